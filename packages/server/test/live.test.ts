import type { Ticket } from '@vestka/sdk/protocol';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  acts,
  call,
  logIn,
  openCustomer,
  openHouse,
  openMany,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
} from './house.ts';
import { type Joined, join, Socket } from './socket.ts';

let house: TestHouse;
let A: Workspace;
let B: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;
const open: Socket[] = [];

beforeAll(async () => {
  house = await openHouse();
  [A, B] = await Promise.all([openWorkspace(house, 'A'), openWorkspace(house, 'B')]);
  customer = await openCustomer(house, A);
  act = acts(house.url);
});
afterEach(() => {
  for (const { ws } of open.splice(0)) ws.terminate();
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

async function listen(auth: Parameters<typeof join>[1], path?: string): Promise<Joined> {
  const joined = await join(house.url, auth, path);
  open.push(joined.socket);
  return joined;
}
const asTeam = ({ secretKey, agent }: Workspace, cursor?: string) =>
  listen({ token: secretKey, agent: agent.id, ...(cursor ? { cursor } : {}) }, '/v1/agent/live');
const ticketOf = async (who: Person): Promise<{ ticket: Ticket; cursor: string }> =>
  (await act.create(who)).body;
const place = (cursor: string) => Number.parseInt(cursor.slice(1), 36);
/** Who keeps the cursor of the newest frame must never go back by it. */
const placesOf = ({ frames }: Socket) =>
  frames.flatMap((frame) =>
    frame.type === 'event'
      ? [place(frame.event.cursor)]
      : frame.type === 'ready'
        ? [place(frame.cursor)]
        : [],
  );
const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

test('hello, auth, ready, then each event as it is committed', async () => {
  const { socket, ready } = await listen({ token: customer.token });
  expect(socket.frames[0]).toEqual({ type: 'hello', heartbeatMs: 25_000, maxFrame: 65_536 });
  expect(ready).toMatchObject({ recovered: false, now: house.clock.now() });
  const { ticket } = await ticketOf(customer);
  await act.message(customer, ticket.id, { text: 'Hello' });
  const events = await socket.count(2);
  expect(events).toEqual(await act.events(customer, ticket.id));
  const places = events.map(({ cursor }) => place(cursor));
  expect(places).toEqual(ascending(places));
  expect(places[0]).toBeGreaterThan(place(ready.cursor));
});

test('a beat is answered with the server’s time', async () => {
  const { socket } = await listen({ token: customer.token });
  await socket.settled();
  expect(socket.frames.at(-1)).toEqual({ type: 'beat', now: house.clock.now() });
});

test('from a cursor the events behind it come again, and no others', async () => {
  const { ticket, cursor } = await ticketOf(customer);
  for (const text of ['one', 'two', 'three']) await act.message(customer, ticket.id, { text });
  const all = await act.events(customer, ticket.id);
  const whole = await listen({ token: customer.token, cursor });
  expect(whole.ready.recovered).toBe(true);
  expect(whole.socket.events).toEqual(all);
  for (const [i, event] of all.entries()) {
    const { socket, ready } = await listen({ token: customer.token, cursor: event.cursor });
    expect([ready.recovered, socket.events]).toEqual([true, all.slice(i + 1)]);
    expect(place(ready.cursor)).toBeGreaterThanOrEqual(place(all.at(-1)?.cursor as string));
  }
});

test.each(['czzzzzz', 'czzzzzzzzzzzz'])(
  'a cursor of another log (%s) is not recovered from',
  async (cursor) => {
    const { socket, ready } = await listen({ token: customer.token, cursor });
    expect([ready.recovered, socket.events]).toEqual([false, []]);
    expect(ready.cursor).not.toBe(cursor);
  },
);

test('five hundred missed events come again; more are a snapshot’s work', async () => {
  const [person, idle] = [await openCustomer(house, A), await openCustomer(house, A)];
  const { cursor } = (await call<{ cursor: string }>(house.url, 'GET', '/v1/tickets', person)).body;
  await openMany(house, A, person, 500);
  const full = await listen({ token: person.token, cursor });
  expect([full.ready.recovered, full.socket.events.length]).toEqual([true, 500]);
  await ticketOf(person);
  const over = await listen({ token: person.token, cursor });
  expect([over.ready.recovered, over.socket.events]).toEqual([false, []]);
  // What others did does not count against a customer.
  expect((await listen({ token: idle.token, cursor })).ready.recovered).toBe(true);
});

test('while others write, each who catches up gets every event once and in order', async () => {
  const { ticket, cursor } = await ticketOf(customer);
  const total = 150;
  let written = 1;
  const writing = (async () => {
    for (; written < total; written += 1) await act.message(customer, ticket.id, { text: `${written}` });
  })();
  const arrivals: Promise<Joined>[] = [];
  while (written < total && arrivals.length < 60) {
    const arrived = [listen({ token: customer.token, cursor }), asTeam(A, cursor)];
    arrivals.push(...arrived);
    await Promise.race(arrived);
  }
  await writing;
  for (const { socket } of await Promise.all(arrivals)) {
    const events = await socket.count(total);
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: total }, (_, i) => i + 1));
    expect(placesOf(socket)).toEqual(ascending(placesOf(socket)));
  }
});

