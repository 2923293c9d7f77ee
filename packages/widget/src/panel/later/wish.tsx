import type { Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { wishName } from './lines.ts';
import { wordsOf } from './words.ts';

/** The answer to a wish: what it is, why, and who says so. */
export const Wish = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const words = wordsOf(s);
  const { times, now } = s;
  const event = s.client.state.timelines[ticket.id]?.findLast(({ type }) => type === 'wish_answered');
  if (ticket.closedBecause !== 'answered' || event?.type !== 'wish_answered') return null;
  return (
    <article class="doc" aria-label={words.wishAnswer}>
      <b class="badge">{wishName(words, event.data, (day) => times.date(day, now))}</b>
      <p class="words" dir="auto">
        {event.words?.message ?? words.erased}
      </p>
      <p class="hint">{words.signed(event.actor.name ?? words.team, times.inText(event.at, now))}</p>
    </article>
  );
};
