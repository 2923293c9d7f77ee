import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acts,
  code,
  countEvents,
  HOUR,
  letter,
  logIn,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
  act = acts(house.url);
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const twenty = <T>(one: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, one));

test('a ticket sent twice is one ticket', async () => {
  const intent = randomUUID();
  const before = await countEvents(house);
  const first = await act.create(customer, {}, { intent });
  const second = await act.create(customer, {}, { intent });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body.ticket).toEqual(first.body.ticket);
  expect(await countEvents(house)).toBe(before + 1);
});

test('a ticket sent twenty times at once is one ticket', async () => {
  const intent = randomUUID();
  const before = await countEvents(house);
  const replies = await twenty(() => act.create(customer, {}, { intent }));
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(replies.map(({ body }) => body.ticket.id)).size).toBe(1);
  expect(await countEvents(house)).toBe(before + 1);
});

test('each act of a person sent twenty times at once has one effect', async () => {
  const { ticket } = (await act.create(customer)).body;
  const now = house.clock.now();
  const after = async () => (await act.team(A.agent, ticket.id)).body.ticket;
  const once = async (one: (more: { intent: string }) => Promise<{ status: number }>, status: number) => {
    const { version } = await after();
    const intent = randomUUID();
    const replies = await twenty(() => one({ intent }));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([status]));
    expect((await after()).version).toBe(version + 1);
  };
  await once((more) => act.message(customer, ticket.id, { text: 'Any news?' }, more), 201);
  await once((more) => act.note(A.agent, ticket.id, { text: 'Ask the maker' }, more), 201);
  await once((more) => act.assign(A.agent, ticket.id, { agent: 'me' }, more), 200);
  const update = word(await after(), now);
  await once((more) => act.update(A.agent, ticket.id, update, more), 201);
  const report = letter(await after());
  await once((more) => act.report(A.agent, ticket.id, report, more), 201);
  const reopening = { basedOn: (await after()).tag, text: 'Still there' };
  await once((more) => act.reopen(customer, ticket.id, reopening, more), 200);
  const end = { basedOn: (await after()).tag };
  await once((more) => act.abandon(customer, ticket.id, end, more), 200);
});

test('one report among twenty agents is published, the others look again', async () => {
  const { ticket } = (await act.create(customer)).body;
  const replies = await twenty(() => act.report(A.agent, ticket.id, letter(ticket)));
  const won = replies.filter(({ status }) => status === 201);
  expect(won).toHaveLength(1);
  for (const reply of replies) if (reply.status !== 201) expect(code(reply)).toEqual([409, 'not_open']);
  expect((await act.events(customer, ticket.id)).map(({ type }) => type)).toEqual([
    'ticket_created',
    'report_published',
  ]);
});

test('the same intent with another body, or at another address, is a mistake', async () => {
  const { ticket } = (await act.create(customer)).body;
  const { ticket: other } = (await act.create(customer)).body;
  const intent = randomUUID();
  const text = { text: 'Any news?' };
  expect((await act.message(customer, ticket.id, text, { intent })).status).toBe(201);
  const before = await countEvents(house);
  for (const reply of [
    await act.message(customer, ticket.id, { text: 'Any word?' }, { intent }),
    await act.message(customer, other.id, text, { intent }),
    await act.create(customer, {}, { intent }),
    // Also where the rules would refuse it today.
    await act.accept(customer, ticket.id, { basedOn: ticket.tag }, { intent }),
  ])
    expect(code(reply)).toEqual([422, 'idempotency_mismatch']);
  expect(await countEvents(house)).toBe(before);
  expect((await act.message(customer, ticket.id, text, { intent: intent.toUpperCase() })).status).toBe(201);
  expect(await countEvents(house)).toBe(before);
});

test('another person’s same UUID is another intent', async () => {
  const intent = randomUUID();
  const [B, neighbour] = await Promise.all([openWorkspace(house, 'B'), openCustomer(house, A)]);
  const stranger = await openCustomer(house, B);
  const tickets = [];
  for (const who of [customer, neighbour, stranger]) {
    const reply = await act.create(who, {}, { intent });
    expect(reply.status).toBe(201);
    tickets.push(reply.body.ticket.id);
  }
  expect(new Set(tickets).size).toBe(3);
  const [first] = tickets as [string];
  expect((await act.note(A.agent, first, { text: 'Mine' }, { intent })).status).toBe(201);
  expect((await act.note(A.lead, first, { text: 'Mine' }, { intent })).status).toBe(201);
  expect((await act.team(A.agent, first)).body.ticket.notes).toBe(2);
});

test('the scope is the person, not the session', async () => {
  const { ticket } = (await act.create(customer)).body;
  const intent = randomUUID();
  await act.note(A.agent, ticket.id, { text: 'Once' }, { intent });
  const byMail = { ...A.agent.as, 'vestka-agent': A.agent.email.toUpperCase() };
  for (const as of [byMail, await logIn(house, A.agent.email), await logIn(house, A.agent.email)])
    expect((await act.note({ as }, ticket.id, { text: 'Once' }, { intent })).status).toBe(201);
  expect((await act.team(A.agent, ticket.id)).body.ticket.notes).toBe(1);
});

test('what was refused is decided again', async () => {
  const { ticket } = (await act.create(customer)).body;
  const intent = randomUUID();
  const accepting = { basedOn: `t${2}` };
  const early = await act.accept(customer, ticket.id, accepting, { intent });
  expect(code(early)).toEqual([409, 'not_resolved']);
  const { tag } = (await act.report(A.agent, ticket.id, letter(ticket))).body.ticket;
  expect(tag).toBe(accepting.basedOn);
  const late = await act.accept(customer, ticket.id, accepting, { intent });
  expect([late.status, late.body.ticket.status]).toEqual([200, 'closed']);
});

test('a replay after the state has moved on answers with today’s view', async () => {
  const { ticket } = (await act.create(customer)).body;
  const now = house.clock.now();
  const update = word(ticket, now);
  const intent = randomUUID();
  const first = (await act.update(A.agent, ticket.id, update, { intent })).body.ticket;
  const resolved = (await act.report(A.agent, ticket.id, letter(first))).body.ticket;
  const again = await act.update(A.agent, ticket.id, update, { intent });
  expect([again.status, again.body.ticket]).toEqual([201, resolved]);
  // Long after its date would be refused, too.
  await house.clock.moveBy(4 * HOUR);
  expect((await act.update(A.agent, ticket.id, update, { intent })).body.ticket).toEqual(resolved);
  const accepting = { basedOn: resolved.tag };
  const accept = randomUUID();
  expect((await act.accept(customer, ticket.id, accepting, { intent: accept })).status).toBe(200);
  await act.reopen(customer, ticket.id, { basedOn: `t${resolved.version + 1}`, text: 'Back again' });
  const replay = await act.accept(customer, ticket.id, accepting, { intent: accept });
  expect([replay.status, replay.body.ticket.status]).toEqual([200, 'investigating']);
});

test('intents are kept over a restart', async () => {
  const intent = randomUUID();
  const { ticket } = (await act.create(customer, {}, { intent })).body;
  house = await house.restart();
  act = acts(house.url);
  const again = await act.create(customer, {}, { intent });
  expect([again.status, again.body.ticket]).toEqual([201, ticket]);
});
