import type { TicketEvent } from '../protocol/events.ts';

export interface FeedOptions {
  known(ticket: string): boolean;
  /** Makes a ticket known. */
  fetch(ticket: string): Promise<unknown>;
  /** Each event once, in the order of its ticket. */
  take(event: TicketEvent): void;
  /** An event could not be placed: everything is to be read again. */
  lost(): void;
}

export interface Feed {
  /** Where to go on; undefined: nowhere, take a snapshot. */
  cursor: string | undefined;
  push(event: TicketEvent): void;
  /** Keeps events back while a snapshot is on its way: it is to be older than they are. As many releases as holds. */
  hold(): void;
  release(): void;
  /** Forgets the place and what waits; what was heard stays heard. */
  reset(): void;
}

/** Events from the wire, put in order: duplicates dropped, tickets never heard of fetched first. */
export function createFeed({ known, fetch, take, lost }: FeedOptions): Feed {
  /** By ticket: the version of the last event taken, which also tells a duplicate. */
  const heard = new Map<string, number>();
  let fetching = new Map<string, TicketEvent[]>();
  let held: TicketEvent[] = [];
  let holds = 0;

  const settle = (event: TicketEvent) => {
    if (event.version > (heard.get(event.ticket) ?? 0)) {
      heard.set(event.ticket, event.version);
      take(event);
    }
  };

  const feed: Feed = {
    cursor: undefined,
    push(event) {
      if (holds) {
        held.push(event);
        return;
      }
      feed.cursor = event.cursor;
      const { ticket } = event;
      const early = fetching.get(ticket);
      if (early) early.push(event);
      else if (known(ticket) || event.type === 'ticket_created') settle(event);
      else {
        const mine = [event];
        fetching.set(ticket, mine);
        fetch(ticket).then(
          () => {
            if (fetching.get(ticket) !== mine) return;
            fetching.delete(ticket);
            if (known(ticket)) mine.forEach(settle);
          },
          () => fetching.get(ticket) === mine && lost(),
        );
      }
    },
    hold() {
      holds++;
    },
    release() {
      if (--holds) return;
      const events = held;
      held = [];
      events.forEach(feed.push);
    },
    reset() {
      fetching = new Map();
      held = [];
      feed.cursor = undefined;
    },
  };
  return feed;
}

/** Two stretches of one timeline as one; where both have an event, the second's counts. */
export const merge = (
  before: readonly TicketEvent[] | undefined,
  after: readonly TicketEvent[],
): TicketEvent[] =>
  [...new Map([...(before ?? []), ...after].map((event) => [event.version, event])).values()].sort(
    (a, b) => a.version - b.version,
  );
