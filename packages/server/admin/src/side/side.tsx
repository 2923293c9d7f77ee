import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { activityText, customerName } from '../lib/facts.ts';
import { ticketHref } from '../lib/route.ts';
import { ago } from '../locales/index.ts';
import { Time } from '../parts/time.tsx';
import { Fact } from './fact.tsx';
import { HolderFact } from './holder.tsx';
import { NextWordFact } from './next-word-fact.tsx';

/** The third column: what is promised, who has it, who asks. */
export function Side({ ticket }: { readonly ticket: TeamTicket }) {
  const { text } = useDesk();
  const now = useNow();
  const { customer, promises } = ticket;
  const tally = [
    [text.side.made, promises.made],
    [text.side.keptWord, promises.kept],
    [text.side.missedWord, promises.missed],
    [text.side.movedWord, promises.moved],
  ] as const;
  return (
    <aside class="side" aria-label={text.side.label}>
      <a class="narrow back" href={ticketHref(ticket.id)}>
        {text.ticket.backToTicket}
      </a>
      <h1 class="narrow" dir="auto">
        {ticket.subject ?? text.noSubject}
      </h1>
      <NextWordFact ticket={ticket} />
      <Fact title={text.side.status}>
        <p>{text.status[ticket.status]}</p>
        {isOpen(ticket.status) && (
          <p class="quiet" dir="auto">
            {activityText(ticket.activity, text)}
          </p>
        )}
      </Fact>
      <HolderFact ticket={ticket} />
      <Fact title={text.side.promises}>
        <dl class="tally">
          {tally.map(([name, n]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{n}</dd>
            </div>
          ))}
        </dl>
      </Fact>
      <Fact title={text.side.customer}>
        <p dir="auto">{customerName(ticket, text)}</p>
        <p class="quiet email">
          {customer.email ? `${customer.email} · ${text.side.unverified}` : text.side.noEmail}
        </p>
      </Fact>
      <dl class="dates">
        <Dated name={text.side.opened} at={ticket.createdAt} now={now} />
        <Dated name={text.side.firstWord} at={ticket.firstWordAt} now={now} />
        <Dated name={text.side.lastWord} at={ticket.lastCustomerAt} now={now} />
      </dl>
      <p class="quiet">
        <a href={ticketHref(ticket.id)}>{text.side.link}</a>
      </p>
    </aside>
  );
}

function Dated({
  name,
  at,
  now,
}: {
  readonly name: string;
  readonly at: string | null;
  readonly now: number;
}) {
  const { text } = useDesk();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {at ? <Time at={at} now={now} /> : text.side.noFirstWord}
        {at && <span class="quiet"> · {ago(text, Date.parse(at), now)}</span>}
      </dd>
    </div>
  );
}
