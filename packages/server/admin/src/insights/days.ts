import type { Insights } from '@vestka/sdk/agent';
import { Temporal } from 'temporal-polyfill';

export type DayFigures = Insights['days'][number];

/** Beyond this many days a column of the plot is a week. */
const MOST_COLUMNS = 92;

/** Kept of those that fell due; null where none did: a gap, not a zero. */
export const rateOf = ({ due, kept }: Pick<DayFigures, 'due' | 'kept'>): number | null =>
  due > 0 ? kept / due : null;

const mondayOf = (date: string): string => {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
};

/** The columns of the plot: days, or weeks under the date of their first day in the range where the range is long. */
export function columnsOf(days: readonly DayFigures[]): {
  readonly columns: readonly DayFigures[];
  readonly weekly: boolean;
} {
  if (days.length <= MOST_COLUMNS) return { columns: days, weekly: false };
  const weeks = new Map<string, DayFigures>();
  for (const day of days) {
    const monday = mondayOf(day.date);
    const sum = weeks.get(monday);
    weeks.set(
      monday,
      sum
        ? {
            date: sum.date,
            due: sum.due + day.due,
            kept: sum.kept + day.kept,
            missed: sum.missed + day.missed,
            moved: sum.moved + day.moved,
          }
        : day,
    );
  }
  return { columns: [...weeks.values()], weekly: true };
}

/** Whether the workspace is new: nothing open, nothing in these days, nothing measured before. */
export const isNew = ({ now, promises, firstWord, history }: Insights): boolean =>
  now.open === 0 &&
  promises.due === 0 &&
  firstWord.every(({ count }) => count === 0) &&
  history.classes.every(({ samples }) => samples === 0);
