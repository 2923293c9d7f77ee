import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { urgency } from '../lib/promise.ts';
import { ticketHref } from '../lib/route.ts';
import { untilDue } from '../locales/index.ts';
import { announce } from '../parts/announcer.tsx';

const dueAt = (ticket: TeamTicket) => Date.parse(ticket.promise?.dueAt ?? '');
const key = (ticket: TeamTicket) => `${ticket.id} ${ticket.promise?.dueAt}`;

/** The warning before a promise runs out: of the agent's own requests and of those that nobody has. */
export function Soon({ open }: { readonly open: string | null }) {
  const { state, text, times } = useDesk();
  const now = useNow();
  const told = useRef(new Set<string>());
  const me = state.me?.agent.id;
  const running = Object.values(state.tickets)
    .filter((ticket) => isOpen(ticket.status) && (!ticket.assignee || ticket.assignee.id === me))
    .filter((ticket) => urgency(ticket, now) === 'soon')
    .sort((a, b) => dueAt(a) - dueAt(b));

  const news = running.filter((ticket) => !told.current.has(key(ticket)));
  const first = news[0];
  const sentence = first && text.soon(first.number, times.clock(dueAt(first)));
  useEffect(() => {
    for (const ticket of news) told.current.add(key(ticket));
    if (sentence) announce(sentence);
  });

  const shown = running.filter(({ id }) => id !== open);
  const next = shown[0];
  if (!next) return null;
  return (
    <p class="warning">
      <a href={ticketHref(next.id)}>
        {text.soon(next.number, times.clock(dueAt(next)))}, {untilDue(text, dueAt(next), now)}
      </a>
      <span dir="auto"> {next.subject}</span>
      {shown.length > 1 && <span class="quiet"> +{shown.length - 1}</span>}
    </p>
  );
}
