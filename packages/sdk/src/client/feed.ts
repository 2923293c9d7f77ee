import type { ProblemEvent, TicketEvent } from '../protocol/events.ts';

/** One fact of a ticket or of a known problem. */
export type AnyEvent = TicketEvent | ProblemEvent;

/** The stream that an event belongs to, by its id: a ticket, or a known problem. Each has versions of its own. */
export const streamOf = ({ ticket, problem }: AnyEvent): string => (ticket ?? problem) as string;

export interface FeedOptions {
  /** Is what the event needs here? The first event of a ticket needs nothing, and is not asked about. */
  find(event: AnyEvent): unknown;
  /** Brings what these events need, as far as it exists. Never fails: it reconnects where it cannot read. */
  fetch(events: readonly AnyEvent[]): Promise<unknown>;
  /** Each event once, in order. */
  take(event: AnyEvent): void;
}

export interface Feed {
  /** Where to go on; undefined: nowhere, take a snapshot. Moves only with what was taken. */
  cursor: string | undefined;
  push(event: AnyEvent): void;
  /** Keeps events back while something older than they are is on its way. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Lets go of what was not taken yet: the connection that brought it is gone, and the next brings it again. */
  discard(): void;
}

/** Events as they come from the wire, put right: duplicates dropped, order kept, what is unknown fetched first. */
export function createFeed({ find, fetch, take }: FeedOptions): Feed {
  /** By stream: the version of the last event taken, which also tells a duplicate. */
  const versions: Record<string, number> = {};
  let waiting: AnyEvent[] = [];
  let holds = 0;
  /** Fetched for; if its ticket is unknown still, it is none of ours. */
  let tried: AnyEvent | undefined;

  const drain = () => {
    while (!holds && waiting[0]) {
      const event = waiting[0];
      const { version } = event;
      const stream = streamOf(event);
      if (event !== tried && event.type !== 'ticket_created' && !find(event)) {
        feed.hold(async () => {
          await fetch(waiting);
          tried = event;
        });
      } else {
        waiting.shift();
        feed.cursor = event.cursor;
        if (!(version <= (versions[stream] as number))) {
          versions[stream] = version;
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
export const append = (timeline: readonly AnyEvent[], event: AnyEvent): readonly AnyEvent[] =>
  timeline.some(({ cursor }) => cursor === event.cursor) ? timeline : [...timeline, event];
