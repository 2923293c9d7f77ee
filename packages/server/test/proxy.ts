import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a connection breaks: before the request was passed on, or after it was carried out. */
export type Cut = 'before' | 'after';

/** Stands between a node and its libSQL server, and breaks connections when told to. */
export interface TestProxy {
  readonly url: string;
  /** Breaks the next requests that write events, one for each. @param then waited for before the connection breaks */
  cut(cuts: readonly Cut[], then?: () => Promise<unknown>): void;
  /** How many requests that write events have come. */
  readonly writes: number;
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<TestProxy> {
  let cuts: Cut[] = [];
  let writes = 0;
  let then: () => Promise<unknown> = async () => {};
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const isWrite = body.includes('INSERT INTO events');
    if (isWrite) writes += 1;
    const cut = isWrite ? cuts.shift() : undefined;
    const answer = cut === 'before' ? null : await pass(target, request, body).catch(() => null);
    if (cut || !answer) {
      if (cut) await then();
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut(next, meanwhile = async () => {}) {
      cuts = [...next];
      then = meanwhile;
    },
    get writes() {
      return writes;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function pass(target: string, { method = 'GET', url = '/', headers }: IncomingMessage, body: Buffer) {
  const { authorization = '', 'content-type': type = '' } = headers;
  return fetch(target + url, {
    method,
    headers: { authorization, 'content-type': type },
    ...(body.length ? { body: new Uint8Array(body) } : {}),
  });
}
