// The same words at the same minutes, had every promise come from a policy in working time. The server's own rules say
// when each would have been due; nothing else is asked of it.
import type { Impact, Plan, Policy, TicketEvent } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import { firstWordDueAt, silenceFrom } from '../../packages/server/src/domain/promise/reaction.ts';
import type { Replayed } from './run.ts';

const HOUR = 60;
const office = [{ from: '08:00', to: '19:00' }];

/** What a plan promises here, in hours of work: the first word, and the longest time between two. */
const TARGETS: Record<Impact, readonly [reaction: number, interval: number]> = {
  critical: [1, 2],
  high: [2, 8],
  normal: [8, 22],
  low: [16, 33],
};

const target = ([reaction, interval]: readonly [number, number]) => ({
  reaction: reaction * HOUR,
  interval: interval * HOUR,
});

const plan: Plan = {
  name: 'Standard',
  hours: 'business',
  targets: {
    critical: target(TARGETS.critical),
    high: target(TARGETS.high),
    normal: target(TARGETS.normal),
    low: target(TARGETS.low),
  },
};

/** Monday to Friday, 08:00 to 19:00: nine in ten openings of the shared log lie there. No holidays: the log names none. */
export const POLICY: Policy = {
  zone: 'UTC',
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  holidays: [],
  plans: [plan],
  warnAt: 0.75,
  history: true,
  onCall: null,
};

/** Promises of one kind, and what became of them. */
export interface Tally {
  made: number;
  kept: number;
  missed: number;
}

export interface UnderPolicy {
  /** The first words: after an opening, and after a reopening. */
  readonly first: Tally;
  /** Each next word. */
  readonly next: Tally;
  /** Hours in which a word was owed. */
  readonly missedHours: number;
}

type Told = Pick<Replayed, 'feed'> & { readonly ticket: Pick<Replayed['ticket'], 'impact'> };

/** @param end epoch milliseconds: when the replay ended */
export function underPolicy(tickets: readonly Told[], end: number): UnderPolicy {
  const figures = { first: none(), next: none(), missedHours: 0 };
  for (const { feed, ticket } of tickets) {
    const concern = { impact: ticket.impact, plan: null, policy: POLICY };
    let promise: { readonly dueAt: number; readonly of: Tally } | null = null;
    const make = (dueAt: number, of: Tally) => {
      of.made += 1;
      promise = { dueAt, of };
    };
    const passed = (at: number): void => {
      if (!promise || at < promise.dueAt) return;
      promise.of.missed += 1;
      figures.missedHours += (at - promise.dueAt) / 3_600_000;
      promise = null;
    };
    for (const event of feed as readonly TicketEvent[]) {
      const at = Date.parse(event.at);
      const speaks = event.type === 'update_posted' || event.type === 'report_published';
      const ends = event.facts !== undefined && !isOpen(event.facts.status);
      if (speaks || ends) {
        passed(at);
        // Of one that its end left unanswered before it was due nothing can be said.
        if (promise) (promise as { of: Tally }).of[speaks ? 'kept' : 'made'] += speaks ? 1 : -1;
        promise = null;
      }
      if (event.type === 'ticket_created' || event.type === 'ticket_reopened')
        make(firstWordDueAt({ now: at, ...concern }).dueAt, figures.first);
      else if (speaks && !ends) make(silenceFrom({ since: at, ...concern }), figures.next);
    }
    passed(end);
  }
  return figures;
}

const none = (): Tally => ({ made: 0, kept: 0, missed: 0 });
