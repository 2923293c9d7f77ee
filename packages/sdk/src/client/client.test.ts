import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { facts, type Mini, promise, startMini } from '../../test/mini-server.ts';
import { eventually, memoryStorage, until } from '../../test/until.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { findAnswers } from './acts.ts';
import { createClient } from './client.ts';
import { newIntent } from './intent.ts';
import type { Client, ClientEvents, ClientOptions, Connection } from './types.ts';

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
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const each of clients.splice(0)) each.close();
  await mini.stop();
});

const live = async (options: Partial<ClientOptions> = {}) => {
  const c = client(options);
  await c.connect();
  return c;
};
/** Types of what came, once each. */
const heard = (c: Client) => {
  const types: string[] = [];
  c.on('event', ({ event }) => types.push(`${event.type} ${event.version}`));
  return types;
};
const names = (c: Client, ...wanted: (keyof ClientEvents)[]) => {
  const seen: string[] = [];
  for (const name of wanted) c.on(name, () => seen.push(name));
  return seen;
};
const hour = 3_600_000;
const update = (id: string, status: Ticket['status'] = 'investigating', due = mini.now() + hour) =>
  mini.append(id, { type: 'update_posted', facts: facts(status, promise(`p${mini.log.length}`, due)) });

test('nothing is asked of the server before it must be', () => {
  const c = client();
  expect(c.state).toEqual({
    connection: 'idle',
    loaded: false,
    tickets: [],
    timelines: {},
    pending: [],
    unread: [],
    seenAt: 0,
    error: null,
  });
  expect(mini.calls).toEqual([]);
});

test('connect: session, tickets, live; the token is in no address', async () => {
  const c = client();
  const connections: Connection[] = [];
  c.on('change', ({ connection }) => connections.push(connection));
  await c.connect();
  await c.connect();
  expect(c.state).toMatchObject({ connection: 'live', loaded: true });
  expect([...new Set(connections)]).toEqual(['connecting', 'live']);
  expect(mini.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /v1/sessions',
    'GET /v1/tickets',
  ]);
  expect(mini.auths).toEqual([{ type: 'auth', token: 'session-1', cursor: 'c0' }]);
  expect(mini.calls.some(({ path }) => path.includes('session-1'))).toBe(false);
});

test('an act before connect opens the session and goes live', async () => {
  const c = client({ locale: 'ru' });
  const ticket = await c.createTicket({ message: 'Help', impact: 'high' });
  expect(c.state.tickets[0]).toEqual(ticket);
  await until(c, ({ connection }) => connection === 'live');
  expect(mini.calls.find(({ path, method }) => path === '/v1/tickets' && method === 'POST')?.body).toEqual({
    lang: 'ru',
    message: 'Help',
    impact: 'high',
  });
});

test('live events change the view, and are told once each', async () => {
  const c = await live();
  const types = heard(c);
  const told = names(c, 'ticket:status', 'ticket:promise', 'ticket:resolved', 'ticket:overdue');
  const { id } = await c.createTicket({ message: 'Help' });
  await eventually(() => types.length === 1);
  update(id);
  mini.append(id, {
    type: 'report_published',
    facts: facts('resolved', null),
    data: { outcome: 'full', recurrence: 'no', remaining: [], closesAt: '2099-01-01T00:00:00.000Z' },
  });
  await eventually(() => types.length === 3);
  expect(types).toEqual(['ticket_created 1', 'update_posted 2', 'report_published 3']);
  expect(told).toEqual([
    'ticket:status',
    'ticket:promise',
    'ticket:status',
    'ticket:resolved',
    'ticket:promise',
  ]);
  expect(c.state.tickets[0]).toEqual(mini.streams.get(id)?.view);
});

test('after a cut it comes back, resumes from its cursor, and repeats nothing', async () => {
  const c = await live();
  const types = heard(c);
  const { id } = await c.createTicket({ message: 'Help' });
  await c.load(id);
  await eventually(() => types.length === 1);
  mini.cut();
  await until(c, ({ connection }) => connection !== 'live');
  update(id);
  update(id, 'fixing');
  await until(c, ({ connection }) => connection === 'live');
  expect(mini.auths.at(-1)?.cursor).toBe('c1');
  expect(types).toEqual(['ticket_created 1', 'update_posted 2', 'update_posted 3']);
  expect(c.state.timelines[id]?.map(({ version }) => version)).toEqual([1, 2, 3]);
  expect(c.state.tickets[0]).toMatchObject({ status: 'fixing', version: 3 });
  const lists = mini.calls.filter(({ method, path }) => method === 'GET' && path === '/v1/tickets');
  expect(lists).toHaveLength(1);
});

