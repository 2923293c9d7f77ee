import { randomUUID } from 'node:crypto';
import type { KnownProblem, TeamTicket, Ticket, TicketEvent } from '@vestka/sdk/protocol';
import { count } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { events, tickets } from '../src/db/schema.ts';
import {
  type Ask,
  acts,
  call,
  code,
  DAY,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openWorkspace,
  type Person,
  type Reply,
  word,
} from './house.ts';
import { openShop } from './shop.ts';
import { join } from './socket.ts';

const { house, A, now } = await openShop();
let olga: Person;
let boris: Person;

beforeEach(async () => {
  [olga, boris] = await Promise.all([openCustomer(house, A), openCustomer(house, A)]);
});

type Row = { problem: KnownProblem; linked: number };
const agent = () => A.agent.as;
const at = (ahead: number) => iso(now() + ahead);

const post = <T>(path: string, body: object, more: Ask = {}) =>
  call<T>(house.url, 'POST', `/v1/agent${path}`, { as: agent(), body, ...more });
const fresh = async (more: object = {}): Promise<KnownProblem> => {
  const body = {
    title: 'Tax table loses a rule',
    status: 'investigating',
    activity: 'Comparing both tables',
    nextUpdateAt: at(2 * HOUR),
    ...more,
  };
  return (await post<Row>('/problems', body)).body.problem;
};
const look = async (id: string) =>
  (await call<Row>(house.url, 'GET', `/v1/agent/problems/${id}`, { as: agent() })).body;
const say = async (problem: KnownProblem, more: object = {}) =>
  (await post<Row>(`/problems/${problem.id}/updates`, word(problem, now(), more))).body.problem;
const link = async (ticket: Ticket, problem: string | null, more: object = {}) =>
  post<{ ticket: TeamTicket }>(`/tickets/${ticket.id}/problem`, { problem, basedOn: ticket.tag, ...more });

const open = async (who: Person): Promise<Ticket> => (await acts(house.url).create(who)).body.ticket;
const seen = async (who: Person, id: string): Promise<Ticket> =>
  (await acts(house.url).get(who, id)).body.ticket;

async function linked(who: Person, problem: KnownProblem): Promise<Ticket> {
  const ticket = await open(who);
  expect((await link(ticket, problem.id)).status).toBe(200);
  return seen(who, ticket.id);
}

test('one word reaches everyone who follows it, as one event and without a write to any ticket', async () => {
  const problem = await fresh();
  const [hers, his] = [await linked(olga, problem), await linked(boris, problem)];
  const [her, him, stranger] = [
    await live(olga),
    await live(boris),
    await live(await openCustomer(house, A)),
  ];
  const before = await rows();
  await say(problem, { activity: 'The vendor has sent a corrected table' });

  for (const { socket } of [her, him]) {
    const [event] = await socket.count(1);
    expect(event?.problem).toBe(problem.id);
    expect(event?.words?.message).toBe('We see the same here.');
  }
  for (const [who, ticket] of [[olga, hers] as const, [boris, his] as const]) {
    const { activity, promise, status, problem: link } = await seen(who, ticket.id);
    expect({ status, activity }).toEqual({
      status: 'investigating',
      activity: { text: 'The vendor has sent a corrected table', lang: null },
    });
    expect(promise?.dueAt).toBe(at(3 * HOUR));
    expect(link).toMatchObject({ id: problem.id, number: problem.number, own: null });
  }
  const after = await rows();
  expect(after.events - before.events).toBe(1);
  expect(after.tickets).toEqual(before.tickets);
  expect((await look(problem.id)).linked).toBe(2);
  await say((await look(problem.id)).problem, { activity: 'Tried on a copy' });
  expect((await stranger.socket.settled()).events).toEqual([]);
  for (const { socket } of [her, him, stranger]) socket.ws.close();
});

test('linking ends a ticket’s own promise as carried, taking it off needs a new one', async () => {
  const problem = await fresh();
  const ticket = await linked(olga, problem);
  expect(ticket.promise?.dueAt).toBe(problem.promise?.dueAt);
  const team = (await acts(house.url).team(A.agent, ticket.id)).body.ticket;
  expect(team.promises).toEqual({ made: 1, kept: 0, missed: 0, moved: 0 });
  expect(code(await link(ticket, null))).toEqual([422, 'promise_required']);
  const { body } = await link(ticket, null, { nextUpdateAt: at(HOUR) });
  expect(body.ticket.problem).toBeNull();
  expect(body.ticket.promise?.dueAt).toBe(at(HOUR));
  expect((await look(problem.id)).linked).toBe(0);
  await say((await look(problem.id)).problem, { activity: 'Not for Olga any more' });
  expect(JSON.stringify([await seen(olga, ticket.id), await timeline(olga, ticket.id)])).not.toContain(
    'Not for Olga',
  );
});

