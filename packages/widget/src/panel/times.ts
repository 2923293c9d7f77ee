import type { Words } from '../locales/en.ts';

type Tell = (at: string | number, now: number) => string;

/** Times as the customer reads them: own zone, own language, absolute first. */
export interface Times {
  /** `Today 16:30`, to stand alone. */
  when: Tell;
  /** `16:30 today`, inside a sentence. */
  inText: Tell;
  /** `16:30`, with its day only when that is not today's. */
  short: Tell;
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
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short' });
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const midnight = (at: string | number) => new Date(at).setHours(0, 0, 0, 0);

  const tell =
    (join: Words['dayTime'], isAlways?: boolean): Tell =>
    (at, now) => {
      const instant = new Date(at);
      const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
      const time = clock.format(instant);
      if (!days && !isAlways) return time;
      return join(days ** 2 < 2 ? near.format(days, 'day') : date.format(instant), time);
    };
  const full = tell(words.dayTime, true);
  return {
    when: (at, now) => full(at, now).replace(/^./, (first) => first.toUpperCase()),
    inText: tell(words.timeDay, true),
    short: tell(words.dayTime),
    span(ms) {
      const minutes = Math.floor(ms / 60_000) || 1;
      return words.span(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
    },
  };
};
