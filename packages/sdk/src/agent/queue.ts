import type { QueueScope } from '../protocol/routes.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { isOpen } from '../ticket/status.ts';

/** Does the ticket stand in the queue of that scope? `me`: the acting agent's id. */
export function inScope(ticket: TeamTicket, scope: QueueScope, me: string): boolean {
  if (scope === 'ended') return !isOpen(ticket.status);
  if (!isOpen(ticket.status)) return false;
  if (scope === 'mine') return ticket.assignee?.id === me;
  return scope === 'all' || ticket.assignee === null;
}

type Place = readonly [time: number, number: number];

/**
 * Where a ticket stands: the promise that runs out next on top; of what ended, the latest. Numbers break ties, as they
 * do on the server.
 */
const place = (ticket: TeamTicket, scope: QueueScope): Place =>
  scope === 'ended'
    ? [-Date.parse(ticket.updatedAt), ticket.number]
    : [ticket.promise ? Date.parse(ticket.promise.dueAt) : Number.POSITIVE_INFINITY, ticket.number];

/** Negative: `a` stands before `b`. */
export function compare(a: TeamTicket, b: TeamTicket, scope: QueueScope): number {
  const [aTime, aNumber] = place(a, scope);
  const [bTime, bNumber] = place(b, scope);
  // Infinity minus itself is no number, and means equal.
  return aTime === bTime ? aNumber - bNumber : aTime - bTime;
}

/** The first index at which `ticket` may stand, by halving: a queue may be long and events many. */
function search(queue: readonly TeamTicket[], ticket: TeamTicket, scope: QueueScope): number {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(queue[middle] as TeamTicket, ticket, scope) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The queue with one ticket as it now stands.
 *
 * @param old the ticket as the queue may hold it: found by its place
 * @param edge the last ticket read from the server when there are more: what stands behind it is read later
 */
export function put(
  queue: readonly TeamTicket[],
  old: TeamTicket | undefined,
  ticket: TeamTicket,
  scope: QueueScope,
  me: string,
  edge: TeamTicket | undefined,
): readonly TeamTicket[] {
  const at = old ? search(queue, old, scope) : -1;
  const held = queue[at]?.id === ticket.id;
  const wanted = inScope(ticket, scope, me) && (!edge || compare(ticket, edge, scope) <= 0);
  if (!held && !wanted) return queue;
  const next = [...queue];
  if (held) next.splice(at, 1);
  if (wanted) next.splice(search(next, ticket, scope), 0, ticket);
  return next;
}
