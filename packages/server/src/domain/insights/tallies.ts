import type { LocalDates } from './local-dates.ts';
import { bucketOf } from './sketch.ts';

/** What one day counts, by name; names that begin with `max.` hold the largest of the day. */
export type Tallies = Record<string, number>;

/** Adds what was counted to what a day holds. */
export function add(to: Tallies, more: Readonly<Tallies>): Tallies {
  for (const [name, value] of Object.entries(more)) {
    const before = to[name] ?? 0;
    to[name] = name.startsWith('max.') ? Math.max(before, value) : before + value;
  }
  return to;
}

/** Days as they fill while events are counted. */
export class Days {
  readonly byDate = new Map<string, Tallies>();

  count(date: string, name: string, value = 1): void {
    const day = this.byDate.get(date) ?? {};
    this.byDate.set(date, add(day, { [name]: value }));
  }

  /** A duration, into its bucket. */
  duration(date: string, name: string, ms: number): void {
    this.count(date, `${name}.${bucketOf(ms)}`);
  }

  /** A span of time, each part to the date that it lies in. */
  span(dates: LocalDates, name: string, from: number, to: number): void {
    for (let at = from; at < to; ) {
      const date = dates.of(at);
      const end = Math.min(to, dates.begins(dates.on(date, 1)));
      this.count(date, name, end - at);
      at = end;
    }
  }
}

/** The counts of a bucketed duration among a day's or a sum's names. */
export function bucketsOf(tallies: Readonly<Tallies>, name: string): Map<number, number> {
  const found = new Map<number, number>();
  const start = `${name}.`;
  for (const [key, value] of Object.entries(tallies)) {
    if (key.startsWith(start)) found.set(Number(key.slice(start.length)), value);
  }
  return found;
}
