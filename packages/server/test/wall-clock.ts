import type { Policy } from '@vestka/sdk/protocol';

const MINUTE = 60_000;
const A_DAY = 1_440;
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What the clock on a wall shows, in minutes as if it hung in UTC. */
function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  // Swedes write 2026-03-29 02:30.
  return (at) => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) / MINUTE;
}

/** Minute by minute what it shows. Where it went evenly over an hour, the minutes between are counted. */
function shownFrom(zone: string, begin: number, minutes: number): number[] {
  const clock = wallClock(zone);
  const shown: number[] = [];
  let first = clock(begin);
  for (let hour = begin; shown.length < minutes; hour += 60 * MINUTE) {
    const next = clock(hour + 60 * MINUTE);
    const even = next - first === 60;
    for (let minute = 0; minute < 60; minute++) {
      shown.push(even ? first + minute : clock(hour + minute * MINUTE));
    }
    first = next;
  }
  return shown;
}

/** Working time by looking at the wall each minute: a second account of the calendar, which shares nothing with it. */
export interface Walked {
  isOpen(at: number): boolean;
  /** Null when the walk ends before. */
  after(from: number, work: number): number | null;
  between(from: number, to: number): number;
  endOfDay(at: number): number | null;
}

/** Walks from `begin` over whole days. Stretches that began before are not seen: ask two days later and on. */
export function walk(
  { zone, hours, holidays }: Pick<Policy, 'zone' | 'hours' | 'holidays'>,
  begin: number,
  days: number,
): Walked {
  const shown = shownFrom(zone, begin, days * A_DAY);
  /** Where a time was never shown, one counts on from the last that was. */
  const place = (wall: number): number => {
    const known = shown.indexOf(wall);
    if (known >= 0) return known;
    const later = shown.findIndex((other) => other > wall);
    if (later <= 0) return later === 0 ? 0 : Number.POSITIVE_INFINITY;
    return later - 1 + wall - (shown[later - 1] as number);
  };

  const open = shown.map(() => false);
  const closes: number[] = [];
  for (const date of new Set(shown.map((wall) => Math.floor(wall / A_DAY)))) {
    const midnight = new Date(date * A_DAY * MINUTE);
    if (holidays.some((holiday) => holiday.date === midnight.toISOString().slice(0, 10))) continue;
    let lastClose = -1;
    for (const { from, to } of hours[WEEK[midnight.getUTCDay()] as (typeof WEEK)[number]]) {
      const [opensAt, closesAt] = [minutesOf(from), minutesOf(to)];
      const start = place(date * A_DAY + opensAt);
      const end = place(date * A_DAY + (closesAt > opensAt ? closesAt : closesAt + A_DAY));
      if (start >= end && end < open.length) continue;
      open.fill(true, start, end);
      lastClose = Math.max(lastClose, end);
    }
    if (lastClose >= 0) closes.push(lastClose);
  }

  const index = (at: number): number => (at - begin) / MINUTE;
  const instant = (minute: number): number => begin + minute * MINUTE;
  return {
    isOpen: (at) => open[Math.floor(index(at))] === true,
    after: (from, work) => {
      let left = work / MINUTE;
      for (let at = index(from); at < open.length; at++) {
        if (!open[at]) continue;
        if (left === 0) return instant(at);
        left--;
        if (left === 0) return instant(at + 1);
      }
      return null;
    },
    between: (from, to) => open.slice(index(from), index(to)).filter(Boolean).length * MINUTE,
    endOfDay: (at) => {
      const close = closes.find((close) => close > index(at));
      return close === undefined || close > open.length ? null : instant(close);
    },
  };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
