import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

/**
 * Many WebSocket clients that only count: a full client would cost the load process more than a delivery costs the
 * server, and the measurement would be of the client. Each is a plain socket that shakes hands, says who it is, and
 * from then on walks over the headers of the frames.
 */
export class Receivers {
  #got = 0;
  #goal = Number.POSITIVE_INFINITY;
  #reached = () => {};
  #sockets: Socket[] = [];

  /**
   * Opens so many sockets, a few at a time.
   * @param hello the text frames that each sends first, if any; then it waits for a frame with `until` in it
   */
  async open(
    url: string,
    path: string,
    count: number,
    hello?: (index: number) => string,
    until = '',
  ): Promise<void> {
    const address = new URL(url);
    let next = 0;
    const opener = async () => {
      while (next < count) {
        next += 1;
        this.#sockets.push(await this.#openOne(address, path, hello?.(next - 1), until));
      }
    };
    await Promise.all(Array.from({ length: 32 }, opener));
  }

  /** Frames received by all of them together, since the beginning. */
  get got(): number {
    return this.#got;
  }

  /** Waits until all together have received so many frames. */
  reach(goal: number): Promise<void> {
    return new Promise((done) => {
      if (this.#got >= goal) return done();
      this.#goal = goal;
      this.#reached = done;
    });
  }

  /** Resets the connections: thousands of closing ones would hold the machine's ports for a minute. */
  close(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
    this.#sockets = [];
  }

  #count(frames: number): void {
    this.#got += frames;
    if (this.#got < this.#goal) return;
    this.#goal = Number.POSITIVE_INFINITY;
    this.#reached();
  }

  #openOne(
    { hostname, port, host }: URL,
    path: string,
    hello: string | undefined,
    until: string,
  ): Promise<Socket> {
    return new Promise((ready, failed) => {
      const walk = frameWalker();
      let opening: string | null = '';
      const read = (length: number, buffer: Uint8Array): boolean => {
        if (opening === null) {
          this.#count(walk(buffer, length));
          return true;
        }
        const before = opening;
        opening += Buffer.from(buffer.buffer, buffer.byteOffset, length).toString('latin1');
        const headEnds = opening.indexOf('\r\n\r\n');
        if (headEnds < 0) return true;
        if (!opening.startsWith('HTTP/1.1 101')) failed(new Error(opening.slice(0, headEnds)));
        if (hello !== undefined && !before.includes('\r\n\r\n')) socket.write(maskedText(hello));
        if (opening.includes(until, headEnds) && (until === '' || opening.endsWith('}'))) {
          opening = null;
          ready(socket);
        }
        return true;
      };
      const socket = connect({
        host: hostname,
        port: Number(port),
        onread: { buffer: SHARED, callback: read },
      });
      socket.once('error', failed);
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
      );
    });
  }
}

/** One buffer for all: what was read is counted before anything else is read. */
const SHARED = Buffer.alloc(65_536);

/** @returns a function that counts the frames that end within a chunk; frames may be cut anywhere */
function frameWalker(): (chunk: Uint8Array, length: number) => number {
  let payload = 0;
  let header: number[] = [];
  return (chunk, length) => {
    let frames = 0;
    for (let at = 0; at < length; ) {
      if (payload > 0) {
        const step = Math.min(payload, length - at);
        payload -= step;
        at += step;
        if (payload === 0) frames += 1;
        continue;
      }
      header.push(chunk[at] as number);
      at += 1;
      const size = payloadSize(header);
      if (size < 0) continue;
      header = [];
      payload = size;
      if (size === 0) frames += 1;
    }
    return frames;
  };
}

/** @returns -1 while the header is not complete */
function payloadSize(header: readonly number[]): number {
  const [, short = -1] = header;
  if (short < 126) return short;
  const more = short === 126 ? 2 : 8;
  if (header.length < 2 + more) return -1;
  return header.slice(2).reduce((size, byte) => size * 256 + byte, 0);
}

function maskedText(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const header =
    payload.length < 126
      ? [0x81, 0x80 | payload.length]
      : [0x81, 0xfe, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from(header), mask, payload.map((byte, i) => byte ^ (mask[i % 4] as number))]);
}
