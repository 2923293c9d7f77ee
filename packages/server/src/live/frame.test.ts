import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { batchOf, textFrame } from './frame.ts';

const server = createServer();
let send = (_: Buffer) => {};
let client: WebSocket;

beforeAll(async () => {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, () => {
      send = (bytes) => socket.write(bytes);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await new Promise((open) => client.once('open', open));
});

afterAll(() => {
  client.terminate();
  server.close();
});

function received(count: number): Promise<string[]> {
  const texts: string[] = [];
  return new Promise((done) => {
    client.on('message', function take(data, binary) {
      texts.push(binary ? 'binary' : String(data));
      if (texts.length < count) return;
      client.off('message', take);
      done(texts);
    });
  });
}

test.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('a client reads a frame of %i bytes', async (size) => {
  const arrived = received(1);
  send(textFrame('x'.repeat(size)));
  expect(await arrived).toEqual(['x'.repeat(size)]);
});

test('lengths count bytes, not characters', async () => {
  const arrived = received(1);
  send(textFrame('Связь пропала 🚧'.repeat(9)));
  expect(await arrived).toEqual(['Связь пропала 🚧'.repeat(9)]);
});

test('a batch is its frames one after another', async () => {
  const arrived = received(3);
  const frames = ['a', 'b', 'c'].map((text, id) => ({ id, bytes: textFrame(text) }));
  send(batchOf(frames).bytes);
  expect(await arrived).toEqual(['a', 'b', 'c']);
});
