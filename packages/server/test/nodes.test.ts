import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { createClient } from '@libsql/client';
import { CLOSE, type TicketEvent } from '@vestka/sdk/protocol';
import { gt, inArray, min } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type App, createApp, type ManualClock, manualClock } from '../src/app.ts';
import { indexPage } from '../src/commands/index-page.ts';
import { indexSaid } from '../src/commands/index-said.ts';
import { deadlines, searchDocs } from '../src/db/schema.ts';
import { SEARCH_VERSION } from '../src/domain/search/shelf.ts';
import {
  acts,
  call,
  HOUR,
  letter,
  logIn,
  noLimits,
  openCustomer,
  openWorkspace,
  type Person,
  START,
  type Workspace,
  word,
} from './house.ts';
import { libraryActs } from './library.ts';
import { type Program, run, start } from './program.ts';
import { join, type Socket } from './socket.ts';
import { noSqld, type Sqld, startSqld } from './sqld.ts';

interface Node {
  readonly app: App;
  readonly url: string;
  readonly clock: ManualClock;
  readonly faults: unknown[];
}

const PATIENT = { timeout: 10_000, interval: 5 };

describe.skipIf(noSqld)('two nodes on one libSQL server', () => {
  let sqld: Sqld;
  let nodes: Node[] = [];
  let A: Node;
  let B: Node;
  let shop: Workspace;
  let customer: Person;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    sqld = await startSqld();
  });
  beforeEach(async () => {
    await sqld.wipe();
    nodes = await Promise.all([openNode(), openNode()]);
    [A, B] = nodes as [Node, Node];
    shop = await openWorkspace(A);
    customer = await openCustomer(A, shop);
  });
  afterEach(async () => {
    for (const { ws } of sockets.splice(0)) ws.terminate();
    for (const { app, faults } of nodes.splice(0)) {
      await app.close();
      expect(faults).toEqual([]);
    }
  });
  afterAll(() => sqld.stop());

  async function openNode(at = START): Promise<Node> {
    const clock = manualClock(at);
    const faults: unknown[] = [];
    const report = (error: unknown) => faults.push(error);
    const app = await createApp({ database: sqld.server, clock, limits: noLimits, report });
    return { app, clock, faults, url: await app.listen(0) };
  }

  async function listen(
    { url }: Node,
    ...who: Parameters<typeof join> extends [string, ...infer R] ? R : never
  ) {
    const { socket } = await join(url, ...who);
    sockets.push(socket);
    return socket;
  }

  const teamOf = (node: Node) =>
    listen(node, { token: shop.secretKey, agent: shop.lead.id }, '/v1/agent/live');

  const caughtUp = () => Promise.all(nodes.map(({ app }) => app.house.log.catchUp()));

  /** Moves all clocks together, and stops at each deadline on the way. */
  async function moveTo(end: number): Promise<void> {
    for (;;) {
      await caughtUp();
      const [next] = await B.app.house.reads
        .select({ at: min(deadlines.at) })
        .from(deadlines)
        .where(gt(deadlines.at, B.clock.now()));
      const at = Math.min(next?.at ?? end, end);
      await Promise.all(nodes.map(({ clock }) => clock.moveTo(at)));
      if (at === end) return;
    }
  }

  const of = (events: readonly TicketEvent[], type: string) => events.filter((event) => event.type === type);
  const once = (events: readonly { cursor: string }[]) =>
    expect(new Set(events.map(({ cursor }) => cursor)).size).toBe(events.length);

  test('fifty promises run out on both at the same instant: each is missed, warned of and reminded of once', async () => {
    const PROMISES = 50;
    const { create, teamEvents } = acts(A.url);
    const appends = nodes.map(({ app }) => vi.spyOn(app.house.log, 'append'));
    const ids: string[] = [];
    // Five at each instant, and one instant a second.
    while (ids.length < PROMISES) {
      const opened = await Promise.all(Array.from({ length: 5 }, () => create(customer)));
      ids.push(...opened.map(({ body }) => body.ticket.id));
      for (const { clock } of nodes) await clock.moveBy(1_000);
    }
    const heard = [await listen(A, { token: customer.token }), await listen(B, { token: customer.token })];
    const team = [await teamOf(A), await teamOf(B)];
    for (const one of appends) one.mockClear();

    await moveTo(START + 12 * HOUR);

    const outcomes = await Promise.all(appends.flatMap((one) => one.mock.results.map(({ value }) => value)));
    const lost = outcomes.filter(({ kind }) => kind === 'conflict');
    expect(lost.length, 'the nodes have got in each other’s way').toBeGreaterThan(PROMISES / 2);
    const timelines = await Promise.all(ids.map((id) => teamEvents(shop.agent, id)));
    for (const events of timelines) {
      expect(events.map(({ version }) => version)).toEqual(events.map((_, i) => i + 1));
      for (const type of ['promise_warned', 'promise_missed', 'miss_reminded'])
        expect(of(events, type), type).toHaveLength(1);
    }
    await caughtUp();
    for (const socket of heard) {
      const events = (await socket.settled()).events as TicketEvent[];
      expect(
        of(events, 'promise_missed')
          .map(({ ticket }) => ticket)
          .toSorted(),
      ).toEqual(ids.toSorted());
      expect(events).toHaveLength(PROMISES);
      once(events);
    }
    for (const socket of team) {
      const events = (await socket.settled()).events as TicketEvent[];
      expect(events).toHaveLength(3 * PROMISES);
      once(events);
    }
  }, 60_000);

  test('a word that is written on one comes live to a customer on the other, in order and once', async () => {
    const { create, get, update } = acts(A.url);
    const { id } = (await create(customer)).body.ticket;
    const { ticket, cursor } = (await get(customer, id)).body;
    const there = await listen(B, { token: customer.token, cursor });
    let current = ticket;
    for (let i = 0; i < 12; i += 1) {
      const { update: say } = acts((i % 3 ? A : B).url);
      const reply = await say(shop.agent, ticket.id, word(current, START, { activity: `Step ${i}` }));
      expect(reply.status, reply.text).toBe(201);
      current = reply.body.ticket;
    }
    const events = await there.count(12);
    expect((await there.settled()).events.map(({ version }) => version)).toEqual(
      Array.from({ length: 12 }, (_, i) => i + 2),
    );
    once(events);
    const late = await listen(A, { token: customer.token, cursor });
    expect((await late.count(12)).map((event) => event.cursor)).toEqual(events.map((event) => event.cursor));
    expect((await update(shop.agent, ticket.id, word(ticket, START))).status).toBe(409);
  });

  test('a cursor that one has given is good on the other, whatever that one has heard so far', async () => {
    const { create, get, message } = acts(A.url);
    const { ticket } = (await create(customer)).body;
    for (let i = 0; i < 5; i += 1) {
      await message(customer, ticket.id, { text: `${i}` });
      const { cursor } = (await get(customer, ticket.id)).body;
      const next = message(customer, ticket.id, { text: 'on the way' });
      const { socket, ready } = await join(B.url, { token: customer.token, cursor });
      sockets.push(socket);
      await next;
      expect(ready.recovered).toBe(true);
      await socket.count(1);
      await caughtUp();
      expect((await socket.settled()).events).toHaveLength(1);
    }
  });

  test('twenty equal commands over both have one effect', async () => {
    const [a, b] = nodes.map(({ url }) => acts(url)) as [ReturnType<typeof acts>, ReturnType<typeof acts>];
    const { ticket } = (await a.create(customer)).body;
    const twenty = <T>(act: (on: typeof a, intent: string) => Promise<T>) => {
      const intent = randomUUID();
      return Promise.all(Array.from({ length: 20 }, (_, i) => act(i % 2 ? a : b, intent)));
    };
    const said = await twenty((on, intent) =>
      on.message(customer, ticket.id, { text: 'Hello?' }, { intent }),
    );
    const opened = await twenty((on, intent) => on.create(customer, {}, { intent }));
    const body = word((await a.get(customer, ticket.id)).body.ticket, START);
    const updated = await twenty((on, intent) => on.update(shop.agent, ticket.id, body, { intent }));
    for (const { status, text } of [...said, ...opened, ...updated]) expect(status, text).toBe(201);
    expect(new Set(opened.map((reply) => reply.body.ticket.id)).size).toBe(1);
    const events = await b.events(customer, ticket.id);
    expect(events.map(({ type }) => type)).toEqual(['ticket_created', 'message_posted', 'update_posted']);
    const { body: list } = await call<{ tickets: object[] }>(B.url, 'GET', '/v1/tickets', customer);
    expect(list.tickets).toHaveLength(2);
  });

  test('of two agents on two nodes who answer the same moment, one is shown what the other has said', async () => {
    const { ticket } = (await acts(A.url).create(customer)).body;
    const replies = await Promise.all([
      acts(A.url).update(shop.agent, ticket.id, word(ticket, START)),
      acts(B.url).update(shop.lead, ticket.id, word(ticket, START)),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'stale' });
  });

  test('what is older than the index is taken up by both at once, while it goes on', async () => {
    const { create, report } = acts(A.url);
    const words = ['drawer', 'scanner', 'printer', 'barcode'];
    const made = await Promise.all(words.map((word) => create(customer, { message: `The ${word} jams` })));
    const tickets = made.map(({ body }) => body.ticket);
    const client = createClient(sqld.server);
    await client.batch(
      ['DELETE FROM search_docs', 'DELETE FROM readers'].concat(
        "INSERT INTO ticket_words (ticket_words) VALUES ('delete-all')",
      ),
      'write',
    );
    client.close();
    await B.app.house.log.catchUp();
    const walk = async ({ app }: Node) => {
      while (await indexPage(app.house));
    };
    const [first] = tickets as [(typeof tickets)[0]];
    const cause = 'A bent spring';
    await Promise.all([walk(A), walk(B), report(shop.agent, first.id, letter(first, { cause }))]);
    const found = async ({ url }: Node, q: string) =>
      (await libraryActs(url).find(customer, q)).body.own.map(({ id }) => id);
    for (const [at, word] of words.entries())
      for (const node of nodes) expect(await found(node, word)).toEqual([tickets[at]?.id]);
    expect(await found(B, 'bent spring')).toEqual([first.id]);
    const docs = await A.app.house.reads.select().from(searchDocs);
    expect(new Set(docs.map(({ version }) => version))).toEqual(new Set([SEARCH_VERSION]));
    expect(docs).toHaveLength(words.length + 1);

    const said = { text: 'And the cushion smells' };
    expect((await acts(A.url).message(customer, tickets[1]?.id as string, said)).status).toBe(201);
    await B.app.house.log.catchUp();
    const follow = async ({ app }: Node) => {
      while (await indexSaid(app.house));
    };
    await Promise.all(nodes.map(follow));
    for (const node of nodes) expect(await found(node, 'cushion')).toEqual([tickets[1]?.id]);
    expect(await A.app.house.reads.select().from(searchDocs)).toHaveLength(docs.length + 1);
  });

  test('what is known of people and sessions is forgotten on all', async () => {
    const { cookie = '', origin = '' } = await logIn(A, shop.lead.email);
    const socket = await listen(B, {}, '/v1/agent/live', { cookie, origin: B.url });
    const queue = () => call(B.url, 'GET', '/v1/agent/queue', { as: { cookie } });
    expect((await queue()).status).toBe(200);
    expect(
      (await call(A.url, 'DELETE', '/v1/agent/sessions/current', { as: { cookie, origin } })).status,
    ).toBe(204);
    expect(await socket.closed).toBe(CLOSE.unauthorized);
    expect((await queue()).status).toBe(401);
  });

  describe('a node as a process of its own', () => {
    const folder = mkdtempSync(path(tmpdir(), 'vestka-'));
    let program: Program | undefined;
    afterEach(() => program?.process.kill('SIGKILL'));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const env = () => ({ DATABASE_URL: sqld.server.url, DATABASE_AUTH_TOKEN: sqld.server.authToken });

    test('killed in the midst of its work, it leaves its deadlines to the other one', async () => {
      const demo = await start(folder, ['demo'], env());
      program = demo;
      const other = await openNode(Date.now());
      nodes.push(other);
      const person = await openCustomer(demo.ready, { key: demo.ready.publishableKey });
      const { create } = acts(demo.ready.url);
      const acknowledged: string[] = [];
      const load = Array.from({ length: 5 }, async () => {
        for (;;) {
          const reply = await create(person).catch(() => null);
          if (reply?.status !== 201) return;
          acknowledged.push(reply.body.ticket.id);
        }
      });
      await vi.waitUntil(() => acknowledged.length >= 8, PATIENT);
      demo.process.kill('SIGKILL');
      expect(await demo.ended).toBe('SIGKILL');
      await Promise.all(load);

      const socket = await listen(other, { token: person.token });
      const { reads, log } = other.app.house;
      await log.catchUp();
      const due = await reads.select().from(deadlines).where(inArray(deadlines.stream, acknowledged));
      expect(new Set(due.map(({ stream }) => stream)).size).toBe(acknowledged.length);
      await other.clock.moveTo(Math.max(...due.map(({ at }) => at)));
      for (const id of acknowledged) {
        const events = await acts(other.url).events(person, id);
        expect(of(events, 'promise_missed')).toHaveLength(1);
      }
      const missed = of((await socket.settled()).events as TicketEvent[], 'promise_missed');
      expect(new Set(missed.map(({ ticket }) => ticket)).size).toBe(missed.length);
      expect(missed.map(({ ticket }) => ticket)).toEqual(expect.arrayContaining(acknowledged));
    }, 60_000);

    test('with a wrong token it says so in one sentence, and ends with 2', async () => {
      const wrong = run(['start', '--port', '0'], { ...env(), DATABASE_AUTH_TOKEN: 'wrong' });
      expect(await wrong.ended).toBe(2);
      expect(wrong.stderr()).toMatch(/^The libSQL server at \S+ \(DATABASE_URL\) refuses the token .*\.\n$/);
    }, 60_000);
  });
});
