import { type DataRequest, isNeeded, type RequestItem, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import { Button } from '../views/bits.tsx';
import { named } from '../words.ts';
import { type AllWords, wordsOf } from './words.ts';

const MARKS: Record<string, string> = { given: '✓', part: '◐', declined: '–' };

/** What stands before an item: what became of it. */
export const markOf = ({ state }: RequestItem): string => MARKS[state] ?? '○';

/** What became of an item, in a word. */
export const stateOf = (words: AllWords, { state }: Pick<RequestItem, 'state'>): string =>
  named(words, `it_${state}`, state);

/** How many things are still needed. */
export const openOf = ({ items }: DataRequest): number =>
  Object.values(items).filter(({ state }) => state === 'open').length;

/**
 * What is said above what is still to be answered: that it may be given now, as others agree; that the customer is
 * waited for; or, while work goes on, that it is open.
 */
export const headOf = (words: AllWords, { status }: Ticket, request: DataRequest): string => {
  const { by, approval } = request;
  const left = openOf(request);
  return approval?.state === 'approved'
    ? words.toGive(approval.name ?? words.erased, left)
    : status === 'waiting_on_customer'
      ? words.asks(by ?? words.team, left)
      : words.stillOpen(left);
};

/** What the team asks for and the customer has not answered yet. */
const askedIn = (ticket: Ticket): [id: string, request: DataRequest][] =>
  Object.entries(ticket.requests ?? {}).filter(
    ([, request]) => isNeeded(ticket, request) && openOf(request) > 0,
  );

/** Is something asked of the customer, item by item, that is not answered yet? */
export const isAsked = (ticket: Ticket): boolean => !!askedIn(ticket)[0];

/** The same, the latest first. */
export const Asked = ({ s, ticket }: { s: Session; ticket: Ticket }) =>
  askedIn(ticket)
    .reverse()
    .map(([id, request]) => <One key={id} s={s} ticket={ticket} id={id} request={request} />);

interface Props {
  s: Session;
  ticket: Ticket;
  id: string;
  request: DataRequest;
}

const One = ({ s, ticket, id, request }: Props) => {
  const words = wordsOf(s);
  const { items, approval } = request;
  const all = Object.entries(items);
  return (
    <section class="notice turn" aria-label={words.request}>
      <b>{headOf(words, ticket, request)}</b>
      <ul>
        {all.map(([key, item]) => (
          <li key={key} class="item">
            <i aria-hidden="true">{markOf(item)}</i>
            <span dir="auto">{item.what ?? words.erased}</span>
            {item.state !== 'open' && <small>{stateOf(words, item)}</small>}
          </li>
        ))}
      </ul>
      {approval?.state === 'asked' && (
        <p class="hint">
          {words.decides(approval.name ?? words.erased, s.times.inText(approval.expiresAt, s.now))}
        </p>
      )}
      <Button onClick={() => s.go({ view: 'request', id: ticket.id, request: id })}>
        {words.answerRequest}
      </Button>
    </section>
  );
};
