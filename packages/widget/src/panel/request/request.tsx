import { isNeeded, isOpen } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import { headOf, openOf } from '../later/asked.tsx';
import { wordsOf } from '../later/words.ts';
import { Button, Page } from '../views/bits.tsx';
import { Item } from './item.tsx';
import type { RequestProps } from './props.ts';

/** What the team needs of the customer, item by item: to give, to give in part, to decline, or for others to decide. */
export const requestWith =
  (Approval: (props: RequestProps) => Child) =>
  (props: RequestProps): Child => {
    const { s, ticket, request } = props;
    const words = wordsOf(s);
    const all = Object.entries(request.items);
    const { id, status, report } = ticket;
    const left = openOf(request);
    const isAsked = isNeeded(ticket, request);
    return (
      <Page s={s} back={s.to('ticket', id)} title={`#${ticket.number}`}>
        <p class="hint" dir="auto">
          {ticket.subject ?? words.erased}
        </p>
        <h1 tabindex="-1">
          {!left ? words.settled : isAsked ? headOf(words, ticket, request) : words.notNeeded}
        </h1>
        {left > 0 && isAsked && <p class="hint">{words.youDecide}</p>}
        {report && !isOpen(status) && <Button onClick={s.to('report', id)}>{words.readReport}</Button>}
        <ol>
          {all.map(([key, item]) => (
            <Item key={key} {...props} name={key} item={item} />
          ))}
        </ol>
        <Approval {...props} />
      </Page>
    );
  };
