import type { Words } from '../locales/en.ts';

type Tell = (at: string | number, now: number) => string;

/** Times as the customer reads them: own zone, own language, absolute first. */
export interface Times {
  /** `Today 16:30`, to stand alone. */
  when: Tell;
  /** `today 16:30`, to end a sentence. */
  full: Tell;
  /** `16:30 today`, inside a sentence. */
  inText: Tell;
  /** `16:30`, with its day only when that is not today's. */
  short: Tell;
  /** `12 March`, with its year only when that is not this one. */
  date: Tell;
  /** `16:30` */
  time(at: string | number): string;
  /** `09:40` of today, else `12 March`. */
  since: Tell;
  /** `2 h 10 min` */
  span(ms: number): string;
}

/** The browser's own region for this language, if the page names none: 24 hours or 12, day first or month. */
const tagOf = (locale: string, lang: string): string => {
  const own = [locale, ...navigator.languages].find((tag) => tag.startsWith(`${lang}-`)) ?? lang;
  return lang === 'ar' ? `${own}-u-nu-latn` : own;
};

export const createTimes = (locale: string, words: Words, lang = 'en'): Times => {
  const tag = tagOf(locale, lang);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(tag, options);
    return (at: string | number) => format(new Date(at));
  };
  const time = format({ timeStyle: 'short' });
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const weekday = format({ weekday: 'long' });
  const dated = format({ weekday: 'short', day: 'numeric', month: 'short' });
  const thisYear = format({ day: 'numeric', month: 'long' });
  const otherYear = format({ dateStyle: 'long' });
  const midnight = (at: string | number) => new Date(at).setHours(0, 0, 0, 0);
  /** Days ahead by the calendar; some have 23 or 25 hours. */
  const daysTo = (at: string | number, now: number) =>
    Math.round((midnight(at) - midnight(now)) / 86_400_000);

  const tell =
    (join: Words['dayTime'], isAlways?: boolean): Tell =>
    (at, now) => {
      const days = daysTo(at, now);
      if (!days && !isAlways) return time(at);
      // Of the coming days, six are told by the weekday's name alone.
      const day = days ** 2 < 2 ? near.format(days, 'day') : (days > 0 && days < 7 ? weekday : dated)(at);
      return join(day, time(at));
    };
  const full = tell(words.dayTime, true);
  const date: Tell = (at, now) =>
    (new Date(at).getFullYear() === new Date(now).getFullYear() ? thisYear : otherYear)(at);
  return {
    when: (at, now) => full(at, now).replace(/^./, (first) => first.toUpperCase()),
    full,
    inText: tell(words.timeDay, true),
    short: tell(words.dayTime),
    date,
    time,
    since: (at, now) => (daysTo(at, now) ? date : time)(at, now),
    span(ms) {
      const minutes = Math.floor(ms / 60_000) || 1;
      return words.span(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
    },
  };
};
