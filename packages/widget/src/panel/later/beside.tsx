import { isOpen, type Ticket } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import type { Session } from '../session.ts';
import { Asked } from './asked.tsx';
import { Nudge } from './nudge.tsx';
import { Offered } from './offered.tsx';
import { StillOwed } from './still-owed.tsx';
import { Wish } from './wish.tsx';
import { wordsOf } from './words.ts';

interface Props {
  s: Session;
  ticket: Ticket;
}

/**
 * What stands below the facts of some tickets: what is asked of the customer, that no answer came, the known problem
 * behind it, a wish's answer, and after the end how it was.
 */
export const besideOf =
  (Rating: (props: Props) => Child) =>
  ({ s, ticket }: Props): Child => {
    const words = wordsOf(s);
    const { problem, status } = ticket;
    return (
      <div class="end">
        <Asked s={s} ticket={ticket} />
        <StillOwed s={s} ticket={ticket} />
        <Nudge s={s} ticket={ticket} />
        {problem && (
          <p class="notice">
            {words.partOf(problem.number, problem.title ?? words.erased)} {isOpen(status) && words.reaches}
          </p>
        )}
        <Wish s={s} ticket={ticket} />
        <Offered s={s} ticket={ticket} />
        {status === 'closed' && <Rating s={s} ticket={ticket} />}
      </div>
    );
  };