test('what was said before the link and after its end is not in the timeline, what lies between is', async () => {
  let problem = await fresh();
  problem = await say(problem, { activity: 'Before' });
  const ticket = await linked(olga, problem);
  problem = await say((await look(problem.id)).problem, { activity: 'Between' });
  await link(await seen(olga, ticket.id), null, { nextUpdateAt: at(HOUR) });
  await say((await look(problem.id)).problem, { activity: 'After' });
  const said = (await timeline(olga, ticket.id)).map(({ words }) => words?.activity).filter(Boolean);
  expect(said).toEqual(['Before', 'Between']);
  const pages = [];
  for (let after: string | null = ''; after !== null; ) {
    const path: string = `/v1/tickets/${ticket.id}/events?limit=1${after && `&after=${after}`}`;
    const { body }: Reply<{ events: TicketEvent[]; next: string | null }> = await call(
      house.url,
      'GET',
      path,
      olga,
    );
    pages.push(...body.events);
    after = body.next;
  }
  expect(pages).toEqual(await timeline(olga, ticket.id));
});

test('a miss is the problem’s, told to all at its minute and once', async () => {
  const problem = await fresh({ nextUpdateAt: at(HOUR) });
  const ticket = await linked(olga, problem);
  await house.clock.moveBy(HOUR);
  const missed = await seen(olga, ticket.id);
  expect(missed.promise).toMatchObject({ missedAt: iso(now()), told: 'lead' });
  await house.clock.moveBy(30 * MINUTE);
  const misses = (await timeline(olga, ticket.id)).filter(({ type }) => type === 'promise_missed');
  expect(misses).toHaveLength(1);
  expect(misses[0]).toMatchObject({ problem: problem.id });
});

test('a word to one customer alone makes a promise to them: the earlier of the two is shown, and it must be kept', async () => {
  const problem = await fresh({ nextUpdateAt: at(5 * HOUR) });
  const ticket = await linked(olga, problem);
  const own = await acts(house.url).update(
    A.agent,
    ticket.id,
    word(ticket, now(), { nextUpdateAt: at(HOUR) }),
  );
  expect(own.status, own.text).toBe(201);
  expect((await seen(olga, ticket.id)).promise?.dueAt).toBe(at(HOUR));
  await say((await look(problem.id)).problem, { nextUpdateAt: at(6 * HOUR) });
  expect((await seen(olga, ticket.id)).promise?.dueAt).toBe(at(HOUR));
  await house.clock.moveBy(HOUR);
  expect((await seen(olga, ticket.id)).promise?.missedAt).toBe(iso(now()));
  const again = await link(await seen(olga, ticket.id), problem.id);
  expect(again.body.ticket.problem?.own).toBeNull();
  expect(again.body.ticket.promise?.dueAt).toBe(at(5 * HOUR));
});

test('one report resolves them all; each may accept or reopen for themselves, the rest close by themselves', async () => {
  const problem = await fresh();
  const vera = await openCustomer(house, A);
  const [hers, his, theirs] = [
    await linked(olga, problem),
    await linked(boris, problem),
    await linked(vera, problem),
  ];
  const before = await rows();
  const report = await post<Row>(`/problems/${problem.id}/report`, letter((await look(problem.id)).problem));
  expect(report.status, report.text).toBe(201);
  expect((await rows()).tickets).toEqual(before.tickets);
  for (const [who, { id }] of [[olga, hers] as const, [boris, his] as const])
    expect(await seen(who, id)).toMatchObject({
      status: 'resolved',
      promise: null,
      report: { cause: 'A tax class was missing after the update' },
    });
  const { accept, reopen } = acts(house.url);
  const accepted = await accept(olga, hers.id, { basedOn: (await seen(olga, hers.id)).tag });
  expect(accepted.body.ticket).toMatchObject({ status: 'closed', closedBecause: 'accepted', problem: null });
  const stale = await reopen(boris, his.id, { basedOn: his.tag, text: 'It is back' });
  expect(code(stale)).toEqual([409, 'stale']);
  const reopened = await reopen(boris, his.id, {
    basedOn: (await seen(boris, his.id)).tag,
    text: 'It is back',
  });
  expect(reopened.body.ticket).toMatchObject({
    status: 'investigating',
    problem: null,
    reportSuperseded: true,
    promise: { dueAt: at(2 * HOUR) },
  });
  expect((await look(problem.id)).linked).toBe(1);
  await house.clock.moveBy(7 * DAY);
  expect(await seen(vera, theirs.id)).toMatchObject({ status: 'closed', closedBecause: 'deadline' });
  expect((await seen(olga, hers.id)).closedBecause).toBe('accepted');
});

