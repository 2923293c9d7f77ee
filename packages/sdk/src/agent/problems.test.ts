import { afterEach, beforeEach, expect, test } from 'vitest';
import { facts, type Mini, promise, startMini } from '../../test/mini-server.ts';
import { eventually, until } from '../../test/until.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { createAgent } from './agent.ts';
import type { AgentClient } from './types.ts';

let mini: Mini;
const agents: AgentClient[] = [];
const live = async (): Promise<AgentClient> => {
  const made = createAgent({ url: mini.url, secretKey: 'sk_test' });
  agents.push(made);
  await made.connect();
  return made;
};

beforeEach(async () => {
  mini = await startMini();
});
afterEach(async () => {
  for (const each of agents.splice(0)) each.close();
  await mini.stop();
});

const hour = 3_600_000;
const inHours = (hours: number) => new Date(mini.now() + hours * hour).toISOString();
const word = (hours: number) => ({
  status: 'fixing' as const,
  activity: 'Making room on the disk',
  nextUpdateAt: inHours(hours),
});
const numbers = ({ queue }: { queue: readonly { number: number }[] }) => queue.map(({ number }) => number);
const rows = ({ problems }: AgentClient['state']) =>
  problems.map(({ problem, linked }) => [problem.title, linked]);
const heard = (a: AgentClient) => {
  const seen: string[] = [];
  a.on('event', ({ event, ticket }) => seen.push(`${event.type} #${ticket.number}`));
  a.on('problem', ({ event, problem }) => seen.push(`${event.type} P${problem.number}`));
  return seen;
};

test('known problems stand in the order of their promises, live, with the number of their tickets', async () => {
  const [one, two] = [mini.open('x'), mini.open('x')];
  const first = mini.openProblem('Licences', 2 * hour);
  mini.openProblem('Printers', 4 * hour);
  mini.link(one.id, first.id);
  const a = await live();
  expect(rows(a.state)).toEqual([
    ['Licences', 1],
    ['Printers', 0],
  ]);
  const seen = heard(a);
  mini.link(two.id, first.id);
  await a.problems.update(first, word(9));
  await eventually(() => seen.length === 2);
  expect(seen).toEqual(['problem_linked #1002', `update_posted P${first.number}`]);
  expect(rows(a.state)).toEqual([
    ['Printers', 0],
    ['Licences', 2],
  ]);
  const third = await a.problems.create({ title: 'Scanners', impact: 'low', ...word(1) });
  await eventually(() => seen.length === 3);
  expect(rows(a.state)).toEqual([
    ['Scanners', 0],
    ['Printers', 0],
    ['Licences', 2],
  ]);
  expect(a.state.problems[0]?.problem).toEqual(third);
  mini.link(two.id, null, promise('p5', mini.now() + hour));
  // Straight from one to the other.
  await a.open(one.id);
  mini.link(one.id, third.id);
  await until(a, ({ problems }) => problems[0]?.linked === 1 && problems[2]?.linked === 0);
  await a.problems.report(third, { outcome: 'full', cause: 'x', done: 'x', recurrence: 'no' });
  expect(rows(a.state)).toEqual([
    ['Printers', 0],
    ['Licences', 0],
  ]);
});

test('who goes on without the problem is counted off it, however that comes', async () => {
  const [one, two] = [mini.open('x'), mini.open('x')];
  const problem = mini.openProblem('Licences', 2 * hour);
  mini.link(one.id, problem.id);
  mini.link(two.id, problem.id);
  const a = await live();
  await a.open(one.id);
  await a.open(two.id);
  expect(rows(a.state)).toEqual([['Licences', 2]]);
  mini.append(one.id, {
    type: 'ticket_closed',
    actor: { kind: 'customer' },
    facts: { ...facts('closed', null), problem: null },
    data: { because: 'abandoned' },
  });
  await until(a, ({ tickets }) => tickets[one.id]?.status === 'closed');
  expect(rows(a.state)).toEqual([['Licences', 1]]);
  mini.append(two.id, {
    type: 'ticket_reopened',
    actor: { kind: 'customer' },
    facts: { ...facts('investigating', promise('p9', mini.now() + hour)), problem: null },
  });
  await until(a, ({ tickets }) => tickets[two.id]?.problem === null);
  expect(rows(a.state)).toEqual([['Licences', 0]]);
});