test.each([true, false])(
  'what is written in the midst of the catching up comes once (cursor: %s)',
  async (knows) => {
    const { ticket, cursor } = await ticketOf(customer);
    const { log } = house.app.house;
    // Others ask for the head, too: only what is asked right behind the catching up is meant.
    const caughtUp = vi.spyOn(log, 'catchUp').mockImplementation(async () => {
      caughtUp.mockRestore();
      await log.catchUp();
      const head = vi.spyOn(log, 'head').mockImplementation(async () => {
        head.mockRestore();
        const before = await log.head();
        await act.message(customer, ticket.id, { text: 'just now' });
        return before;
      });
    });
    const { socket, ready } = await listen({ token: customer.token, ...(knows ? { cursor } : {}) });
    expect(ready.recovered).toBe(knows);
    await socket.settled();
    expect(socket.events.map(({ version }) => version)).toEqual(knows ? [1, 2] : [2]);
    expect(placesOf(socket)).toEqual(ascending(placesOf(socket)));
  },
);

test('a customer hears of their own tickets alone, and nothing of the team', async () => {
  const people = [customer, await openCustomer(house, A), await openCustomer(house, B)];
  const tickets = await Promise.all(people.map(ticketOf));
  const cursor = tickets[0]?.cursor as string;
  const live = await Promise.all(people.map(({ token }) => listen({ token })));
  for (const [i, who] of people.entries()) {
    const id = tickets[i]?.ticket.id as string;
    await act.note((i < 2 ? A : B).agent, id, { text: 'team-only' });
    await act.message(who, id, { text: `of ${who.id}` });
  }
  const replayed = await Promise.all(people.map(({ token }) => listen({ token, cursor })));
  for (const round of [live, replayed]) {
    for (const [i, { socket }] of round.entries()) {
      await socket.settled();
      expect(new Set(socket.events.map(({ ticket }) => ticket))).toEqual(new Set([tickets[i]?.ticket.id]));
      expect(JSON.stringify(socket.frames)).not.toMatch(/team-only|note_added/);
    }
  }
});

test('agents hear everything of their workspace, and nothing of another', async () => {
  const stranger = await openCustomer(house, B);
  const [mine, afar] = [await ticketOf(customer), await ticketOf(stranger)];
  const live = [await asTeam(A), await asTeam(B)];
  await act.note(A.agent, mine.ticket.id, { text: 'team-only' });
  await act.message(customer, mine.ticket.id, { text: 'Hello' });
  await act.message(stranger, afar.ticket.id, { text: 'Hello' });
  const replayed = [await asTeam(A, mine.cursor), await asTeam(B, mine.cursor)];
  for (const [i, { socket }] of [...live, ...replayed].entries()) {
    await socket.settled();
    const ofA = i % 2 === 0;
    const seen = new Set(socket.events.map(({ ticket }) => ticket));
    expect(seen).toEqual(new Set([ofA ? mine.ticket.id : afar.ticket.id]));
    expect(socket.events.some(({ type }) => type === 'note_added')).toBe(ofA);
  }
});

test('an agent comes by cookie as well', async () => {
  const headers = await logIn(house, A.agent.email);
  const { socket } = await join(house.url, {}, '/v1/agent/live', headers);
  open.push(socket);
  const { ticket } = await ticketOf(customer);
  expect((await socket.count(1))[0]?.ticket).toBe(ticket.id);
});

test('the end of a session closes its sockets, and no others', async () => {
  const [first, second] = [await openCustomer(house, A), await openCustomer(house, A)];
  const [one, again, other] = await Promise.all([first, first, second].map(({ token }) => listen({ token })));
  expect((await call(house.url, 'DELETE', '/v1/sessions/current', first)).status).toBe(204);
  expect([await one?.socket.closed, await again?.socket.closed]).toEqual([4401, 4401]);
  await other?.socket.settled();

  const [leaves, stays] = [await logIn(house, A.agent.email), await logIn(house, A.agent.email)];
  const [left, stayed] = await Promise.all(
    [leaves, stays].map((headers) => join(house.url, {}, '/v1/agent/live', headers)),
  );
  await call(house.url, 'DELETE', '/v1/agent/sessions/current', { as: leaves });
  expect(await left?.socket.closed).toBe(4401);
  await stayed?.socket.settled();
  stayed?.socket.ws.terminate();
});

test('one who reads too slowly is closed and resumes, the others are unharmed', async () => {
  const person = await openCustomer(house, A);
  const { token } = person;
  const [slow, quick] = [await listen({ token }), await listen({ token })];
  slow.socket.ws.pause();
  const message = `x${'\u0001'.repeat(7999)}`;
  const total = 400;
  for (let i = 10; i <= total; i += 10) {
    await openMany(house, A, person, 10, message);
    await quick.socket.count(i);
  }
  const all = await quick.socket.count(total);
  expect(all).toHaveLength(total);
  slow.socket.ws.resume();
  expect(await slow.socket.closed).toBe(4413);
  const got = slow.socket.events;
  expect(got.length).toBeLessThan(total);
  const rest = await listen({ token, cursor: got.at(-1)?.cursor as string });
  expect([...got, ...rest.socket.events]).toEqual(all);
});

test('a server that closes tells everyone to come back, and waits for nobody who does not', async () => {
  const own = await openHouse();
  const person = await openCustomer(own, await openWorkspace(own));
  const { socket } = await join(own.url, { token: person.token });
  const nameless = new Socket(own.url);
  await nameless.got('hello');
  const deaf = await join(own.url, { token: person.token });
  deaf.socket.ws.pause();
  // The deaf one never answers, and is still there.
  await own.close();
  for (const one of [socket, nameless]) {
    expect((await one.got('reconnect')).afterMs).toBeGreaterThan(0);
    expect(await one.closed).toBe(1001);
  }
  deaf.socket.ws.terminate();
});
