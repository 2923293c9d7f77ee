import { afterEach, beforeEach, expect, test } from 'vitest';
import { facts, type Mini, promise, startMini } from '../../test/mini-server.ts';
import { eventually, until } from '../../test/until.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { createAgent } from './agent.ts';
import type { AgentClient } from './types.ts';

let mini: Mini;
const agents: AgentClient[] = [];
const agent = (secretKey = 'sk_test'): AgentClient => {
  const made = createAgent({ url: mini.url, secretKey, agent: 'anna@example.com' });
  agents.push(made);
  return made;
};

beforeEach(async () => {
  mini = await startMini();
  mini.sessions.add('session-0');
});
afterEach(async () => {
  for (const each of agents.splice(0)) each.close();
  await mini.stop();
});

const minute = 60_000;
const hour = 60 * minute;
const due = (id: string, minutes: number) =>
  mini.append(id, {
    type: 'update_posted',
    facts: facts('fixing', promise(`p${mini.log.length}`, mini.now() + minutes * minute)),
  });
const live = async () => {
  const a = agent();
  await a.connect();
  return a;
};
const numbers = (tickets: readonly TeamTicket[]) => tickets.map(({ number }) => number);
const heard = (a: AgentClient) => {
  const seen: string[] = [];
  a.on('event', ({ event, ticket }) => seen.push(`${event.type} ${ticket.number}.${event.version}`));
  return seen;
};

test('connect: who it is, the queue, live; the key is in no address', async () => {
  const { id } = mini.open('session-0');
  const a = agent();
  await a.connect();
  expect(a.state).toMatchObject({
    connection: 'live',
    me: { agent: { id: 'ag_1' } },
    agents: [{ id: 'ag_1' }],
    scope: 'all',
    queue: [{ id }],
    queueLoaded: true,
    counts: { mine: 0, team: 1, unassigned: 1, all: 1, late: 0, nudged: 0 },
  });
  await a.setScope('mine');
  expect(a.state.queue).toEqual([]);
  expect(mini.auths[0]).toMatchObject({ type: 'auth', token: 'sk_test', agent: 'anna@example.com' });
  expect(mini.calls.some(({ path }) => path.includes('sk_test'))).toBe(false);
});

test('a key that is not known: nobody is logged in, and nothing goes on by itself', async () => {
  const a = agent('sk_wrong');
  const errors: string[] = [];
  a.on('error', ({ code }) => errors.push(code));
  await a.connect();
  expect(a.state).toMatchObject({ connection: 'idle', me: null });
  expect(errors).toEqual(['token_invalid']);
});

test('the queue keeps its order and its counts while events come', async () => {
  const [one, two] = [mini.open('session-0'), mini.open('session-0')];
  const a = await live();
  expect(numbers(a.state.queue)).toEqual([1001, 1002]);
  due(two.id, 5);
  await until(a, ({ queue }) => numbers(queue).join() === '1002,1001');
  const three = mini.open('session-0');
  await until(a, ({ queue }) => queue.length === 3);
  expect(a.state.counts).toMatchObject({ mine: 0, team: 3, unassigned: 3, all: 3 });
  await a.assign(one.id, 'me');
  expect(a.state.counts).toMatchObject({ mine: 1, team: 3, unassigned: 2, all: 3 });
  mini.append(three.id, { type: 'ticket_closed', facts: facts('closed', null) });
  await until(a, ({ queue }) => queue.length === 2);
  expect(a.state.counts).toMatchObject({ mine: 1, team: 2, unassigned: 1, all: 2 });
  expect(a.state.queue).toEqual([two.id, one.id].map((id) => mini.streams.get(id)?.team));
});

test('how many are late or ask for an answer is right from the first moment, and stays so, however few are read', async () => {
  const many = Array.from({ length: 70 }, () => mini.open('session-0'));
  const at = new Date(mini.now()).toISOString();
  const nudge = ({ id }: (typeof many)[0]) =>
    mini.append(id, {
      type: 'nudged',
      actor: { kind: 'customer' },
      facts: facts('received', { ...promise('p1', mini.now() + hour), nudgedAt: at }),
    });
  const miss = ({ id }: (typeof many)[0]) => {
    const missed = { ...promise('p1', mini.now() - hour), missedAt: at };
    mini.append(id, { type: 'promise_missed', actor: { kind: 'system' }, facts: facts('received', missed) });
  };
  many.slice(0, 60).forEach(nudge);
  const a = await live();
  expect(a.state.queue).toHaveLength(50);
  expect(a.state.counts).toMatchObject({ late: 0, nudged: 60 });
  const [one, two] = many as [(typeof many)[0], (typeof many)[0]];
  due(one.id, 60);
  await until(a, ({ counts }) => counts.nudged === 59);
  miss(two);
  await until(a, ({ counts }) => counts.late === 1 && counts.nudged === 58);
});

test('a ticket leaves the scope that it no longer fits', async () => {
  const { id } = mini.open('session-0');
  const a = agent();
  await a.connect();
  await a.setScope('unassigned');
  await a.assign(id, 'me');
  expect(a.state.queue).toEqual([]);
  await a.setScope('mine');
  expect(a.state.queue).toHaveLength(1);
});

