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

export const dayBefore = (day: Weekday): Weekday =>
  WEEKDAYS[(WEEKDAYS.indexOf(day) + WEEKDAYS.length - 1) % WEEKDAYS.length] as Weekday;

/** In order, none touching another. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)];
    else all.push([from, to]);
  }
  return all;
}

/** From its start, over midnight where it runs so far. */
const spanOf = (interval: Interval): Span => {
  const from = minutesOf(interval.from);
  return [from, from + lengthOf(interval)];
};

/** What of the evening before runs into a weekday. */
const fromEve = (hours: Hours, day: Weekday): Span[] =>
  hours[dayBefore(day)]
    .filter((one) => isComplete(one) && runsIntoNextDay(one))
    .map((one): Span => [0, minutesOf(one.to)]);

/** What of a weekday is worked, also by what began on the evening before; in order, none touching another. */
export function workedOn(hours: Hours, day: Weekday): Span[] {
  const own = hours[day].filter(isComplete).map((one): Span => {
    const [from, to] = spanOf(one);
    return [from, Math.min(DAY, to)];
  });
  return joined([...fromEve(hours, day), ...own]);
}

/** What a stretch shares time with: one that stands before it on the same day, or what began on the evening before. */
export function overlapOf(hours: Hours, day: Weekday, at: number): 'day' | 'eve' | null {
  const own = hours[day][at];
  if (!own || !isComplete(own)) return null;
  const [from, to] = spanOf(own);
  const shares = ([begin, end]: Span) => begin < to && from < end;
  const before = hours[day].slice(0, at).filter(isComplete).map(spanOf);
  if (before.some(shares)) return 'day';
  return fromEve(hours, day).some(shares) ? 'eve' : null;
}

/** Minutes of work in a week. */
export const weekOf = (hours: Hours): number =>
  WEEKDAYS.flatMap((day) => workedOn(hours, day)).reduce((sum, [from, to]) => sum + to - from, 0);

/** How long a working day is: the length that most days have, the longer one where two are as many. */
export function workingDay(hours: Hours): number {
  const lengths = WEEKDAYS.map((day) =>
    joined(hours[day].filter(isComplete).map(spanOf)).reduce((sum, [from, to]) => sum + to - from, 0),
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
