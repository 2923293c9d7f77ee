import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NEEDED, rankOf, SHARE, toldFrom, WINDOW } from './history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Numbers from 0 to 1 that are the same in every run. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** P(Bin(n, SHARE) < k), by products instead of logarithms. */
function certainty(n: number, k: number): number {
  let all = 0;
  for (let hits = 0; hits < k; hits += 1) {
    let ways = 1;
    for (let i = 1; i <= hits; i += 1) ways *= ((n - hits + i) / i) * SHARE;
    all += ways * (1 - SHARE) ** (n - hits);
  }
  return all;
}

test('the rank is that of the tables of Wilks: 29 samples need the slowest, 46 all but one, 61 all but two', () => {
  expect([28, 29, 45, 46, 60, 61, 76, 89].map((n) => n - rankOf(n))).toEqual([-1, 0, 0, 1, 1, 2, 3, 4]);
});

test.each([NEEDED, 60, 100, 200])('of %i samples it is the least rank that is sure enough', (n) => {
  expect(certainty(n, rankOf(n))).toBeGreaterThanOrEqual(0.95);
  expect(certainty(n, rankOf(n) - 1)).toBeLessThan(0.95);
});

const durations = fc.array(fc.integer({ min: 0, max: 40 * HOUR }), { minLength: NEEDED, maxLength: 120 });

describe('what is told', () => {
  test('is null while there are too few, or where the rule is sooner', () => {
    const quick = Array.from({ length: NEEDED }, (_, i) => i * MINUTE);
    expect(toldFrom(quick.slice(1), 8 * HOUR)).toBeNull();
    expect(toldFrom(quick, 8 * HOUR)).toBe(45 * MINUTE);
    expect(toldFrom(quick, 45 * MINUTE)).toBeNull();
    expect(toldFrom([...quick.slice(0, -1), Number.POSITIVE_INFINITY], 8 * HOUR)).toBe(45 * MINUTE);
    expect(toldFrom([...quick.slice(0, -2), Infinity, Infinity], 8 * HOUR)).toBeNull();
    expect(toldFrom([], 8 * HOUR)).toBeNull();
  });

  test('never goes beyond the ceiling, does not depend on the order, and holds for nine of ten of its own samples', () => {
    fc.assert(
      fc.property(durations, fc.integer({ min: MINUTE, max: 60 * HOUR }), (samples, ceiling) => {
        const told = toldFrom(samples, ceiling);
        expect(toldFrom(samples.toReversed(), ceiling)).toBe(told);
        if (told === null) return;
        expect(told).toBeLessThan(ceiling);
        expect(told % MINUTE).toBe(0);
        expect(samples.filter((one) => one < told).length).toBeGreaterThanOrEqual(samples.length * SHARE);
      }),
    );
  });

  test('is never sooner for slower words', () => {
    fc.assert(
      fc.property(durations, fc.nat(), fc.integer({ min: 0, max: 9 * HOUR }), (samples, at, more) => {
        const slower = samples.with(at % samples.length, (samples[at % samples.length] as number) + more);
        const [before, after] = [toldFrom(samples, Infinity), toldFrom(slower, Infinity)];
        expect(after).toBeGreaterThanOrEqual(before as number);
      }),
    );
  });
});

const drawn: [string, (dice: () => number) => number, number][] = [
  ['even', (roll) => roll() * 10 * HOUR, 9 * HOUR],
  ['exponential', (roll) => -Math.log(1 - roll()) * HOUR, -Math.log(0.1) * HOUR],
  ['heavy-tailed', (roll) => (1 - roll()) ** -1.5 * HOUR, 0.1 ** -1.5 * HOUR],
  // Nine in ten at once, one in twenty never: ties, and words that do not come.
  [
    'lumpy',
    (roll) => [2 * MINUTE, 30 * MINUTE, Infinity][+(roll() >= 0.5) + +(roll() >= 0.95)] as number,
    30 * MINUTE,
  ],
];

test.each(drawn)('out of %s durations, 95 of 100 tellings are not too soon', (_, draw, quantile) => {
  const roll = dice(20_260_304);
  const trials = 2_000;
  for (const n of [NEEDED, 61, 150, WINDOW]) {
    let sure = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const told = toldFrom(
        Array.from({ length: n }, () => draw(roll)),
        Infinity,
      );
      if (told === null || told >= quantile) sure += 1;
    }
    const noise = 3 * Math.sqrt((0.95 * 0.05) / trials);
    expect(sure / trials, `${n} samples`).toBeGreaterThanOrEqual(0.95 - noise);
  }
});

test('after a change it follows within the window', () => {
  const roll = dice(7);
  const slow = Array.from({ length: WINDOW }, () => 5 * HOUR + roll() * HOUR);
  const quick = Array.from({ length: WINDOW }, () => roll() * HOUR);
  const all = [...slow, ...quick];
  expect(toldFrom(all.slice(0, WINDOW), 8 * HOUR)).toBeGreaterThan(5 * HOUR);
  expect(toldFrom(all.slice(-WINDOW), 8 * HOUR)).toBeLessThan(1.1 * HOUR);
});
