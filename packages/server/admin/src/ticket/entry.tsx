import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';
import { FactsSaid } from './facts-said.tsx';
import { Person } from './person.tsx';
import { type Letter, ReportLetter } from './report-letter.tsx';
import { SystemLine } from './system-line.tsx';

interface Props {
  readonly event: TicketEvent | ProblemEvent;
  readonly customer: string;
  readonly now: number;
}

/** One thing that happened: a person's words with a face, or a line of the system. */
export function Entry({ event, customer, now }: Props) {
  const { text, times } = useDesk();
  const words = event.words as Record<string, unknown> | null;
  const said = (name: string) => (words?.[name] as string | null | undefined) ?? null;
  const person = {
    at: event.at,
    now,
    name: event.actor.kind === 'customer' ? customer : (event.actor.name ?? ''),
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
    case 'report_published':
      return (
        <Person {...person} kind="agent" title={text.entry.published}>
          <ReportLetter report={reportOf(event)} now={now} />
          <FactsSaid event={event} now={now} />
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
      return <SystemLine event={event} now={now} />;
  }
}

function reportOf(event: Extract<TicketEvent | ProblemEvent, { type: 'report_published' }>): Letter {
  const { data, words } = event;
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
