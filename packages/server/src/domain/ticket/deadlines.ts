import type { Ticket } from '@vestka/sdk/protocol';

/** One moment at which the watcher acts on a ticket. */
export interface Deadline {
  readonly kind: 'promise' | 'close';
  /** What it is about: the promise's id, or empty. */
  readonly ref: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Every deadline that a ticket has as it stands. Written in the same append as the ticket itself. */
export function deadlinesOf(ticket: Ticket): Deadline[] {
  const { promise, closesAt } = ticket;
  const deadlines: Deadline[] = [];
  if (promise && !promise.missedAt)
    deadlines.push({ kind: 'promise', ref: promise.id, at: Date.parse(promise.dueAt) });
  if (closesAt && ticket.status === 'resolved')
    deadlines.push({ kind: 'close', ref: '', at: Date.parse(closesAt) });
  return deadlines;
}
