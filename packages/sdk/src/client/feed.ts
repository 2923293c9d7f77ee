import type { TicketEvent } from '../protocol/events.ts';

export interface FeedOptions {
  /** Is the ticket here? */
  find(ticket: string): unknown;
  /** Brings the tickets of these events, as far as they exist. Never fails: it reconnects where it cannot read. */
  fetch(events: readonly TicketEvent[]): Promise<unknown>;
  /** Each event once, in order. */
  take(event: TicketEvent): void;
}

export interface Feed {
  /** Where to go on; undefined: nowhere, take a snapshot. Moves only with what was taken. */
  cursor: string | undefined;
  push(event: TicketEvent): void;
  /** Keeps events back while something older than they are is on its way. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of what was not taken yet: the connection that brought it is gone, and the next brings it again. */
  discard(): void;
}

/** Events as they come from the wire, put right: duplicates dropped, order kept, unknown tickets fetched first. */
export function createFeed({ find, fetch, take }: FeedOptions): Feed {
  /** By ticket: the version of the last event taken, which also tells a duplicate. */
  const versions: Record<string, number> = {};
  let waiting: TicketEvent[] = [];
  let holds = 0;
  /** Fetched for; if its ticket is unknown still, it is none of ours. */
  let tried: TicketEvent | undefined;

  const drain = () => {
    while (!holds && waiting[0]) {
      const event = waiting[0];
      const { ticket, version } = event;
      if (event !== tried && event.type !== 'ticket_created' && !find(ticket)) {
        feed.hold(async () => {
          await fetch(waiting);
          tried = event;
        });
      } else {
        waiting.shift();
        feed.cursor = event.cursor;
        if (!(version <= (versions[ticket] as number))) {
          versions[ticket] = version;
          take(event);
        }
      }
    }
  };

  const feed: Feed = {
    cursor: undefined,
    push(event) {
      waiting.push(event);
      drain();
    },
    async hold(work) {
      holds++;
      try {
        return await work();
      } finally {
        holds--;
        drain();
      }
    },
    discard() {
      waiting = [];
    },
  };
  return feed;
}

/** A timeline goes on, in the order in which events come. What was loaded may hold an event before the feed brings it. */
export const append = (timeline: readonly TicketEvent[], event: TicketEvent): readonly TicketEvent[] =>
  timeline.some(({ cursor }) => cursor === event.cursor) ? timeline : [...timeline, event];
