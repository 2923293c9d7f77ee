import type { Ticket } from '@vestka/sdk';
import type { Child } from '../jsx-runtime.ts';
import type { Session } from '../session.ts';
import { Page, Waiting } from '../views/bits.tsx';
import { apart } from './apart.ts';

interface Props {
  s: Session;
  ticket: Ticket;
}

/** The frame of a ticket's own page: the way back to the ticket, and its number. */
const page = ({ s, ticket }: Props, children: Child): Child => (
  <Page s={s} back={s.to('ticket', ticket.id)} title={`#${ticket.number}`}>
    {children}
  </Page>
);
const coming = (props: Props): Child => page(props, <Waiting s={props.s} />);

/** The pages of a ticket that are downloads of their own. */
export const rest = (of: Session): ((props: Props) => Child) => {
  const { root } = of.shell;
  const Report = apart(async () => (await import('../report/index.ts')).report(root), coming);
  const Options = apart(async () => (await import('../options/index.ts')).options(root), coming);
  const Request = apart(async () => (await import('../request/index.ts')).request(of), coming);
  // Something was sent whose answer is not known: it is looked whether it has arrived.
  if (of.store.get('sent')) import('../request/index.ts').then(({ tidy }) => tidy(of)).catch(() => {});
  return (props) => {
    const { s, ticket } = props;
    const { view, request } = s.route;
    const asked = ticket.requests?.[request ?? ''];
    if (view === 'report' && ticket.report) return <Report s={s} ticket={ticket} report={ticket.report} />;
    if (view === 'options' && ticket.offers) return <Options {...props} />;
    if (view === 'request' && asked) return <Request {...props} id={request as string} request={asked} />;
    return page(props, <h1 tabindex="-1">{s.words.gone}</h1>);
  };
};
