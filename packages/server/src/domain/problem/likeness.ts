import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';
import { isFiller } from '../ticket/says-nothing.ts';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** The stems of what a text is about: its words without endings, each once, and without those that say nothing. */
export function stemsOf(text: string): Set<string> {
  const stems = new Set<string>();
  for (const { segment, isWordLike } of words.segment(text.toLowerCase())) {
    if (!isWordLike || segment.length < 2 || isFiller(segment)) continue;
    stems.add(/\p{Script=Cyrillic}/u.test(segment) ? russian(segment) : english(segment));
  }
  return stems;
}

/** Less in common than this is chance. */
const LEAST = 0.12;

/**
 * How much each text has in common with a query: the share of the query's weight that it has too, where a word weighs
 * the more the fewer texts have it (inverse document frequency). 1: all of it.
 *
 * @returns the places of those with enough in common, the likeliest first
 */
export function rank(query: string, texts: readonly string[]): { at: number; score: number }[] {
  const asked = [...stemsOf(query)];
  const stems = texts.map(stemsOf);
  const weight = (stem: string) =>
    Math.log(1 + texts.length / (1 + stems.filter((of) => of.has(stem)).length));
  const weights = new Map(asked.map((stem) => [stem, weight(stem)]));
  const sum = (of: readonly string[]) => of.reduce((total, stem) => total + (weights.get(stem) ?? 0), 0);
  return stems
    .map((of, at) => {
      const shared = asked.filter((stem) => of.has(stem));
      // A long complaint and a short title have little of each other: what counts is the smaller of the two.
      const shorter = Math.min(sum(asked), Math.max(1, of.size) * (sum(asked) / Math.max(1, asked.length)));
      return { at, score: shared.length ? Math.min(1, sum(shared) / shorter) : 0 };
    })
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
}
