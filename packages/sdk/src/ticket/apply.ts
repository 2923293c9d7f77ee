import type { AnyTicketEvent, EventFacts, ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { Promised } from '../protocol/promise.ts';
import type { Facts, LinkedProblem, Ticket } from '../protocol/tickets.ts';
import { merge } from './merge.ts';

/** Raised whenever the fold changes: a stored view of another version is folded again from its events. */
export const FOLD_VERSION = 4;

export type Folded = TicketEvent | ProblemEvent | AnyTicketEvent;

/** The facts as a view shows them: what a person wrote in them is taken from the event's words, null once erased. */
export function readFacts(facts: EventFacts, words: Folded['words']): Facts {
  const { activity, waiting, problem } = facts;
  const text = (name: string) => ((words as Record<string, unknown> | null)?.[name] as string) ?? null;
  return {
    ...facts,
    activity: 'code' in activity ? activity : { text: text('activity'), lang: activity.lang },
    waiting: waiting ? { ...waiting, text: text('waiting') } : null,
    problem: problem ? { ...problem, title: text('problem') } : null,
  };
}

/**
 * What a customer is shown when a promise to them alone stands beside that of the problem they follow. What they said
 * of it (“no answer since …”) is in their own copy alone, and stands until there is another promise.
 *
 * @param shown what they were shown before
 */
export function earlier(
  own: Promised | null,
  problems: Promised | null,
  shown?: Promised | null,
): Promised | null {
  const promise = own && problems && own.dueAt < problems.dueAt ? own : problems;
  return promise && shown?.madeAt === promise.madeAt && shown.id === promise.id
    ? { ...promise, nudgeFrom: shown.nudgeFrom, nudgedAt: shown.nudgedAt }
    : promise;
}

/**
 * Is what a known problem's event says said to a ticket that follows it, too? Not its end, where the customer has accepted
 * the report before: they hear only what becomes of that which remains.
 */
export const hears = (ticket: Ticket, event: Pick<Folded, 'type'>): boolean =>
  ticket.closedBecause !== 'accepted' || event.type !== 'ticket_closed';

/**
 * Folds one customer event into the customer's view. Pure, and the same code in the browser and on the server. An
 * event of the known problem that the ticket follows is folded in like one of its own.
 *
 * Applying an event twice, or one that the view already holds, returns the view as it was. An event of a type that
 * this code does not know still brings its facts, so an old widget never shows a stale state.
 *
 * @param view the view so far; null before the first event
 * @returns the new view, or null when the first event is missing
 */
export function apply(view: Ticket | null, event: Folded): Ticket | null {
  const { version, at, facts, words, problem } = event;
  // The stream that the event belongs to, as far as the view holds it: the ticket's own, or its problem's.
  const of = (problem ? view?.problem : view) as Ticket | LinkedProblem | null | undefined;
  const isNews = !view || (of?.id === (problem ?? event.ticket) && version > (of as Ticket).version);
  const next = isNews && event.audience === 'customer' && (view ? { ...view } : begin(event));
  if (!next) return view;
  if (!(next.updatedAt > at)) next.updatedAt = at;
  if (facts) {
    Object.assign(next, readFacts(facts, words));
    // A miss leaves the tag: everyone derives it from the clock already, and it must not turn an agent's word stale
    // at the very minute when it is most wanted.
    if (event.type !== 'promise_missed') next.tag = (problem ?? 't') + version;
  }
  if (problem) {
    next.problem = { ...(of as LinkedProblem), version };
    next.promise = earlier(next.problem.own, next.promise, view?.promise);
  } else next.version = version;
  return merge(merge(next, event.data.patch), event.words?.patch) as Ticket;
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
    onCall: data.onCall ?? null,
    foldVersion: FOLD_VERSION,
  } as Ticket;
}
