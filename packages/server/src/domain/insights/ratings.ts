import type { Grade, Status } from '@vestka/sdk/protocol';
import type { LocalDates } from './local-dates.ts';
import type { Days } from './tallies.ts';

/** What is known of a ticket's end and of how it was rated. */
export interface Rated {
  /** The local day on which it was closed; null while it is not. What follows a known problem is closed with that. */
  closedOn: string | null;
  rating: Grade | null;
  /** The agent who was thanked. */
  thanks: string | null;
  /** The event in which the rating's words stand. */
  ratedEvent: number | null;
}

/** A ticket or a known problem, as far as it matters here. */
interface Row extends Rated {
  readonly isProblem: boolean;
  /** The known problem that a ticket follows; of a problem, how many open tickets follow it. */
  readonly following: string | null;
  readonly linked: number;
}

interface Book {
  readonly rows: ReadonlyMap<string, Row>;
  readonly days: Days;
}

interface Event {
  readonly id: number;
  readonly type: string;
  readonly at: number;
  readonly facts: { readonly status: Status } | null;
  readonly data: { readonly grade?: Grade; readonly thanks?: string | null };
}

/**
 * Counts how tickets were rated on the days on which they were closed, so that those who did not answer are what is
 * left. What is opened again is taken off its day, with its rating, until it is closed again. A known problem that is
 * closed closes each ticket that follows it.
 */
export function countRating(book: Book, row: Row, event: Event, dates: LocalDates): void {
  const { id, type, at, facts, data } = event;
  const closed = facts?.status === 'closed';
  if (row.isProblem) {
    if (!closed || row.closedOn !== null) return;
    row.closedOn = dates.of(at);
    if (row.linked) book.days.count(row.closedOn, 'ended', row.linked);
    return;
  }
  const before = closedOnOf(book, row);
  if (type === 'rated' && data.grade) {
    count(book, row, before, -1);
    Object.assign(row, { closedOn: before, rating: data.grade, thanks: data.thanks ?? null, ratedEvent: id });
    count(book, row, before, 1);
    return;
  }
  if (!facts) return;
  const after = closed ? (before ?? dates.of(at)) : null;
  row.closedOn = after;
  if (before === after) return;
  count(book, row, before, -1);
  count(book, row, after, 1);
}

const closedOnOf = ({ rows }: Book, { closedOn, following }: Row): string | null =>
  closedOn ?? rows.get(following ?? '')?.closedOn ?? null;

function count({ days }: Book, { rating, thanks }: Rated, date: string | null, by: 1 | -1): void {
  if (date === null) return;
  days.count(date, 'ended', by);
  if (rating) days.count(date, `rated.${rating}`, by);
  if (thanks) days.count(date, `thanks.${thanks}`, by);
}
