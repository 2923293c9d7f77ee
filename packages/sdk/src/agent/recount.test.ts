import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecount, type Recount } from './recount.ts';

/** What the server counts, what was taken, and the readings that are under way. */
let there: number;
let taken: number[];
let answers: (() => void)[];
let isLive: boolean;
let recount: Recount;

beforeEach(() => {
  vi.useFakeTimers();
  there = 0;
  taken = [];
  answers = [];
  isLive = true;
  recount = createRecount(() => {
    if (!isLive) return null;
    const read = there;
    return new Promise((resolve) => answers.push(() => resolve(() => void taken.push(read))));
  });
});
afterEach(() => {
  recount.stop();
  vi.useRealTimers();
});

const answer = async () => {
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
};

test('all that changes in a while is read once; soon where it could not be counted', async () => {
  recount.ask('known');
  await vi.advanceTimersByTimeAsync(9000);
  recount.ask('known');
  await vi.advanceTimersByTimeAsync(999);
  expect(answers).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(answers).toHaveLength(1);
  await answer();
  recount.ask('known');
  recount.ask('unknown');
  recount.ask('known');
  await vi.advanceTimersByTimeAsync(2000);
  there = 1;
  await answer();
  expect(taken).toEqual([0, 0]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toHaveLength(0);
});

test('what was counted while a reading was on its way is not undone by it', async () => {
  recount.ask('unknown');
  await vi.advanceTimersByTimeAsync(2000);
  there = 1;
  recount.ask('known');
  await answer();
  expect(taken).toEqual([]);
  await answer();
  expect(taken).toEqual([1]);
});

test('where changes never end, it is taken as it comes', async () => {
  recount.ask('unknown');
  await vi.advanceTimersByTimeAsync(2000);
  for (there = 1; there <= 3; there += 1) {
    recount.ask('known');
    await answer();
  }
  expect(taken).toEqual([2]);
});

test('nothing is read without a connection, nor after the end', async () => {
  isLive = false;
  recount.ask('unknown');
  await vi.advanceTimersByTimeAsync(2000);
  isLive = true;
  recount.ask('unknown');
  recount.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(answers).toHaveLength(0);
});
