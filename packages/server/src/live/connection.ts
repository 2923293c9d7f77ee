import type { Duplex } from 'node:stream';
import { CLOSE, ClientFrame, type ServerFrame } from '@vestka/sdk/protocol';
import type { RawData, WebSocket } from 'ws';
import type { Scope } from '../log/read.ts';
import { type Batch, batchOf, type Frame } from './frame.ts';
import type { Asking } from './gate.ts';

/** More than this waiting in one socket: it is closed and resumes from its cursor. */
const MOST_BUFFERED = 1_048_576;
/** Frames a client may send in a second. */
const MOST_FRAMES = 100;

/**
 * - `waiting`: connected, has not said who it is
 * - `catching-up`: known; events that come are held back until the replay is through
 * - `live`: events go out as they come
 */
type State = 'waiting' | 'catching-up' | 'live';

/** One socket. Holds little: there may be thousands. */
export class Connection {
  readonly ws: WebSocket;
  readonly asking: Asking;
  /** Whose socket it is for the count. */
  readonly address: string;
  state: State = 'waiting';
  scope: Scope | null = null;
  session: string | null = null;
  /** Which of the customer's tickets follow which known problem; null: none, as for most. */
  follows: Map<string, string> | null = null;
  /** Of those, whose customer has accepted the problem's report: they hear what becomes of the rest, but not its end. */
  accepted: Set<string> | null = null;
  /** When the last frame came from the other side since it is known. Not the wall clock, which may be stepped. */
  seen = performance.now();
  readonly #socket: Duplex;
  #held: Frame[] | null = null;
  #second = 0;
  #frames = 0;

  /** @param socket the one under `ws` */
  constructor(ws: WebSocket, socket: Duplex, asking: Asking, address: string) {
    this.ws = ws;
    this.asking = asking;
    this.address = address;
    this.#socket = socket;
  }

  /** @returns the frame, or null when the socket was closed for it */
  read(data: RawData, binary: boolean): ClientFrame | null {
    const now = performance.now();
    // Who has not said a name yet does not stay longer for talking.
    if (this.state !== 'waiting') this.seen = now;
    if (binary) return this.#refuse(1003, 'text frames only');
    const second = Math.floor(now / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#frames = 0;
    }
    this.#frames += 1;
    if (this.#frames > MOST_FRAMES) return this.#refuse(CLOSE.rateLimited, 'too many frames');
    const frame = parse(data);
    return frame ?? this.#refuse(CLOSE.badFrame, 'not a frame of this protocol');
  }

  #refuse(code: number, reason: string): null {
    this.ws.close(code, reason);
    return null;
  }

  say(frame: ServerFrame): void {
    this.ws.send(JSON.stringify(frame));
  }

  /** From now on events are held back. */
  hold(scope: Scope, session: string | null): void {
    this.state = 'catching-up';
    this.scope = scope;
    this.session = session;
    this.#held = [];
  }

  /** Says `ready`, then lets go of what was held back and is newer than the replay: a cursor never goes back. */
  release(replayedTo: number, ready: ServerFrame): void {
    const held = this.#held ?? [];
    this.#held = null;
    this.state = 'live';
    this.say(ready);
    const newer = held.filter(({ id }) => id > replayedTo);
    if (newer.length) this.send(batchOf(newer));
  }

  deliver(batch: Batch): void {
    if (this.#held) this.#held.push(...batch.frames);
    else this.send(batch);
  }

  /**
   * Whole frames go past `ws` to its socket, in one write: it would frame them anew for every connection, and write
   * header and payload apart. Nothing of its own can be waiting, as nothing is compressed.
   */
  send({ bytes }: Batch): void {
    if (this.ws.readyState !== this.ws.OPEN) return;
    if (this.#socket.writableLength > MOST_BUFFERED)
      this.ws.close(CLOSE.tooSlow, 'too slow; resume from your cursor');
    else this.#socket.write(bytes);
  }
}

function parse(data: RawData): ClientFrame | null {
  try {
    const { success, data: frame } = ClientFrame.safeParse(JSON.parse(data.toString()));
    return success ? frame : null;
  } catch {
    return null;
  }
}
