import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  acts,
  type Credentials,
  call,
  DAY,
  logIn,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
} from './house.ts';
import { join, refusedUpgrade, Socket } from './socket.ts';

/** The machine may be busy with other things. */
const PATIENT = { timeout: 12_000 };

let house: TestHouse;
let A: Workspace;
let customer: Person;
/** One who is there all the time, and must not notice. */
let bystander: Socket;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
  bystander = (await join(house.url, { token: customer.token })).socket;
});
afterAll(() => house.close());
afterEach(async () => {
  const { ticket } = (await acts(house.url).create(customer)).body;
  await bystander.until(() => bystander.events.some((event) => event.ticket === ticket.id));
  expect(house.faults.splice(0)).toEqual([]);
});

async function connected(path?: string, headers?: Credentials): Promise<Socket> {
  const socket = new Socket(house.url, path, headers);
  await socket.got('hello');
  return socket;
}

/** What a socket is closed with that sends this as its first word, or once it is known. */
async function closedBy(send: (socket: Socket) => void, known: boolean): Promise<number> {
  const socket = known ? (await join(house.url, { token: customer.token })).socket : await connected();
  send(socket);
  return socket.closed;
}

test.each([
  ['text that is no JSON', 4400, (socket: Socket) => socket.ws.send('hello')],
  ['JSON that is no frame', 4400, (socket: Socket) => socket.send([])],
  ['a frame of no known type', 4400, (socket: Socket) => socket.send({ type: 'subscribe', ticket: 'tk_1' })],
  ['a field that is not known', 4400, (socket: Socket) => socket.send({ type: 'beat', customer: 'cu_1' })],
  ['a cursor that is none', 4400, (socket: Socket) => socket.send({ type: 'auth', cursor: '7' })],
  ['a token that is no text', 4400, (socket: Socket) => socket.send({ type: 'auth', token: { length: 20 } })],
  ['64 KiB', 4400, (socket: Socket) => socket.ws.send('x'.repeat(65_536))],
  ['64 KiB and a byte', 1009, (socket: Socket) => socket.ws.send('x'.repeat(65_537))],
  ['a megabyte', 1009, (socket: Socket) => socket.ws.send('x'.repeat(1_000_000))],
  ['binary', 1003, (socket: Socket) => socket.ws.send(Buffer.from('{"type":"beat"}'))],
  [
    'bad UTF-8',
    1007,
    (socket: Socket) => socket.ws.send(Buffer.from([0x22, 0xc3, 0x28, 0x22]), { binary: false }),
  ],
])('%s closes with %d', async (_, code, send) => {
  for (const known of [false, true]) expect(await closedBy(send, known)).toBe(code);
});

test('200 frames in a second close with 4429', async () => {
  const beats = (socket: Socket) => {
    for (let i = 0; i < 200; i += 1) socket.send({ type: 'beat' });
  };
  expect(await closedBy(beats, true)).toBe(4429);
});

test('who does not say who they are in time is sent away, however much they talk; who did may stay', async () => {
  const hasty = await openHouse({ live: { authMs: 100 } });
  const { token } = await openCustomer(hasty, await openWorkspace(hasty));
  // The first may be too late where the machine is slow.
  const { socket } = await vi.waitFor(() => join(hasty.url, { token }), PATIENT);
  const wall = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + DAY);
  const [silent, talks] = [new Socket(hasty.url), new Socket(hasty.url)];
  await talks.got('hello');
  const beating = setInterval(
    () => talks.ws.readyState === talks.ws.OPEN && talks.send({ type: 'beat' }),
    20,
  );
  expect([await silent.closed, await talks.closed]).toEqual([4408, 4408]);
  clearInterval(beating);
  // Nor does it matter that the wall clock was stepped in between.
  await socket.settled();
  wall.mockRestore();
  await hasty.close();
});

