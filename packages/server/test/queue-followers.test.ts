import { createAgent } from '@vestka/sdk/agent';
import type { KnownProblem, Queue } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Who } from '../src/commands/carry-out.ts';
import { execute } from '../src/commands/execute.ts';
import { readProblems } from '../src/commands/problem-list.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';
import {
  acts,
  HOUR,
  iso,
  letter,
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

test('what has ended and owes something keeps its place, however many open problems are due sooner', async () => {
  const remaining = [{ what: 'Replace the disk', who: 'Ivan', by: iso(now() + 90 * HOUR) }];
  const owing = letter(problem, { outcome: 'partial', remaining });
  expect((await team().reportProblem(A.agent, problem.id, owing)).status).toBe(201);
  const { id } = (await team().openProblem(A.agent, cause(now()))).body.problem;
  const first = async (ask: { open: true; ended?: boolean }) =>
    (await readProblems(house.app.house, A.id, { ...ask, limit: 1 })).problems.map((one) => one.problem.id);
  expect(await first({ open: true })).toEqual([id]);
  expect(await first({ open: true, ended: true })).toEqual([problem.id]);
  expect(await known('scope=ended')).toEqual([problem.id]);
  expect(await known('scope=all')).toEqual([id, problem.id]);
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
  expect((await ask('')).counts).toMatchObject({ all: 1, mine: 0, team: 1, unassigned: 1 });
  expect(await find('q=own')).toEqual([]);
  expect(await find('scope=ended&q=own')).toEqual(['own']);
});

describe('of however many follow it', () => {
  const MANY = 620;
  let ids: string[];

  const each = (who: Who, command: TicketCommand) =>
    Promise.all(ids.map((id) => execute(house.app.house, who, id, command)));
  const asCustomer = (): Who => ({
    workspace: A.id,
    actor: { kind: 'customer', id: customer.id },
    customer: customer.id,
  });
  const counts = async () => (await ask('limit=1')).counts;

  beforeEach(async () => {
    ids = await openMany(house, A, customer, MANY);
    const who: Who = { workspace: A.id, actor: { kind: 'agent', id: A.agent.id, name: 'Anna' } };
    await each(who, { type: 'link', body: { problem: problem.id, basedOn: 't1' } });
  });

  test('those are counted who stand beside it, and until it has spoken', async () => {
    expect((await counts()).all).toBe(0);
    await house.clock.moveBy(HOUR);
    await each(asCustomer(), { type: 'message', body: { text: 'Any news?' } });
    expect(await counts()).toEqual({ all: MANY, mine: MANY, team: MANY, unassigned: 0, late: 0, nudged: 0 });
    await team().assignProblem(A.agent, problem.id, { agent: null });
    expect(await counts()).toMatchObject({ all: MANY, mine: 0, unassigned: MANY });
    await house.clock.moveBy(HOUR);
    await speak({ status: 'fixing' });
    expect(await counts()).toMatchObject({ all: 0, unassigned: 0 });
    expect(await ask('limit=1')).toMatchObject({ tickets: [], next: null });
    await promiseOwn(ids[3] as string, HOUR);
    await house.clock.moveBy(2 * HOUR);
    expect(await counts()).toMatchObject({ all: 1, late: 1, nudged: 0 });
  });

  test('a lead knows from the first moment how many ask for an answer, and sees the first of them', async () => {
    await house.clock.moveBy(7 * HOUR);
    await each(asCustomer(), { type: 'nudge' });
    const lead = createAgent({ url: house.url, secretKey: A.secretKey, agent: A.lead.id });
    try {
      await lead.setScope('mine');
      await lead.connect();
      expect(lead.state.queue).toEqual([]);
      expect(lead.state.counts).toMatchObject({ all: MANY, nudged: MANY, late: 0 });
      expect(Object.keys(lead.state.tickets)).toHaveLength(50);
      await speak({ status: 'fixing' });
      expect(await counts()).toMatchObject({ all: 0, nudged: 0 });
    } finally {
      lead.close();
    }
  });
});

test('a nudge on a promise to one customer alone stands as long as that is what they are shown', async () => {
  const id = await follow('zebra');
  await promiseOwn(id, 2 * HOUR);
  await house.clock.moveBy(2 * HOUR);
  expect((await team().nudge(customer, id)).status).toBe(201);
  const both = async () => [(await ask('')).counts.nudged, (await find('flag=nudged')).length];
  expect(await both()).toEqual([1, 1]);
  await speak({ status: 'fixing', nextUpdateAt: iso(now() + HOUR) });
  expect(await both()).toEqual([1, 1]);
  await promiseOwn(id, 3 * HOUR);
  await house.clock.moveBy(HOUR);
  expect((await team().nudge(customer, id)).status, 'of the problem’s word, which is the earlier').toBe(201);
  expect(await both()).toEqual([1, 1]);
  await speak({ status: 'fixing', nextUpdateAt: iso(now() + HOUR) });
  expect(await both()).toEqual([0, 0]);
});
