import type { TeamTicket } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { customerName } from '../lib/facts.ts';
import { limitText } from '../ticket/limit-text.ts';
import { Fact } from './fact.tsx';
import { LimitDialog } from './limit-dialog.tsx';

/** Who asks, how they wish to be addressed, whom they may call; behind a quiet button what limits them. */
export function CustomerFact({ ticket }: { readonly ticket: TeamTicket }) {
  const { text, times } = useDesk();
  const now = useNow();
  const [limiting, setLimiting] = useState(false);
  const { customer, onCall } = ticket;
  const limit = ticket.limit && Date.parse(ticket.limit.until) > now ? ticket.limit : null;
  return (
    <>
      {onCall && (
        <Fact title={text.side.onCall}>
          <p class="quiet">{text.side.onCallTold}</p>
          <p dir="auto">
            <b>{onCall}</b>
          </p>
        </Fact>
      )}
      <Fact title={text.side.customer}>
        <p dir="auto">
          {customerName(ticket, text)}
          {customer.name && <span class="quiet"> · {text.side.addressed}</span>}
        </p>
        <p class="quiet email">
          {customer.email ? `${customer.email} · ${text.side.unverified}` : text.side.noEmail}
        </p>
        {limit && <p class="limited">{limitText(limit, text, times, now)}</p>}
        <button type="button" class="link" onClick={() => setLimiting(true)}>
          {limit ? text.limits.change : text.limits.open}
        </button>
      </Fact>
      {limiting && <LimitDialog ticket={ticket} active={limit !== null} onClose={() => setLimiting(false)} />}
    </>
  );
}