test('events of tickets outside the queue bring them, once, however many come', async () => {
  for (let at = 0; at < 60; at++) mini.open('session-0', `Ticket ${at}`);
  const a = await live();
  expect(a.state.queue).toHaveLength(50);
  expect(a.state.hasMore).toBe(true);
  const seen = heard(a);
  const hidden = [...mini.streams.keys()].slice(50, 55);
  for (const id of hidden) {
    mini.append(id, { type: 'message_posted' });
    mini.append(id, { type: 'message_posted' });
  }
  await eventually(() => seen.length === 10);
  expect(seen).toEqual(
    [1051, 1052, 1053, 1054, 1055].flatMap((n) => [`message_posted ${n}.2`, `message_posted ${n}.3`]),
  );
  for (const id of hidden) {
    expect(mini.calls.filter(({ path }) => path === `/v1/agent/tickets/${id}`)).toHaveLength(1);
  }
  expect(a.state.queue).toHaveLength(50);
  due(hidden[0] as string, 1);
  await until(a, ({ queue }) => queue[0]?.number === 1051);
  await a.more();
  expect(a.state.queue).toHaveLength(60);
  expect(a.state.hasMore).toBe(false);
  expect(new Set(a.state.queue).size).toBe(60);
});

test('an open ticket has its timeline, the team’s notes too, and follows live', async () => {
  const { id } = mini.open('session-0');
  const a = await live();
  await a.note(id, 'Called back');
  await a.open(id);
  expect(a.state.timelines[id]?.map(({ type }) => type)).toEqual(['ticket_created', 'note_added']);
  mini.append(id, { type: 'message_posted', actor: { kind: 'customer' } });
  await until(a, ({ timelines }) => timelines[id]?.length === 3);
  expect(a.state.tickets[id]).toEqual(mini.streams.get(id)?.team);
  await expect(a.open('tk_99999999999999999999')).rejects.toMatchObject({ code: 'not_found' });
});

test('a long timeline is read page by page', async () => {
  const { id } = mini.open('session-0');
  const a = await live();
  for (let at = 0; at < 4; at++) mini.append(id, { type: 'message_posted' });
  mini.knobs.pageSize = 2;
  await a.open(id);
  expect(a.state.timelines[id]?.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
  const asked = mini.calls
    .filter(({ path }) => path.includes('/events'))
    .map(({ path }) => path.split('?')[1]);
  expect(asked).toEqual(['limit=200', 'limit=200&after=c2', 'limit=200&after=c4']);
});

test('a lost answer makes no second note', async () => {
  const { id } = mini.open('session-0');
  const a = await live();
  let times = 0;
  mini.knobs.dropAnswer = ({ path }) => path.endsWith('/notes') && times++ === 0;
  await a.note(id, 'Once');
  expect(mini.streams.get(id)?.team?.notes).toBe(1);
  expect(a.state.tickets[id]?.notes).toBe(1);
});

test('after a cut it resumes; when the server cannot replay, all is read anew', async () => {
  const [one, two] = [mini.open('session-0'), mini.open('session-0')];
  const a = await live();
  await a.open(one.id);
  mini.cut();
  await until(a, ({ connection }) => connection !== 'live');
  due(two.id, 5);
  await until(a, ({ connection }) => connection === 'live');
  expect(numbers(a.state.queue)).toEqual([1002, 1001]);

  mini.knobs.forgetful = true;
  mini.cut();
  await until(a, ({ connection }) => connection !== 'live');
  due(one.id, 2);
  const three = mini.open('session-0', 'New', true);
  mini.append(two.id, { type: 'ticket_closed', facts: facts('closed', null) }, true);
  await until(a, ({ connection }) => connection === 'live');
  expect(a.state.queue).toEqual([one.id, three.id].map((id) => mini.streams.get(id)?.team));
  expect(a.state.timelines[one.id]).toHaveLength(2);
  expect(a.state.counts).toMatchObject({ mine: 0, team: 2, unassigned: 2, all: 2 });
});

test('who is no longer let in is out: nothing of the team stays in memory', async () => {
  mini.open('session-0');
  const a = await live();
  mini.knobs.before = () => ({ status: 401, code: 'token_expired' });
  mini.closeSockets(4401);
  await until(a, ({ me }) => me === null);
  expect(a.state).toMatchObject({ connection: 'idle', queue: [], tickets: {}, timelines: {} });
});

test('one event in a long queue does not sort them all', async () => {
  for (let at = 0; at < 1000; at++) mini.open('session-0', 'x', true);
  const a = await live();
  while (a.state.hasMore) await a.more();
  expect(a.state.queue).toHaveLength(1000);
  const seen = heard(a);
  const ids = [...mini.streams.keys()];
  for (let at = 0; at < 500; at++) due(ids[(at * 7) % 1000] as string, at % 50);
  await eventually(() => seen.length === 500);
  const due_ = a.state.queue.map((ticket) => Date.parse(ticket.promise?.dueAt as string));
  expect(due_).toEqual([...due_].sort((x, y) => x - y));
  expect(new Set(a.state.queue).size).toBe(1000);
});
