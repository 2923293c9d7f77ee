import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';
import { isFiller } from '@vestka/sdk/ticket';

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

/** One word in common is chance, whatever it weighs; two are a beginning. */
const LEAST_SHARED = 2;

/** The stem of a first line that has but one, such as a title “Login”. */
function onlyStem(text: string): string | null {
  const [stem, another] = stemsOf(text.trim().split('\n', 1)[0] ?? '');
  return stem !== undefined && another === undefined ? stem : null;
}

/**
 * How much each text has in common with a query: the share of the query's weight that it has too, where a word weighs
 * the more the fewer texts have it (inverse document frequency). 1: all of it. One word in common is not enough, but
 * where it is the whole first line of both: a subject “Login” and a title “Login”.
 *
 * @param query subject and message, the subject on its first line
 * @param texts each with its title on the first line
 * @returns the places of those with enough in common, the likeliest first
 */
export function rank(query: string, texts: readonly string[]): { at: number; score: number }[] {
  const asked = [...stemsOf(query)];
  const subject = onlyStem(query);
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
      const alike =
        shared.length >= LEAST_SHARED || (subject !== null && subject === onlyStem(texts[at] as string));
      return { at, score: alike ? Math.min(1, sum(shared) / shorter) : 0 };
    })
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score);
}
