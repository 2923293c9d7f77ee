import type { Ticket } from '../protocol/tickets.ts';
import { FOLD_VERSION } from '../ticket/apply.ts';
import type { Store } from './store.ts';

/** The last known tickets, so that a start without a connection shows what was true at `at`. */
export interface Seen {
  at: number;
  tickets: Ticket[];
}

const MOST = 20;

export function writeSeen(store: Store, at: number, tickets: readonly Ticket[]): void {
  // An object and not an array: old libraries give arrays a `toJSON` of their own.
  store.set('seen', { at, tickets: { ...tickets.slice(0, MOST) } });
}

/** What is in storage may be anybody's: what does not look like a ticket of this fold is left out. */
export function readSeen(store: Store): Seen {
  const { at, tickets } = (store.get('seen') ?? {}) as { at?: unknown; tickets?: object };
  const views = at && tickets ? Object.values(tickets).filter(isTicket) : [];
  return { at: views[0] ? +(at as number) : 0, tickets: views };
}

const isTicket = (value: Ticket): boolean => {
  try {
    const { activity, holder, promise, report } = value;
    return (
      value.foldVersion === FOLD_VERSION &&
      value.version > 0 &&
      [value.id, value.tag, value.status, value.updatedAt, holder.kind, value.subject ?? ''].every(isText) &&
      ('code' in activity ? isText(activity.code) : isText(activity.text ?? '')) &&
      (!promise || Date.parse(promise.dueAt) > 0) &&
      (!report || report.remaining.every(({ what, by }) => isText(what ?? '') && isText(by)))
    );
  } catch {
    return false;
  }
};

const isText = (value: unknown) => typeof value === 'string';