test('a replay that overlaps is shown once', async () => {
  const c = await live();
  const types = heard(c);
  const { id } = await c.createTicket({ message: 'Help' });
  await c.load(id);
  update(id);
  await eventually(() => types.length === 2);
  for (const event of mini.log) mini.say({ type: 'event', event: event as never });
  update(id, 'fixing');
  await eventually(() => types.length === 3);
  expect(types).toEqual(['ticket_created 1', 'update_posted 2', 'update_posted 3']);
  expect(c.state.timelines[id]).toHaveLength(3);
});

test('an event of an unknown type brings its facts, and the cursor moves', async () => {
  const c = await live();
  const { id } = await c.createTicket({ message: 'Help' });
  mini.append(id, { type: 'seal_broken', facts: facts('verifying', null) });
  await until(c, ({ tickets }) => tickets[0]?.status === 'verifying');
  mini.cut();
  await eventually(() => mini.auths.length === 2);
  expect(mini.auths[1]?.cursor).toBe('c2');
});

test('when the server cannot replay, snapshots are read and live goes on', async () => {
  const c = await live();
  const { id } = await c.createTicket({ message: 'Help' });
  await c.load(id);
  mini.knobs.forgetful = true;
  mini.cut();
  await until(c, ({ connection }) => connection !== 'live');
  update(id);
  mini.append(id, {
    type: 'report_published',
    facts: facts('resolved', null),
    data: { outcome: 'full', recurrence: 'no', remaining: [], closesAt: '2099-01-01T00:00:00.000Z' },
    words: { cause: 'A cable', done: 'Replaced', remaining: [] },
  });
  const other = mini.open('session-1', 'From my phone', true);
  await until(c, ({ connection }) => connection === 'live');
  expect(c.state.tickets.find((ticket) => ticket.id === id)).toEqual(mini.streams.get(id)?.view);
  expect(c.state.tickets.map((ticket) => ticket.id)).toContain(other.id);
  expect(c.state.timelines[id]?.map(({ version }) => version)).toEqual([1, 2, 3]);
  update(other.id, 'fixing');
  await until(c, ({ tickets }) => tickets.some(({ status }) => status === 'fixing'));
});

/** A list of tickets whose answer waits until it is let go. */
const slowList = () => {
  let letGo = () => {};
  let asked = false;
  mini.knobs.delay = ({ method, path }) => {
    if (method !== 'GET' || path !== '/v1/tickets' || asked) return undefined;
    asked = true;
    return new Promise<void>((done) => {
      letGo = done;
    });
  };
  return { asked: () => asked, letGo: () => letGo() };
};
const report = (id: string) =>
  mini.append(id, {
    type: 'report_published',
    facts: facts('resolved', null),
    data: { outcome: 'full', recurrence: 'no', remaining: [], closesAt: '2099-01-01T00:00:00.000Z' },
    words: { cause: 'A cable', done: 'Replaced', remaining: [] },
  });

test('events that come while the snapshot is on its way are put after it', async () => {
  const c = await live();
  const types = heard(c);
  const { id } = await c.createTicket({ message: 'Help' });
  await eventually(() => types.length === 1);
  const list = slowList();
  mini.knobs.forgetful = true;
  mini.cut();
  await until(c, ({ connection }) => connection !== 'live');
  report(id);
  await eventually(list.asked);
  mini.append(id, { type: 'message_posted', words: { message: 'Just now' } });
  mini.say({ type: 'beat', now: mini.now() });
  const { seenAt } = c.state;
  // The socket is read in order: when this later answer is there, so is the event.
  await c.load(id);
  expect(c.state.seenAt).toBe(seenAt);
  list.letGo();
  await until(c, ({ tickets, connection }) => connection === 'live' && tickets[0]?.version === 3);
  expect(c.state.tickets[0]).toEqual(mini.streams.get(id)?.view);
  expect(c.state.tickets[0]?.report?.cause).toBe('A cable');
});

