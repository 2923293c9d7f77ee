import { isOpen, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { acting } from './acting.ts';
import { wordsOf } from './words.ts';

/** “I no longer need this”, asked once more before it closes. */
export const Abandon = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const words = wordsOf(s);
  const { wrong, run } = acting(s, ticket, 'abandon');
  if (!isOpen(ticket.status)) return null;
  if (s.ui.confirms !== 'abandon') {
    return (
      <p class="quietly">
        <button
          key="abandon"
          type="button"
          class="link"
          ref={(button) => s.ui.confirms === '' && button.focus()}
          onClick={() => s.set({ confirms: 'abandon' })}
        >
          {words.abandon}
        </button>
      </p>
    );
  }
  const end = () =>
    run(
      () => s.client.abandon(ticket),
      () => {
        s.said = words.c_abandoned;
        s.go({ view: 'ticket', id: ticket.id });
      },
    );
  return (
    <fieldset key="ask" class="ask" tabindex="-1" ref={(ask) => ask.focus()} aria-busy={s.ui.busy}>
      <legend>{words.abandonAsk}</legend>
      <p class="wrong">{wrong}</p>
      <p class="acts">
        <Button onClick={end}>{words.abandonYes}</Button>
        <Button isQuiet onClick={() => s.set({ confirms: '', refused: {} })}>
          {words.cancel}
        </Button>
      </p>
    </fieldset>
  );
};
