import type { Answered, AnyTicketEvent, TicketEvent } from '../protocol/events.ts';
import type { TeamTicket, Ticket } from '../protocol/tickets.ts';
import { apply } from './apply.ts';

/**
 * Folds one event, of either audience, into the team's view: the customer's view and what only the team counts.
 *
 * @param view the view so far; null before the first event
 */
export function applyTeam(view: TeamTicket | null, event: TicketEvent | AnyTicketEvent): TeamTicket | null {
  if (view && event.version <= view.version) return view;
  const base = event.audience === 'customer' ? apply(view, event) : view;
  if (!base) return null;
  const next: TeamTicket = { ...base, ...count(view, base, event as TicketEvent) };
  next.version = event.version;
  next.updatedAt = event.at;
  next.assignee = next.holder.kind === 'agent' ? { id: next.holder.id, name: next.holder.name } : null;
  const known = event as TicketEvent;
  if (known.actor.kind === 'customer') next.lastCustomerAt = known.at;
  if (known.type === 'note_added') next.notes += 1;
  if (known.type === 'update_posted' || known.type === 'report_published' || known.type === 'promise_moved') {
    next.firstWordAt ??= known.at;
    next.lastWordAt = known.at;
  }
  return next;
}

type TeamPart = Omit<TeamTicket, keyof Ticket>;

function count(view: TeamTicket | null, base: Ticket, event: TicketEvent): TeamPart {
  const part: TeamPart = {
    customer: view?.customer ?? { id: '', name: null, email: null },
    assignee: view?.assignee ?? null,
    level: view?.level ?? 'L1',
    plan: view?.plan ?? null,
    promises: view ? { ...view.promises } : { made: 0, kept: 0, missed: 0, moved: 0 },
    firstWordAt: view?.firstWordAt ?? null,
    lastWordAt: view?.lastWordAt ?? null,
    lastCustomerAt: view?.lastCustomerAt ?? event.at,
    notes: view?.notes ?? 0,
  };
  if (!view && event.type === 'ticket_created') {
    const { name = null, email = null } = event.words?.contact ?? {};
    part.customer = { id: event.data.customer, name, email };
  }
  const tally = part.promises;
  if (base.promise && base.promise.id !== view?.promise?.id) tally.made += 1;
  if (event.type === 'promise_missed') tally.missed += 1;
  if (event.type === 'promise_moved' && base.promise?.id === view?.promise?.id) tally.moved += 1;
  // The kept rate counts the first date: words that are in time only for a later one do not keep it.
  const { answered } = event.data as { answered?: Answered };
  if (answered?.kept && Date.parse(event.at) < Date.parse(answered.firstDueAt)) tally.kept += 1;
  return part;
}
