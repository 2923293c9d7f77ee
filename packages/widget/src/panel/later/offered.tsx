import { isOpen, mayChoose, type Offer, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { wordsOf } from './words.ts';

/** The ways forward that were offered last. */
export const offerOf = ({ offers = {} }: Ticket): [id: string, offer: Offer] | undefined =>
  Object.entries(offers)[0];

/** Ways forward are there to choose from, or one is chosen; after the end, those that a wish was answered with. */
export const Offered = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const words = wordsOf(s);
  const [, offer] = offerOf(ticket) ?? [];
  const isOver = !isOpen(ticket.status);
  if (!offer || (isOver && ticket.closedBecause !== 'answered')) return null;
  const { choice, options, cannotFix, by } = offer;
  const all = Object.values(options);
  return (
    <div class="notice turn">
      {cannotFix && <b>{words.cannotFix}</b>}
      <p dir="auto">
        {choice
          ? words.chose(options[choice.option]?.title ?? words.erased)
          : words.offered(by ?? words.team, all.length)}
      </p>
      <Button isQuiet={!!choice || isOver} onClick={s.to('options', ticket.id)}>
        {choice || !mayChoose(ticket, s.now) ? words.seeWays : words.chooseWay}
      </Button>
    </div>
  );
};
