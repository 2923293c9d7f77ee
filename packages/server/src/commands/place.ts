import { and, asc, desc, eq, gt, lt, or, type SQL, sql } from 'drizzle-orm';
import type { problems, tickets } from '../db/schema.ts';

/** Where a page ended: the order is by time, and numbers break ties, as they do in the SDK's queue. */
export interface Place {
  readonly sortAt: number;
  readonly number: number;
}

type Table = typeof tickets | typeof problems;

export const inOrder = (a: Place, b: Place): number => a.sortAt - b.sortAt || a.number - b.number;

/** By what a row is sorted: what is owed next on top; of what has ended and owes nothing, the latest. */
export const bySortAt = ({ sortAt, number }: Table) => ({
  order: [asc(sortAt), asc(number)],
  beyond: (place: Place | null): SQL | undefined =>
    place ? or(gt(sortAt, place.sortAt), and(eq(sortAt, place.sortAt), gt(number, place.number))) : undefined,
});

/** Where one that stands by its last word stands. */
export const placeOf = (updatedAt: string, number: number): Place => ({
  sortAt: -Date.parse(updatedAt),
  number,
});

/**
 * Among what has ended, for those rows that still owe something and are sorted by that: the latest on top, by a time
 * that stands in their view alone. There are few of them, and few who look.
 *
 * @param view the column of the view
 */
export function byLatest({ number }: Table, view: typeof tickets.teamView | typeof problems.view) {
  const updatedAt = sql<string>`json_extract(${view}, '$.updatedAt')`;
  return {
    updatedAt,
    order: [desc(updatedAt), asc(number)],
    beyond(place: Place | null): SQL | undefined {
      if (!place) return undefined;
      // Times in a view are all of one form, and stand in the order of their letters.
      const at = new Date(-place.sortAt).toISOString();
      return or(lt(updatedAt, at), and(eq(updatedAt, at), gt(number, place.number)));
    },
  };
}
