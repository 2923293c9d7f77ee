import type { KnownProblemRow, TeamTicket } from '@vestka/sdk/agent';
import { isOpen } from '@vestka/sdk/ticket';
import type { ComponentChildren } from 'preact';
import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { isReopened, isUnanswered, nudgedSince, urgency } from '../lib/promise.ts';
import { hrefOf, nameOf, type Subject } from '../lib/subject.ts';
import { Due } from './due.tsx';
import { StillToDo } from './still-to-do.tsx';
import { ROW } from './window.ts';

interface Place {
  readonly index: number;
  readonly count: number;
  readonly now: number;
  readonly selected: boolean;
  readonly reachable: boolean;
}

interface TicketProps extends Place {
  readonly ticket: TeamTicket;
  readonly unseen: boolean;
}

/** One request: when its promise runs out, what it is about, how it stands. */
export function TicketRow({ ticket, unseen, ...place }: TicketProps) {
  const { text, state, times } = useDesk();
  const since = nudgedSince(ticket);
  const ended = !isOpen(ticket.status);
  const unanswered = isUnanswered(ticket);
  const parts = [
    nameOf(ticket),
    text.status[ticket.status],
    [ticket.plan, text.impact[ticket.impact]].filter(Boolean).join(', '),
    !since && !ended && unanswered && text.queue.unanswered,
    state.scope !== 'mine' && holderOf(ticket),
  ];
  function holderOf({ assignee, holder }: TeamTicket): string {
    return assignee && assignee.id === state.me?.agent.id ? text.queue.you : holderName(holder, text);
  }
  return (
    <Line subject={ticket} {...place}>
      <span class={`subject ${unseen ? 'new' : ''}`} dir="auto">
        {unseen && <span class="dot" role="img" aria-label={text.queue.unseen} />}
        {ticket.kind !== 'problem' && <span class="kind">{text.kind[ticket.kind]}</span>}
        {ticket.subject ?? text.noSubject}
      </span>
      <span class="meta">
        {since && (
          <b class="nudged">{text.queue.noAnswerSince(times.when(Date.parse(since), place.now))} · </b>
        )}
        {isReopened(ticket) && <b class="still-to-do">{text.queue.openedAgain} · </b>}
        {ended && unanswered && <b class="still-to-do">{text.queue.unanswered} · </b>}
        <StillToDo subject={ticket} now={place.now} />
        {parts.filter(Boolean).join(' · ')}
      </span>
    </Line>
  );
}

interface ProblemProps extends Place {
  readonly row: KnownProblemRow;
}

/** A known problem: one line for all that follow it. */
export function ProblemLine({ row: { problem, linked }, ...place }: ProblemProps) {
  const { text } = useDesk();
  const parts = [
    nameOf(problem),
    text.problems.follow(linked),
    text.status[problem.status],
    text.impact[problem.impact],
  ];
  return (
    <Line subject={problem} {...place}>
      <span class="subject" dir="auto">
        {problem.title ?? text.noSubject}
      </span>
      <span class="meta">
        <StillToDo subject={problem} now={place.now} />
        {parts.join(' · ')}
      </span>
    </Line>
  );
}

interface LineProps extends Place {
  readonly subject: Subject;
  readonly children: ComponentChildren;
}

function Line({ subject, index, count, now, selected, reachable, children }: LineProps) {
  const problem = subject.id.startsWith('pb_');
  return (
    <li
      class={`row ${urgency(subject, now)} ${problem ? 'shared' : ''}`}
      style={{ top: `${index * ROW}px` }}
      aria-setsize={count}
      aria-posinset={index + 1}
    >
      <a
        href={hrefOf(subject)}
        data-row={subject.id}
        aria-current={selected ? 'true' : undefined}
        tabIndex={reachable ? 0 : -1}
      >
        <Due subject={subject} now={now} />
        <span class="what">{children}</span>
      </a>
    </li>
  );
}
