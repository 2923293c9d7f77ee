/**
 * Durations counted in buckets that grow by 2 % each, so that quantiles of any number of days come from sums, within
 * 1 % (Masson, Rim and Lee, DDSketch, VLDB 2019).
 */
const ERROR = 0.01;
const GROWTH = (1 + ERROR) / (1 - ERROR);

/** @param ms a duration; what is below a millisecond counts as one */
export const bucketOf = (ms: number): number => Math.ceil(Math.log(Math.max(1, ms)) / Math.log(GROWTH));

const middleOf = (bucket: number): number => (2 * GROWTH ** bucket) / (GROWTH + 1);

/** @returns milliseconds; null of nothing */
export function quantileOf(counts: ReadonlyMap<number, number>, share: number): number | null {
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0);
  let left = share * (total - 1);
  for (const [bucket, many] of [...counts].sort(([a], [b]) => a - b)) {
    left -= many;
    if (left < 0) return Math.round(middleOf(bucket));
  }
  return null;
}
