import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type Client,
  createClient,
  createUploads,
  type FileKeeper,
  type KeptFile,
  type Upload,
  type Uploads,
} from '@vestka/sdk';
import { createAgent } from '@vestka/sdk/agent';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { attachments } from '../src/db/schema.ts';
import { openHouse, openWorkspace, type TestHouse, type Workspace } from './house.ts';
import * as some from './some-files.ts';

const KB = 1024;
const PATIENT = { timeout: 10_000, interval: 5 };

let house: TestHouse;
let shop: Workspace;
const open: { stop?(): void; close?(): void }[] = [];

beforeAll(async () => {
  house = await openHouse();
  shop = await openWorkspace(house);
});
afterEach(() => {
  for (const one of open.splice(0)) (one.stop ?? one.close)?.call(one);
  expect(house.faults).toEqual([]);
});
afterAll(() => house.close());

const file = (name: string, content: Buffer, type = '') =>
  new File([new Uint8Array(content)], name, { type });

function customer(url = house.url): Client {
  const client = createClient({ url, key: shop.key, storage: null });
  open.push(client);
  return client;
}

function uploads(...args: Parameters<typeof createUploads>): Uploads {
  const made = createUploads(...args);
  open.push(made);
  return made;
}

const quiet = { onChange() {}, storage: null };

const until = (on: Uploads, state: Upload['state'], draft = '') =>
  vi.waitFor(() => {
    const list = on.list(draft);
    expect(list.map((one) => one.state)).toEqual(list.map(() => state));
    expect(list).not.toEqual([]);
    return list;
  }, PATIENT);

const bytesOf = async (url: string | null | undefined) =>
  Buffer.from(await (await fetch(url ?? '')).arrayBuffer());

/** Keeps files as a browser does, over what stands for reloads. */
function drawer(): FileKeeper & { kept: Map<string, KeptFile> } {
  const kept = new Map<string, KeptFile>();
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (one) => void kept.set(one.key, one),
    drop: async (key) => void kept.delete(key),
  };
}

type Cut = { after: number } | 'answer' | undefined;

/** Between a page and the server: notes the calls, and breaks those that it is told to. */
interface Line {
  readonly url: string;
  readonly calls: string[];
  /** How a call breaks: its request is cut after so many bytes, or its answer is lost. */
  cut(call: string): Cut;
}

