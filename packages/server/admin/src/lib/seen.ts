import type { TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { local, parsed } from './storage.ts';

const KEY = 'vestka.seen';
const MOST = 500;

/** By ticket id: the time of the customer's last word that this agent has looked at. */
type Seen = Readonly<Record<string, string>>;

const read = (): Seen => parsed<Seen>(local.get(KEY)) ?? {};

/** The customer spoke last, and this agent has not looked since. */
export const isUnseen = (ticket: TeamTicket, seen: Seen): boolean =>
  (ticket.lastWordAt === null || ticket.lastCustomerAt > ticket.lastWordAt) &&
  ticket.lastCustomerAt > (seen[ticket.id] ?? '');

/** Marks the open ticket as looked at; kept on this device. */
export function useSeen(open: TeamTicket | undefined): Seen {
  const [seen, setSeen] = useState(read);
  const at = open?.lastCustomerAt;
  const id = open?.id;
  useEffect(() => {
    if (!id || !at) return;
    setSeen((before) => {
      if (before[id] === at) return before;
      const { [id]: _, ...others } = before;
      const next = Object.fromEntries([...Object.entries(others).slice(-MOST), [id, at]]);
      local.set(KEY, JSON.stringify(next));
      return next;
    });
  }, [id, at]);
  return seen;
}
