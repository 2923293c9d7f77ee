import { type Client, createClient } from '@vestka/sdk';
import { type AgentClient, createAgent, type QueueFilter, type QueueScope } from '@vestka/sdk/agent';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HOUR, iso, openHouse, openWorkspace, type TestHouse, type Workspace } from './house.ts';

let house: TestHouse;
let A: Workspace;
let agent: AgentClient;
const customers: Client[] = [];

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  agent = createAgent({ url: house.url, secretKey: A.secretKey, agent: A.agent.id });
  await agent.connect();
});
afterAll(async () => {
  agent.close();
  for (const each of customers) each.close();
  expect(house.faults).toEqual([]);
  await house.close();
});

const customer = async (): Promise<Client> => {
  const client = createClient({ url: house.url, key: A.key, storage: null });
  customers.push(client);
  await client.connect();
  return client;
};
const word = (hours: number, activity = 'Restarting the licence server') => ({
  status: 'fixing' as const,
  activity,
  nextUpdateAt: iso(house.clock.now() + hours * HOUR),
});
const here = (id: string) => agent.state.tickets[id] as AgentClient['state']['queue'][0];

/** Another agent who looks now, and so has all of it from the server and nothing from events. */
async function fresh(scope: QueueScope, filter: QueueFilter) {
  const other = createAgent({ url: house.url, secretKey: A.secretKey, agent: A.agent.id });
  try {
    await other.setScope(scope);
    await other.setFilter(filter);
    await other.connect();
    while (other.state.hasMore) await other.more();
    const { queue, counts, problems } = other.state;
    return { queue, counts, problems };
  } finally {
    other.close();
  }
}

/** What the agent's client has made of events is what the server says, however the queue is narrowed. */
async function agrees(scope: QueueScope = 'all', filter: QueueFilter = {}) {
  await agent.setScope(scope);
  await agent.setFilter(filter);
  const told = await fresh(scope, filter);
  await vi.waitFor(() => {
    const { queue, counts, problems } = agent.state;
    expect({ queue, counts, problems }).toEqual(told);
  });
}

test('one word on the shared cause reaches two customers, the queue and whoever looks later alike', async () => {
  const [one, two] = [await customer(), await customer()];
  const first = await one.createTicket({ message: 'No licence since noon' });
  const second = await two.createTicket({ message: 'The licence is gone', impact: 'high' });
  const other = await two.createTicket({ message: 'A wish', kind: 'wish' });
  await vi.waitFor(() => expect(agent.state.queue).toHaveLength(3));

  const problem = await agent.problems.create({ title: 'The licence server is down', ...word(4) });
  await agent.link(here(first.id), problem.id);
  await agent.link(here(second.id), problem.id);
  await agrees();
  expect(agent.state.queue.map(({ id }) => id)).toEqual([other.id]);
  expect(agent.state.problems.map(({ problem, linked }) => [problem.id, linked])).toEqual([[problem.id, 2]]);
  await vi.waitFor(() => expect(one.state.tickets[0]?.problem?.id).toBe(problem.id));

  one.markRead(first.id);
  await one.load(first.id);
  const resolved: string[] = [];
  two.on('ticket:resolved', ({ id }) => resolved.push(id));
  await agent.problems.update(
    agent.state.problems[0]?.problem as typeof problem,
    word(6, 'Making room on its disk'),
  );
  await vi.waitFor(() => expect(one.state.unread).toEqual([first.id]));
  await vi.waitFor(() => expect(two.state.unread).toContain(second.id));
  expect(one.state.timelines[first.id]?.at(-1)).toMatchObject({ problem: problem.id, type: 'update_posted' });
  // A later look has it from the server's own hand.
  const later = one.state.tickets;
  const timeline = one.state.timelines[first.id];
  one.close();
  await one.connect();
  await one.load(first.id);
  expect(one.state.tickets).toEqual(later);
  expect(one.state.timelines[first.id]).toEqual(timeline);
  await agrees();

  // One goes its own way again; the others end with the problem.
  await agent.open(first.id);
  await agent.link(here(first.id), null, iso(house.clock.now() + 2 * HOUR));
  await agrees();
  await agent.problems.report(agent.state.problems[0]?.problem as typeof problem, {
    outcome: 'full',
    cause: 'A full disk on the licence server',
    done: 'Made room and set an alarm',
    recurrence: 'no',
  });
  await vi.waitFor(() => expect(resolved).toEqual([second.id]));
  expect(two.state.tickets.find(({ id }) => id === second.id)?.report?.cause).toContain('full disk');
  await vi.waitFor(() => expect(agent.state.problems).toEqual([]));
  await agrees();
});

