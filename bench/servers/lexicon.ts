/** Texts of made-up words that are as common and as rare as those of a language (Zipf's law); the same in each run. */
export interface Lexicon {
  /** So many words, each as likely as it is common. */
  words(count: number): string;
}

const SIZE = 20_000;
const ONSETS = [
  'b',
  'd',
  'f',
  'g',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'br',
  'cl',
  'pr',
  'st',
  'tr',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
const ENDINGS = ['', '', '', 's', 'ing', 'ed', 'er', 'tion'];

/** @param seed another one gives other texts of the same words */
export function createLexicon(seed: number): Lexicon {
  const random = randomOf(seed);
  return {
    words: (count) =>
      Array.from({ length: count }, () => WORDS[Math.floor(SIZE ** random()) - 1] as string).join(' '),
  };
}

const WORDS = ((): string[] => {
  const random = randomOf(7);
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] as string;
  const words = new Set<string>();
  while (words.size < SIZE) {
    const syllables = Array.from({ length: 1 + Math.floor(random() * 3) }, () => one(ONSETS) + one(VOWELS));
    words.add(`${syllables.join('')}${one(ONSETS)}${one(ENDINGS)}`);
  }
  return [...words];
})();

/** So many of the most common words. */
export const commonest = (count: number): string => WORDS.slice(0, count).join(' ');

/** What the oldest answer is called: each of the words stands in hundreds of titles. */
export const NEEDLE = [30, 50, 70, 90].map((rank) => WORDS[rank]).join(' ');

/** A small generator of even numbers from 0 to 1 (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
