import { expect, test } from 'vitest';
import { limited } from './limited.ts';

const turn = () => new Promise((done) => setImmediate(done));

test('so many at a time, and each key once', async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = limited(2, (key) => {
    begun.push(key);
    return new Promise<string>((done) => ends.push(() => done(key)));
  });
  const all = Promise.all(['a', 'b', 'a', 'c', 'd'].map(work));
  await turn();
  expect(begun).toEqual(['a', 'b']);
  ends[0]?.();
  await turn();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (let at = 1; at < 4; at++) {
    ends[at]?.();
    await turn();
  }
  expect(await all).toEqual(['a', 'b', 'a', 'c', 'd']);
});

test('what failed is no longer under way', async () => {
  let times = 0;
  const work = limited(1, async () => {
    times += 1;
    if (times === 1) throw new Error('no');
    return times;
  });
  await expect(work('a')).rejects.toThrow('no');
  expect(await work('a')).toBe(2);
});
