import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { Entry } from './entry.tsx';
import { linkNames } from './link-names.ts';

interface Props {
  readonly events: readonly (TicketEvent | ProblemEvent)[];
  readonly customer: string;
}

/** Everything that happened, in order; the team's notes too, and what was said to all who follow a known problem. */
export function Timeline({ events, customer }: Props) {
  const { text } = useDesk();
  const now = useNow();
  const names = linkNames(events);
  return (
    <ol class="timeline" aria-label={text.ticket.timeline}>
      {events.map((event) => (
        <li key={event.cursor}>
          <Entry event={event} customer={customer} now={now} ofProblem={names.get(event.problem ?? '')} />
        </li>
      ))}
    </ol>
  );
}
