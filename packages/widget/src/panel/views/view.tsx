import { Page, type ViewProps, Waiting } from './bits.tsx';
import { ListView } from './list.tsx';
import { NewView } from './new.tsx';
import { TicketView } from './ticket.tsx';

/** Where the customer is. Views are functions of the session: every change of it draws them again. */
export const View = ({ s }: ViewProps) => {
  const { view, id } = s.route;
  if (view === 'new') return <NewView s={s} />;
  const { words, later, client } = s;
  if (view === 'list') return <ListView s={s} />;
  if (view === 'thanks' && later) return <later.Thanks s={s} />;
  const ticket = s.find(id);
  if (ticket && view === 'ticket') return <TicketView key={id} s={s} ticket={ticket} />;
  if (ticket && later) return <later.Rest s={s} ticket={ticket} />;
  return (
    <Page s={s} back={s.to('list')}>
      {client.state.loaded && !ticket ? <h1 tabindex="-1">{words.gone}</h1> : <Waiting s={s} />}
    </Page>
  );
};
