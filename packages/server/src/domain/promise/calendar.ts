import { localDays, remembered, type Span, union, type WorkingHours } from './local-days.ts';

const DAY = 24 * 3_600_000;

/**
 * The most local days that are looked at for one answer. A policy is judged from the day on which it is kept, and its
 * holidays may later leave nothing of its hours for years: then the answer is the last close within these days, or
 * their end. That far ahead it is no promise any more, and no policy may hold up the server, whatever its dates.
 */
const MOST_DAYS = 1_000;

/** Working time. Instants are epoch milliseconds, durations elapsed milliseconds; an interval's end is no longer open. */
export interface Calendar {
  /** The instant by which `work` of working time has passed since `from`. What ends with a stretch ends at its close. */
  after(from: number, work: number): number;
  /** Working time between two instants, 0 when `to` is not later. */
  between(from: number, to: number): number;
  isOpen(at: number): boolean;
  /** `at` itself when open, else the next opening. */
  nextOpening(at: number): number;
  /** When the working day that `at` lies in closes, or the next one when it is over. Stretches belong to the day on which they begin. */
  endOfDay(at: number): number;
}

const calendars = new WeakMap<WorkingHours, Calendar>();

/** The business hours of a policy. One calendar a policy object, so keep the object: a warm one answers in microseconds. */
export function calendarOf(policy: WorkingHours): Calendar {
  let calendar = calendars.get(policy);
  if (!calendar) {
    calendar = businessHours(policy);
    calendars.set(policy, calendar);
  }
  return calendar;
}

function businessHours(policy: WorkingHours): Calendar {
  const everOpen = Object.values(policy.hours).some((intervals) => intervals.length > 0);
  const day = localDays(policy);

  /** What of a date is worked, also by stretches that began before it. */
  const worked = remembered((date): readonly Span[] => {
    const [begins, ends] = [day(date).begins, day(date + 1).begins];
    return union([date - 2, date - 1, date].flatMap((begun) => day(begun).stretches))
      .map(({ from, to }) => ({ from: Math.max(from, begins), to: Math.min(to, ends) }))
      .filter(({ from, to }) => from < to);
  });

  const after = (from: number, work: number): number => {
    mustOpen(everOpen);
    let left = work;
    let lastClose: number | null = null;
    const first = earliestDate(from);
    for (let date = first; date < first + MOST_DAYS; date++) {
      for (const { from: opens, to: closes } of worked(date)) {
        if (closes <= from) continue;
        const start = Math.max(opens, from);
        if (left <= closes - start) return start + left;
        left -= closes - start;
        lastClose = closes;
      }
    }
    return lastClose ?? day(first + MOST_DAYS).begins;
  };

  return {
    after,
    between: (from, to) => {
      let sum = 0;
      for (let date = earliestDate(from); from < to && day(date).begins < to; date++) {
        for (const { from: opens, to: closes } of worked(date)) {
          sum += Math.max(0, Math.min(closes, to) - Math.max(opens, from));
        }
      }
      return sum;
    },
    isOpen: (at) =>
      [0, 1, 2].some((days) => worked(earliestDate(at) + days).some(({ from, to }) => from <= at && at < to)),
    nextOpening: (at) => after(at, 0),
    endOfDay: (at) => {
      mustOpen(everOpen);
      // What began the date before may still go on.
      const first = earliestDate(at) - 1;
      for (let date = first; date < first + MOST_DAYS; date++) {
        const close = day(date).stretches.at(-1)?.to;
        if (close !== undefined && close > at) return close;
      }
      return day(first + MOST_DAYS).begins;
    },
  };
}

/** No zone's date is more than one away from the date in UTC. */
const earliestDate = (at: number): number => Math.floor(at / DAY) - 1;

function mustOpen(everOpen: boolean): void {
  if (!everOpen) throw new RangeError('These business hours never open: no weekday has a stretch of work.');
}

const allDay = [{ from: '00:00', to: '24:00' }];
const allWeek = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };
const byZone = new Map<string, Calendar>();

/** Every minute of every day counts. The zone says when a day ends. */
export function roundTheClock(zone: string): Calendar {
  let calendar = byZone.get(zone);
  if (!calendar) {
    const { endOfDay } = businessHours({ zone, hours: allWeek, holidays: [] });
    calendar = {
      after: (from, work) => from + work,
      between: (from, to) => Math.max(0, to - from),
      isOpen: () => true,
      nextOpening: (at) => at,
      endOfDay,
    };
    byZone.set(zone, calendar);
  }
  return calendar;
}