test('a snapshot that is lost together with its connection leaves no gap', async () => {
  const c = await live();
  const types = heard(c);
  const { id } = await c.createTicket({ message: 'Help' });
  await eventually(() => types.length === 1);
  const list = slowList();
  mini.knobs.forgetful = true;
  mini.cut();
  await until(c, ({ connection }) => connection !== 'live');
  report(id);
  await eventually(list.asked);
  mini.append(id, { type: 'message_posted', words: { message: 'Just now' } });
  await c.load(id);
  mini.knobs.forgetful = false;
  mini.cut();
  const { length } = mini.auths;
  await eventually(() => mini.sockets.size === 0);
  mini.knobs.dropAnswer = ({ method, path }) => {
    mini.knobs.dropAnswer = undefined;
    return method === 'GET' && path === '/v1/tickets';
  };
  list.letGo();
  await until(c, ({ connection }) => connection === 'live');
  expect(mini.auths.length).toBeGreaterThan(length);
  expect(c.state.tickets[0]).toEqual(mini.streams.get(id)?.view);
  expect(c.state.tickets[0]?.report?.cause).toBe('A cable');
});

/** The first answer to a reading of a timeline waits until it is let go. */
const slowTimeline = () => {
  let letGo = () => {};
  let asked = 0;
  mini.knobs.delay = ({ path }) =>
    path.includes('/events') && !asked++ ? new Promise<void>((done) => (letGo = done)) : undefined;
  return { asked: () => asked > 0, letGo: () => letGo() };
};

