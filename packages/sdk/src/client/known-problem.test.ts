import { afterEach, beforeEach, expect, test } from 'vitest';
import { facts, type Mini, promise, startMini } from '../../test/mini-server.ts';
import { eventually, memoryStorage, until } from '../../test/until.ts';
import { createClient } from './client.ts';
import type { Client, ClientEvents, ClientOptions } from './types.ts';

let mini: Mini;
const clients: Client[] = [];
const client = (options: Partial<ClientOptions> = {}): Client => {
  const made = createClient({ url: mini.url, key: 'pk_test', storage: null, ...options });
  clients.push(made);
  return made;
};
const live = async (options: Partial<ClientOptions> = {}) => {
  const c = client(options);
  await c.connect();
  return c;
};

beforeEach(async () => {
  mini = await startMini();
});
afterEach(async () => {
  for (const each of clients.splice(0)) each.close();
  await mini.stop();
});

const hour = 3_600_000;
const say = (problem: string, dueInMs = 3 * hour) =>
  mini.speak(problem, {
    type: 'update_posted',
    facts: { ...facts('fixing', promise('q2', mini.now() + dueInMs)), activity: { lang: 'en' } },
    words: { activity: 'Making room on the disk' },
  });
const resolve = (problem: string) =>
  mini.speak(problem, {
    type: 'report_published',
    facts: facts('resolved', null),
    data: { outcome: 'full', recurrence: 'no', remaining: [], closesAt: '2099-01-01T00:00:00.000Z' },
    words: { cause: 'A full disk', done: 'Made room', remaining: [] },
  });
/** A live client whose ticket follows a known problem, all of it read. */
const following = async (options?: Partial<ClientOptions>) => {
  const c = await live(options);
  const { id } = await c.createTicket({ message: 'Help' });
  const problem = mini.openProblem();
  mini.link(id, problem.id);
  await until(c, ({ tickets }) => tickets[0]?.problem);
  c.markRead(id);
  return { c, id, problem: problem.id };
};
const names = (c: Client, ...wanted: (keyof ClientEvents)[]) => {
  const seen: string[] = [];
  for (const name of wanted) c.on(name, () => seen.push(name));
  return seen;
};
const heard = (c: Client) => {
  const seen: string[] = [];
  c.on('event', ({ event, ticket }) => seen.push(`${event.type} ${ticket.number}`));
  return seen;
};

test('a word on the known problem is the ticket’s: shown, unread, told, and in its timeline', async () => {
  const { c, id, problem } = await following();
  await c.load(id);
  const [types, told] = [heard(c), names(c, 'ticket:status', 'ticket:promise', 'ticket:resolved')];
  const { version } = mini.viewOf(id) ?? {};
  say(problem);
  await eventually(() => types.length === 1);
  expect(types).toEqual(['update_posted 1001']);
  expect(told).toEqual(['ticket:status', 'ticket:promise']);
  expect(c.state.tickets).toEqual([mini.viewOf(id)]);
  expect(c.state.tickets[0]).toMatchObject({ version, activity: { text: 'Making room on the disk' } });
  expect(c.state.unread).toEqual([id]);
  expect(c.state.timelines[id]?.at(-1)).toMatchObject({ problem, type: 'update_posted' });
  c.markRead(id);
  expect(c.state.unread).toEqual([]);

  resolve(problem);
  await eventually(() => types.length === 2);
  expect(told.slice(2)).toEqual(['ticket:status', 'ticket:resolved', 'ticket:promise']);
  expect(c.state.tickets[0]).toMatchObject({ status: 'resolved', report: { cause: 'A full disk' } });
  expect(c.state.unread).toEqual([id]);
  expect(c.state.tickets).toEqual([mini.viewOf(id)]);
});

test('whoever has accepted the report hears what becomes of the rest, and not that the problem is closed', async () => {
  const { c, id, problem } = await following();
  await c.load(id);
  resolve(problem);
  await until(c, ({ tickets }) => tickets[0]?.status === 'resolved');
  const link = mini.viewOf(id)?.problem;
  mini.append(id, {
    type: 'ticket_closed',
    actor: { kind: 'customer' },
    facts: { ...facts('closed', null), problem: link },
    data: { because: 'accepted', reopenableUntil: '2099-01-01T00:00:00.000Z', lang: null },
  });
  await until(c, ({ tickets }) => tickets[0]?.closedBecause === 'accepted');
  c.markRead(id);
  const types = heard(c);
  mini.speak(problem, {
    type: 'ticket_closed',
    facts: facts('closed', null),
    data: { because: 'deadline', reopenableUntil: '2099-02-02T00:00:00.000Z', lang: null },
  });
  mini.speak(problem, {
    type: 'remaining_done',
    data: { item: 0, by: '2099-01-01T00:00:00.000Z', inTime: true, lang: null },
  });
  await eventually(() => types.length > 0);
  expect(types).toEqual(['remaining_done 1001']);
  expect(c.state.tickets[0]).toMatchObject({
    closedBecause: 'accepted',
    reopenableUntil: '2099-01-01T00:00:00.000Z',
    problem: { id: problem, version: 4 },
  });
  expect(c.state.timelines[id]?.map(({ type }) => type).slice(2)).toEqual([
    'report_published',
    'ticket_closed',
    'remaining_done',
  ]);
});

