import type { QueueFilter, QueueScope } from '../protocol/routes.ts';
import type { Agent } from '../protocol/sessions.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { isOf, meansFollowers, nextRemaining, owed, passes, queuedBy } from '../ticket/filter.ts';

/** What makes a queue: whose tickets, which of them, and who looks. */
export interface View {
  readonly scope: QueueScope;
  readonly filter: QueueFilter;
  /** The acting agent. */
  readonly me: Pick<Agent, 'id' | 'level'>;
}

/**
 * Does the ticket stand in the queue of that scope, whatever the filter? One that follows a known problem and has no
 * promise of its own does not: there the problem stands in its place.
 */
export function inScope(ticket: TeamTicket, { scope, filter, me }: View): boolean {
  if (
    scope !== 'ended' &&
    ticket.problem &&
    !owed(ticket) &&
    !nextRemaining(ticket) &&
    !meansFollowers(filter)
  )
    return false;
  return isOf(ticket, scope, me);
}

/** @param now epoch milliseconds, server's time */
export const inQueue = (ticket: TeamTicket, view: View, now: number): boolean =>
  inScope(ticket, view) && passes(ticket, view.filter, now);

/** Times as they come over the wire are all of one form, and stand in the order of their letters. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What has no promise of its own, and is asked for all the same, stands by its age: the oldest first. */
const dueAt = queuedBy;

/**
 * Negative: `a` stands before `b`. The promise that runs out next is on top; of what ended, the latest. Numbers break
 * ties, as they do on the server.
 */
export function compare(a: TeamTicket, b: TeamTicket, scope: QueueScope): number {
  const by = scope === 'ended' ? byText(b.updatedAt, a.updatedAt) : byText(dueAt(a), dueAt(b));
  return by || a.number - b.number;
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

/** One ticket as the queue may hold it, and as it now stands. */
export interface Change {
  readonly old: TeamTicket | undefined;
  readonly ticket: TeamTicket;
}

/**
 * The queue with some tickets as they now stand.
 *
 * @param edge the last ticket read from the server when there are more: what stands behind it is read later
 * @param now epoch milliseconds, server's time
 */
export function put(
  queue: readonly TeamTicket[],
  changes: readonly Change[],
  view: View,
  edge: TeamTicket | undefined,
  now: number,
): readonly TeamTicket[] {
  const [only] = changes;
  return only && !changes[1]
    ? putOne(queue, only, view, edge, now)
    : putAll(
        queue,
        changes.map(({ ticket }) => ticket),
        view,
        edge,
        now,
      );
}

/** One is found and put by its place. */
function putOne(
  queue: readonly TeamTicket[],
  { old, ticket }: Change,
  view: View,
  edge: TeamTicket | undefined,
  now: number,
): readonly TeamTicket[] {
  const { scope } = view;
  const at = old ? search(queue, old, scope) : -1;
  const isHeld = queue[at]?.id === ticket.id;
  const isWanted = inQueue(ticket, view, now) && (!edge || compare(ticket, edge, scope) <= 0);
  if (!isHeld && !isWanted) return queue;
  const next = [...queue];
  if (isHeld) next.splice(at, 1);
  if (isWanted) next.splice(search(next, ticket, scope), 0, ticket);
  return next;
}

/** Many, wherever they may stand, by one pass over all. */
export function putAll(
  queue: readonly TeamTicket[],
  tickets: readonly TeamTicket[],
  view: View,
  edge: TeamTicket | undefined,
  now: number,
): readonly TeamTicket[] {
  const order = (a: TeamTicket, b: TeamTicket) => compare(a, b, view.scope);
  const changed = new Set(tickets.map(({ id }) => id));
  const stay = queue.filter(({ id }) => !changed.has(id));
  const come = tickets.filter((each) => inQueue(each, view, now) && (!edge || order(each, edge) <= 0));
  if (stay.length === queue.length && !come[0]) return queue;
  // Two sorted runs, which the sort finds by itself.
  return [...stay, ...come.sort(order)].sort(order);
}
