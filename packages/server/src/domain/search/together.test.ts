import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Listed, MOST_LISTED } from './rank.ts';
import { groupsOf } from './together.ts';

const list = (many: number): Listed => ({
  numbers: Array.from({ length: Math.min(many, MOST_LISTED) }, (_, i) => i),
  many,
});

test('common words are looked for together, the rarest first, and pairs of them', () => {
  expect(groupsOf([list(9000), list(500), list(3000)])).toEqual([
    [1, 2, 0],
    [1, 2],
    [1, 0],
    [2, 0],
  ]);
  expect(groupsOf([list(500), list(0), list(700)])).toEqual([[0, 2]]);
});

test('not where their lists are complete', () => {
  expect(groupsOf([list(5), list(70), list(199)])).toEqual([]);
  expect(groupsOf([list(500)])).toEqual([]);
  expect(groupsOf([])).toEqual([]);
});

test('a rare word beside a common one is', () => expect(groupsOf([list(5000), list(5)])).toEqual([[1, 0]]));

test('no more is read than the bound, whatever is asked', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000_000), { maxLength: 12 }), (lengths) => {
      const lists = lengths.map(list);
      const groups = groupsOf(lists);
      const read = groups.flat().reduce((sum, place) => sum + (lists[place] as Listed).many, 0);
      expect(read).toBeLessThanOrEqual(60_000);
      expect(groups.length).toBeLessThanOrEqual(5);
    }),
  );
});
