import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Served } from './served.ts';

/** Bare `node:http`: one JSON object with the headers that it is given, made into text anew for every request. */
export async function bareHttp(): Promise<Served> {
  let reply: object = {};
  let headers: Record<string, string> = {};
  const server = createServer((_, response) => {
    const body = JSON.stringify(reply);
    response.writeHead(200, { ...headers, 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: {
      use(given: { reply: object; headers: Record<string, string> }) {
        ({ reply, headers } = given);
      },
    },
    close: () => void server.close(),
  };
}