async function line(): Promise<Line> {
  const { hostname, port } = new URL(house.url);
  const calls: string[] = [];
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const call = `${method} ${path}`;
    calls.push(call);
    const cut = net.cut(call);
    const onward = ask({ hostname, port, method, path, headers, agent: false }, (answer) => {
      if (cut === 'answer') {
        answer.resume().on('end', () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => request.socket.destroy());
    if (typeof cut !== 'object') {
      request.pipe(onward);
      return;
    }
    let left = cut.after;
    const pass = (chunk: Buffer) => {
      if (left > 0) onward.write(chunk.subarray(0, left));
      left -= chunk.length;
      if (left <= 0) onward.destroy();
    };
    request.on('data', pass);
    pass(Buffer.alloc(0));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    stop() {
      server.close();
      server.closeAllConnections();
    },
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const net: Line = { url, calls, cut: () => undefined };
  return net;
}

test('several files of several drafts go there, and say how far they are', async () => {
  const client = customer();
  const seen: number[] = [];
  const on = uploads(client, {
    onChange: () => seen.push(on?.list('a')[0]?.sent ?? 0),
    storage: null,
  });
  const big = some.noise(2_000 * KB);
  on.add([file('дамп.bin', big), file('x.png', some.png(4, 5))], 'a');
  on.add([file('till.log', some.log())], 'b');
  expect(on.list('a').map(({ name, size, sent }) => [name, size, sent])).toEqual([
    ['дамп.bin', big.length, 0],
    ['x.png', some.png(4, 5).length, 0],
  ]);
  const [first, second] = await until(on, 'ready', 'a');
  const [third] = await until(on, 'ready', 'b');
  expect([first?.type, second?.type, third?.type]).toEqual([
    'application/octet-stream',
    'image/png',
    'text/plain',
  ]);
  expect(second?.attachment).toMatchObject({ width: 4, height: 5 });
  expect((await bytesOf(first?.attachment?.url)).equals(big)).toBe(true);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(on.ready('a')).toEqual([first?.id, second?.id]);

  const ticket = await client.createTicket({ message: 'See these', files: [...on.ready('a')] });
  for (const { key } of on.list('a')) on.given(key);
  expect([on.list('a'), on.ready('a'), on.list('b').length]).toEqual([[], [], 1]);
  await client.load(ticket.id);
  expect(client.state.timelines[ticket.id]?.[0]?.data).toMatchObject({ files: { [first?.id ?? '']: {} } });
});

test('an agent sends by the same means', async () => {
  const agent = createAgent({ url: house.url, secretKey: shop.secretKey, agent: shop.agent.id });
  open.push(agent);
  const on = uploads({ request: agent.request, path: '/agent/attachments' }, quiet);
  on.add([file('x.png', some.png())]);
  const [sent] = await until(on, 'ready');
  expect(sent?.attachment?.url).toMatch(/\/files\//);
  on.remove(sent?.key ?? '');
  const id = sent?.id;
  await vi.waitFor(async () => {
    const { attachment } = await agent.request<{ attachment: object }>('GET', `/agent/attachments/${id}`);
    expect(attachment).toMatchObject({ state: 'deleted' });
  }, PATIENT);
});

test('what the server refuses says why, and goes again when it is asked to', async () => {
  const on = uploads(customer(), quiet);
  on.add([
    file('empty.txt', Buffer.alloc(0)),
    file('x.png', Buffer.from('<svg onload="alert(1)"/>')),
    file('huge.mp4', Buffer.alloc(51 * KB * KB)),
  ]);
  const refused = await until(on, 'refused');
  expect(refused.map(({ code }) => code)).toEqual(['file_empty', 'file_type_refused', 'payload_too_large']);
  expect(refused[1]?.message).toMatch(/zip/);
  expect(on.ready()).toEqual([]);
  on.retry(refused[0]?.key ?? '');
  expect(on.list()[0]).toMatchObject({ state: 'sending', code: undefined });
  await until(on, 'refused');
});

test('where the server has no room for files it waits and says so, keeps what was sent, and goes on', async () => {
  const client = customer();
  const calls: string[] = [];
  let live = (_: { connection: string }) => {};
  let full: Promise<void> | undefined;
  const { promise: end, resolve: free } = Promise.withResolvers<void>();
  const request: Client['request'] = (method, path, body, intent) => {
    calls.push(`${method} ${path.replace(/at_\w+/, 'id')}`);
    if (path.includes('offset=2'))
      full ??= house.app.house.files.room.keep(Number.MAX_SAFE_INTEGER, () => end);
    return client.request(method, path, body, intent);
  };
  const on = uploads(
    {
      request,
      on(_, listener) {
        live = listener;
        return () => {};
      },
    },
    quiet,
  );
  const content = randomBytes(600 * KB);
  on.add([file('dump', content)]);
  const [paused] = await until(on, 'paused');
  expect(paused).toMatchObject({ code: 'storage_low', sent: 256 * KB });
  expect(calls).toEqual([
    'POST /attachments',
    'PATCH /attachments/id?offset=0',
    'PATCH /attachments/id?offset=262144',
  ]);
  expect(house.faults.splice(0)).toHaveLength(1);

  free();
  await full;
  calls.length = 0;
  live({ connection: 'live' });
  const [sent] = await until(on, 'ready');
  expect(sent).toMatchObject({ id: paused?.id, code: undefined });
  expect(calls).toEqual(['GET /attachments/id', 'PATCH /attachments/id?offset=262144']);
  expect((await bytesOf(sent?.attachment?.url)).equals(content)).toBe(true);
});

test('a file that is gone from the disk is refused, not waited for', async () => {
  const on = uploads(customer(), quiet);
  const gone = file('gone.txt', Buffer.from('x'));
  gone.slice = () =>
    ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) as never;
  on.add([gone]);
  expect((await until(on, 'refused'))[0]?.code).toBe('file_unreadable');
});

describe('where the connection breaks', () => {
  test('it goes on from where the server has it, and every byte is there once', async () => {
    const net = await line();
    const on = uploads(customer(net.url), quiet);
    let n = 0;
    net.cut = (call) => {
      if (!call.startsWith('PATCH')) return undefined;
      n += 1;
      if (n % 3 === 1) return { after: 100 * KB };
      return n % 3 === 2 ? 'answer' : undefined;
    };
    const content = randomBytes(2_800 * KB);
    on.add([file('dump', content)]);
    const [sent] = await until(on, 'ready');
    expect(n).toBeGreaterThan(5);
    expect((await bytesOf(sent?.attachment?.url)).equals(content)).toBe(true);
  }, 30_000);

  test('without one it is paused, and goes on when there is one again', async () => {
    const net = await line();
    const on = uploads(customer(net.url), quiet);
    let isOff = false;
    net.cut = (call) => {
      if (call.includes('offset=') && !call.endsWith('offset=0')) isOff = true;
      return isOff ? { after: 0 } : undefined;
    };
    const content = randomBytes(900 * KB);
    on.add([file('dump', content)]);
    const [paused] = await until(on, 'paused');
    expect(paused?.sent).toBe(256 * KB);
    net.cut = () => undefined;
    const [sent] = await until(on, 'ready');
    expect(net.calls.filter((call) => call.startsWith('POST /v1/attachments'))).toHaveLength(1);
    expect((await bytesOf(sent?.attachment?.url)).equals(content)).toBe(true);
  });

  test('announced without an answer it is one file, also after a reload, and begun anew once that is dropped', async () => {
    const net = await line();
    const storage = drawer();
    const client = customer(net.url);
    const named = (name: string) =>
      house.app.house.reads.select().from(attachments).where(eq(attachments.name, name));
    net.cut = (call) => (call.startsWith('POST') && call.endsWith('/attachments') ? 'answer' : undefined);
    const before = uploads(client, { onChange() {}, storage });
    const name = 'announced once';
    before.add([file(name, randomBytes(10))]);
    await until(before, 'paused');
    before.stop();
    net.cut = () => undefined;
    const on = uploads(client, { onChange() {}, storage });
    const [sent] = await until(on, 'ready');
    expect((await named(name)).map(({ id }) => id)).toEqual([sent?.id]);
    on.given(sent?.key ?? '');

    const over = 'dropped meanwhile';
    net.cut = (call) => (call.startsWith('POST') && call.endsWith('/attachments') ? 'answer' : undefined);
    on.add([file(over, randomBytes(10))]);
    await until(on, 'paused');
    const [{ id: first } = { id: '' }] = await named(over);
    await client.request('DELETE', `/attachments/${first}`);
    net.cut = () => undefined;
    const [again] = await until(on, 'ready');
    expect(new Set((await named(over)).map(({ id }) => id))).toEqual(new Set([first, again?.id]));
  });

  test('taken back on the way, nothing is left of it on the server', async () => {
    const net = await line();
    const client = customer(net.url);
    const on = uploads(client, quiet);
    net.cut = (call) => (call.includes('offset=') ? { after: 10 } : undefined);
    on.add([file('dump', randomBytes(900 * KB))]);
    const [{ key, id } = { key: '', id: '' }] = await until(on, 'paused');
    net.cut = () => undefined;
    on.remove(key);
    expect(on.list()).toEqual([]);
    await vi.waitFor(async () => {
      const { attachment } = await client.request<{ attachment: object }>('GET', `/attachments/${id}`);
      expect(attachment).toMatchObject({ state: 'deleted' });
    }, PATIENT);
  });
});

describe('what outlives the page', () => {
  test('a reload goes on with what was sent, and shows what was there', async () => {
    const net = await line();
    const client = customer(net.url);
    const storage = drawer();
    const before = uploads(client, { onChange() {}, storage });
    const content = randomBytes(900 * KB);
    before.add([file('x.png', some.png())], 'draft');
    await until(before, 'ready', 'draft');
    net.cut = (call) => (/offset=[1-9]/.test(call) ? { after: 0 } : undefined);
    before.add([file('дамп', content)], 'draft');
    await vi.waitFor(() => expect(before.list('draft')[1]?.state).toBe('paused'), PATIENT);
    before.stop();

    net.cut = () => undefined;
    net.calls.length = 0;
    const after = uploads(client, { onChange() {}, storage });
    const [shot, dump] = await until(after, 'ready', 'draft');
    expect([shot?.name, dump?.name]).toEqual(['x.png', 'дамп']);
    expect((await bytesOf(dump?.attachment?.url)).equals(content)).toBe(true);
    expect(net.calls.filter((call) => /^POST .*attachments|offset=0$/.test(call))).toEqual([]);

    after.given(dump?.key ?? '');
    after.remove(shot?.key ?? '');
    expect(storage.kept.size).toBe(0);
  });

  test('two pages with the same file end with one', async () => {
    const client = customer();
    const storage = drawer();
    const one = uploads(client, { onChange() {}, storage });
    const content = randomBytes(1_200 * KB);
    one.add([file('dump', content)]);
    await vi.waitUntil(() => [...storage.kept.values()][0]?.id, PATIENT);
    const two = uploads(client, { onChange() {}, storage });
    const [[a], [b]] = await Promise.all([until(one, 'ready'), until(two, 'ready')]);
    expect(a?.id).toBe(b?.id);
    expect((await bytesOf(b?.attachment?.url)).equals(content)).toBe(true);
  });

  test('what the server has swept meanwhile is sent anew', async () => {
    const client = customer();
    const storage = drawer();
    const before = uploads(client, { onChange() {}, storage });
    before.add([file('x.png', some.png())]);
    const [{ id } = { id: '' }] = await until(before, 'ready');
    before.stop();
    await client.request('DELETE', `/attachments/${id}`);
    const after = uploads(client, { onChange() {}, storage });
    const [anew] = await until(after, 'ready');
    expect(anew?.id).not.toBe(id);
  });

  test('at the end of a session nothing stays on the device', async () => {
    const storage = drawer();
    const on = uploads(customer(), { onChange() {}, storage });
    on.add([file('x.png', some.png())], 'a');
    on.add([file('y.png', some.png())], 'b');
    await until(on, 'ready', 'a');
    await on.clear();
    expect([storage.kept.size, on.list('a'), on.list('b')]).toEqual([0, [], []]);
  });

  test('storage that fails costs nothing but the memory', async () => {
    const no = () => Promise.reject(new Error('blocked'));
    const on = uploads(customer(), { onChange() {}, storage: { all: no, put: no, drop: no } });
    on.add([file('x.png', some.png())]);
    const [sent] = await until(on, 'ready');
    on.remove(sent?.key ?? '');
    await on.clear();
  });
});