test('a timeline is read page by page, and what happens meanwhile is put after it', async () => {
  const c = await live();
  const { id } = await c.createTicket({ message: 'Help' });
  for (let at = 0; at < 4; at++) update(id);
  await until(c, ({ tickets }) => tickets[0]?.version === 5);
  mini.knobs.pageSize = 2;
  const timeline = slowTimeline();
  const loaded = c.load(id);
  await eventually(timeline.asked);
  // The first page holds no more than two, the last one holds this too.
  update(id, 'fixing');
  timeline.letGo();
  await loaded;
  await until(c, ({ tickets }) => tickets[0]?.version === 6);
  update(id, 'verifying');
  await until(c, ({ tickets }) => tickets[0]?.version === 7);
  expect(c.state.timelines[id]?.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  const asked = mini.calls
    .filter(({ path }) => path.includes('/events'))
    .map(({ path }) => path.split('?')[1]);
  expect(asked).toEqual([undefined, 'after=c2', 'after=c4']);
});

test('a timeline that is read anew is replaced: what was erased meanwhile is gone', async () => {
  const c = await live();
  const { id } = await c.createTicket({ message: 'Help' });
  await c.load(id);
  const [first] = mini.streams.get(id)?.events ?? [];
  Object.assign(first as object, { cursor: 'cnew', words: null });
  await c.load(id);
  expect(c.state.timelines[id]).toEqual([first]);
});

test('of two readings of a timeline the one begun last counts, whichever ends first', async () => {
  const c = await live();
  const { id } = await c.createTicket({ message: 'Help' });
  mini.knobs.quiet = true;
  const timeline = slowTimeline();
  const early = c.load(id);
  await eventually(timeline.asked);
  update(id);
  await c.load(id);
  timeline.letGo();
  await early;
  expect(c.state.timelines[id]?.map(({ version }) => version)).toEqual([1, 2]);
});

test('an event of a ticket that was not known brings the ticket', async () => {
  const c = await live();
  const types = heard(c);
  const other = mini.open('session-1', 'From my phone', true);
  update(other.id);
  await eventually(() => types.length === 1);
  expect(c.state.tickets[0]).toEqual(mini.streams.get(other.id)?.view);
});

test('what the team wrote is unread until it is shown; one’s own is not; so it is for the next page', async () => {
  const storage = memoryStorage();
  const c = await live({ storage });
  const { id } = await c.createTicket({ message: 'Help' });
  await c.postMessage(id, { text: 'And more' });
  expect(c.state.unread).toEqual([]);
  update(id);
  await until(c, ({ unread }) => unread.length === 1);
  await c.postMessage(id, { text: 'Thanks' });
  await until(c, ({ tickets }) => tickets[0]?.version === 4);
  expect(c.state.unread).toEqual([id]);
  c.markRead(id);
  expect(c.state.unread).toEqual([]);
  c.close();
  update(id, 'fixing');
  const next = client({ storage });
  expect(next.state.unread).toEqual([]);
  await next.connect();
  expect(next.state.unread).toEqual([id]);
});

test('words of the team that come after one’s own later act are unread all the same', async () => {
  const c = await live();
  const types = heard(c);
  const { id } = await c.createTicket({ message: 'Help' });
  await eventually(() => types.length === 1);
  mini.knobs.quiet = true;
  update(id);
  await c.postMessage(id, { text: 'Hello?' });
  expect(c.state.tickets[0]?.version).toBe(3);
  expect(c.state.unread).toEqual([]);
  for (const event of mini.log.slice(1)) mini.say({ type: 'event', event: event as never });
  await eventually(() => types.length === 3);
  expect(c.state.unread).toEqual([id]);
});

test('words that were there at first sight are not unread', async () => {
  mini.sessions.add('session-0');
  const { id } = mini.open('session-0');
  update(id);
  const storage = memoryStorage();
  const c = client({ storage });
  await c.connect();
  expect(c.state.unread).toEqual([]);
});

test('without a connection a new page shows what was last known, and since when', async () => {
  const storage = memoryStorage();
  const c = await live({ storage });
  await c.createTicket({ message: 'Help' });
  c.close();
  const view = c.state.tickets;
  await mini.stop();
  const next = client({ storage });
  expect(next.state).toMatchObject({ connection: 'idle', loaded: false, tickets: view });
  expect(next.state.seenAt).toBeGreaterThan(0);
  await next.connect();
  expect(next.state).toMatchObject({ connection: 'offline', loaded: false, tickets: view });
  mini = await startMini();
});

test('only the newest twenty are kept on the device', async () => {
  mini.sessions.add('session-0');
  for (let at = 0; at < 25; at++) mini.open('session-0', `Ticket ${at}`);
  const storage = memoryStorage();
  const other = client({ storage });
  mini.sessions.delete('session-0');
  await other.connect();
  expect(other.state.tickets).toEqual([]);
  mini.sessions.add('session-1');
  for (let at = 0; at < 25; at++) mini.open('session-1', `Ticket ${at}`);
  await until(other, ({ tickets }) => tickets.length === 25);
  expect(client({ storage }).state.tickets).toHaveLength(20);
});

test('a session that the server forgot: the old tickets go, a new one is opened, the error is told once', async () => {
  const storage = memoryStorage();
  const before = await live({ storage });
  await before.createTicket({ message: 'Mine' });
  before.close();
  mini.sessions.clear();
  mini.sessions.add('other');
  const c = client({ storage });
  expect(c.state.tickets).toHaveLength(1);
  const errors: string[] = [];
  c.on('error', ({ code }) => errors.push(code));
  c.connect();
  await until(c, ({ connection }) => connection === 'live');
  expect(errors).toEqual(['token_invalid']);
  expect(c.state.tickets).toEqual([]);
  await c.createTicket({ message: 'New' });
  expect(client({ storage }).state.tickets).toHaveLength(1);
});

test('a session that ends while live is renewed', async () => {
  const c = await live();
  await c.createTicket({ message: 'Mine' });
  mini.sessions.clear();
  mini.sessions.add('other');
  mini.closeSockets(4401);
  await until(c, ({ connection, tickets }) => connection === 'live' && tickets.length === 0);
  expect(mini.auths.at(-1)?.token).toBe('session-2');
});

test('a key that the server does not take: refused, said once, and no more attempts', async () => {
  mini.knobs.before = ({ path }) =>
    path === '/v1/sessions' ? { status: 403, code: 'origin_refused' } : undefined;
  const c = client();
  const errors = names(c, 'error');
  await c.connect();
  expect(c.state).toMatchObject({ connection: 'refused', error: { code: 'origin_refused' } });
  expect(errors).toEqual(['error']);
  await expect(c.createTicket({ message: 'Help' })).rejects.toMatchObject({ code: 'origin_refused' });
  expect(c.state.pending[0]?.refused?.code).toBe('origin_refused');
  mini.knobs.before = undefined;
  await c.connect();
  expect(c.state.connection).toBe('live');
});

test('no server: offline, and back by itself', async () => {
  const { port } = mini;
  await mini.stop();
  const c = client();
  await c.connect();
  expect(c.state).toMatchObject({ connection: 'offline', loaded: false });
  mini = await startMini(port);
  await until(c, ({ connection }) => connection === 'live');
});

test('a connection that fell silent is found dead', async () => {
  mini.knobs.heartbeatMs = 40;
  const c = await live();
  await eventually(() => [...mini.sockets.values()].some(({ beats }) => beats > 2));
  expect(mini.auths).toHaveLength(1);
  mini.knobs.mute = true;
  await until(c, ({ connection }) => connection !== 'live');
  mini.knobs.mute = false;
  await until(c, ({ connection }) => connection === 'live');
  expect(mini.auths.length).toBeGreaterThan(1);
});

test('the server may ask to come back later', async () => {
  const opened = vi.fn();
  const Real = WebSocket;
  vi.stubGlobal(
    'WebSocket',
    class extends Real {
      constructor(url: string) {
        super(url);
        opened();
      }
    },
  );
  const c = await live();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  mini.say({ type: 'reconnect', afterMs: 60_000 });
  await until(c, ({ connection }) => connection === 'connecting');
  await vi.advanceTimersByTimeAsync(59_999);
  expect(opened).toHaveBeenCalledTimes(1);
  // Not all at the same moment: each waits half a second more at most.
  await vi.advanceTimersByTimeAsync(501);
  expect(opened).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
  await until(c, ({ connection }) => connection === 'live');
});

test('where sockets are blocked, the attempts still bring what is new', async () => {
  mini.knobs.socketsBlocked = true;
  const c = client();
  c.connect();
  const { id } = await c.createTicket({ message: 'Help' });
  await until(c, ({ timelines }) => timelines[id]);
  update(id);
  await until(c, ({ tickets }) => tickets[0]?.status === 'investigating');
  expect(c.state.connection).not.toBe('live');
  mini.knobs.socketsBlocked = false;
  await until(c, ({ connection }) => connection === 'live');
});

test('a device whose clock is a day wrong shows the server’s time', async () => {
  mini.knobs.skewMs = 24 * hour;
  const c = await live();
  expect(Math.abs(c.now() - mini.now())).toBeLessThan(200);
});

test('a promise that passes is told at its time, once, by the server’s clock', async () => {
  mini.knobs.skewMs = -24 * hour;
  const c = await live();
  const overdue: [string, number][] = [];
  c.on('ticket:overdue', (ticket) => overdue.push([ticket.promise?.id as string, c.now()]));
  const { id } = await c.createTicket({ message: 'Help' });
  const due = mini.now() + 150;
  mini.append(id, { type: 'update_posted', facts: facts('fixing', promise('soon', due)) });
  await eventually(() => overdue.length > 0);
  expect(overdue[0]?.[0]).toBe('soon');
  expect(overdue[0]?.[1]).toBeGreaterThanOrEqual(due);
  mini.append(id, { type: 'promise_missed', facts: facts('fixing', promise('soon', due)) });
  await until(c, ({ tickets }) => tickets[0]?.version === 3);
  expect(overdue).toHaveLength(1);
});

test('a wrong clock tells of no miss before the server was heard', async () => {
  const storage = memoryStorage();
  const c = await live({ storage });
  await c.createTicket({ message: 'Help' });
  c.close();
  const { now } = Date;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 24 * hour);
  try {
    const late = client({ storage });
    const told = names(late, 'ticket:overdue');
    await late.connect();
    expect(late.state.connection).toBe('live');
    expect(told).toEqual([]);
  } finally {
    vi.restoreAllMocks();
  }
});

