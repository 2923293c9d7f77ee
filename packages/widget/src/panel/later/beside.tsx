import { isOpen, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Nudge } from './nudge.tsx';
import { Wish } from './wish.tsx';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  ticket: Ticket;
}

/** What stands below the facts of some tickets: that no answer came, the known problem behind it, a wish's answer. */
export const Beside = ({ s, ticket }: Props) => {
  const words = wordsOf(s);
  const { problem } = ticket;
  return (
    <div class="end">
      <Nudge s={s} ticket={ticket} />
      {problem && (
        <p class="notice">
          {words.partOf(problem.number, problem.title ?? words.erased)}{' '}
          {isOpen(ticket.status) && words.reaches}
        </p>
      )}
      <Wish s={s} ticket={ticket} />
    </div>
  );
};
