import type { Ticket } from '@vestka/sdk';
import { Button, Fold, Page, type ViewProps, Waiting } from './bits.tsx';
import { Composer } from './composer.tsx';
import { Facts } from './facts.tsx';
import { Path } from './path.tsx';

/** One request: the three facts, what happened, and a word back. */
export const TicketView = ({ s, ticket }: ViewProps & { ticket: Ticket }) => {
  const { words, later, route, times } = s;
  const { id, status, promise, subject, number, report } = ticket;
  // The receipt holds until a word has come, or should have.
  const isWaiting =
    status === 'received' && promise?.by.kind === 'policy' && Date.parse(promise.dueAt) > s.now;
  return (
    <Page
      s={s}
      back={s.to('list')}
      title={`#${number}`}
      foot={
        s.ui.reopens ? null : status === 'closed' ? (
          <Button isQuiet onClick={s.to('new')}>
            {words.newRequest}
          </Button>
        ) : (
          <Composer s={s} ticket={ticket} />
        )
      }
    >
      {route.news && (route.news !== 'fresh' || isWaiting) && (
        <p class="notice">
          {route.news === 'fresh' && promise ? (
            <>
              <b>{words.received(number)}</b> {words.wordBy(times.inText(promise.dueAt, s.now))}
            </>
          ) : (
            words.changed
          )}
        </p>
      )}
      <h1 tabindex="-1" dir="auto">
        {subject ?? words.erased}
      </h1>
      {later && <later.OnCall s={s} ticket={ticket} />}
      <Facts s={s} ticket={ticket} />
      {later && <later.Beside s={s} ticket={ticket} />}
      {!promise && (
        <div class="end">
          {report && <Button onClick={s.to('report', id)}>{words.readReport}</Button>}
          {later ? <later.Answer s={s} ticket={ticket} /> : <Waiting s={s} />}
        </div>
      )}
      <Path s={s} ticket={ticket} />
      <Fold s={s} title={words.about}>
        {later && <later.About s={s} ticket={ticket} />}
      </Fold>
    </Page>
  );
};