test('an acceptance of what has changed is refused with what stands', async () => {
  const c = await live();
  const ticket = await c.createTicket({ message: 'Help' });
  update(ticket.id, 'resolved');
  await expect(c.accept(ticket)).rejects.toMatchObject({
    code: 'stale',
    status: 409,
    current: { version: 2 },
  });
  const now = await until(c, ({ tickets }) => tickets[0]?.version === 2);
  const closed = await c.accept(now.tickets[0] as Ticket, 'Thanks');
  expect(closed.status).toBe('closed');
});

test('an answer that is no answer of ours is `offline`', async () => {
  const c = await live();
  mini.knobs.before = () => 'cut';
  await expect(c.load('tk_00000000000000000009')).rejects.toMatchObject({ code: 'offline', status: 0 });
});

test('logout forgets everything here and there', async () => {
  const storage = memoryStorage();
  const c = await live({ storage });
  await c.createTicket({ message: 'Help' });
  await c.logout();
  expect(c.state).toMatchObject({ connection: 'idle', tickets: [], timelines: {}, pending: [] });
  expect(mini.sessions.size).toBe(0);
  expect([...storage.kept.values()].join()).not.toMatch(/session-1|Help/);
  const next = client({ storage });
  expect(next.state.tickets).toEqual([]);
});

test('close ends it; connect begins it again', async () => {
  const c = await live();
  c.close();
  expect(c.state.connection).toBe('idle');
  await eventually(() => mini.sockets.size === 0);
  await c.connect();
  expect(c.state.connection).toBe('live');
});

