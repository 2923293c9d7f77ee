import type { Queue, QueueFilter, Ticket } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAgent } from '../src/app.ts';
import {
  acts,
  call,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  PASSWORD,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { cause, handOff, teamActs } from './team.ts';

let house: TestHouse;
let A: Workspace;
let second: { as: Record<string, string> };
let problem: string;
/** By their subjects, so that a list reads as what it is. */
const tickets: Record<string, Ticket> = {};

/**
 * One of each: `till` late and nudged, `tax` answered, `dark` a wish at L2, `crash` critical on a plan, `linked` follows
 * a known problem, `own` too with a word of its own, `done` resolved.
 */
beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  const act = acts(house.url);
  const team = teamActs(house.url);
  const level2 = await addAgent(house.app.house, A.id, {
    email: 'second@shop.example',
    name: 'Boris',
    password: PASSWORD,
    level: 'L2',
  });
  second = { as: { ...A.agent.as, 'vestka-agent': level2 } };
  const customer = await openCustomer(house, A);
  const open = async (subject: string, body: object = {}) => {
    tickets[subject] = (await act.create(customer, { subject, ...body })).body.ticket;
    return tickets[subject];
  };

  const late = await open('till', { contact: { name: 'Jörg Ötzi' } });
  await house.clock.moveBy(2 * HOUR);
  await team.nudge(customer, late.id);
  const now = house.clock.now();
  const tax = await open('tax');
  await house.clock.moveBy(MINUTE);
  await act.update(A.agent, tax.id, word(tax, now, { status: 'fixing', nextUpdateAt: iso(now + 9 * HOUR) }));
  const dark = await open('dark', { kind: 'wish', impact: 'low' });
  await team.escalate(A.agent, dark.id, handOff(dark, now, { nextUpdateAt: iso(now + 5 * HOUR) }));
  const crash = await open('crash', { impact: 'critical', contact: { name: 'Ёлкин Семён' } });
  await team.classify(A.agent, crash.id, { plan: 'Standard' });
  problem = (await team.openProblem(A.agent, cause(now))).body.problem.id;
  for (const subject of ['linked', 'own']) {
    const { id, tag } = await open(subject);
    await team.link(A.agent, id, { problem, basedOn: tag });
  }
  const own = (await act.get(customer, tickets.own?.id as string)).body.ticket;
  await act.update(A.agent, own.id, word(own, now, { nextUpdateAt: iso(now + 4 * HOUR) }));
  const done = await open('done');
  await act.report(A.agent, done.id, letter(done));
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const ask = async (query: string, who: { as: Record<string, string> } = A.agent) => {
  const { status, body } = await teamActs(house.url).queue(who, query);
  expect(status).toBe(200);
  return body;
};
const subjects = ({ tickets: found }: Queue) => found.map(({ subject }) => subject);
const find = async (query: string, who?: { as: Record<string, string> }) => subjects(await ask(query, who));

test('without a filter: all with a promise of their own in its order, and the known problems beside them', async () => {
  const all = await ask('');
  expect(subjects(all)).toEqual(['till', 'crash', 'own', 'dark', 'tax']);
  expect(all.problems.map(({ problem: { id }, linked }) => [id, linked])).toEqual([[problem, 2]]);
  expect(all.counts).toMatchObject({ all: 5, mine: 2, team: 4, unassigned: 3 });
});

test('the team is the asking agent’s level', async () => {
  expect(await find('scope=team')).toEqual(['till', 'crash', 'own', 'tax']);
  expect(await find('scope=team', second)).toEqual(['dark']);
  expect((await ask('', second)).counts).toMatchObject({ all: 5, mine: 0, team: 1, unassigned: 3 });
});

describe('each filter by itself', () => {
  test.each<[Partial<QueueFilter>, string[]]>([
    [{ status: 'received' }, ['till', 'crash', 'dark']],
    [{ status: 'fixing' }, ['tax']],
    [{ status: 'investigating' }, ['own']],
    [{ status: 'verifying' }, []],
    [{ impact: 'critical' }, ['crash']],
    [{ impact: 'low' }, ['dark']],
    [{ kind: 'wish' }, ['dark']],
    [{ kind: 'question' }, []],
    [{ plan: 'standard' }, ['crash']],
    [{ plan: 'Gold' }, []],
    [{ level: 'L2' }, ['dark']],
    [{ level: 'L3' }, []],
    [{ flag: 'late' }, ['till']],
    [{ flag: 'nudged' }, ['till']],
    [{ flag: 'unanswered' }, ['till', 'crash']],
  ])('%j', async (filter, expected) => {
    const found = await ask(String(new URLSearchParams(filter)));
    expect(subjects(found)).toEqual(expected);
    // A list that was narrowed shows what was asked for and nothing beside it; the counts stay those of the scopes.
    expect(found.problems).toEqual([]);
    expect(found.counts.all).toBe(5);
  });

  test('a known problem: who follows it, also without a promise of their own', async () => {
    expect((await find(`problem=${problem}`)).toSorted()).toEqual(['linked', 'own']);
    expect(await find('problem=pb_1111111111111111111111')).toEqual([]);
  });
});

test.each([
  ['status=received&flag=unanswered&impact=normal', ['till']],
  ['kind=wish&level=L2&impact=low', ['dark']],
  ['kind=wish&impact=critical', []],
  ['scope=unassigned&status=received', ['till', 'crash', 'dark']],
  ['scope=mine&status=fixing', ['tax']],
  ['scope=mine&status=received', []],
  ['scope=ended', ['done']],
  ['scope=ended&status=resolved', ['done']],
  ['scope=ended&status=closed', []],
  // What has ended is neither late nor unanswered.
  ['scope=ended&flag=late', []],
  ['scope=ended&flag=unanswered', []],
])('%s: all of it must hold', async (query, expected) => {
  expect(await find(query)).toEqual(expected);
});

test('late is who has waited too long, not who follows a known problem', async () => {
  expect(await find(`problem=${problem}&flag=late`)).toEqual([]);
});

describe('a search', () => {
  test('by number', async () => {
    const { number = 0 } = tickets.dark ?? {};
    expect(await find(`q=${number}`)).toEqual(['dark']);
    expect(await find(`q=%23${number}`)).toEqual(['dark']);
    expect(await find(`q=${number}&kind=question`)).toEqual([]);
    for (const other of ['999', '%2399999', '999999999999999', '9999999999999999999999'])
      expect(await find(`q=${other}`)).toEqual([]);
  });

  test.each([
    ['TILL', ['till']],
    ['jörg', ['till']],
    ['ÖTZI', ['till']],
    ['ötzi till', ['till']],
    ['till tax', []],
    ['  a  ', ['crash', 'dark', 'tax']],
    ['семён', ['crash']],
    ['СЕМЁН ёлк', ['crash']],
    ['Иванов', []],
    ['%', []],
    ['_', []],
    ["' OR 1=1 --", []],
    [' ', ['till', 'crash', 'own', 'dark', 'tax']],
  ])('“%s”: each word somewhere in subject or name, whatever its case', async (q, expected) => {
    expect(await find(String(new URLSearchParams({ q })))).toEqual(expected);
  });
});

test('pages keep the filter, each ticket once', async () => {
  const B = await openWorkspace(house, 'B');
  const customer = await openCustomer(house, B);
  const act = acts(house.url);
  const wishes: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    const kind = i % 3 ? 'wish' : 'problem';
    const { number } = (await act.create(customer, { kind, message: `Тема ${i}` })).body.ticket;
    if (kind === 'wish') wishes.push(number);
  }
  const sizes: number[] = [];
  const found: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const path = `/v1/agent/queue?kind=wish&q=${encodeURIComponent('ТЕМА')}&limit=4${after && `&after=${after}`}`;
    const page: Queue = (await call<Queue>(house.url, 'GET', path, B.agent)).body;
    sizes.push(page.tickets.length);
    found.push(...page.tickets.map(({ number }) => number));
    after = page.next;
  }
  expect(sizes).toEqual([4, 2]);
  expect(found).toEqual(wishes);
});

test('one that is found by its name is found by its new name from then on', async () => {
  const B = await openWorkspace(house, 'B');
  const customer = await openCustomer(house, B);
  const { id } = (await acts(house.url).create(customer, { contact: { name: 'Kim' } })).body.ticket;
  await teamActs(house.url).contact(customer, id, { name: 'Тарас' });
  expect((await ask('q=тарас', B.agent)).tickets).toHaveLength(1);
  expect((await ask('q=kim', B.agent)).tickets).toHaveLength(0);
});
