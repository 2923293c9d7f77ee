import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Served } from './served.ts';

/** Bare `ws`: no sessions, no log; it sends the bytes that it is given to every socket, one `send` a delivery. */
export async function bareWs(): Promise<Served> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 65_536, perMessageDeflate: false });
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (ws) => {
      sockets.emit('connection', ws);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  let frame = Buffer.alloc(0);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: {
      use(text: string) {
        frame = Buffer.from(text);
      },
      publish(count: number) {
        for (let i = 0; i < count; i += 1) {
          for (const ws of sockets.clients) ws.send(frame, { binary: false });
        }
      },
    },
    close: () => void server.close(),
  };
}