test('who follows a problem leaves the queue to it, and comes back with a promise of its own', async () => {
  const [one, two] = [mini.open('x'), mini.open('x')];
  const problem = mini.openProblem();
  const a = await live();
  expect(numbers(a.state)).toEqual([1001, 1002]);
  const linked = await a.link(a.state.tickets[one.id] as TeamTicket, problem.id);
  expect(linked.problem).toMatchObject({ id: problem.id, own: null });
  expect(numbers(a.state)).toEqual([1002]);
  expect(a.state.counts).toMatchObject({ mine: 0, team: 1, unassigned: 1, all: 1 });
  const off = await a.link(linked, null, inHours(3));
  expect(off.problem).toBeNull();
  expect(numbers(a.state)).toEqual([1002, 1001]);
  await expect(a.link(linked, null, inHours(3))).rejects.toMatchObject({ code: 'stale' });
  mini.link(two.id, problem.id, promise('p2', mini.now() + 5 * hour));
  await until(a, ({ tickets }) => tickets[two.id]?.problem);
  expect(numbers(a.state)).toEqual([1001, 1002]);
});

test('one word on a problem is folded into all its tickets that are here, and into their timelines', async () => {
  const tickets = [mini.open('x'), mini.open('x'), mini.open('x')];
  const [one, two, other] = tickets as [(typeof tickets)[0], (typeof tickets)[0], (typeof tickets)[0]];
  const problem = mini.openProblem();
  mini.link(one.id, problem.id, promise('p2', mini.now() + 5 * hour));
  mini.link(two.id, problem.id);
  const a = await live();
  await a.open(one.id);
  await a.open(two.id);
  await a.problems.open(problem.id);
  const seen = heard(a);
  await a.problems.note(problem.id, 'Ask Acme');
  await a.problems.update(problem, word(3));
  await eventually(() => seen.length === 2);
  for (const { id } of [one, two]) {
    expect(a.state.tickets[id]).toEqual(mini.teamOf(id));
    expect(a.state.tickets[id]?.status).toBe('fixing');
    expect(a.state.timelines[id]?.map(({ type }) => type).slice(-2)).toEqual(['note_added', 'update_posted']);
  }
  expect(a.state.tickets[other.id]?.status).toBe('received');
  expect(a.state.timelines[problem.id]?.map(({ type }) => type)).toEqual([
    'problem_created',
    'note_added',
    'update_posted',
  ]);
  expect(a.state.queue.map(({ id }) => a.state.tickets[id])).toEqual(a.state.queue);
  const { problem: now } = await a.problems.open(problem.id);
  await a.problems.report(now, { outcome: 'full', cause: 'x', done: 'x', recurrence: 'no' });
  // Already by the answer, before the event is here.
  expect(numbers(a.state)).toEqual([other.number]);
  await eventually(() => seen.length === 3);
  for (const { id } of [one, two]) expect(a.state.tickets[id]).toEqual(mini.teamOf(id));
});

test('the tickets of one problem are seen by asking for it, and stay true', async () => {
  const [one, two, other] = [mini.open('x'), mini.open('x'), mini.open('x')];
  const problem = mini.openProblem();
  mini.link(one.id, problem.id);
  mini.link(two.id, problem.id);
  const a = await live();
  expect(numbers(a.state)).toEqual([other.number]);
  const { counts } = a.state;
  await a.setFilter({ problem: problem.id });
  expect(a.state.filter).toEqual({ problem: problem.id });
  expect(numbers(a.state)).toEqual([1001, 1002]);
  expect(a.state.counts).toEqual(counts);
  expect(rows(a.state)).toEqual([['The licence server is down', 2]]);
  mini.link(two.id, null, promise('p2', mini.now() + hour));
  await until(a, ({ queue }) => queue.length === 1);
  expect(rows(a.state)).toEqual([['The licence server is down', 1]]);
  await a.setFilter({});
  expect(numbers(a.state)).toEqual([other.number, 1002]);
});