test('one word reaches each ticket that follows the problem, and no other', async () => {
  const { c, id, problem } = await following();
  const second = await c.createTicket({ message: 'Again' });
  const plain = await c.createTicket({ message: 'Something else' });
  mini.link(second.id, problem);
  await until(c, ({ tickets }) => tickets.filter((ticket) => ticket.problem).length === 2);
  c.markRead(second.id);
  const types = heard(c);
  say(problem);
  await eventually(() => types.length === 2);
  expect(types.sort()).toEqual(['update_posted 1001', `update_posted ${second.number}`]);
  expect([...c.state.unread].sort()).toEqual([id, second.id]);
  for (const ticket of c.state.tickets) expect(ticket).toEqual(mini.viewOf(ticket.id));
  expect(c.state.tickets.find((ticket) => ticket.id === plain.id)?.status).toBe('received');
});

test('words on a problem that no ticket here follows any more bring nothing, and the place in the log moves', async () => {
  const { c, id, problem } = await following();
  mini.link(id, null, promise('p9', mini.now() + hour));
  await until(c, ({ tickets }) => !tickets[0]?.problem);
  const before = c.state.tickets;
  const asked = mini.calls.length;
  // Sent all the same, as to one who unlinked a moment ago.
  const stray = say(problem);
  mini.say({ type: 'event', event: { ...mini.log.at(-1), problem: stray.id } as never });
  mini.append(id, { type: 'message_posted' });
  await until(c, ({ tickets }) => tickets !== before);
  expect(c.state.tickets[0]).toEqual(mini.viewOf(id));
  expect(mini.calls).toHaveLength(asked);
  mini.cut();
  await until(c, ({ connection }) => connection !== 'live');
  await until(c, ({ connection }) => connection === 'live');
  expect(mini.auths.at(-1)?.cursor).toBe(`c${mini.log.length.toString(36)}`);
});

test('what was said while there was no connection is caught up with, or read anew', async () => {
  const { c, id, problem } = await following();
  await c.load(id);
  for (const forgetful of [false, true]) {
    mini.knobs.forgetful = forgetful;
    c.markRead(id);
    mini.cut();
    await until(c, ({ connection }) => connection !== 'live');
    say(problem);
    await until(c, ({ connection }) => connection === 'live');
    expect(c.state.tickets).toEqual([mini.viewOf(id)]);
    expect(c.state.unread).toEqual([id]);
  }
  expect(c.state.timelines[id]?.map(({ type }) => type)).toEqual([
    'ticket_created',
    'problem_linked',
    'update_posted',
    'update_posted',
  ]);
});

test('a problem’s word that came while the page was closed is unread on the next one', async () => {
  const storage = memoryStorage();
  const { c, id, problem } = await following({ storage });
  c.close();
  say(problem);
  const next = await live({ storage });
  expect(next.state.unread).toEqual([id]);
  expect(next.state.tickets).toEqual([mini.viewOf(id)]);
});

test('an older view never replaces one with a newer word of the problem', async () => {
  const { c, id, problem } = await following();
  let letGo = () => {};
  mini.knobs.delay = ({ path }) =>
    path.endsWith('/messages') ? new Promise<void>((done) => (letGo = done)) : undefined;
  // The answer holds the ticket as it was before the word, and comes after it.
  const sent = c.postMessage(id, { text: 'And?' });
  await until(c, ({ tickets }) => tickets[0]?.version === 3);
  say(problem);
  await until(c, ({ tickets }) => tickets[0]?.status === 'fixing');
  letGo();
  await sent;
  expect(c.state.tickets).toEqual([mini.viewOf(id)]);
  expect(c.state.tickets[0]?.status).toBe('fixing');
});

test('the problem’s promise that passes is told like the ticket’s own', async () => {
  const { c, id, problem } = await following();
  const overdue: string[] = [];
  c.on('ticket:overdue', (ticket) => overdue.push(`${ticket.id} ${ticket.promise?.id}`));
  say(problem, -1000);
  await eventually(() => overdue.length > 0);
  mini.speak(problem, {
    type: 'promise_missed',
    facts: facts('fixing', promise('q2', mini.now() - 1000)),
  });
  await until(c, ({ tickets }) => tickets[0]?.problem?.version === 3);
  expect(overdue).toEqual([`${id} q2`]);
});

test('“no answer since …” and a new address: one call each, with an intent, and no news to who did it', async () => {
  const c = await live();
  const ticket = await c.createTicket({ message: 'Help' });
  const nudged = await c.nudge(ticket);
  expect(nudged.promise?.nudgedAt).toBeTruthy();
  await c.changeContact(nudged, { name: 'Vera', email: 'vera@example.com' });
  const posts = mini.calls.filter(({ method }) => method === 'POST').slice(-2);
  expect(posts.map(({ path, body }) => [path, body])).toEqual([
    [`/v1/tickets/${ticket.id}/nudges`, {}],
    [`/v1/tickets/${ticket.id}/contact`, { name: 'Vera', email: 'vera@example.com' }],
  ]);
  expect(new Set(posts.map(({ intent }) => intent)).size).toBe(2);
  await until(c, ({ tickets }) => tickets[0]?.version === 3);
  expect(c.state.tickets).toEqual([mini.viewOf(ticket.id)]);
  expect(c.state.unread).toEqual([]);
});

test('a nudge that comes too soon is refused', async () => {
  const c = await live();
  const ticket = await c.createTicket({ message: 'Help' });
  mini.knobs.before = ({ path }) =>
    path.endsWith('/nudges') ? { status: 409, code: 'nudge_not_due' } : undefined;
  await expect(c.nudge(ticket)).rejects.toMatchObject({ code: 'nudge_not_due', status: 409 });
});
