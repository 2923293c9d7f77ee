import type { DataRequest } from '../protocol/data-requests.ts';
import type { Promised } from '../protocol/promise.ts';
import type { Status, Ticket } from '../protocol/tickets.ts';

/** Open = not resolved, not closed. */
export const isOpen = (status: Status): boolean => status !== 'resolved' && status !== 'closed';

/** A promise is overdue from the very instant it falls due, whether or not the event of the miss has come yet. */
export const isOverdue = (promise: Promised | null, now: number): boolean =>
  promise !== null && now >= Date.parse(promise.dueAt);

/** May the customer still reopen it? Resolved always; closed until `reopenableUntil`. */
export const isReopenable = (ticket: Ticket, now: number): boolean =>
  ticket.status === 'resolved' ||
  (ticket.status === 'closed' && now < Date.parse(ticket.reopenableUntil as string));

/**
 * May the customer pick one of the ways forward that stand? On an open ticket, and on a wish that was answered with what
 * can be done instead: to go such a way opens it again.
 */
export const mayChoose = (ticket: Ticket, now: number): boolean =>
  isOpen(ticket.status) || (ticket.closedBecause === 'answered' && isReopenable(ticket, now));

/** Is what a request asks for still wanted? The end is the end of it, and a report also once the ticket is open again. */
export const isNeeded = (
  { status, report }: Pick<Ticket, 'status' | 'report'>,
  { at }: DataRequest,
): boolean => isOpen(status) && !(report && at < report.publishedAt);

/** May the customer say “no answer since …” now? When a promise has passed, or policy finds the silence too long. */
export const isNudgeable = ({ status, promise }: Ticket, now: number): boolean =>
  isOpen(status) && promise !== null && now >= Date.parse(promise.nudgeFrom ?? promise.dueAt);
