import type { TicketEvent } from '../protocol/events.ts';
import type { ClientFrame } from '../protocol/live.ts';
import type { Clock } from './clock.ts';
import { createLive, type Live } from './live.ts';

export interface FeedOptions {
  /** `https://…/v1/live` or its like. */
  url: string;
  clock: Clock;
  /** Reads everything anew. @returns the cursor to go on from */
  snapshot(): Promise<string | undefined>;
  /** Who is there. */
  auth(): Promise<Omit<Extract<ClientFrame, { type: 'auth' }>, 'type' | 'cursor'>>;
  known(ticket: string): boolean;
  /** Makes the tickets of these events known, as far as they exist. */
  fetch(events: readonly TicketEvent[]): Promise<unknown>;
  /** Each event once, in order. */
  take(event: TicketEvent): void;
  /**
   * `live` comes when what is shown is true, which may be later than the socket is ready. Without a connection: the
   * server gave a sign of life.
   */
  changed(connection?: 'connecting' | 'live' | 'offline'): void;
}

export interface Feed extends Pick<Live, 'start' | 'stop'> {
  /** Keeps events back while something older than they are is on its way. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Forgets the place in the log and connects again, with a snapshot first. */
  lost(): void;
}

/** Snapshot, then the events from there on, and again from where it broke off: duplicates dropped, order kept. */
export function createFeed(options: FeedOptions): Feed {
  const { url, clock, snapshot, auth, known, fetch, take, changed } = options;
  /** By ticket: the version of the last event taken, which also tells a duplicate. */
  const versions = new Map<string, number>();
  /** Where to go on; undefined: nowhere, take a snapshot. Moves only with what was taken. */
  let cursor: string | undefined;
  let held: TicketEvent[] = [];
  let holds = 0;
  let tried: TicketEvent | undefined;
  /** Counts changes of the connection, so that work for one that is gone is not taken for the next. */
  let round = 0;

  const drain = () => {
    while (!holds && held[0]) {
      const event = held[0];
      const { ticket, version } = event;
      if (event !== tried && event.type !== 'ticket_created' && !known(ticket)) {
        tried = event;
        repair(() => fetch(held));
      } else {
        held.shift();
        cursor = event.cursor;
        if (version > (versions.get(ticket) ?? 0)) {
          versions.set(ticket, version);
          take(event);
        }
      }
    }
  };

  const hold = async <T>(work: () => Promise<T>): Promise<T> => {
    holds++;
    try {
      return await work();
    } finally {
      holds--;
      drain();
    }
  };

  /** Work without which what is shown is not true: when it fails, all is read anew. */
  const repair = (work: () => Promise<unknown>, done?: () => void) => {
    const mine = round;
    hold(async () => {
      try {
        await work();
        if (mine === round) done?.();
      } catch {
        if (mine === round) lost();
      }
    });
  };

  const lost = () => {
    cursor = undefined;
    live.again();
  };

  const live = createLive({
    url,
    async prepare(failures) {
      // Where sockets are blocked the attempts go on, and each brings the truth by REST.
      if (!cursor || failures > 2) {
        const read = await snapshot();
        cursor ??= read;
      }
      return { type: 'auth', ...(await auth()), cursor };
    },
    receive(frame) {
      if (frame.type === 'event') {
        held.push(frame.event);
        drain();
      }
      clock.sync((frame as { now: number }).now, 0);
      if (frame.type === 'ready') {
        const goLive = () => {
          if (!held[0]) cursor = frame.cursor;
          changed('live');
        };
        if (frame.recovered) goLive();
        else {
          cursor = undefined;
          repair(snapshot, goLive);
        }
      } else changed();
    },
    changed(state, failures) {
      round++;
      // They come again: the cursor has not moved past them.
      held = [];
      if (state !== 'stopped' && state !== 'ready') changed(failures ? 'offline' : 'connecting');
    },
    unauthorized: lost,
  });
  return { ...live, hold, lost };
}

/** Two stretches of one timeline as one; where both have an event, the second's counts. */
export const merge = (before: readonly TicketEvent[], after: readonly TicketEvent[]): TicketEvent[] =>
  [...new Map([...before, ...after].map((event) => [event.version, event])).values()].sort(
    (a, b) => a.version - b.version,
  );
