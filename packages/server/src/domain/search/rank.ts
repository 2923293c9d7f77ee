import type { Term } from './words.ts';

/** No list is read further than this. A word that more have is a common one, and only the newest are looked at. */
export const MOST_LISTED = 300;

/** Which documents have a word: at most `MOST_LISTED`, by number. */
export type Listed = readonly number[];

/** Where which words stand. */
export interface Lists {
  /** For each word, the documents that have it. */
  readonly anywhere: readonly Listed[];
  /** For each word, those that have it in their title. */
  readonly title: readonly Listed[];
  /** Documents that have all of these words; words by their place. */
  readonly together: readonly { readonly words: readonly number[]; readonly listed: Listed }[];
}

/** What a word in the title counts beyond one in the text. */
const IN_TITLE = 0.75;
/** Less than this share of what is asked for is chance. */
const LEAST_SHARE = 0.2;
/** From so many words on, one in common is chance. */
const SEVERAL = 3;

/**
 * The documents that have most of what is asked for, the likeliest first. A word weighs the more the fewer have it
 * (inverse document frequency); among equals the newer one comes first.
 */
export function rank(terms: readonly Term[], { anywhere, title, together }: Lists, most: number): number[] {
  const weights = anywhere.map(({ length }) => (length ? weigh(length) : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const has = new Map<number, Set<number>>();
  const note = (no: number, term: number) => has.set(no, (has.get(no) ?? new Set()).add(term));
  anywhere.forEach((listed, term) => {
    for (const no of listed) note(no, term);
  });
  title.forEach((listed, term) => {
    for (const no of listed) note(no, term);
  });
  for (const { words, listed } of together) for (const no of listed) for (const term of words) note(no, term);
  const scores = new Map<number, number>();
  for (const [no, words] of has) {
    const score = [...words].reduce((sum, term) => sum + (weights[term] ?? 0), 0);
    if (terms.length >= SEVERAL && (words.size < 2 || score < LEAST_SHARE * total)) continue;
    scores.set(no, score);
  }
  title.forEach((listed, term) => {
    for (const no of listed) {
      const score = scores.get(no);
      if (score !== undefined) scores.set(no, score + IN_TITLE * (weights[term] ?? 0));
    }
  });
  return [...scores]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, most)
    .map(([no]) => no);
}

const weigh = (many: number): number => Math.log(1 + (2 * MOST_LISTED - many + 0.5) / (many + 0.5));
