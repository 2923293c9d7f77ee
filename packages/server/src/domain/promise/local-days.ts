import type { Policy, Weekday } from '@vestka/sdk/protocol';
import { Temporal } from 'temporal-polyfill';

/** A span of time, epoch milliseconds; the end no longer belongs to it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One date as a zone lives it. */
export interface LocalDay {
  /** Its first instant. Of a date that the zone skipped: the next date's. */
  readonly begins: number;
  /** The stretches of work that begin on it, in order and apart from each other. */
  readonly stretches: readonly Span[];
}

export type WorkingHours = Pick<Policy, 'zone' | 'hours' | 'holidays'>;

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];
const EPOCH = new Temporal.PlainDate(1970, 1, 1);
/** More than the longest walk of a calendar, so that the next one finds its days still here. */
export const MOST_KEPT = 2_048;

/**
 * The dates of a policy, by their number from 1970-01-01 on. A time that a change of clocks skips lies as much later
 * as the clocks do; of a time that comes twice, the first is meant.
 */
export function localDays({ zone, hours, holidays }: WorkingHours): (date: number) => LocalDay {
  const free = new Set(holidays.map(({ date }) => date));
  const instant = (date: Temporal.PlainDate, time: string): number =>
    time === '24:00' ? instant(date.add({ days: 1 }), '00:00') : inZone(date, time);
  const inZone = (date: Temporal.PlainDate, time: string): number =>
    date.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;

  return remembered((number) => {
    const date = EPOCH.add({ days: number });
    const first = date.toZonedDateTime(zone);
    const begins = first.epochMilliseconds;
    const works = first.toPlainDate().equals(date) && !free.has(date.toString());
    const weekday = WEEK[date.dayOfWeek - 1] as Weekday;
    const stretches = (works ? hours[weekday] : []).map(({ from, to }): Span => {
      const lastDate = to > from ? date : date.add({ days: 1 });
      return { from: instant(date, from), to: instant(lastDate, to) };
    });
    return { begins, stretches: union(stretches) };
  });
}

/** The same time, in order, as few spans as possible. A change of clocks may have left nothing of a short one. */
export function union(spans: readonly Span[]): Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Keeps what `make` made; when it is too much, the oldest goes. */
export function remembered<T>(make: (number: number) => T): (number: number) => T {
  const kept = new Map<number, T>();
  return (number) => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as number);
    const made = make(number);
    kept.set(number, made);
    return made;
  };
}
