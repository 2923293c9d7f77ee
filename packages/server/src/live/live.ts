import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { CLOSE, type ClientFrame } from '@vestka/sdk/protocol';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { House } from '../commands/house.ts';
import { cursorOf, idOf } from '../log/cursor.ts';
import { readLinks, readSince } from '../log/read.ts';
import { Connection } from './connection.ts';
import { batchOf, frameOf } from './frame.ts';
import type { Gate, Known } from './gate.ts';
import { Hub } from './hub.ts';

export interface LiveOptions {
  /** How often a client says that it is there. Real time, milliseconds. */
  heartbeatMs?: number;
  /** How long a socket may stay silent about who it is. */
  authMs?: number;
  /** Sockets that one address may hold. */
  perAddress?: number;
}

/** A longer gap than this is a new snapshot's work. */
const MOST_REPLAYED = 500;
const MAX_FRAME = 65_536;

export interface Live {
  readonly hub: Hub;
  /** For the HTTP server's `upgrade` event. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells everyone to come back in a moment, and closes. */
  close(): Promise<void>;
}

/** The live channel: `hello`, `auth`, replay from the cursor, `ready`, then every event as it is committed. */
export function createLive(house: House, gate: Gate, options: LiveOptions = {}): Live {
  const { heartbeatMs = 25_000, authMs = 5_000, perAddress = 200 } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    perMessageDeflate: false,
    clientTracking: false,
  });
  const hub = new Hub();
  const open = new Map<WebSocket, Connection>();
  const addresses = new Map<string, number>();
  let closing = false;

  house.log.onCommit((events) => hub.publish(events));

  // One timer for all: who was silent for two beats and a half is gone, who never said a name is sent away.
  const sweep = setInterval(() => {
    const now = performance.now();
    for (const { ws, seen, state } of open.values()) {
      if (state === 'waiting' && now - seen > authMs) ws.close(CLOSE.authTimeout, 'no auth frame came');
      else if (now - seen > heartbeatMs * 2.5) ws.terminate();
    }
  }, Math.min(authMs, heartbeatMs) / 2).unref();

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const address = gate.address(request);
    const refusal = gate.refuse(request) ?? (closing ? 503 : full(address) ? 429 : null);
    if (refusal) {
      sendAway(socket, refusal);
      return;
    }
    const asking = gate.asking(request);
    server.handleUpgrade(request, socket, head, (ws) => {
      welcome(new Connection(ws, socket, asking, address));
    });
  }

  const full = (address: string) => (addresses.get(address) ?? 0) >= perAddress;

  /** The same three listeners on every socket: closures of its own would cost each as much as its session does. */
  function welcome(connection: Connection): void {
    const { ws, address } = connection;
    open.set(ws, connection);
    addresses.set(address, (addresses.get(address) ?? 0) + 1);
    ws.on('message', onMessage);
    ws.on('error', ws.terminate);
    ws.on('close', onClose);
    connection.say({ type: 'hello', heartbeatMs, maxFrame: MAX_FRAME });
  }

  function onMessage(this: WebSocket, data: RawData, binary: boolean): void {
    const connection = open.get(this);
    const frame = connection?.read(data, binary);
    if (connection && frame) react(connection, frame);
  }

  function onClose(this: WebSocket): void {
    const connection = open.get(this);
    if (!connection) return;
    open.delete(this);
    hub.detach(connection);
    const { address } = connection;
    const left = (addresses.get(address) ?? 1) - 1;
    if (left) addresses.set(address, left);
    else addresses.delete(address);
  }

  function react(connection: Connection, frame: ClientFrame): void {
    if (frame.type === 'beat') connection.say({ type: 'beat', now: house.clock.now() });
    else if (connection.state !== 'waiting') connection.ws.close(CLOSE.badFrame, 'already known');
    else welcomeKnown(connection, frame).catch((error: unknown) => fail(connection, error));
  }

  async function welcomeKnown(
    connection: Connection,
    frame: Extract<ClientFrame, { type: 'auth' }>,
  ): Promise<void> {
    const known = await gate.known(connection.asking, frame);
    if (known) await catchUp(connection, known, frame.cursor);
    else connection.ws.close(CLOSE.unauthorized, 'session not known');
  }

  function fail({ ws }: Connection, error: unknown): void {
    gate.report(error);
    ws.close(1011, 'the server could not do this');
  }

  /** Listens first and replays then, so that nothing falls between the two. */
  async function catchUp(
    connection: Connection,
    { scope, session }: Known,
    cursor: string | undefined,
  ): Promise<void> {
    if (connection.state !== 'waiting' || connection.ws.readyState !== connection.ws.OPEN) return;
    connection.hold(scope, session);
    hub.attach(connection);
    // The cursor may come from another node, which has told more than this one.
    await house.log.catchUp();
    const head = await house.log.head();
    // Links that change meanwhile are heard as events: what they say counts, so these are read before any is taken.
    if (scope.customer !== undefined) await hearProblems(connection, scope.workspace, scope.customer);
    const from = cursor === undefined ? null : idOf(cursor);
    const gap =
      from === null || from > head ? null : await readSince(house.reads, scope, from, MOST_REPLAYED + 1);
    const recovered = gap !== null && gap.length <= MOST_REPLAYED;
    let last = head;
    if (recovered) {
      if (gap.length) connection.send(batchOf(gap.map(frameOf)));
      last = Math.max(head, gap.at(-1)?.id ?? 0);
    }
    // What the replay has read already is told now, while it is held back: so it does not come a second time.
    if (last > head) await house.log.catchUp();
    const ready = { type: 'ready', cursor: cursorOf(last), recovered, now: house.clock.now() } as const;
    connection.release(last, ready);
  }

  async function hearProblems(connection: Connection, workspace: string, customer: string): Promise<void> {
    for (const { ticket, problem, accepted } of await readLinks(house.reads, workspace, customer)) {
      if (connection.ws.readyState !== connection.ws.OPEN) return;
      hub.followers.add(connection, ticket, problem);
      if (accepted) hub.followers.accept(connection, ticket);
    }
  }

  async function close(): Promise<void> {
    closing = true;
    clearInterval(sweep);
    for (const connection of open.values()) {
      connection.say({ type: 'reconnect', afterMs: Math.round(200 + Math.random() * 2_000) });
      connection.ws.close(CLOSE.goingAway, 'the server restarts');
    }
    const all = [...open.keys()];
    const gone = Promise.all(all.map((ws) => new Promise((done) => ws.once('close', done))));
    const late = setTimeout(
      () =>
        all.forEach((ws) => {
          ws.terminate();
        }),
      1_000,
    );
    await gone;
    clearTimeout(late);
    server.close();
  }

  return { hub, upgrade, close };
}

/** Whoever goes away before the answer goes in silence: node has left the socket's errors to us. */
function sendAway(socket: Duplex, status: number): void {
  const retry = status === 429 || status === 503 ? 'Retry-After: 5\r\n' : '';
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
