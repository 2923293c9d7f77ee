import { isOpen } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { openOf } from '../later/asked.tsx';
import { wordsOf } from '../later/words.ts';
import { Page } from '../views/bits.tsx';
import { Item } from './item.tsx';
import type { RequestProps } from './props.ts';

/** What the team needs of the customer, item by item: to give, to give in part, to decline, or for others to decide. */
export const requestWith =
  (Approval: (props: RequestProps) => Child) =>
  (props: RequestProps): Child => {
    const { s, ticket, request } = props;
    const words = wordsOf(s);
    const { by, items } = request;
    const all = Object.entries(items);
    const left = openOf(request);
    return (
      <Page s={s} back={s.to('ticket', ticket.id)} title={`#${ticket.number}`}>
        <p class="hint" dir="auto">
          {ticket.subject ?? words.erased}
        </p>
        <h1 tabindex="-1">{left > 0 ? words.asks(by ?? words.team, left) : words.settled}</h1>
        {left > 0 && isOpen(ticket.status) && <p class="hint">{words.youDecide}</p>}
        <ol>
          {all.map(([key, item]) => (
            <Item key={key} {...props} name={key} item={item} />
          ))}
        </ol>
        <Approval {...props} />
      </Page>
    );
  };
