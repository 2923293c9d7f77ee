import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { urgency } from '../lib/promise.ts';
import { ticketHref } from '../lib/route.ts';
import { untilDue } from '../locales/index.ts';
import { ROW } from './window.ts';

interface Props {
  readonly ticket: TeamTicket;
  readonly index: number;
  readonly count: number;
  readonly now: number;
  readonly selected: boolean;
  readonly reachable: boolean;
  readonly unseen: boolean;
}

const SOON = 3 * 3_600_000;

/** One request: when its promise runs out, what it is about, how it stands. */
export function Row({ ticket, index, count, now, selected, reachable, unseen }: Props) {
  const { text, state } = useDesk();
  const mine = ticket.assignee && ticket.assignee.id === state.me?.agent.id;
  const parts = [
    `#${ticket.number}`,
    text.status[ticket.status],
    [ticket.plan, text.impact[ticket.impact]].filter(Boolean).join(', '),
    state.scope !== 'mine' && (mine ? text.queue.you : holderName(ticket.holder, text)),
  ];
  return (
    <li
      class={`row ${urgency(ticket, now)}`}
      style={{ top: `${index * ROW}px` }}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
      <a
        href={ticketHref(ticket.id)}
        data-ticket={ticket.id}
        aria-current={selected ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
      >
        <Due ticket={ticket} now={now} />
        <span class="what">
          <span class={`subject ${unseen ? 'new' : ''}`} dir="auto">
            {unseen && <span class="dot" role="img" aria-label={text.queue.unseen} />}
            {ticket.subject ?? text.noSubject}
          </span>
          <span class="meta">{parts.filter(Boolean).join(' · ')}</span>
        </span>
      </a>
    </li>
  );
}

/** The time left while it is short, else the hour; for what has ended, when. */
function Due({ ticket, now }: { readonly ticket: TeamTicket; readonly now: number }) {
  const { text, times } = useDesk();
  if (!isOpen(ticket.status) || !ticket.promise) {
    return <span class="due">{times.when(Date.parse(ticket.updatedAt), now)}</span>;
  }
  const due = Date.parse(ticket.promise.dueAt);
  const near = due - now < SOON;
  return (
    <span class="due">
      <time dateTime={ticket.promise.dueAt} title={times.full(due)}>
        {near ? untilDue(text, due, now) : times.when(due, now)}
      </time>
    </span>
  );
}
