import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { times as timesOf } from '../lib/times.ts';
import { Words } from '../parts/words.tsx';
import { AnsweredLine } from './answered.tsx';
import { FactsSaid } from './facts-said.tsx';
import { HandOffWords } from './hand-off.tsx';
import { limitText } from './limit-text.ts';
import { Person } from './person.tsx';
import { type Letter, ReportLetter } from './report-letter.tsx';
import { SystemLine } from './system-line.tsx';

interface Props {
  readonly event: TicketEvent | ProblemEvent;
  readonly customer: string;
  readonly now: number;
  /** The number of the known problem whose word it is, in a request that follows it. */
  readonly ofProblem?: string | undefined;
}

/** One thing that happened: a person's words with a face, or a line of the system. */
export function Entry({ event, customer, now, ofProblem }: Props) {
  const { text, times } = useDesk();
  const words = event.words as Record<string, unknown> | null;
  const said = (name: string) => (words?.[name] as string | null | undefined) ?? null;
  const person = {
    at: event.at,
    now,
    name: event.actor.kind === 'customer' ? customer : (event.actor.name ?? ''),
    title: ofProblem && text.entry.toAll(ofProblem),
  };

  switch (event.type) {
    case 'ticket_created':
    case 'message_posted':
      return (
        <Person {...person} kind="customer">
          <Words>{said('message')}</Words>
          {event.type === 'message_posted' && event.data.stillBroken && (
            <p class="aside">{text.entry.stillBroken}</p>
          )}
        </Person>
      );
    case 'ticket_reopened':
      return (
        <Person {...person} kind="customer">
          <Words>{said('message')}</Words>
          <p class="aside">{text.entry.reopened}</p>
        </Person>
      );
    case 'update_posted':
      return (
        <Person {...person} kind="agent">
          {(said('message') !== null || words === null) && <Words>{said('message')}</Words>}
          <FactsSaid event={event} now={now} />
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    case 'problem_created':
      return (
        <Person {...person} kind="agent">
          <FactsSaid event={event} now={now} />
          <p class="aside">{text.entry.problemOpened(person.name)}</p>
        </Person>
      );
    case 'promise_moved': {
      const from = times.when(Date.parse(event.data.from), now);
      const to = times.when(Date.parse(event.data.to), now);
      return (
        <Person {...person} kind="agent">
          <Words>{said('reason')}</Words>
          <p class="aside">{text.entry.moved(from, to)}</p>
        </Person>
      );
    }
    case 'ticket_escalated': {
      const to = event.facts?.holder;
      return (
        <Person {...person} kind="agent">
          <Words>{said('reason')}</Words>
          {to && (
            <p class="aside">
              {text.entry.handedOn(holderName(event.data.from, text), holderName(to, text))}
              {event.facts?.promise && (
                <>
                  {' '}
                  {text.entry.nextWord} <b>{times.when(Date.parse(event.facts.promise.dueAt), now)}</b>.
                </>
              )}
            </p>
          )}
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    }
    case 'handoff_added':
      return (
        <Person {...person} kind="note" title={text.entry.handOff}>
          <HandOffWords known={said('known')} tried={said('tried')} why={said('why')} />
        </Person>
      );
    case 'wish_answered': {
      const { answer, plannedFor } = event.data;
      // A calendar day, wherever one is.
      const at = plannedFor && timesOf(times.locale, 'UTC').date(Date.parse(plannedFor), now);
      return (
        <Person {...person} kind="agent">
          <p>
            <b>
              {answer === 'planned' && at
                ? text.wish.planned(at)
                : text.wish[answer === 'planned' ? 'considered' : answer]}
            </b>
          </p>
          <Words>{said('message')}</Words>
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    }
    case 'customer_limited':
      return (
        <Person {...person} kind="agent">
          <Words>{said('reason')}</Words>
          <p class="aside">{limitText(event.data.limit, text, times, now)}</p>
        </Person>
      );
    case 'report_published':
      return (
        <Person
          {...person}
          kind="agent"
          title={[text.entry.published, person.title].filter(Boolean).join(' ')}
        >
          <ReportLetter report={reportOf(event)} now={now} />
          <AnsweredLine event={event} now={now} />
        </Person>
      );
    case 'note_added':
      return (
        <Person {...person} kind="note">
          <Words>{said('text')}</Words>
        </Person>
      );
    case 'ticket_closed':
      return (
        <>
          {said('message') !== null && (
            <Person {...person} kind="customer">
              <Words>{said('message')}</Words>
            </Person>
          )}
          <SystemLine event={event} now={now} />
        </>
      );
    default:
      return <SystemLine event={event} now={now} ofProblem={ofProblem} />;
  }
}

type Published = Extract<TicketEvent | ProblemEvent, { type: 'report_published' }>;

function reportOf({ data, words }: Published): Letter {
  return {
    outcome: data.outcome,
    recurrence: data.recurrence,
    cause: words?.cause ?? null,
    done: words?.done ?? null,
    prevention: words?.prevention ?? null,
    technical: words?.technical ?? null,
    remaining: data.remaining.map(({ by }, at) => ({
      by,
      what: words?.remaining[at]?.what ?? null,
      who: words?.remaining[at]?.who ?? null,
    })),
  };
}
