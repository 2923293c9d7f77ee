import type { Policy, Weekday } from '@vestka/sdk/agent';
import { Temporal } from 'temporal-polyfill';

const MINUTE = 60_000;
const LEAST_AHEAD = 5 * MINUTE;
const CLOSE_OF_DAY = '18:00';

const inZone = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** `hours` from now, rounded up to five minutes: nobody promises 15:37. */
export const hoursAhead = (now: number, hours: number): number =>
  Math.ceil((now + hours * 60 * MINUTE) / LEAST_AHEAD) * LEAST_AHEAD;

/** 18:00 in the zone: today's while it lies at least five minutes ahead, else tomorrow's. */
export function endOfDay(now: number, zone: string): number {
  const here = inZone(now, zone);
  const today = here.withPlainTime(CLOSE_OF_DAY).epochMilliseconds;
  return today - now >= LEAST_AHEAD ? today : onDay(now, zone, 1, CLOSE_OF_DAY);
}

export const tomorrowAt = (now: number, zone: string, time: string): number => onDay(now, zone, 1, time);

function onDay(now: number, zone: string, days: number, time: string): number {
  const date = inZone(now, zone).toPlainDate().add({ days });
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/**
 * The instant of a wall-clock time such as `2026-03-29T02:30`. A time that a change of clocks skips is the one just
 * after; of a time that comes twice, the first.
 *
 * @returns null where it is no date
 */
export function fromWallClock(local: string, zone: string): number | null {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return null;
  }
}

/** As `<input type="datetime-local">` takes it. */
export const toWallClock = (at: number, zone: string): string =>
  inZone(at, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** A workspace's zone, with its working hours once they are read. */
export type Place = string | Pick<Policy, 'zone' | 'hours' | 'holidays'>;

export const zoneOf = (place: Place): string => (typeof place === 'string' ? place : place.zone);

/** When that calendar day's work ends; 18:00 while the hours are not read. null where it is no date. */
export const endOfDate = (date: string, place: Place): number | null =>
  date ? fromWallClock(`${date}T${closeOf(date, place)}`, zoneOf(place)) : null;

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];
/** Midnight would be the next day already. */
const LAST_MINUTE = '23:59';

function closeOf(date: string, place: Place): string {
  if (typeof place === 'string') return CLOSE_OF_DAY;
  // Sunday is 0.
  const weekday = WEEK[(new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7];
  const free = !weekday || place.holidays.some((holiday) => holiday.date === date);
  // Work that goes on over midnight lasts to the end of its day.
  const closes = free ? [] : place.hours[weekday].map(({ from, to }) => (to > from ? to : LAST_MINUTE));
  const last = closes.sort().at(-1) ?? LAST_MINUTE;
  return last < LAST_MINUTE ? last : LAST_MINUTE;
}

export const toDate = (at: number, zone: string): string => inZone(at, zone).toPlainDate().toString();

/** Cut down to five minutes: what policy wants at 16:28:41 is promised for 16:25. */
export const floored = (at: number): number => Math.floor(at / LEAST_AHEAD) * LEAST_AHEAD;
