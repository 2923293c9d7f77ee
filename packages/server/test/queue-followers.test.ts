import type { KnownProblem, Queue } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  acts,
  HOUR,
  iso,
  letter,
  openCustomer,
  openHouse,
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
let problem: KnownProblem;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});
beforeEach(async () => {
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
  problem = (await team().openProblem(A.agent, cause(now()))).body.problem;
});

const team = () => teamActs(house.url);
const now = () => house.clock.now();

async function follow(subject: string): Promise<string> {
  const { id, tag } = (await acts(house.url).create(customer, { subject })).body.ticket;
  expect((await team().link(A.agent, id, { problem: problem.id, basedOn: tag })).status).toBe(200);
  return id;
}
/** A word to one customer alone. */
async function promiseOwn(id: string, ahead: number): Promise<void> {
  const { ticket } = (await acts(house.url).get(customer, id)).body;
  const said = await acts(house.url).update(
    A.agent,
    id,
    word(ticket, now(), { nextUpdateAt: iso(now() + ahead) }),
  );
  expect(said.status).toBe(201);
}
/** The known problem speaks: nothing of it is written to those that follow. */
async function speak(more: object): Promise<void> {
  const { problem: as } = (await team().problem(A.agent, problem.id)).body;
  expect((await team().updateProblem(A.agent, as.id, word(as, now(), more))).status).toBe(201);
}
async function end(): Promise<void> {
  const { problem: as } = (await team().problem(A.agent, problem.id)).body;
  expect((await team().reportProblem(A.agent, as.id, letter(as))).status).toBe(201);
}
const ask = async (query: string): Promise<Queue> => {
  const { status, body } = await team().queue(A.agent, query);
  expect(status).toBe(200);
  return body;
};
const find = async (query: string) => (await ask(query)).tickets.map(({ subject }) => subject);
const known = async (query: string) => (await ask(query)).problems.map(({ problem: { id } }) => id);

test('who follows a known problem is found by what it says now, not by what stood when they were linked', async () => {
  await follow('zebra');
  expect(await find('q=zebra&status=cause_found')).toEqual(['zebra']);
  await speak({ status: 'fixing' });
  expect(await find('q=zebra&status=fixing')).toEqual(['zebra']);
  expect(await find('q=zebra&status=cause_found')).toEqual([]);
});

test('whose they are is whose the problem is', async () => {
  await team().assignProblem(A.agent, problem.id, { agent: 'me' });
  await follow('zebra');
  expect(await find('scope=mine&q=zebra')).toEqual(['zebra']);
  await team().assignProblem(A.agent, problem.id, { agent: null });
  expect(await find('scope=mine&q=zebra')).toEqual([]);
  expect(await find('scope=unassigned&q=zebra')).toEqual(['zebra']);
  await team().assignProblem(A.agent, problem.id, { agent: 'me' });
  expect(await find('scope=unassigned&q=zebra')).toEqual([]);
  expect(await find('scope=mine&q=zebra')).toEqual(['zebra']);
});

test('a nudge that the problem has answered stands no more', async () => {
  const id = await follow('zebra');
  await house.clock.moveBy(7 * HOUR);
  expect((await team().nudge(customer, id)).status).toBe(201);
  expect(await find('flag=nudged')).toEqual(['zebra']);
  await speak({ status: 'fixing' });
  expect(await find('flag=nudged')).toEqual([]);
  expect(await find('flag=unanswered')).toEqual([]);
});

test('a page is filled from below where its rows have gone on since', async () => {
  for (let i = 0; i < 6; i += 1) await follow(`zebra ${i}`);
  await speak({ status: 'fixing' });
  await follow('zebra late');
  await speak({ status: 'verifying' });
  const { id, tag } = (await acts(house.url).create(customer, { subject: 'zebra alone' })).body.ticket;
  await acts(house.url).update(A.agent, id, word({ tag }, now(), { status: 'cause_found' }));
  const page = await ask('q=zebra&status=cause_found&limit=2');
  expect(page.tickets.map(({ subject }) => subject)).toEqual(['zebra alone']);
  expect(page.next).toBeNull();
  const seen: (string | null)[] = [];
  for (let after = '', pages = 0; pages < 9; pages += 1) {
    const { tickets, next } = await ask(`q=zebra&status=verifying&limit=2${after}`);
    seen.push(...tickets.map(({ subject }) => subject));
    if (next === null) break;
    expect(tickets).toHaveLength(2);
    after = `&after=${next}`;
  }
  expect(seen).toEqual([...Array.from({ length: 6 }, (_, i) => `zebra ${i}`), 'zebra late']);
});

test('a known problem that is late stands among what is late, and is found by number and title', async () => {
  expect(await known('flag=late')).toEqual([]);
  expect(await known(`q=P${problem.number}`)).toEqual([problem.id]);
  expect(await known(`q=${problem.number}`)).toEqual([problem.id]);
  expect(await known('q=TILL%20card')).toEqual([problem.id]);
  expect(await known('q=zebra')).toEqual([]);
  expect(await known('impact=normal')).toEqual([problem.id]);
  for (const other of [
    'impact=low',
    'flag=nudged',
    'flag=unanswered',
    'kind=problem',
    'plan=Gold',
    'level=L3',
  ]) {
    expect(await known(other)).toEqual([]);
  }
  await house.clock.moveBy(7 * HOUR);
  expect(await known('flag=late')).toEqual([problem.id]);
  expect(await known('flag=late&impact=normal')).toEqual([problem.id]);
  expect(await known('flag=late&impact=low')).toEqual([]);
  expect(await known('scope=ended&flag=late')).toEqual([]);
});

test('with its problem ends also who has a promise of their own: in the list and in the counts', async () => {
  await promiseOwn(await follow('own'), 2 * HOUR);
  await follow('linked');
  await acts(house.url).create(customer, { subject: 'alone' });
  const before = await ask('');
  expect(before.tickets).toHaveLength(2);
  expect(before.counts.all).toBe(2);
  await end();
  expect(await find('')).toEqual(['alone']);
  expect((await ask('')).counts).toEqual({ all: 1, mine: 0, team: 1, unassigned: 1 });
  expect(await find('q=own')).toEqual([]);
  expect(await find('scope=ended&q=own')).toEqual(['own']);
});