test('a filter narrows what is read and what comes live; counts stay those of the whole', async () => {
  const [one, two] = [mini.open('x', 'No sound'), mini.open('x', 'No light')];
  const a = await live();
  await a.setFilter({ q: 'no SOUND' });
  expect(numbers(a.state)).toEqual([1001]);
  expect(mini.calls.at(-1)?.path).toContain('q=no+SOUND');
  mini.open('x', 'The sound is gone');
  const loud = mini.open('x', 'No sound at all');
  await until(a, ({ queue }) => queue.length === 2);
  expect(numbers(a.state)).toEqual([1001, loud.number]);
  expect(a.state.counts.all).toBe(4);
  await a.setFilter({ flag: 'nudged' });
  expect(numbers(a.state)).toEqual([]);
  mini.append(two.id, {
    type: 'nudged',
    actor: { kind: 'customer' },
    facts: facts('received', { ...promise('p2', mini.now() + hour), nudgedAt: inHours(0) }),
  });
  await until(a, ({ queue }) => queue.length === 1);
  mini.append(two.id, { type: 'update_posted', facts: facts('fixing', promise('p3', mini.now() + hour)) });
  await until(a, ({ queue }) => queue.length === 0);
  await a.setScope('team');
  expect(a.state.filter).toEqual({ flag: 'nudged' });
  await a.setFilter({ status: 'received' });
  expect(numbers(a.state)).toEqual([one.number, 1003, 1004]);
});

test('after a gap problems are read anew, also while the queue is narrowed', async () => {
  const problem = mini.openProblem();
  const { id } = mini.open('x');
  const a = await live();
  await a.problems.open(problem.id);
  await a.setFilter({ q: 'nothing' });
  mini.knobs.forgetful = true;
  mini.cut();
  await until(a, ({ connection }) => connection !== 'live');
  mini.link(id, problem.id);
  mini.speak(problem.id, { type: 'note_added', audience: 'team', words: { text: 'x' } });
  mini.openProblem('Another', 3 * hour);
  await until(a, ({ connection }) => connection === 'live');
  expect(rows(a.state)).toEqual([
    ['The licence server is down', 1],
    ['Another', 0],
  ]);
  expect(a.state.timelines[problem.id]).toHaveLength(2);
});

test('an event of a problem that is not here brings the problem, once', async () => {
  const problem = mini.openProblem();
  mini.speak(problem.id, {
    type: 'ticket_closed',
    facts: facts('closed', null),
    data: { because: 'deadline' },
  });
  const a = await live();
  expect(a.state.problems).toEqual([]);
  const seen = heard(a);
  for (const text of ['x', 'y']) {
    mini.speak(problem.id, { type: 'note_added', audience: 'team', words: { text } });
  }
  await eventually(() => seen.length === 2);
  expect(mini.calls.filter(({ path }) => path === `/v1/agent/problems/${problem.id}`)).toHaveLength(1);
  expect(rows(a.state)).toEqual([]);
  expect((await a.problems.list('ended')).problems).toHaveLength(1);
  await expect(a.problems.open('pb_99999999999999999999')).rejects.toMatchObject({ code: 'not_found' });
});

test('a word on what has changed is refused as stale, and what stands now is read', async () => {
  const problem = mini.openProblem();
  const a = await live();
  mini.knobs.quiet = true;
  mini.speak(problem.id, {
    type: 'update_posted',
    facts: facts('fixing', promise('q2', mini.now() + hour)),
  });
  await expect(a.problems.update(problem, word(3))).rejects.toMatchObject({ code: 'stale' });
  await until(a, ({ problems }) => problems[0]?.problem.version === 2);
});

test('a lost answer opens no second problem', async () => {
  const a = await live();
  let times = 0;
  mini.knobs.before = ({ path, method }) =>
    method === 'POST' && path.endsWith('/problems') && times++ === 0
      ? { status: 503, code: 'unavailable' }
      : undefined;
  await a.problems.create({ title: 'Once', ...word(1) });
  const posts = mini.calls.filter(({ method }) => method === 'POST');
  expect(posts.map(({ intent }) => intent)).toEqual([posts[0]?.intent, posts[0]?.intent]);
  expect(rows(a.state)).toEqual([['Once', 0]]);
});
