import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { customerName } from '../lib/facts.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { shortened } from '../lib/shortened.ts';
import { Column } from './column.tsx';
import { HandOffFirst } from './hand-off.tsx';
import { Thread } from './thread.tsx';

interface Props {
  readonly id: string | null;
  readonly ticket: TeamTicket | undefined;
}

/** The middle column: one request, or a word on how to open one. */
export function TicketColumn({ id, ticket }: Props) {
  const { text } = useDesk();
  const failed = useOpen(id);
  return (
    <Column id={id} label={text.ticket.label} failed={failed}>
      {ticket && <OpenTicket key={ticket.id} ticket={ticket} />}
    </Column>
  );
}

/** Reads a ticket with its events when it is opened. @returns why it could not be read */
function useOpen(id: string | null): string | null {
  const { client, text } = useDesk();
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    setFailed(null);
    if (id === null) return;
    client.open(id).catch((error) => {
      if (gone) return;
      setFailed(error?.code === 'not_found' ? text.ticket.notFound : sentenceOf(error, text));
    });
    return () => {
      gone = true;
    };
  }, [client, id, text]);
  return failed;
}

function OpenTicket({ ticket }: { readonly ticket: TeamTicket }) {
  const { text } = useDesk();
  const now = useNow();
  const { handOff, lastWordAt } = ticket;
  const meta = [
    shortened(customerName(ticket, text)),
    ticket.plan && text.plan(ticket.plan),
    text.kind[ticket.kind],
    text.impact[ticket.impact],
  ];
  // The hand-off came with a word of its own, at the same moment.
  const unanswered = handOff !== null && (lastWordAt === null || lastWordAt <= handOff.at);
  return (
    <Thread subject={ticket} meta={meta}>
      {handOff && isOpen(ticket.status) && <HandOffFirst handOff={handOff} now={now} open={unanswered} />}
    </Thread>
  );
}
