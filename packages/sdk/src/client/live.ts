import type { VestkaError } from '../errors.ts';
import type { ClientFrame, ServerFrame } from '../protocol/live.ts';
import { backoff } from './backoff.ts';

/**
 * - `stopped`: nobody wants a connection
 * - `preparing`: what comes before the socket, such as a session or a snapshot
 * - `opening`: the socket is on its way, until `hello`
 * - `authenticating`: `auth` is sent, until `ready`; the replay comes in this state
 * - `ready`: events come as they happen
 * - `waiting`: for the next attempt
 * - `asleep`: the page was put away; a connection would keep it out of the back-forward cache
 */
export type LiveState =
  | 'stopped'
  | 'preparing'
  | 'opening'
  | 'authenticating'
  | 'ready'
  | 'waiting'
  | 'asleep';

export interface LiveOptions {
  /** `https://…/v1/live` or its like; the scheme becomes `ws`. */
  url: string;
  /** Runs before each attempt. @returns the frame that says who is there */
  prepare(failures: number): Promise<ClientFrame>;
  /** Every frame but `hello` and `reconnect`. */
  receive(frame: ServerFrame): void;
  /** `failures`: attempts in a row that came to nothing. */
  changed(state: LiveState, failures: number): void;
  /** The server does not know who this is (any more): `again()` is up to the caller. */
  unauthorized(): void;
}

export interface Live {
  start(): void;
  stop(): void;
  /** Drops what there is and tries again, not before `afterMs`. */
  again(afterMs?: number): void;
}

const PAGE_EVENTS = ['online', 'offline', 'pageshow', 'pagehide', 'visibilitychange'];

/** One connection that comes back by itself. */
export function createLive({ url, prepare, receive, changed, unauthorized }: LiveOptions): Live {
  let state: LiveState = 'stopped';
  let failures = 0;
  let notBefore = 0;
  let heartbeatMs = 0;
  /** Beats in a row that nothing followed. */
  let missed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let socket: WebSocket | undefined;

  const to = (next: LiveState) => {
    state = next;
    changed(next, failures);
  };

  const later = (work: () => void, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(work, ms);
  };

  /** Counts attempts, so that what an abandoned one still brings is not taken. */
  let attempt = 0;
  const release = () => {
    clearTimeout(timer);
    // A dead socket takes minutes to say so: it is let go of first.
    attempt++;
    socket?.close();
    socket = undefined;
  };

  const again = (afterMs = 0) => {
    if (state === 'stopped') return;
    release();
    notBefore = Date.now() + afterMs;
    later(open, afterMs + backoff(failures++));
    to('waiting');
  };

  const beat = () => {
    if (missed++ > 1) return again();
    socket?.send('{"type":"beat"}');
    // Once in doubt, it has to answer soon.
    later(beat, missed > 1 ? Math.min(heartbeatMs, 5000) : heartbeatMs);
  };

  const open = async () => {
    release();
    const mine = attempt;
    to('preparing');
    try {
      const auth = await prepare(failures);
      if (mine !== attempt) return;
      const opened = new WebSocket(url.replace(/^http/, 'ws'));
      socket = opened;
      later(again, 15_000);
      opened.onmessage = ({ data }) => {
        if (mine !== attempt) return;
        const frame: ServerFrame = parse(data);
        missed = 0;
        if (frame.type === 'hello') {
          heartbeatMs = frame.heartbeatMs;
          opened.send(JSON.stringify(auth));
          to('authenticating');
        } else if (frame.type === 'reconnect') {
          failures = 0;
          again(frame.afterMs);
        } else {
          if (frame.type === 'ready') {
            later(beat, heartbeatMs);
            to('ready');
          }
          // Only now: a server that falls over at each `ready` is to be spared.
          if (frame.type === 'beat') failures = 0;
          receive(frame);
        }
      };
      opened.onclose = ({ code }) => {
        if (mine !== attempt) return;
        if (code === 4401) unauthorized();
        else again();
      };
      to('opening');
    } catch (error) {
      if (mine === attempt) again(((error as VestkaError).retryAfter ?? 0) * 1000);
    }
  };

  const onPage = ({ type }: Event) => {
    if (type === 'pagehide') {
      release();
      to('asleep');
    } else if (type === 'offline') {
      failures ||= 1;
      again();
    } else if (state === 'asleep' || (state === 'waiting' && Date.now() >= notBefore)) open();
    else if (state === 'ready' && !document.hidden) {
      // After sleep a socket often looks open and is dead: one beat, and an answer soon.
      missed = 1;
      beat();
    }
  };

  return {
    start() {
      if (state === 'stopped') for (const name of PAGE_EVENTS) globalThis.addEventListener?.(name, onPage);
      if (state === 'stopped' || state === 'waiting') open();
    },
    stop() {
      for (const name of PAGE_EVENTS) globalThis.removeEventListener?.(name, onPage);
      release();
      failures = 0;
      to('stopped');
    },
    again,
  };
}

/** What cannot be read is a frame of no type. */
function parse(data: string) {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
}
