import type { Ticket } from '@vestka/sdk';
import { nextOf } from '../facts.ts';
import { activityText, stateName, waitingNote } from '../words.ts';
import type { ViewProps } from './bits.tsx';

/** The hero of a ticket: status, right now, next word. */
export const Facts = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, times, later } = s;
  const { waiting } = ticket;
  const { tone, label, when, note, spent, aside } = nextOf(ticket, s);
  // After the end, what is fetched later knows whether something goes on.
  // What is asked item by item stands below.
  const isNoted = waiting && !later?.asks(ticket);
  return (
    <section class={`facts is-${tone}`} aria-label={words.facts}>
      <dl>
        <dt>{words.status}</dt>
        <dd>
          <div class="status">
            <i />
            {stateName(words, ticket)}
            {isNoted && waiting.for === 'customer' && ':'}
          </div>
          <div dir="auto">{isNoted && waitingNote(words, times, s.now, waiting)}</div>
        </dd>
        <dt>{words.now}</dt>
        <dd>
          <div dir="auto">
            {later?.nowOf(s, ticket) ??
              ((later || ticket.status !== 'closed') && activityText(words, ticket.activity))}
          </div>
          <small>{aside}</small>
        </dd>
        <dt>{label}</dt>
        <dd>
          <div class="when">{when}</div>
          <small dir="auto">{note}</small>
        </dd>
      </dl>
      {spent !== undefined && <progress aria-hidden="true" value={spent} />}
    </section>
  );
};
