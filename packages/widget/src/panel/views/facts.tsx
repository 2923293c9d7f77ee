import type { Ticket } from '@vestka/sdk';
import { nextOf } from '../facts.ts';
import { activityText, holderName, statusName } from '../words.ts';
import type { ViewProps } from './bits.tsx';

/** The hero of a ticket: status, right now, next word. */
export const Facts = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words } = s;
  const { tone, label, when, note, spent } = nextOf(ticket, s);
  return (
    <section class={`facts is-${tone}`} aria-label={words.facts}>
      <dl>
        <dt>{words.status}</dt>
        <dd class="status">
          <i />
          {statusName(words, ticket.status)}
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
