import type { Words } from '../locales/en.ts';

const DAY = 86_400_000;
type At = number | string;

/** Times as the customer reads them: own zone, own language, absolute first. */
export interface Times {
  /** `Today 16:30`, to stand alone. */
  when(at: At, now: number): string;
  /** `16:30 today`, inside a sentence. */
  inText(at: At, now: number): string;
  /** `16:30`, with its day only when that is not today's. */
  short(at: At, now: number): string;
  /** `16:30`, with its date when that is not today's: still right when it is read on another day. */
  lasting(at: At, now: number): string;
  /** `2 h 10 min` */
  span(ms: number): string;
}

/** The browser's own region for this language, if the page names none: 24 hours or 12, day first or month. */
const tagOf = (locale: string, lang: string): string => {
  const own = [locale, ...navigator.languages].find((tag) => tag.startsWith(`${lang}-`)) ?? lang;
  return lang === 'ar' ? `${own}-u-nu-latn` : own;
};

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

export const createTimes = (locale: string, words: Words, lang = 'en'): Times => {
  const tag = tagOf(locale, lang);
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  const date = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short' });
  const near = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });

  const make =
    (join: (day: string, clock: string) => string, isFull?: 'full' | 'dated') =>
    (at: At, now: number): string => {
      const instant = new Date(at);
      const away = Math.round((midnight(+instant) - midnight(now)) / DAY);
      const clock = time.format(instant);
      if (!away && isFull !== 'full') return clock;
      const isNear = away ** 2 < 2 && isFull !== 'dated';
      return join(isNear ? near.format(away, 'day') : date.format(instant), clock);
    };
  const inText = make(words.timeDay, 'full');
  const when = make(words.dayTime, 'full');
  return {
    inText,
    when: (at, now) => when(at, now).replace(/^./u, (first) => first.toLocaleUpperCase(lang)),
    short: make(words.dayTime),
    lasting: make(words.dayTime, 'dated'),
    span(ms) {
      const minutes = Math.floor(ms / 60_000);
      return words.span(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
    },
  };
};
