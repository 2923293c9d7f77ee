import type { Session } from '../session.ts';

/** Marks that turn or hide what is read, and what is no character at all. */
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const LONGEST = 60;

/** A name as it is shown: no mark in it can make `exe` look like `jpg`, and its end can be read. */
export const shown = (name: string): string => {
  const letters = [...name.replace(UNSEEN, '').trim()];
  return letters.length > LONGEST
    ? `${letters.slice(0, LONGEST - 20).join('')}…${letters.slice(-19).join('')}`
    : letters.join('');
};

/** What stands in place of a picture: `PDF`. By the name, as people know their files; it decides nothing. */
export const extension = (name: string): string =>
  /\.([a-z0-9]{1,5})$/i.exec(name.replace(UNSEEN, ''))?.[1]?.toUpperCase() ?? '';

const STEPS = [
  [1e6, 'megabyte'],
  [1e3, 'kilobyte'],
  [1, 'byte'],
] as const;

/** `1.2 MB` */
export const sizeOf = ({ lang }: Pick<Session, 'lang'>, bytes: number): string => {
  const [step, unit] = STEPS.find(([step]) => bytes >= step) ?? STEPS[2];
  const value = bytes / step;
  return new Intl.NumberFormat(tagOf(lang), {
    style: 'unit',
    unit,
    // “193 byte” is no language's plural.
    unitDisplay: step > 1 ? 'short' : 'long',
    maximumFractionDigits: value < 10 && step > 1 ? 1 : 0,
  }).format(value);
};

/** `45 %` */
export const percentOf = ({ lang }: Pick<Session, 'lang'>, part: number): string =>
  new Intl.NumberFormat(tagOf(lang), { style: 'percent' }).format(part);

/** With the digits that the times are written in. */
const tagOf = (lang: string): string => (lang === 'ar' ? 'ar-u-nu-latn' : lang);
