const MINUTE = 60_000;

/** What is told from history holds for this share of first words… */
export const SHARE = 0.9;
/** …with this confidence. */
const CONFIDENCE = 0.95;
/** A bounded window: what was measured long ago does not outweigh how the team works now. */
export const WINDOW = 500;
/**
 * From here on a class is told from. 29 samples would bound the quantile too, but by the slowest one alone: one odd
 * ticket would decide. From 46 on that one is left out.
 */
export const NEEDED = 46;

/**
 * By when the first word comes, told from how long it took: a value that nine in ten do not exceed, with 95 %
 * confidence, whatever their distribution is. It is an order statistic. The number of samples below the true quantile
 * is binomial, so the k-th smallest is at or above it with probability P(Bin(n, 0.9) < k); k is the least for which
 * that reaches 0.95. (The one-sided distribution-free bound of a quantile: Hahn and Meeker, Statistical Intervals,
 * 1991, 5.2.3; after Wilks, 1941.)
 *
 * @param samples milliseconds of working time, `Infinity` for a word that has not come; in any order
 * @param ceiling the policy's own reaction time
 * @returns milliseconds up to the next full minute; null when there are too few samples, or it would not be sooner
 */
export function toldFrom(samples: readonly number[], ceiling: number): number | null {
  if (samples.length < NEEDED) return null;
  const sorted = samples.toSorted((a, b) => a - b);
  const bound = sorted[rankOf(samples.length) - 1] as number;
  // A promise is kept before its instant, not at it.
  const told = (Math.floor(bound / MINUTE) + 1) * MINUTE;
  return told < ceiling ? told : null;
}

const ranks = new Map<number, number>();

/** The least k, from 1 on, with P(Bin(n, SHARE) < k) ≥ CONFIDENCE; n + 1 when there is none. */
export function rankOf(n: number): number {
  const known = ranks.get(n);
  if (known !== undefined) return known;
  let below = 0;
  let rank = 0;
  // The probability of exactly `rank` successes, by its logarithm: 0.1 ** 500 is no number any more.
  let logOne = n * Math.log(1 - SHARE);
  while (below < CONFIDENCE && rank <= n) {
    below += Math.exp(logOne);
    logOne += Math.log(((n - rank) / (rank + 1)) * (SHARE / (1 - SHARE)));
    rank += 1;
  }
  const found = below < CONFIDENCE || rank > n ? n + 1 : rank;
  ranks.set(n, found);
  return found;
}
