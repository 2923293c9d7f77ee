import type {
  KnownProblem,
  KnownProblems,
  Queue,
  TeamTicket,
  Ticket,
  TicketEvent,
} from '@vestka/sdk/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  acts,
  call,
  code,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openMany,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { cause, teamActs } from './team.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;

beforeAll(async () => {
  house = await openHouse();
  act = acts(house.url);
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

async function fresh(): Promise<void> {
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
}

/** What is left after a report. */
const left = (by: number) => ({
  outcome: 'partial',
  remaining: [{ what: 'Tell the other branches', who: 'Anna', by: iso(by) }],
});

/** All pages of a list. */
async function pages<T extends { next: string | null }>(path: string, as: Person['as']): Promise<T[]> {
  const got: T[] = [];
  let after = '';
  do {
    const { body, status } = await call<T>(house.url, 'GET', `${path}${after}`, { as });
    expect(status).toBe(200);
    got.push(body);
    after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`;
  } while (after);
  return got;
}

const queue = async (scope: string, limit = 200, as = A.agent.as) =>
  pages<Queue>(`/v1/agent/queue?scope=${scope}&limit=${limit}`, as);
const numbers = (of: { tickets: { number: number }[] }[]) =>
  of.flatMap(({ tickets }) => tickets.map(({ number }) => number));

test('a customer’s tickets come newest first, page by page, each once', async () => {
  await fresh();
  await openMany(house, A, customer, 25);
  const got = await pages<{ tickets: Ticket[]; next: string | null }>('/v1/tickets?limit=10', customer.as);
  expect(got.map(({ tickets }) => tickets.length)).toEqual([10, 10, 5]);
  expect(numbers(got)).toEqual(Array.from({ length: 25 }, (_, i) => 1025 - i));
  const full = await pages<{ tickets: Ticket[]; next: string | null }>('/v1/tickets?limit=25', customer.as);
  expect(full.map(({ next }) => next)).toEqual([null]);
});

test('events come in order, page by page, and a customer’s pages skip the team’s', async () => {
  await fresh();
  const { ticket } = (await act.create(customer)).body;
  for (let i = 0; i < 6; i += 1) {
    await act.note(A.agent, ticket.id, { text: `note ${i}` });
    await act.message(customer, ticket.id, { text: `message ${i}` });
  }
  type Page = { events: TicketEvent[]; next: string | null };
  const own = await pages<Page>(`/v1/tickets/${ticket.id}/events?limit=3`, customer.as);
  expect(own.flatMap(({ events }) => events.map(({ version }) => version))).toEqual([1, 3, 5, 7, 9, 11, 13]);
  const team = await pages<Page>(`/v1/agent/tickets/${ticket.id}/events?limit=5`, A.agent.as);
  expect(team.flatMap(({ events }) => events.map(({ version }) => version))).toEqual(
    Array.from({ length: 13 }, (_, i) => i + 1),
  );
});

test('the promise that runs out next is on top, a missed one before all', async () => {
  await fresh();
  const opened: Ticket[] = [];
  for (let i = 0; i < 5; i += 1) opened.push((await act.create(customer)).body.ticket);
  const now = house.clock.now();
  const ahead = [5, 1, 4, 3].map((hours) => hours * HOUR);
  for (const [i, ms] of ahead.entries())
    await act.update(
      A.agent,
      opened[i]?.id as string,
      word(opened[i] as Ticket, now, { nextUpdateAt: iso(now + ms) }),
    );
  const order = [1, 4, 3, 2, 0].map((i) => opened[i]?.number);
  expect(numbers(await queue('all'))).toEqual(order);
  expect(numbers(await queue('all', 2))).toEqual(order);
  await house.clock.moveBy(90 * MINUTE);
  expect(numbers(await queue('all'))).toEqual(order);
  const [first] = (await queue('all'))[0]?.tickets ?? [];
  expect(first?.promise?.missedAt).not.toBeNull();
});

test('whose they are, how many there are, and what has ended', async () => {
  await fresh();
  const opened: TeamTicket[] = [];
  for (let i = 0; i < 6; i += 1) {
    const { id } = (await act.create(customer)).body.ticket;
    opened.push((await act.team(A.agent, id)).body.ticket);
    await house.clock.moveBy(MINUTE);
  }
  const [a, b, c, d, e, f] = opened as [
    TeamTicket,
    TeamTicket,
    TeamTicket,
    TeamTicket,
    TeamTicket,
    TeamTicket,
  ];
  await act.assign(A.agent, a.id, { agent: 'me' });
  await act.assign(A.agent, b.id, { agent: A.lead.id });
  await act.abandon(customer, c.id, { basedOn: c.tag });
  await house.clock.moveBy(MINUTE);
  await act.report(A.lead, d.id, letter(d));
  await house.clock.moveBy(MINUTE);
  await act.abandon(customer, e.id, { basedOn: e.tag });

  expect(numbers(await queue('all'))).toEqual([a, b, f].map(({ number }) => number));
  expect(numbers(await queue('mine'))).toEqual([a.number]);
  expect(numbers(await queue('mine', 200, A.lead.as))).toEqual([b.number]);
  expect(numbers(await queue('unassigned'))).toEqual([f.number]);
  const ended = [e, d, c].map(({ number }) => number);
  expect(numbers(await queue('ended'))).toEqual(ended);
  expect(numbers(await queue('ended', 1))).toEqual(ended);
  for (const scope of ['all', 'mine', 'team', 'unassigned', 'ended'])
    expect((await queue(scope))[0]?.counts).toMatchObject({ mine: 1, team: 3, unassigned: 1, all: 3 });
  // The latest word is on top, and a note among ourselves is one: the SDK's queue sorts by the same time.
  await act.note(A.agent, c.id, { text: 'For the files' });
  expect(numbers(await queue('ended'))).toEqual([c, e, d].map(({ number }) => number));
});

test('what has ended and still owes something stands in its place among what has ended, page by page', async () => {
  await fresh();
  const opened: Ticket[] = [];
  for (let i = 0; i < 7; i += 1) {
    const { ticket } = (await act.create(customer)).body;
    opened.push(ticket);
    // Two at each time: numbers break the tie. The later it ends, the sooner it is owed.
    if (i % 2) await house.clock.moveBy(MINUTE);
    const owes = i % 3 === 0 ? left(house.clock.now() + (20 - i) * HOUR) : {};
    await act.report(A.agent, ticket.id, letter(ticket, owes));
  }
  const latest = [5, 6, 3, 4, 1, 2, 0].map((i) => opened[i]?.number);
  for (const limit of [200, 3, 2, 1]) expect(numbers(await queue('ended', limit))).toEqual(latest);
  expect(numbers(await queue('all', 2))).toEqual([6, 3, 0].map((i) => opened[i]?.number));
  expect((await queue('ended'))[0]?.counts).toMatchObject({ all: 3, late: 0 });
  const found = await pages<Queue>('/v1/agent/queue?scope=ended&flag=late', A.agent.as);
  expect(numbers(found)).toEqual([]);
  await house.clock.moveBy(18 * HOUR);
  const late = await pages<Queue>('/v1/agent/queue?scope=ended&flag=late&limit=1', A.agent.as);
  // That it is late was said last of the one that was owed later.
  expect(numbers(late)).toEqual([3, 6].map((i) => opened[i]?.number));
  expect(late[0]?.counts).toMatchObject({ all: 3, late: 2 });
});

test('known problems that have ended stand the latest first, also those that still owe something', async () => {
  await fresh();
  const made: KnownProblem[] = [];
  for (let i = 0; i < 5; i += 1) {
    const { problem } = (await teamActs(house.url).openProblem(A.agent, cause(house.clock.now()))).body;
    made.push(problem);
    await house.clock.moveBy(MINUTE);
    const owes = i % 2 ? left(house.clock.now() + (20 - i) * HOUR) : {};
    await teamActs(house.url).reportProblem(A.agent, problem.id, letter(problem, owes));
  }
  const list = async (scope: string, limit: number) =>
    (await pages<KnownProblems>(`/v1/agent/problems?scope=${scope}&limit=${limit}`, A.agent.as)).flatMap(
      ({ problems }) => problems.map(({ problem }) => problem.number),
    );
  for (const limit of [200, 2, 1]) {
    expect(await list('ended', limit)).toEqual([4, 3, 2, 1, 0].map((i) => made[i]?.number));
    expect(await list('open', limit)).toEqual([3, 1].map((i) => made[i]?.number));
  }
});

test('a page’s `next` is of that list alone', async () => {
  await fresh();
  for (const path of [
    '/v1/agent/queue?after=1025',
    '/v1/agent/queue?after=12_tk_x',
    '/v1/agent/queue?after=c12',
  ])
    expect(code(await call(house.url, 'GET', path, A.agent))).toEqual([422, 'validation_failed']);
  const { ticket } = (await act.create(customer)).body;
  for (const path of [
    '/v1/tickets?after=12_tk_1111111111111111',
    '/v1/tickets?after=c12',
    `/v1/tickets/${ticket.id}/events?after=1`,
    `/v1/tickets/${ticket.id}/events?after=czzzzzzzzzzzz`,
  ])
    expect(code(await call(house.url, 'GET', path, customer))).toEqual([422, 'validation_failed']);
});
