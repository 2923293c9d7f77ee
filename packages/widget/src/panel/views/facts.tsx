import type { Ticket } from '@vestka/sdk';
import { nextOf } from '../facts.ts';
import { activityText, holderName, stateName, waitingNote } from '../words.ts';
import type { ViewProps } from './bits.tsx';

/** The hero of a ticket: status, right now, next word. */
export const Facts = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, times } = s;
  const { waiting } = ticket;
  const { tone, label, when, note, spent } = nextOf(ticket, s);
  return (
    <section class={`facts is-${tone}`} aria-label={words.facts}>
      <dl>
        <dt>{words.status}</dt>
        <dd>
          <div class="status">
            <i />
            {stateName(words, ticket)}
            {waiting?.for === 'customer' && ':'}
          </div>
          <div dir="auto">{waiting && waitingNote(words, times, s.now, waiting)}</div>
        </dd>
        <dt>{words.now}</dt>
        <dd>
          <div dir="auto">{activityText(words, ticket.activity)}</div>
          {spent !== undefined && <small>{words.has(holderName(words, ticket.holder))}</small>}
        </dd>
        <dt>{label}</dt>
        <dd>
          <div class="when">{when}</div>
          <small>{note}</small>
        </dd>
      </dl>
      {spent !== undefined && <progress aria-hidden="true" value={spent} />}
    </section>
  );
};
