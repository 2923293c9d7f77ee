import { joined, type Rules, readRules } from './rules.ts';
import { sentencesOf } from './words.ts';

export type WrittenIn = 'en' | 'ru';

/** Letters that no Russian word has. */
const NOT_RUSSIAN = /[іїєґўђѓќљњћџјәғқңөұүһ]/iu;

/**
 * The languages of a text that mixes them, sentence by sentence: what is written in one of them stays what it is beside
 * the other.
 */
export function languagesOf(text: string): WrittenIn[] {
  const pieces = sentencesOf(text).map((words) => text.slice(words[0]?.start, words.at(-1)?.end));
  // Where one word is no Russian, its Cyrillic sentences are not taken for Russian either.
  const found = pieces.map(languageOf).filter((lang) => lang !== 'ru' || !NOT_RUSSIAN.test(text));
  return (['en', 'ru'] as const).filter((lang) => found.includes(lang) || languageOf(text) === lang);
}

/** By its script: Cyrillic is taken for Russian, Latin for English. Null: nothing is known of such words. */
export function languageOf(text: string): WrittenIn | null {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const all = count(/\p{L}/gu);
  if (NOT_RUSSIAN.test(text)) return null;
  if (count(/\p{Script=Cyrillic}/gu) * 2 > all) return 'ru';
  return count(/\p{Script=Latin}/gu) * 2 > all ? 'en' : null;
}

const files = {
  en: () => import('./rules/en.json'),
  ru: () => import('./rules/ru.json'),
};
const read: Partial<Record<WrittenIn, Promise<Rules>>> = {};

/** A language's rules, fetched when first asked for; asked for again after a failure. */
export function rulesFor(lang: WrittenIn): Promise<Rules> {
  read[lang] ??= files[lang]().then(
    (file) => readRules(file.default),
    (error) => {
      delete read[lang];
      throw error;
    },
  );
  return read[lang];
}

/** The rules for all that a text is written in; null where nothing is known of it. */
export async function rulesOf(text: string): Promise<Rules | null> {
  const [first, ...others] = await Promise.all(languagesOf(text).map(rulesFor));
  return first ? others.reduce(joined, first) : null;
}
