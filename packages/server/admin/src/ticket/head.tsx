import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useRef } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { customerName } from '../lib/facts.ts';
import { urgency } from '../lib/promise.ts';
import { factsHref, queueHref } from '../lib/route.ts';
import { span, untilDue } from '../locales/index.ts';

interface Props {
  readonly ticket: TeamTicket;
  onTake(): void;
}

/** What it is about, whose it is, how long it is open; on a narrow screen also when the next word is due. */
export function Head({ ticket, onTake }: Props) {
  const { state, text, times } = useDesk();
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id } = ticket;
  useEffect(() => {
    // Where the columns take turns, the reader is led to the one that has just come.
    if (id && matchMedia('(max-width: 819px)').matches) heading.current?.focus({ preventScroll: true });
  }, [id]);

  const open = isOpen(ticket.status);
  const mine = ticket.assignee !== null && ticket.assignee.id === state.me?.agent.id;
  const { kept, missed } = ticket.promises;
  const meta = [
    `#${ticket.number}`,
    customerName(ticket, text),
    ticket.plan && text.plan(ticket.plan),
    text.kind[ticket.kind],
    text.impact[ticket.impact],
    open && text.openFor(span(text, now - Date.parse(ticket.createdAt))),
    kept > 0 && text.kept(kept),
    missed > 0 && text.missed(missed),
  ];
  const due = ticket.promise && Date.parse(ticket.promise.dueAt);
  return (
    <header class="head">
      <nav class="narrow">
        <a class="back" href={queueHref}>
          {text.ticket.back}
        </a>
        <button type="button" class="link" onClick={toComposer}>
          {text.ticket.answer}
        </button>
        <a href={factsHref(id)}>{text.ticket.facts}</a>
      </nav>
      <div class="title">
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {ticket.subject ?? text.noSubject}
        </h1>
        {open && !mine && (
          <button type="button" class="plain take" onClick={onTake}>
            {text.ticket.take}
          </button>
        )}
      </div>
      <p class="meta">{meta.filter(Boolean).join(' · ')}</p>
      {due !== null && open && (
        <p class={`due-line ${urgency(ticket, now)}`}>
          {text.status[ticket.status]} · {text.side.nextWord} <b>{times.when(due, now)}</b>{' '}
          <span>({untilDue(text, due, now)})</span>
        </p>
      )}
    </header>
  );
}

function toComposer(): void {
  document.querySelector('.composer')?.scrollIntoView();
}
