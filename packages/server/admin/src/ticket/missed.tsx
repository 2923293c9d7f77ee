import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { urgency } from '../lib/promise.ts';
import { ticketHref } from '../lib/route.ts';

const dueAt = (ticket: TeamTicket) => Date.parse(ticket.promise?.dueAt ?? '');

/** What a customer reads as “the lead has been told”: every missed promise, of whoever has it, before the lead. */
export function Missed({ open }: { readonly open: string | null }) {
  const { state, text, times } = useDesk();
  const now = useNow();
  if (state.me?.agent.role !== 'lead') return null;
  const missed = Object.values(state.tickets)
    .filter((ticket) => isOpen(ticket.status) && urgency(ticket, now) === 'late' && ticket.id !== open)
    .sort((a, b) => dueAt(a) - dueAt(b));
  const first = missed[0];
  if (!first) return null;
  return (
    <p class="warning">
      <a href={ticketHref(first.id)}>{text.missedBy(first.number, times.clock(dueAt(first)))}</a>
      <span dir="auto"> {first.assignee?.name ?? first.subject}</span>
      {missed.length > 1 && <span class="quiet"> +{missed.length - 1}</span>}
    </p>
  );
}
