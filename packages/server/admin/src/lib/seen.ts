import type { TeamTicket } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { isUnanswered } from './promise.ts';
import { local, parsed } from './storage.ts';

const MOST = 500;
const keyOf = (agent: string): string => `vestka.seen.${agent}`;

/** By ticket id: how it stood when this agent looked last. */
type Seen = Readonly<Record<string, string>>;

/** Changes with whatever a person did: a word of either side, a note, a hand-off, a “no answer since …”. */
const markOf = ({ lastCustomerAt, lastWordAt, handOff, notes, promise }: TeamTicket): string =>
  [lastCustomerAt, lastWordAt, handOff?.at, promise?.nudgedAt, notes].join(' ');

/** Someone has done something since this agent looked; where they never did, the customer's own words count. */
export const isUnseen = (ticket: TeamTicket, seen: Seen): boolean => {
  const mark = seen[ticket.id];
  return mark === undefined ? isUnanswered(ticket) : mark !== markOf(ticket);
};

/** Marks the open ticket as looked at; kept on this device, for each agent apart. */
export function useSeen(open: TeamTicket | undefined, agent: string): Seen {
  const [seen, setSeen] = useState(() => parsed<Seen>(local.get(keyOf(agent))) ?? {});
  const mark = open && markOf(open);
  const id = open?.id;
  useEffect(() => {
    if (!id || !mark) return;
    setSeen((before) => {
      if (before[id] === mark) return before;
      const { [id]: _, ...others } = before;
      const next = Object.fromEntries([...Object.entries(others).slice(-MOST), [id, mark]]);
      local.set(keyOf(agent), JSON.stringify(next));
      return next;
    });
  }, [id, mark, agent]);
  return seen;
}
