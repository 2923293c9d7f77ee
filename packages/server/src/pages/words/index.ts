import { ar } from './ar.ts';
import { en, type Words } from './en.ts';
import { ru } from './ru.ts';

export type { Words } from './en.ts';

/** The languages of the server's own pages. */
export const LANGUAGES = { en, ru, ar } as const satisfies Record<string, Words>;
export type PageLanguage = keyof typeof LANGUAGES;

/** In what a page is written: its words, and the locale for its dates. */
export interface Tongue {
  readonly lang: PageLanguage;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Words;
  readonly locale: string;
}

/**
 * The language of a page: the first that is wanted and that there is; English else.
 *
 * @param wanted a language tag, before what the browser accepts
 * @param accepted the `Accept-Language` header: also tells 24 hours from 12, and day first from month
 */
export function tongueOf(wanted: string | null | undefined, accepted: string | null | undefined): Tongue {
  const tags = [wanted ?? '', ...preferred(accepted ?? '')].filter((tag) => /^[a-z]{2,3}(-|$)/i.test(tag));
  const lang = tags.map(primary).find((one): one is PageLanguage => Object.hasOwn(LANGUAGES, one)) ?? 'en';
  const own = tags.find((tag) => primary(tag) === lang && tag.includes('-') && isLocale(tag));
  // English of no region is told by day, month and 24 hours: that misleads nobody.
  const locale = own ?? (lang === 'en' ? 'en-GB' : lang);
  return {
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    words: LANGUAGES[lang],
    locale: lang === 'ar' ? `${locale}-u-nu-latn` : locale,
  };
}

const primary = (tag: string): string => (tag.split('-', 1)[0] as string).toLowerCase();

const isLocale = (tag: string): boolean => {
  try {
    return !/-[a-z0-9]-/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** The tags of an `Accept-Language` header, the most wanted first. */
const preferred = (accepted: string): string[] =>
  accepted
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality = ''] = part.split(';');
      return { tag: tag.trim(), quality: Number(/q=([\d.]+)/.exec(quality)?.[1] ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
