import type { AnyTicketEvent, ServerFrame } from '@vestka/sdk/protocol';
import { WebSocket } from 'ws';

type Of<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

/** A socket that remembers all that came, in order. */
export class Socket {
  readonly ws: WebSocket;
  readonly frames: ServerFrame[] = [];
  /** The close code, once it is closed. */
  readonly closed: Promise<number>;
  #waiting: { met(): boolean; done(): void }[] = [];

  constructor(url: string, path = '/v1/live', headers: Record<string, string> = {}) {
    this.ws = new WebSocket(url.replace(/^http/, 'ws') + path, { headers });
    this.ws.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      for (const waiting of this.#waiting.filter(({ met }) => met())) waiting.done();
      this.#waiting = this.#waiting.filter(({ met }) => !met());
    });
    this.ws.on('error', () => {});
    this.closed = new Promise((done) => this.ws.on('close', done));
  }

  /** Waits until it holds, and fails when the socket closes before. */
  async until(met: () => boolean): Promise<void> {
    if (met()) return;
    const come = new Promise<null>((done) => this.#waiting.push({ met, done: () => done(null) }));
    const code = await Promise.race([come, this.closed]);
    if (code === null) return;
    const types = this.frames.map(({ type }) => type).slice(-20);
    throw new Error(`closed with ${code} before it came; came: ${types}`);
  }

  async got<T extends ServerFrame['type']>(type: T): Promise<Of<T>> {
    const find = () => this.frames.find((frame): frame is Of<T> => frame.type === type);
    await this.until(() => find() !== undefined);
    return find() as Of<T>;
  }

  send(frame: object): void {
    this.ws.send(JSON.stringify(frame));
  }

  get events(): AnyTicketEvent[] {
    return this.frames.flatMap((frame) => (frame.type === 'event' ? [frame.event as AnyTicketEvent] : []));
  }

  /** Waits for so many events in all. */
  async count(n: number): Promise<AnyTicketEvent[]> {
    await this.until(() => this.events.length >= n);
    return this.events;
  }

  /** An answer to a beat comes behind all that was on its way. */
  async settled(): Promise<this> {
    const beats = () => this.frames.filter(({ type }) => type === 'beat').length;
    const before = beats();
    this.send({ type: 'beat' });
    await this.until(() => beats() > before);
    return this;
  }
}

export interface Joined {
  readonly socket: Socket;
  readonly ready: Of<'ready'>;
}

/** Connects and says who it is. */
export async function join(
  url: string,
  auth: { token?: string; agent?: string; cursor?: string },
  path?: string,
  headers?: Record<string, string>,
): Promise<Joined> {
  const socket = new Socket(url, path, headers);
  await socket.got('hello');
  socket.send({ type: 'auth', ...auth });
  return { socket, ready: await socket.got('ready') };
}

/** How an upgrade that is refused is answered. */
export function refusedUpgrade(
  url: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<number> {
  return new Promise((done, failed) => {
    const ws = new WebSocket(url.replace(/^http/, 'ws') + path, { headers });
    ws.on('unexpected-response', (_, response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    ws.on('open', () => failed(new Error('the upgrade was taken')));
    ws.on('error', () => {});
  });
}
