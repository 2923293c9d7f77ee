import { isOpen, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { leftOf, named } from '../words.ts';
import { wordsOf } from './words.ts';

/** Opened again, what an earlier report left to be done is owed as before, beside the next word: what, who and by when. */
export const StillOwed = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const words = wordsOf(s);
  const { times, now } = s;
  const left = leftOf(ticket);
  if (!isOpen(ticket.status) || !left[0]) return null;
  return (
    <section class="notice turn" aria-label={words.stillOwed}>
      <b>{words.stillOwed}</b>
      <ul>
        {left.map(({ what, who, by, told }, at) => {
          const isLate = Date.parse(by) <= now;
          const state = [
            words.byWhom(who ?? words.team, words.dated(times.date(by, now), times.time(by))),
            isLate && [words.itemLate, named(words, `told_${told}`)].filter(Boolean).join(' '),
          ];
          return (
            <li class="item" key={`${at}`}>
              <i aria-hidden="true" class={isLate ? 'due' : ''}>
                {isLate ? '!' : '○'}
              </i>
              <span dir="auto">{what ?? words.erased}</span>
              <small class={isLate ? 'due' : ''}>{state.filter(Boolean).join(' · ')}</small>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
