import { isNoise } from './says-nothing-noise.ts';
import { isEmpty, isWeak, PHRASES } from './says-nothing-words.ts';

/** A word of substance says something; so do two that are weak. */
const ENOUGH = 2;

/** 4.2.1 is a version and says which; 12.03 may be a day, 12.03.2026 is one. */
const VERSION = /^\d+(?:\.\d+){2,}$/;
const DATE = /^\d{1,2}\.\d{1,2}\.(?:19|20)\d\d$/;
/** KB5034441, E42, but not 2nd or 24h. */
const CODE = /^(?=.*\d)(?=.*\p{L})(?!\d+(?:st|nd|rd|th|h|min|am|pm|ч|мин|го|й|е|м)$)/u;

/**
 * True for “fixed”, “done, please check”, “asdf”, “…”: words where a reader learns nothing. What is known to say nothing is
 * taken away, and something of substance has to be left. Any language: an unknown word is substance, so the rule refuses
 * no real sentence.
 */
export function saysNothing(text: string): boolean {
  let said = 0;
  // A number says which one, beside a word that says of what: “code 51”.
  let numbered = 0;
  for (const [word] of plain(text).replace(PHRASES, ' ').matchAll(WORD)) {
    if (/^\p{N}+$/u.test(word)) numbered = 1;
    else said += weigh(word);
    if (said > 0 && said + numbered >= ENOUGH) return false;
  }
  return true;
}

/** True where no word was written at all: signs, figures, letters struck at random. */
export const isBlank = (text: string): boolean =>
  plain(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .every((word) => !isWord(word) || isNoise(word));

const isWord = (word: string): boolean => /\p{L}.*\p{L}|\p{Script=Han}/u.test(word);

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\.\p{N}+)*/gu;

function weigh(word: string): number {
  if (DATE.test(word)) return 0;
  if (/^[\p{N}.]+$/u.test(word)) return VERSION.test(word) ? 2 : 1;
  if (CODE.test(word)) return 2;
  if (!isWord(word) || isNoise(word)) return 0;
  const forms = bare(word);
  if (forms.some(isEmpty)) return 0;
  return forms.some(isWeak) ? 1 : 2;
}

/** As the lists have it: small letters, no accents on Latin ones, one form of each Arabic letter. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('ё', 'е')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي');

/** An Arabic word also without the “and”, the preposition and the article that are written onto it. */
const bare = (word: string): string[] =>
  /^\p{Script=Arabic}/u.test(word)
    ? [word, word.replace(/^[وف]/, ''), word.replace(/^[وف]?(?:[بكل]?ال|لل|[بلك])/, '')]
    : [word];
