import type { Ticket } from '../protocol/tickets.ts';
import { FOLD_VERSION } from '../ticket/apply.ts';
import type { Store } from './store.ts';

/** The last known tickets, so that a start without a connection shows what was true at `at`. */
export interface Seen {
  at: number;
  tickets: readonly Ticket[];
}

/** Views of another fold are not taken up. */
const NAME = `seen${FOLD_VERSION}`;

export const writeSeen = (store: Store, at: number, tickets: readonly Ticket[]): void =>
  // An object, because old libraries turn arrays into strings on their way to JSON.
  store.set(NAME, { at, tickets: { ...tickets.slice(0, 20) } });

export const readSeen = (store: Store): Seen => {
  const { at, tickets } = store.get<Seen>(NAME) ?? { at: 0, tickets: [] };
  return { at, tickets: Object.values(tickets) };
};
