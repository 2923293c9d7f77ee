import type { VestkaError } from '../errors.ts';
import type { ClientFrame, ServerFrame } from '../protocol/live.ts';
import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Feed } from './feed.ts';
import type { Connection } from './types.ts';

/**
 * - `idle`: nobody wants a connection
 * - `connecting`: an attempt: the session, a snapshot where there is no cursor, the socket, then the replay, or a
 *   snapshot where it would be too long
 * - `live`: what is shown is true, and events come as they happen
 * - `waiting`: for the next attempt
 * - `asleep`: the page was put away; a connection would keep it out of the back-forward cache
 */
export type LiveState = 'idle' | 'connecting' | 'live' | 'waiting' | 'asleep';

export interface LiveOptions {
  /** Who is there. */
  auth(): Promise<Omit<Extract<ClientFrame, { type: 'auth' }>, 'type' | 'cursor'>>;
  /** Reads everything anew. @returns the cursor to go on from */
  load(): Promise<string | undefined>;
  /** Also called without a change, for every sign of life. `failures`: attempts in a row that came to nothing. */
  change(state: LiveState, failures: number): void;
}

export interface Live {
  start(): void;
  stop(): void;
  /** Forgets the place in the log and connects again, with a snapshot first. */
  reconnect(): void;
}

const PAGE_EVENTS = ['online', 'offline', 'pageshow', 'pagehide', 'visibilitychange'];

/** What a person is told. The first retry after a loss is no news yet, unless there is nothing to show. */
export const connectionOf = (state: LiveState, failures: number, loaded: boolean): Connection =>
  state === 'live' || state === 'idle' ? state : failures > +loaded ? 'offline' : 'connecting';

/**
 * One connection that comes back by itself: a snapshot, then events from there, and again from where it broke off.
 *
 * @param url `https://…/v1/live` or its like; the scheme becomes `ws`
 */
export function createLive(url: string, clock: Clock, feed: Feed, { auth, load, change }: LiveOptions): Live {
  let state: LiveState = 'idle';
  let failures = 0;
  let notBefore = 0;
  let heartbeatMs = 0;
  /** Beats in a row that nothing followed. */
  let missed = 0;
  /** Counts attempts, so that what an abandoned one still brings is not taken. */
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;

  const to = (next: LiveState) => {
    state = next;
    change(next, failures);
  };

  const later = (work: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };

  const release = (next: LiveState) => {
    attempt++;
    clearTimeout(timer);
    feed.discard();
    // A dead socket takes minutes to say so: it is let go of first.
    socket?.close();
    socket = undefined;
    to(next);
  };

  const again = (afterMs = 0) => {
    if (state === 'idle') return;
    notBefore = Date.now() + afterMs;
    const wait = afterMs + backoff(failures++);
    release('waiting');
    later(open, wait);
  };

  const reconnect = () => {
    feed.cursor = undefined;
    again();
  };

  const beat = () => {
    if (missed++ > 1) return again();
    (socket as WebSocket).send(JSON.stringify({ type: 'beat' }));
    // Once in doubt, it has to answer soon: a dead connection is known after 2.2 beats.
    later(beat, missed > 1 ? heartbeatMs / 5 : heartbeatMs);
  };

  const open = async () => {
    release('connecting');
    const mine = attempt;
    try {
      // Where sockets are blocked the attempts go on, and each brings the truth by REST.
      if (!feed.cursor || failures > 2) {
        const read = await load();
        feed.cursor ??= read;
      }
      const who = await auth();
      if (mine !== attempt) return;
      socket = new WebSocket(url.replace(/^http/, 'ws'));
      later(again, 15_000);
      socket.onmessage = ({ data }) => {
        if (mine !== attempt) return;
        const frame: ServerFrame & { now: number } = JSON.parse(data);
        clock.sync(frame.now, 0);
        missed = 0;
        if (frame.type === 'hello') {
          heartbeatMs = frame.heartbeatMs;
          (socket as WebSocket).send(JSON.stringify({ type: 'auth', ...who, cursor: feed.cursor }));
        } else if (frame.type === 'event') feed.push(frame.event);
        else if (frame.type === 'ready') {
          later(beat, heartbeatMs);
          const ready = () => {
            if (mine !== attempt) return;
            feed.cursor ??= frame.cursor;
            to('live');
          };
          if (frame.recovered) ready();
          else {
            feed.cursor = undefined;
            feed.hold(() => load().then(ready, () => mine === attempt && reconnect()));
          }
        } else if (frame.type === 'reconnect') {
          failures = 0;
          again(frame.afterMs);
        }
        // Only now: a server that falls over at each `ready` is to be spared.
        else failures = 0;
        change(state, failures);
      };
      socket.onclose = ({ code }) => {
        if (mine !== attempt) return;
        // The session is gone, or so the socket says: the snapshot finds out.
        if (code === 4401) reconnect();
        else again();
      };
    } catch (error) {
      if (mine === attempt) again(((error as VestkaError).retryAfter ?? 0) * 1000);
    }
  };

  /** An attempt that waits by its own choice may be made sooner; one that was told to wait may not. */
  const isDue = () => state === 'waiting' && Date.now() >= notBefore;

  const onPage = ({ type }: Event) => {
    if (type === 'pagehide') release('asleep');
    else if (type === 'offline') {
      failures ||= 1;
      again();
    } else if (state === 'asleep' ? type === 'pageshow' : isDue()) open();
    else if (state === 'live' && !document.hidden) {
      // After sleep a socket often looks open and is dead: one beat, and an answer soon.
      missed = 1;
      beat();
    }
  };

  return {
    start() {
      for (const name of PAGE_EVENTS) globalThis.addEventListener?.(name, onPage);
      if (state === 'idle' || isDue()) open();
    },
    stop() {
      for (const name of PAGE_EVENTS) globalThis.removeEventListener?.(name, onPage);
      failures = 0;
      release('idle');
    },
    reconnect,
  };
}
