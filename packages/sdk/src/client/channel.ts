import type { ClientFrame } from '../protocol/live.ts';
import type { Clock } from './clock.ts';
import { createFeed, type Feed, type FeedOptions } from './feed.ts';
import { createLive, type Live } from './live.ts';

export interface ChannelOptions extends Omit<FeedOptions, 'lost'> {
  /** `https://…/v1/live` or its like. */
  url: string;
  clock: Clock;
  /** Reads everything anew. @returns the cursor to go on from */
  snapshot(): Promise<string | undefined>;
  /** Who is there. */
  auth(): Promise<Omit<Extract<ClientFrame, { type: 'auth' }>, 'type' | 'cursor'>>;
  /** `live` comes when what is shown is true, which may be later than the socket is ready. */
  changed(connection: 'connecting' | 'live' | 'offline'): void;
  /** The server gave a sign of life, and nothing is missing. */
  heard(): void;
}

export interface Channel extends Pick<Live, 'start' | 'stop' | 'again'>, Pick<Feed, 'hold' | 'release'> {
  /** Forgets the place in the log: the next attempt takes a snapshot first. */
  reset(): void;
}

/** Snapshot, then events from there, and again from where it broke off: what is shown stays true. */
export function createChannel(options: ChannelOptions): Channel {
  const { url, clock, snapshot, auth, changed, heard } = options;
  /** Counts changes of the connection, so that a snapshot for one that is gone is not taken for the next. */
  let round = 0;
  let current = false;
  let catchingUp = false;

  const lost = () => {
    feed.reset();
    live.again();
  };
  const feed = createFeed({ ...options, lost });

  const goLive = (cursor: string) => {
    feed.cursor = cursor;
    catchingUp = false;
    current = true;
    heard();
    changed('live');
  };

  const live = createLive({
    url,
    async prepare(failures) {
      // Where sockets are blocked the attempts go on, and each brings the truth by REST.
      if (!feed.cursor || failures > 2) {
        const cursor = await snapshot();
        feed.cursor ??= cursor;
      }
      return { type: 'auth', ...(await auth()), cursor: feed.cursor };
    },
    receive(frame) {
      if (frame.type === 'event') feed.push(frame.event);
      else if (frame.type === 'beat' || frame.type === 'ready') clock.sync(frame.now, 0);
      if (frame.type === 'ready') {
        const mine = round;
        if (frame.recovered) goLive(frame.cursor);
        else {
          catchingUp = true;
          feed.reset();
          feed.hold();
          snapshot()
            .then(
              () => mine === round && goLive(frame.cursor),
              () => mine === round && lost(),
            )
            .then(feed.release);
        }
      } else if (current) heard();
    },
    changed(state, failures) {
      round++;
      // Events after a gap that was not filled are no place to go on from.
      if (catchingUp) feed.reset();
      catchingUp = current = false;
      if (state !== 'stopped' && state !== 'ready') changed(failures ? 'offline' : 'connecting');
    },
    unauthorized: feed.reset,
  });
  return { ...live, hold: feed.hold, release: feed.release, reset: feed.reset };
}
