import { Temporal } from 'temporal-polyfill';

/** Local dates, both inside. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The last `days` days, today with them. */
export const lastDays = (today: string, days: number): DayRange => ({
  from: Temporal.PlainDate.from(today)
    .subtract({ days: days - 1 })
    .toString(),
  to: today,
});

/** Both given, and in order. */
export const isRange = ({ from, to }: DayRange): boolean => from !== '' && to !== '' && from <= to;

/** A local date as an instant that any zone’s formatter in UTC writes as that date. */
export const dateAt = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** `3 Mar` */
export const shortDate = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(dateAt(date));

/** `Tuesday, 3 March` */
export const longDate = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(
    dateAt(date),
  );

/** The figures as a file, from the server at this origin with the cookie. */
export const csvHref = ({ from, to }: DayRange, part: 'days' | 'agents' | 'ratings'): string =>
  `/v1/agent/insights.csv?from=${from}&to=${to}${part === 'days' ? '' : `&part=${part}`}`;