test('however the queue is narrowed, events lead to what the server says', async () => {
  await agent.setScope('all');
  await agent.setFilter({});
  const [one, two] = [await customer(), await customer()];
  const loud = await one.createTicket({ message: 'No sound', contact: { name: 'Vera Holm' } });
  const dark = await two.createTicket({ message: 'No light', impact: 'critical' });
  const wish = await two.createTicket({ message: 'Please sing', kind: 'wish', impact: 'low' });
  await vi.waitFor(() => expect(here(wish.id)).toBeDefined());
  await agent.assign(dark.id, 'me');
  await agent.update(here(wish.id), word(3));
  const { policy } = await agent.policy();
  const plan = policy.plans[0]?.name as string;
  await agent.classify(loud.id, { plan });
  const filters: QueueFilter[] = [
    {},
    { impact: 'critical' },
    { kind: 'wish' },
    { status: 'fixing' },
    { level: 'L1' },
    { plan: plan.toUpperCase() },
    { flag: 'unanswered' },
    { flag: 'late' },
    { flag: 'nudged' },
    { q: `#${dark.number}` },
    { q: 'holm sound' },
  ];
  for (const scope of ['mine', 'team', 'unassigned', 'all'] as const) {
    for (const filter of filters) await agrees(scope, filter);
  }

  // And when the word that was promised does not come.
  await agent.setScope('all');
  await agent.setFilter({ flag: 'late' });
  await house.clock.moveBy(48 * HOUR);
  await vi.waitFor(() => expect(agent.state.queue.map(({ id }) => id)).toContain(dark.id));
  await agrees('all', { flag: 'late' });
  const late = two.state.tickets.find(({ id }) => id === dark.id) ?? dark;
  await two.nudge(late);
  await vi.waitFor(() => expect(here(dark.id).promise?.nudgedAt).toBeTruthy());
  await agrees('all', { flag: 'nudged' });
  await agrees('mine', { flag: 'unanswered' });
  await two.changeContact(late, { name: 'Ivo', email: 'ivo@example.com' });
  await vi.waitFor(() => expect(here(dark.id).customer.name).toBe('Ivo'));
  await agrees('all', { q: 'ivo' });
});

test('what has ended and still owes something stands in both, by events as by what the server says', async () => {
  await agent.setScope('ended');
  await agent.setFilter({});
  const one = await customer();
  const mine = await one.createTicket({ message: 'No licence' });
  const shared = await agent.problems.create({ title: 'The meter is down', ...word(4) });
  await vi.waitFor(() => expect(here(mine.id)).toBeDefined());
  const left = (hours: number) => ({
    outcome: 'partial' as const,
    cause: 'A full disk on the licence server',
    done: 'Made room and set an alarm',
    recurrence: 'no' as const,
    remaining: [{ what: 'Tell the branches', who: 'Anna', by: iso(house.clock.now() + hours * HOUR) }],
  });
  await agent.report(here(mine.id), left(3));
  await agent.problems.report(shared, left(2));
  expect(agent.state.queue.map(({ id }) => id)).toContain(mine.id);
  const stands = () => [
    agent.state.queue.map(({ id }) => id).includes(mine.id),
    agent.state.problems.map(({ problem }) => problem.id).includes(shared.id),
  ];
  for (const scope of ['ended', 'mine', 'unassigned', 'all', 'ended'] as const) {
    await agrees(scope);
    await agrees(scope, { flag: 'late' });
  }
  await house.clock.moveBy(3 * HOUR);
  await vi.waitFor(() => expect(here(mine.id).report?.remaining[0]?.missedAt).toBeTruthy());
  for (const scope of ['all', 'ended'] as const) {
    await agrees(scope, { flag: 'late' });
    expect(stands()).toEqual([true, true]);
  }
  await agent.setFilter({});
  const ended = agent.state.problems.find(({ problem }) => problem.id === shared.id);
  await agent.problems.remaining(ended?.problem as typeof shared, 0, { done: true });
  await agent.remaining(here(mine.id), 0, { done: true });
  await agrees('ended');
  expect(stands()).toEqual([true, false]);
  await agrees('all');
  expect(stands()).toEqual([false, false]);
});

test('a limit stands in every ticket of the customer, for whoever looks and for whoever has looked', async () => {
  await agent.setScope('all');
  await agent.setFilter({});
  const client = await customer();
  const first = await client.createTicket({ message: 'One' });
  const second = await client.createTicket({ message: 'Two' });
  const other = await (await customer()).createTicket({ message: 'Three' });
  await vi.waitFor(() => expect(here(other.id)).toBeTruthy());
  await agent.open(second.id);

  const until = iso(house.clock.now() + HOUR);
  await agent.limit(first.id, { kind: 'cool_down', until, reason: 'No insults, please.' });
  const limit = { kind: 'cool_down', until, everyMinutes: null };
  await vi.waitFor(() => expect(here(second.id).limit).toEqual(limit));
  expect(agent.state.queue.find(({ id }) => id === second.id)?.limit).toEqual(limit);
  expect(here(other.id).limit).toBeNull();
  await agrees();

  await agent.limit(second.id, { kind: 'lift', reason: 'Thank you.' });
  await vi.waitFor(() => expect(here(first.id).limit).toBeNull());
  await agrees();
});
