import type { AnyTicketEvent, EventFacts, TicketEvent } from '../protocol/events.ts';
import type { Report } from '../protocol/reports.ts';
import type { Facts, Ticket } from '../protocol/tickets.ts';

/** Raised whenever the fold changes: a stored view of another version is folded again from its events. */
export const FOLD_VERSION = 1;

type Folded = TicketEvent | AnyTicketEvent;

/** The facts as a view shows them: a person's activity takes its text from the event's words, null once erased. */
export function readFacts(facts: EventFacts, words: { activity?: unknown } | null): Facts {
  const { activity } = facts;
  return {
    ...facts,
    activity:
      'code' in activity
        ? activity
        : { text: (words?.activity as string | undefined) ?? null, lang: activity.lang },
  };
}

/**
 * Folds one customer event into the customer's view. Pure, and the same code in the browser and on the server.
 *
 * Applying an event twice, or one that the view already holds, returns the view as it was. An event of a type that
 * this code does not know still brings its facts, so an old widget never shows a stale state.
 *
 * @param view the view so far; null before the first event
 * @returns the new view, or null when the first event is missing
 */
export function apply(view: Ticket | null, event: Folded): Ticket | null {
  if (event.audience !== 'customer' || (view && event.version <= view.version)) return view;
  const next = view ? { ...view } : begin(event);
  if (!next) return null;
  next.version = event.version;
  next.updatedAt = event.at;
  if (event.facts) {
    Object.assign(next, readFacts(event.facts, event.words));
    // A miss leaves the tag: everyone derives it from the clock already, and it must not turn an agent's word stale
    // at the very minute when it is most wanted.
    if (event.type !== 'promise_missed') next.tag = `t${event.version}`;
  }
  const known = event as TicketEvent;
  if (known.type === 'report_published') {
    next.report = readReport(known);
    next.reportSuperseded = false;
    next.closesAt = known.data.closesAt;
  } else if (known.type === 'ticket_closed') {
    next.closedBecause = known.data.because;
    next.reopenableUntil = known.data.reopenableUntil;
    next.closesAt = null;
  } else if (next.status !== 'resolved' && next.status !== 'closed') {
    next.reportSuperseded = next.report !== null;
    next.closesAt = next.closedBecause = next.reopenableUntil = null;
  }
  return next;
}

/** What the first event says. The rest, such as the version, follows as for every event. */
function begin(event: Folded): Ticket | null {
  const { type, ticket, at, facts, data, words } = event as TicketEvent;
  if (type !== 'ticket_created') return null;
  return {
    ...readFacts(facts as EventFacts, words),
    id: ticket,
    number: data.number,
    kind: data.kind,
    impact: data.impact,
    subject: words?.subject ?? null,
    createdAt: at,
    report: null,
    foldVersion: FOLD_VERSION,
  } as Ticket;
}

function readReport(event: Extract<TicketEvent, { type: 'report_published' }>): Report {
  const { data, words } = event;
  return {
    outcome: data.outcome,
    cause: words?.cause ?? null,
    done: words?.done ?? null,
    remaining: data.remaining.map(({ by }, at) => ({ what: null, who: null, ...words?.remaining[at], by })),
    recurrence: data.recurrence,
    prevention: words?.prevention ?? null,
    technical: words?.technical ?? null,
    publishedAt: event.at,
    by: event.actor.name ?? null,
  };
}
