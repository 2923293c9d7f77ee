import type { Word } from './words.ts';

/**
 * Words in their order, as the files of rules write them:
 *
 *     as i|we already? told you     one of several; what has a question mark may be absent
 *     виноват*                      any ending
 *     our developers ... broke      up to three other words between
 *     within # hour*                # a number; @ a word with a capital letter, as names have
 */
export type Phrase = readonly Part[];

interface Part {
  readonly words: ReadonlySet<string>;
  readonly stems: readonly string[];
  readonly optional: boolean;
  readonly sign: '#' | '@' | '...' | null;
}

/** How many words may stand where `...` does. */
const BETWEEN = 3;

export function parsePhrase(written: string): Phrase {
  return written
    .trim()
    .split(/\s+/)
    .map((piece) => {
      const optional = piece.endsWith('?');
      const bare = optional ? piece.slice(0, -1) : piece;
      const sign = bare === '#' || bare === '@' || bare === '...' ? bare : null;
      const all = sign ? [] : bare.split('|');
      return {
        optional,
        sign,
        words: new Set(all.filter((one) => !one.endsWith('*'))),
        stems: all.filter((one) => one.endsWith('*')).map((one) => one.slice(0, -1)),
      };
    });
}

function fits({ words, stems, sign }: Part, { said, capital }: Word): boolean {
  if (!said) return false;
  if (sign === '@') return capital;
  if (sign === '#') return /^\d/.test(said);
  return words.has(said) || stems.some((stem) => said.startsWith(stem));
}

/** Behind which words a phrase that begins at one of them may end; the furthest first. */
export function endsOf(phrase: Phrase, words: readonly Word[], from: number): number[] {
  let places = new Set([from]);
  for (const part of phrase) {
    const next = new Set<number>();
    for (const at of places) {
      if (part.sign === '...') for (let n = 0; n <= BETWEEN; n += 1) next.add(at + n);
      else {
        if (part.optional) next.add(at);
        const word = words[at];
        if (word && fits(part, word)) next.add(at + 1);
      }
    }
    places = next;
  }
  return [...places].filter((at) => at > from && at <= words.length).sort((a, b) => b - a);
}

/** Where in a sentence one of the phrases stands first; the longest that begins there. */
export function findPhrase(
  phrases: readonly Phrase[],
  words: readonly Word[],
): readonly [number, number] | null {
  for (let from = 0; from < words.length; from += 1) {
    const ends = phrases.flatMap((phrase) => endsOf(phrase, words, from));
    if (ends.length > 0) return [from, Math.max(...ends)];
  }
  return null;
}

/** Whether a sentence consists of such phrases and of nothing else. */
export function isMadeOf(phrases: readonly Phrase[], words: readonly Word[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < words.length; at += 1) {
    if (!reached.has(at)) continue;
    for (const phrase of phrases) for (const end of endsOf(phrase, words, at)) reached.add(end);
  }
  return reached.has(words.length);
}