test('a listener that throws stops nobody', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const c = client();
  const off = c.on('change', () => {
    throw new Error('host');
  });
  const after = names(c, 'change');
  await c.connect();
  expect(c.state.connection).toBe('live');
  expect(after.length).toBeGreaterThan(0);
  expect(told).toHaveBeenCalled();
  off();
  told.mockRestore();
});

/** Stands for the page: its events and its visibility. */
const page = () => {
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  vi.stubGlobal('document', { hidden: false });
  return (type: string) => target.dispatchEvent(new Event(type));
};

test('a page that is put away has no connection, and on its return is true again', async () => {
  const happen = page();
  const c = await live();
  const { id } = await c.createTicket({ message: 'Help' });
  happen('pagehide');
  // Browsers say this after the page was put away: it is no waking.
  happen('visibilitychange');
  await eventually(() => mini.sockets.size === 0);
  expect(c.state.connection).toBe('connecting');
  update(id);
  happen('pageshow');
  await until(c, ({ connection }) => connection === 'live');
  expect(c.state.tickets[0]?.status).toBe('investigating');
});

test('offline closes at once; online comes back at once', async () => {
  const happen = page();
  const c = await live();
  happen('offline');
  expect(c.state.connection).toBe('offline');
  await eventually(() => mini.sockets.size === 0);
  happen('online');
  await until(c, ({ connection }) => connection === 'live');
});

test('a call is given up when its signal says so, and the connection is none the worse', async () => {
  const c = await live();
  const real = fetch;
  const given: RequestInit[] = [];
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    if (!address.includes('/answers?')) return real(address, init);
    given.push(init);
    return new Promise((_, reject) => {
      init.signal?.throwIfAborted();
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  });
  const asking = new AbortController();
  const found = findAnswers(c, 'card', 'en', asking.signal);
  await eventually(() => given.length === 1);
  asking.abort();
  await expect(found).rejects.toMatchObject({ code: 'offline' });
  // Given up before it was sent, it is not sent.
  await expect(findAnswers(c, 'card', 'en', asking.signal)).rejects.toMatchObject({ code: 'offline' });
  expect(given.every(({ signal }) => signal?.aborted)).toBe(true);
  expect(c.state.connection).toBe('live');
  // Without one it has a time limit of its own.
  findAnswers(c, 'card').catch(() => {});
  await eventually(() => given.at(-1)?.signal?.aborted === false);
});

test('on waking the connection is put to the test', { timeout: 40_000 }, async () => {
  const happen = page();
  // By itself it would be missed after two minutes, which is longer than this test may take.
  mini.knobs.heartbeatMs = 60_000;
  const c = await live();
  mini.knobs.mute = true;
  happen('visibilitychange');
  await until(c, ({ connection }) => connection !== 'live');
});

test('an act whose answer was lost is the same act when it is done again, and another one once it was answered', async () => {
  const c = await live();
  const { id } = await c.createTicket({ message: 'No sound' });
  const changes = () => mini.streams.get(id)?.events.filter(({ type }) => type === 'contact_changed').length;
  mini.knobs.dropAnswer = ({ path }) => path.endsWith('/contact');
  await expect(c.act(id, 'contact', { name: 'Kim' })).rejects.toMatchObject({ code: 'offline' });
  expect(changes()).toBe(1);
  mini.knobs.dropAnswer = undefined;
  await c.act(id, 'contact', { name: 'Kim' });
  expect(changes(), 'pressed again').toBe(1);
  await c.act(id, 'contact', { name: 'Kim' });
  await c.act(id, 'contact', { name: 'Vera' });
  expect(changes()).toBe(3);
});

test('an act whose answer was lost is the same act after a reload, by the intent that was kept with its draft', async () => {
  const storage = memoryStorage();
  const c = await live({ storage });
  const { id } = await c.createTicket({ message: 'No sound' });
  const changes = () => mini.streams.get(id)?.events.filter(({ type }) => type === 'contact_changed').length;
  const intent = newIntent();
  mini.knobs.dropAnswer = ({ path }) => path.endsWith('/contact');
  await expect(c.act(id, 'contact', { name: 'Kim' }, intent)).rejects.toMatchObject({ code: 'offline' });
  mini.knobs.dropAnswer = undefined;
  c.close();
  const anew = await live({ storage });
  await anew.act(id, 'contact', { name: 'Kim' }, intent);
  expect(changes()).toBe(1);
  await anew.act(id, 'contact', { name: 'Kim' }, newIntent());
  expect(changes()).toBe(2);
});