test('nobody is known by a token of another kind', async () => {
  const { token } = await openCustomer(house, A);
  const cookie = await logIn(house, A.agent.email);
  await call(house.url, 'DELETE', '/v1/sessions/current', { as: { authorization: `Bearer ${token}` } });
  const { secretKey, key, agent } = A;
  const tries: [string, object, Credentials?][] = [
    ['/v1/live', {}],
    ['/v1/live', { token: 'cs_0000000000000000000000000000000000000000000' }],
    ['/v1/live', { token }],
    ['/v1/live', { token: key }],
    ['/v1/live', { token: secretKey, agent: agent.id }],
    ['/v1/live', {}, cookie],
    ['/v1/agent/live', {}],
    ['/v1/agent/live', { token: customer.token }],
    ['/v1/agent/live', { token: secretKey }],
    ['/v1/agent/live', { token: secretKey, agent: 'ag_nobody' }],
    ['/v1/agent/live', { token: `${secretKey}x`, agent: agent.id }],
    ['/v1/agent/live', { agent: agent.id }],
    ['/v1/agent/live', {}, { ...cookie, cookie: 'vestka=as_0000000000000000000000000000000000000000000' }],
    // A secret key must never be in a page.
    ['/v1/agent/live', { token: secretKey, agent: agent.id }, { origin: house.url }],
  ];
  for (const [path, auth, headers] of tries) {
    const socket = await connected(path, headers);
    socket.send({ type: 'auth', ...auth });
    expect(await socket.closed, JSON.stringify([path, auth])).toBe(4401);
    expect(socket.frames.map(({ type }) => type)).toEqual(['hello']);
  }
});

test('a name is said once', async () => {
  const { socket } = await join(house.url, { token: customer.token });
  socket.send({ type: 'auth', token: customer.token });
  expect(await socket.closed).toBe(4400);
});

test('what the server cannot do closes with 1011, and is reported', async () => {
  vi.spyOn(house.app.house.log, 'head').mockRejectedValueOnce(new Error('no head'));
  const socket = await connected();
  socket.send({ type: 'auth', token: customer.token });
  expect(await socket.closed).toBe(1011);
  expect(house.faults.splice(0)).toMatchObject([{ message: 'no head' }]);
});

test('an upgrade is refused to other pages, with a token in the address, and elsewhere', async () => {
  const cookie = await logIn(house, A.agent.email);
  const evil = { ...cookie, origin: 'https://evil.example' };
  expect(await refusedUpgrade(house.url, '/v1/agent/live', evil)).toBe(403);
  expect(await refusedUpgrade(house.url, `/v1/live?token=${customer.token}`)).toBe(400);
  expect(await refusedUpgrade(house.url, '/v1/tickets')).toBe(404);
  // A vendor's page is another page, and customers come from there.
  const shop = { origin: 'https://shop.example' };
  const { socket } = await join(house.url, { token: customer.token }, '/v1/live', shop);
  socket.ws.terminate();
});

test('one address holds so many sockets and no more; one that ends makes room', async () => {
  const small = await openHouse({ live: { perAddress: 3 } });
  const sockets = [new Socket(small.url), new Socket(small.url), new Socket(small.url)];
  await Promise.all(sockets.map((socket) => socket.got('hello')));
  expect(await refusedUpgrade(small.url, '/v1/live')).toBe(429);
  // Somebody else's address is taken from a trusted proxy alone.
  expect(await refusedUpgrade(small.url, '/v1/live', { 'x-forwarded-for': '10.0.0.1' })).toBe(429);
  sockets[0]?.ws.close();
  await vi.waitFor(() => new Socket(small.url).got('hello'), PATIENT);
  await small.close();

  const behind = await openHouse({ live: { perAddress: 1 }, site: { trustProxy: true } });
  for (const from of ['10.0.0.1', '10.0.0.2'])
    await new Socket(behind.url, '/v1/live', { 'x-forwarded-for': from }).got('hello');
  expect(await refusedUpgrade(behind.url, '/v1/live', { 'x-forwarded-for': '10.0.0.2' })).toBe(429);
  await behind.close();
});

test('an expired session is not known', async () => {
  const late = await openHouse();
  const person = await openCustomer(late, await openWorkspace(late));
  await late.clock.moveBy(30 * DAY - 1);
  const { socket } = await join(late.url, { token: person.token });
  socket.ws.terminate();
  // That was a use of it: it lives on from there.
  await late.clock.moveBy(30 * DAY - 1);
  (await join(late.url, { token: person.token })).socket.ws.terminate();
  await late.clock.moveBy(30 * DAY);
  const gone = new Socket(late.url);
  await gone.got('hello');
  gone.send({ type: 'auth', token: person.token });
  expect(await gone.closed).toBe(4401);
  await late.close();
});
