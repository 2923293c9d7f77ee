import type { Hours, Interval, Weekday } from '@vestka/sdk/agent';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
export const WORKDAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);

const DAY = 1440;
/** Where the hours say nothing, a working day is taken for eight hours. */
const USUAL_DAY = 480;

/** Minutes of one day, `from` before `to`. */
export type Span = readonly [from: number, to: number];

/** `09:30` as minutes of the day. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** An end at or before the start lies on the next day. */
export const isOvernight = ({ from, to }: Interval): boolean => minutesOf(to) <= minutesOf(from);

/** Whether it ends after midnight, not just with it. */
export const runsIntoNextDay = (interval: Interval): boolean =>
  isOvernight(interval) && minutesOf(interval.to) > 0;

const lengthOf = (interval: Interval): number =>
  minutesOf(interval.to) - minutesOf(interval.from) + (isOvernight(interval) ? DAY : 0);

export const isComplete = ({ from, to }: Interval): boolean => from !== '' && to !== '';

export const dayAfter = (day: Weekday): Weekday =>
  WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % WEEKDAYS.length] as Weekday;

const dayBefore = (day: Weekday): Weekday =>
  WEEKDAYS[(WEEKDAYS.indexOf(day) + WEEKDAYS.length - 1) % WEEKDAYS.length] as Weekday;

/** What of a weekday is worked, also by what began on the evening before; in order, none touching another. */
export function workedOn(hours: Hours, day: Weekday): Span[] {
  const own = hours[day]
    .filter(isComplete)
    .map((one): Span => [minutesOf(one.from), isOvernight(one) ? DAY : minutesOf(one.to)]);
  const before = hours[dayBefore(day)]
    .filter((one) => isComplete(one) && runsIntoNextDay(one))
    .map((one): Span => [0, minutesOf(one.to)]);
  const all: Span[] = [];
  for (const [from, to] of [...before, ...own].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}

/** Minutes of work in a week. */
export const weekOf = (hours: Hours): number =>
  WEEKDAYS.flatMap((day) => workedOn(hours, day)).reduce((sum, [from, to]) => sum + to - from, 0);

/** How long a working day is: the length that most days have, the longer one where two are as many. */
export function workingDay(hours: Hours): number {
  const lengths = WEEKDAYS.map((day) =>
    hours[day].filter(isComplete).reduce((sum, one) => sum + lengthOf(one), 0),
  ).filter((length) => length > 0);
  const often = (length: number) => lengths.filter((one) => one === length).length;
  return lengths.sort((a, b) => often(b) - often(a) || b - a)[0] ?? USUAL_DAY;
}

export const sameHours = (some: readonly Interval[], others: readonly Interval[]): boolean =>
  some.length === others.length &&
  some.every(({ from, to }, at) => from === others[at]?.from && to === others[at]?.to);

/** The hours with one day’s stretches on every weekday from Monday to Friday. */
export const copiedToWorkdays = (hours: Hours, day: Weekday): Hours => ({
  ...hours,
  ...Object.fromEntries(WORKDAYS.map((one) => [one, hours[day].filter(isComplete)])),
});
