// What one customer's feed says of the time that they spent: the measure that the replay is about.
import type { ProblemEvent, Promised, TicketEvent } from '@vestka/sdk';
import { isOpen } from '@vestka/sdk/ticket';

export interface Measured {
  /** Milliseconds while the ticket was open. */
  readonly open: number;
  /** Of these: while a promise was missed and the customer had been told so. */
  readonly missed: number;
  /** The longest stretch of the open time with neither a promise in the future nor an admitted miss. */
  readonly uncovered: number;
  readonly promises: Promises;
}

/** Counted from the feed alone, so that it can be held beside what the team's view counts. */
export interface Promises {
  readonly made: number;
  readonly kept: number;
  readonly missed: number;
  readonly moved: number;
  /** Words in time for the moved date, too late for the first one. */
  readonly keptAsMoved: number;
  /** Not yet due when the replay ended. */
  readonly standing: number;
}

/**
 * @param feed a ticket's events as its customer was given them, in order
 * @param end epoch milliseconds: when the replay ended
 */
export function measure(feed: readonly (TicketEvent | ProblemEvent)[], end: number): Measured {
  let open = 0;
  let missed = 0;
  let uncovered = 0;
  let facts: TicketEvent['facts'];
  let bare = { from: 0, to: -1 };
  feed.forEach((event, i) => {
    facts = event.facts ?? facts;
    if (!facts || !isOpen(facts.status)) return;
    const from = Date.parse(event.at);
    const to = Math.max(from, Date.parse(feed[i + 1]?.at ?? new Date(end).toISOString()));
    open += to - from;
    const { promise } = facts;
    if (promise?.missedAt) {
      missed += to - from;
      return;
    }
    const lapsed = Math.max(from, promise ? Date.parse(promise.dueAt) : from);
    if (lapsed >= to) return;
    bare = bare.to === lapsed ? { from: bare.from, to } : { from: lapsed, to };
    uncovered = Math.max(uncovered, bare.to - bare.from);
  });
  return { open, missed, uncovered, promises: countPromises(feed) };
}

function countPromises(feed: readonly (TicketEvent | ProblemEvent)[]): Promises {
  const made = new Set<string>();
  const count = { kept: 0, missed: 0, moved: 0, keptAsMoved: 0 };
  let current = null as Promised | null;
  for (const event of feed) {
    const before = current?.id;
    if (event.facts) current = event.facts.promise;
    if (current) made.add(current.id);
    if (event.type === 'promise_missed') count.missed += 1;
    if (event.type === 'promise_moved' && current?.id === before) count.moved += 1;
    if (event.type === 'update_posted' || event.type === 'report_published') {
      const { answered } = event.data;
      if (answered?.kept) count[event.at <= answered.firstDueAt ? 'kept' : 'keptAsMoved'] += 1;
    }
  }
  return { ...count, made: made.size, standing: current && !current.missedAt ? 1 : 0 };
}
