import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { Entry } from './entry.tsx';

interface Props {
  readonly events: readonly (TicketEvent | ProblemEvent)[];
  readonly customer: string;
}

/** Everything that happened, in order; the team's notes too. */
export function Timeline({ events, customer }: Props) {
  const { text } = useDesk();
  const now = useNow();
  return (
    <ol class="timeline" aria-label={text.ticket.timeline}>
      {events.map((event) => (
        <li key={event.cursor}>
          <Entry event={event} customer={customer} now={now} />
        </li>
      ))}
    </ol>
  );
}
