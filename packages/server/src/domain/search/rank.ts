import type { Term } from './words.ts';

/** No list is read further than this. A word that more have is a common one, and only the newest are looked at. */
export const MOST_LISTED = 200;

/** Which documents have a word. */
export interface Listed {
  /** The newest, at most `MOST_LISTED`, by number. */
  readonly numbers: readonly number[];
  /** How many there are; of a common word, about how many. */
  readonly many: number;
}

/** Documents that have all of these words; words by their place. */
export interface Together {
  readonly words: readonly number[];
  readonly inTitle: boolean;
  readonly numbers: readonly number[];
}

/** Where which words stand. */
export interface Lists {
  /** For each word, the documents that have it. */
  readonly anywhere: readonly Listed[];
  /** For each word, those that have it in their title. */
  readonly title: readonly Listed[];
  readonly together: readonly Together[];
}

/** What a word in the title counts beyond one in the text. */
const IN_TITLE = 0.75;
/** Less than this share of what is asked for is chance. */
const LEAST_SHARE = 0.2;
/** From so many words on, one in common is chance. */
const SEVERAL = 3;

/** A document, and how much of what was asked for it has: 1 is every word, and more is in its title. */
export interface Ranked {
  readonly no: number;
  readonly share: number;
}

/**
 * The documents that have most of what is asked for, the likeliest first. A word weighs the more the fewer have it
 * (inverse document frequency); among equals the newer one comes first.
 */
export function rank(terms: readonly Term[], { anywhere, title, together }: Lists, most: number): Ranked[] {
  const commonest = Math.max(MOST_LISTED, ...anywhere.map(({ many }) => many));
  const weights = anywhere.map(({ many }) => (many ? weigh(many, commonest) : 0));
  // Words are bits, those in the title above those anywhere: there are few terms, and many documents.
  const above = terms.length;
  const has = new Map<number, number>();
  const note = (numbers: readonly number[], bits: number) => {
    for (const no of numbers) has.set(no, (has.get(no) ?? 0) | bits);
  };
  const bitsOf = (words: readonly number[], inTitle: boolean) =>
    words.reduce((bits, word) => bits | (1 << word) | (inTitle ? 1 << (above + word) : 0), 0);
  anywhere.forEach(({ numbers }, word) => {
    note(numbers, bitsOf([word], false));
  });
  title.forEach(({ numbers }, word) => {
    note(numbers, bitsOf([word], true));
  });
  for (const { words, inTitle, numbers } of together) note(numbers, bitsOf(words, inTitle));

  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scores = new Map<number, number>();
  const scoreOf = (bits: number): number => {
    const known = scores.get(bits);
    if (known !== undefined) return known;
    let [words, score, extra] = [0, 0, 0];
    weights.forEach((weight, word) => {
      if (!(bits & (1 << word))) return;
      words += 1;
      score += weight;
      if (bits & (1 << (above + word))) extra += IN_TITLE * weight;
    });
    const isChance = terms.length >= SEVERAL && (words < 2 || score < LEAST_SHARE * total);
    scores.set(bits, isChance ? 0 : score + extra);
    return isChance ? 0 : score + extra;
  };
  return [...has]
    .flatMap(([no, bits]) => (scoreOf(bits) ? [{ no, score: scoreOf(bits) }] : []))
    .sort((a, b) => b.score - a.score || b.no - a.no)
    .slice(0, most)
    .map(({ no, score }) => ({ no, share: score / total }));
}

const weigh = (many: number, commonest: number): number =>
  Math.log(1 + (2 * commonest - many + 0.5) / (many + 0.5));
