import { isOpen, type Ticket } from '@vestka/sdk';
import { Button, Page, type ViewProps, Waiting } from './bits.tsx';
import { Composer } from './composer.tsx';
import { Facts } from './facts.tsx';
import { Path } from './path.tsx';

/** One request: the three facts, what happened, and a word back. */
export const TicketView = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, later, route, times, client } = s;
  const { id, status, promise, subject, number } = ticket;
  return (
    <Page
      s={s}
      back={s.to('list')}
      title={`#${number}`}
      foot={
        status === 'closed' ? (
          <Button isQuiet onClick={s.to('new')}>
            {words.newRequest}
          </Button>
        ) : (
          <Composer s={s} ticket={ticket} />
        )
      }
    >
      {route.news === 'fresh' && promise && (
        <p class="notice good">
          <b>{words.received(number)}</b> {words.wordBy(times.inText(promise.dueAt, client.now()))}
        </p>
      )}
      {route.news === 'changed' && later && <p class="notice amber">{later.words(s).changed}</p>}
      <h1 tabIndex={-1} dir="auto">
        {subject ?? words.erased}
      </h1>
      <Facts s={s} ticket={ticket} />
      {!isOpen(status) && (
        <div class="end">
          {ticket.report && <Button onClick={s.to('report', id)}>{words.readReport}</Button>}
          {later ? <later.Answer s={s} ticket={ticket} /> : <Waiting s={s} />}
        </div>
      )}
      <Path s={s} ticket={ticket} />
    </Page>
  );
};
