import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mini, startMini } from '../../test/mini-server.ts';
import { eventually, memoryStorage, until } from '../../test/until.ts';
import { createClient } from './client.ts';
import type { Client, ClientOptions } from './types.ts';

let mini: Mini;
const clients: Client[] = [];
const client = (options: Partial<ClientOptions> = {}): Client => {
  const made = createClient({ url: mini.url, key: 'pk_test', storage: null, ...options });
  clients.push(made);
  return made;
};

beforeEach(async () => {
  mini = await startMini();
});
afterEach(async () => {
  for (const each of clients.splice(0)) each.close();
  await mini.stop();
});

const posts = (suffix: string) =>
  mini.calls.filter(({ method, path }) => method === 'POST' && path.endsWith(suffix));
const messages = (ticket: string) =>
  mini.streams.get(ticket)?.events.filter(({ type }) => type === 'message_posted') ?? [];

test('an answer that is lost makes no second ticket: the same intent goes again', async () => {
  let dropped = 0;
  mini.knobs.dropAnswer = ({ path, intent }) => path === '/v1/tickets' && !!intent && dropped++ < 2;
  const ticket = await client().createTicket({ message: 'Help' });
  expect(mini.streams.size).toBe(1);
  expect(ticket.number).toBe(1001);
  const sent = posts('/tickets');
  expect(sent).toHaveLength(3);
  expect(new Set(sent.map(({ intent }) => intent)).size).toBe(1);
  expect(sent[0]?.intent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('many messages over a line that drops every third answer arrive once each, in order', async () => {
  let count = 0;
  mini.knobs.dropAnswer = ({ path, intent }) => path.endsWith('/messages') && !!intent && count++ % 3 === 0;
  const c = client();
  const { id } = await c.createTicket({ message: 'Help' });
  const texts = Array.from({ length: 6 }, (_, at) => `message ${at}`);
  await Promise.all(texts.map((text) => c.postMessage(id, { text })));
  expect(messages(id).map(({ words }) => words?.message)).toEqual(texts);
  expect(c.state.pending).toEqual([]);
});

test('what was not sent is sent by the next page', async () => {
  const storage = memoryStorage();
  const before = client({ storage });
  await before.connect();
  mini.knobs.before = ({ path }) => (path === '/v1/tickets' ? 'cut' : undefined);
  before.createTicket({ message: 'On the train' }).catch(() => {});
  await eventually(() => posts('/tickets').length > 0);
  before.close();
  expect(before.state.pending).toHaveLength(1);
  mini.knobs.before = undefined;

  const after = client({ storage });
  expect(after.state.pending).toMatchObject([{ act: { type: 'create', body: { message: 'On the train' } } }]);
  await after.connect();
  await until(after, ({ pending, tickets }) => pending.length === 0 && tickets.length === 1);
  expect(new Set(posts('/tickets').map(({ intent }) => intent)).size).toBe(1);
  expect(mini.streams.size).toBe(1);
});

test('a refusal for good stays with the person’s words, and the rest goes on', async () => {
  const c = client();
  const { id } = await c.createTicket({ message: 'Help' });
  mini.knobs.before = ({ body }) =>
    body.text === 'bad' ? { status: 422, code: 'validation_failed' } : undefined;
  const refused = c.postMessage(id, { text: 'bad' });
  await expect(refused).rejects.toMatchObject({
    name: 'VestkaError',
    code: 'validation_failed',
    status: 422,
  });
  await c.postMessage(id, { text: 'good' });
  expect(c.state.pending).toMatchObject([
    { act: { body: { text: 'bad' } }, refused: { code: 'validation_failed', message: 'validation_failed' } },
  ]);
  expect(messages(id)).toHaveLength(1);
  c.discard(c.state.pending[0]?.intent as string);
  expect(c.state.pending).toEqual([]);
});

test.each([
  { status: 503, code: 'unavailable' },
  { status: 500, code: 'internal' },
  { status: 409, code: 'conflict' },
  { status: 429, code: 'rate_limited' },
])('$status is tried again', async (refusal) => {
  const c = client();
  const { id } = await c.createTicket({ message: 'Help' });
  let times = 0;
  mini.knobs.before = ({ path }) => (path.endsWith('/messages') && times++ < 2 ? refusal : undefined);
  await c.postMessage(id, { text: 'hello' });
  expect(messages(id)).toHaveLength(1);
  expect(times).toBe(3);
});

test('Retry-After is waited for', async () => {
  const c = client();
  const { id } = await c.createTicket({ message: 'Help' });
  const at: number[] = [];
  mini.knobs.before = ({ path }) => {
    if (!path.endsWith('/messages')) return undefined;
    at.push(performance.now());
    return at.length === 1 ? { status: 429, code: 'rate_limited', retryAfter: 1 } : undefined;
  };
  await c.postMessage(id, { text: 'hello' });
  expect((at[1] as number) - (at[0] as number)).toBeGreaterThanOrEqual(990);
});

test('one ticket’s trouble holds up only that ticket', async () => {
  const c = client();
  const [one, two] = [await c.createTicket({ message: 'One' }), await c.createTicket({ message: 'Two' })];
  mini.knobs.before = ({ path }) => (path.includes(one.id) ? { status: 503 } : undefined);
  const held = c.postMessage(one.id, { text: 'first' });
  await c.postMessage(two.id, { text: 'hello' });
  mini.knobs.before = undefined;
  await held;
  expect(messages(one.id)).toHaveLength(1);
});

test('two tabs over one storage lose nothing of each other’s and show nothing twice', async () => {
  const storage = memoryStorage();
  const [left, right] = [client({ storage }), client({ storage })];
  const { id } = await left.createTicket({ message: 'Help' });
  await right.connect();
  expect(right.state.tickets).toHaveLength(1);
  expect(mini.sessions.size).toBe(1);
  let cut = true;
  mini.knobs.before = ({ path }) => (cut && path.endsWith('/messages') ? 'cut' : undefined);
  const sent = ['a', 'b', 'c', 'd'].map((text, at) => (at % 2 ? left : right).postMessage(id, { text }));
  await eventually(() => posts('/messages').length >= 2);
  expect(client({ storage }).state.pending).toHaveLength(4);
  cut = false;
  await Promise.all(sent);
  expect(
    messages(id)
      .map(({ words }) => words?.message)
      .sort(),
  ).toEqual(['a', 'b', 'c', 'd']);
  expect(client({ storage }).state.pending).toEqual([]);
});

test('two tabs that begin at one time are one customer', async () => {
  const storage = memoryStorage();
  const [left, right] = [client({ storage }), client({ storage })];
  await Promise.all([left.connect(), right.connect()]);
  expect(new Set(mini.auths.map(({ token }) => token)).size).toBe(1);
  const { id } = await left.createTicket({ message: 'Help' });
  await until(right, ({ tickets }) => tickets[0]?.id === id);
});

test('storage that throws: sent from memory', async () => {
  const throws = () => {
    throw new Error('blocked');
  };
  const c = client({ storage: { getItem: throws, setItem: throws, removeItem: throws } });
  let times = 0;
  mini.knobs.before = ({ path }) => (path === '/v1/tickets' && times++ < 2 ? 'cut' : undefined);
  const created = c.createTicket({ message: 'Help' });
  expect(c.state.pending).toHaveLength(1);
  expect((await created).number).toBe(1001);
  expect(c.state.pending).toEqual([]);
  expect(mini.sessions.size).toBe(1);
});

test.each([
  '{"x":1}',
  '[]',
  '"text"',
  'null',
  'garbage',
  '{"i":{"intent":"i","act":{"type":"message","ticket":"../../admin","body":{}}}}',
])('what somebody else wrote into storage is not sent: %s', async (planted) => {
  const storage = memoryStorage();
  for (const name of ['outbox', 'session', 'seen1']) storage.setItem(`vestka:pk_test:${name}`, planted);
  const c = client({ storage });
  expect(c.state).toMatchObject({ pending: [], tickets: [], seenAt: 0 });
  await c.connect();
  expect(c.state.connection).toBe('live');
  expect((await c.createTicket({ message: 'Help' })).number).toBe(1001);
});

test('a discarded act is not sent, and who waits for it is told', async () => {
  mini.knobs.before = ({ path }) => (path === '/v1/tickets' ? 'cut' : undefined);
  const c = client();
  const created = c.createTicket({ message: 'Help' });
  c.discard(c.state.pending[0]?.intent as string);
  await expect(created).rejects.toMatchObject({ code: 'offline' });
  expect(c.state.pending).toEqual([]);
});
