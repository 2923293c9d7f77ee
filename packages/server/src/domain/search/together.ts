import { type Listed, MOST_LISTED } from './rank.ts';

/**
 * To find who has several words together, their lists are read to the end, as often few or none have them. So only lists
 * are read that hold no more than this in all, as estimated: that bounds a question's work, whatever is asked and however
 * much there is.
 */
const MOST_READ = 60_000;

/** Pairs of words by their rarity: the rarer two are, the more they tell together. */
const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
  [0, 3],
] as const;

/**
 * Which words are to be looked for together, by their place: as many of the rarest as can be read, and pairs of them. Words
 * whose lists are complete are together already.
 */
export function groupsOf(listed: readonly Listed[]): number[][] {
  const many = (place: number) => (listed[place] as Listed).many;
  const known = listed
    .flatMap(({ numbers }, place) => (numbers.length ? [place] : []))
    .sort((a, b) => many(a) - many(b));
  const isCommon = (place: number) => (listed[place] as Listed).numbers.length === MOST_LISTED;
  let left = MOST_READ;
  const groups: number[][] = [];
  const add = (group: number[]) => {
    const size = group.reduce((sum, place) => sum + many(place), 0);
    if (size > left || !group.some(isCommon)) return;
    left -= size;
    groups.push(group);
  };
  const all = rarest(known, many, MOST_READ / 2);
  if (all.length > 2) add(all);
  for (const [one, other] of PAIRS) {
    const pair = [known[one], known[other]].filter((place) => place !== undefined);
    if (pair.length === 2) add(pair);
  }
  return groups;
}

/** As many of the rarest words as have no more than this in all. */
function rarest(known: readonly number[], many: (place: number) => number, most: number): number[] {
  let sum = 0;
  return known.filter((place) => {
    sum += many(place);
    return sum <= most;
  });
}
