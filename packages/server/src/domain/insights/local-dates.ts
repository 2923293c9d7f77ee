import { localDays } from '../promise/local-days.ts';

const DAY = 24 * 3_600_000;

/** The local dates of a zone, as `2026-03-04`. */
export interface LocalDates {
  /** The date that an instant lies in. */
  of(at: number): string;
  /** A date's first instant; its end is the next one's. */
  begins(date: string): number;
  /** The date so many days on. */
  on(date: string, days: number): string;
}

const NO_HOURS = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const known = new Map<string, LocalDates>();

export function datesIn(zone: string): LocalDates {
  let dates = known.get(zone);
  if (!dates) {
    dates = made(zone);
    known.set(zone, dates);
  }
  return dates;
}

function made(zone: string): LocalDates {
  const day = localDays({ zone, hours: NO_HOURS, holidays: [] });
  const numberOf = (date: string) => Date.parse(`${date}T00:00Z`) / DAY;
  const named = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
  return {
    of(at) {
      // No zone's date is more than one away from the date in UTC.
      let number = Math.floor(at / DAY) + 1;
      while (day(number).begins > at) number -= 1;
      return named(number);
    },
    begins: (date) => day(numberOf(date)).begins,
    on: (date, days) => named(numberOf(date) + days),
  };
}
