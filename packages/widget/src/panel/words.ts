import type { Activity, Holder, Status } from '@vestka/sdk';
import { en, type Words } from '../locales/en.ts';

/** The languages spoken here; each is one file, fetched when used. */
const LANGUAGES: Record<string, () => Promise<Words>> = {
  ru: () => import('../locales/ru.ts').then(({ ru }) => ru),
  ar: () => import('../locales/ar.ts').then(({ ar }) => ar),
};

/** The words of a locale's language, and that language; English where we do not speak it or it does not come. */
export const loadWords = async (locale: string): Promise<[words: Words, lang: string]> => {
  const lang = locale.slice(0, 2);
  try {
    const words = await LANGUAGES[lang]?.();
    if (words) return [words, lang];
  } catch {}
  return [en, 'en'];
};

/** A name by its code: from a newer server it may be one that this widget does not know. */
export const named = (words: object, name: string, other = ''): string => {
  const text = (words as Record<string, unknown>)[name];
  return typeof text === 'string' ? text : other;
};

export const statusName = (words: Words, status: Status): string => named(words, `s_${status}`, status);

/** A person's sentence is null when it has been erased. */
export const activityText = (words: Words, activity: Activity): string =>
  'code' in activity ? named(words, `a_${activity.code}`, words.a_other) : (activity.text ?? words.erased);

export const holderName = (words: Words, holder: Holder): string =>
  holder.kind === 'agent' ? holder.name : named(words, holder.level, words.team);
