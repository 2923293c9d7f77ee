import { type Rules, readRules } from './rules.ts';

export type WrittenIn = 'en' | 'ru';

/** By its script: Cyrillic is taken for Russian, Latin for English. Null: nothing is known of such words. */
export function languageOf(text: string): WrittenIn | null {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const all = count(/\p{L}/gu);
  // Letters that no Russian word has.
  if (count(/[іїєґўђѓќљњћџјәғқңөұүһ]/giu) > 0) return null;
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