test('what ends a ticket that follows a problem ends there; the problem itself takes no single customer’s turn', async () => {
  const problem = await fresh();
  const ticket = await linked(olga, problem);
  const { report, assign } = acts(house.url);
  expect(code(await report(A.agent, ticket.id, letter(ticket)))).toEqual([409, 'linked']);
  expect(code(await assign(A.agent, ticket.id, { agent: 'me' }))).toEqual([409, 'linked']);
  const waiting = word((await look(problem.id)).problem, now(), {
    status: 'waiting_on_customer',
    waiting: { for: 'customer', text: 'A log' },
  });
  expect(code(await post(`/problems/${problem.id}/updates`, waiting))).toEqual([422, 'waiting_unsaid']);
  const other = await open(boris);
  expect(code(await link(other, `pb_${'0'.repeat(22)}`))).toEqual([409, 'problem_not_open']);
  expect(code(await link(other, null, { nextUpdateAt: at(HOUR) }))).toEqual([409, 'not_linked']);
});

test('the queue shows it as one row with its count, and the tickets that have no promise of their own behind it', async () => {
  const B = await openWorkspace(house, 'Other');
  const person = await openCustomer(house, B);
  const as = B.agent.as;
  const body = { title: 'Till', status: 'fixing', activity: 'Rolling back', nextUpdateAt: at(HOUR) };
  const { problem } = (await call<Row>(house.url, 'POST', '/v1/agent/problems', { as, body })).body;
  const queue = async (query = '') =>
    (
      await call<{ tickets: TeamTicket[]; problems: Row[]; counts: { all: number } }>(
        house.url,
        'GET',
        `/v1/agent/queue${query}`,
        { as },
      )
    ).body;
  const ticket = await open(person);
  expect((await queue()).counts.all).toBe(1);
  const path = `/v1/agent/tickets/${ticket.id}/problem`;
  await call(house.url, 'POST', path, { as, body: { problem: problem.id, basedOn: ticket.tag } });
  const whole = await queue();
  expect(whole.tickets).toEqual([]);
  expect(whole.counts.all).toBe(0);
  expect(whole.problems.map(({ problem: { id }, linked }) => [id, linked])).toEqual([[problem.id, 1]]);
  const behind = await queue(`?problem=${problem.id}`);
  expect(behind.tickets.map(({ id }) => id)).toEqual([ticket.id]);

  const found = async (query: string) => (await queue(query)).tickets.map(({ id }) => id);
  expect(await found(`?q=${ticket.number}`), 'a search finds it all the same').toEqual([ticket.id]);
  expect(await found('?flag=unanswered')).toEqual([]);
  await house.clock.moveBy(MINUTE);
  await acts(house.url).message(person, ticket.id, { text: 'Any news?' });
  expect(await found('?flag=unanswered'), 'who spoke last waits for an answer').toEqual([ticket.id]);
  const { tag } = (await call<Row>(house.url, 'GET', `/v1/agent/problems/${problem.id}`, { as })).body
    .problem;
  const report = `/v1/agent/problems/${problem.id}/report`;
  expect((await call(house.url, 'POST', report, { as, body: letter({ tag }) })).status).toBe(201);
  expect(await found(`?q=${ticket.number}`)).toEqual([]);
  expect(await found(`?q=${ticket.number}&scope=ended`), 'it has ended with its problem').toEqual([
    ticket.id,
  ]);
});

test('an act that comes twice is one act, and a changed one is refused', async () => {
  const intent = randomUUID();
  const body = { title: 'Twice', status: 'fixing', activity: 'Rolling back', nextUpdateAt: at(HOUR) };
  const [first, second] = [
    await post<Row>('/problems', body, { intent }),
    await post<Row>('/problems', body, { intent }),
  ];
  expect(second.body.problem.id).toBe(first.body.problem.id);
  expect(code(await post('/problems', { ...body, title: 'Other' }, { intent }))).toEqual([
    422,
    'idempotency_mismatch',
  ]);
});

test('who was away hears what was said meanwhile, in order and once', async () => {
  const problem = await fresh();
  const ticket = await linked(olga, problem);
  const first = await live(olga);
  const { cursor } = first.ready;
  first.socket.ws.close();
  await say((await look(problem.id)).problem, { activity: 'One' });
  await acts(house.url).message(olga, ticket.id, { text: 'Any news?' });
  await say((await look(problem.id)).problem, { activity: 'Two' });
  const second = await live(olga, cursor);
  const said = (await second.socket.settled()).events.map(({ type, words }) => words?.activity ?? type);
  expect(said).toEqual(['One', 'message_posted', 'Two']);
  second.socket.ws.close();
});

const live = ({ token }: Person, cursor?: string) =>
  join(house.url, { token, ...(cursor ? { cursor } : {}) });

const timeline = (who: Person, id: string) => acts(house.url).events(who, id);

async function rows() {
  const [row] = await house.app.house.reads.select({ n: count() }).from(events);
  const stored = await house.app.house.reads
    .select({ id: tickets.id, version: tickets.version, view: tickets.customerView })
    .from(tickets);
  return { events: row?.n ?? 0, tickets: stored };
}
