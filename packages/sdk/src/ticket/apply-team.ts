import type { Answered, TicketEvent } from '../protocol/events.ts';
import type { Promised } from '../protocol/promise.ts';
import type { TeamTicket, Ticket } from '../protocol/tickets.ts';
import { apply, type Folded } from './apply.ts';
import { isOpen } from './status.ts';

/** The promise that a ticket must keep by a word of its own: one that follows a known problem may have none. */
export const ownPromise = ({ problem, promise }: Ticket): Promised | null =>
  problem ? problem.own : promise;

/** Words of an agent to the customer. */
const WORDS: ReadonlySet<string> = new Set([
  'update_posted',
  'promise_moved',
  'report_published',
  'ticket_escalated',
  'problem_linked',
  'problem_unlinked',
  'wish_answered',
]);

/**
 * Folds one event, of either audience, into the team's view: the customer's view and what only the team counts.
 *
 * @param view the view so far; null before the first event
 */
export function applyTeam(view: TeamTicket | null, event: Folded): TeamTicket | null {
  const ofProblem = event.problem !== undefined;
  if (view && !ofProblem && event.version <= view.version) return view;
  const base = event.audience === 'customer' ? apply(view, event) : view;
  if (!base || (ofProblem && base === view)) return view;
  const next: TeamTicket = { ...base, ...carried(view, event as TicketEvent) };
  if (!ofProblem) next.version = event.version;
  if (!(next.updatedAt > event.at)) next.updatedAt = event.at;
  next.assignee = next.holder.kind === 'agent' ? { id: next.holder.id, name: next.holder.name } : null;
  if (WORDS.has(event.type)) {
    next.firstWordAt ??= event.at;
    if (!next.lastWordAt || next.lastWordAt < event.at) next.lastWordAt = event.at;
  }
  if (!ofProblem) countOwn(view, next, event as TicketEvent);
  return next;
}

type TeamPart = Omit<TeamTicket, keyof Ticket>;

/** What only the team knows, as it stood. */
function carried(view: TeamTicket | null, event: TicketEvent): TeamPart {
  return {
    customer: view?.customer ?? { id: '', name: null, email: null },
    assignee: view?.assignee ?? null,
    level: view?.level ?? 'L1',
    plan: view?.plan ?? null,
    promises: view ? { ...view.promises } : { made: 0, kept: 0, missed: 0, moved: 0 },
    firstWordAt: view?.firstWordAt ?? null,
    lastWordAt: view?.lastWordAt ?? null,
    lastCustomerAt: view?.lastCustomerAt ?? event.at,
    commentedAt: view?.commentedAt ?? null,
    notes: view?.notes ?? 0,
    handOff: view?.handOff ?? null,
    limit: view?.limit ?? null,
    warned: view?.warned ?? null,
    remindedAt: view?.remindedAt ?? null,
  };
}

function countOwn(view: TeamTicket | null, next: TeamTicket, event: TicketEvent): void {
  const { type, data, words, at } = event;
  if (event.actor.kind === 'customer' || event.actor.kind === 'approver') next.lastCustomerAt = at;
  if (isOpen(next.status)) next.commentedAt = null;
  // What is said with “yes, solved” or a rating is thanks, or for the figures: nobody waits for an answer to it.
  else if (type === 'message_posted') next.commentedAt = at;
  const before = view && ownPromise(view);
  const own = ownPromise(next);
  const tally = next.promises;
  if (own && own.id !== before?.id) tally.made += 1;
  // A miss that stands is told to the leads again and again; a new promise begins anew.
  if (own?.id !== before?.id) next.remindedAt = null;
  if (type === 'promise_missed') {
    tally.missed += 1;
    next.remindedAt = at;
  }
  if (type === 'promise_moved' && own?.id === before?.id) tally.moved += 1;
  // The kept rate counts the first date: words that are in time only for a later one do not keep it.
  const { answered } = data as { answered?: Answered };
  if (answered?.kept && Date.parse(at) < Date.parse(answered.firstDueAt)) tally.kept += 1;
  switch (type) {
    case 'ticket_created':
      next.customer = { id: data.customer, name: null, email: null, ...words?.contact };
      break;
    case 'contact_changed':
      next.customer = { id: next.customer.id, name: null, email: null, ...words?.contact };
      break;
    case 'note_added':
      next.notes += 1;
      break;
    case 'promise_warned':
      next.warned = data.dueAt;
      break;
    case 'miss_reminded':
      next.remindedAt = at;
      break;
    case 'handoff_added':
      next.level = data.level;
      next.handOff = { known: null, tried: null, why: null, ...words, by: event.actor.name ?? null, at };
      break;
    case 'plan_changed':
      next.plan = data.plan;
      break;
    case 'customer_limited':
      next.limit = data.limit;
      break;
  }
}
