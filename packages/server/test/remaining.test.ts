import type { KnownProblem, TeamTicket, Ticket } from '@vestka/sdk/protocol';
import { allRemaining } from '@vestka/sdk/ticket';
import { beforeEach, describe, expect, test } from 'vitest';
import { refusing } from './bad.ts';
import { call, DAY, HOUR, iso, itemOf, letter, openCustomer, type Person } from './house.ts';
import { openShop } from './shop.ts';
import { join, type Socket } from './socket.ts';
import { cause } from './team.ts';

const { house, A, act, team, now } = await openShop();
const refuses = refusing(house);
let customer: Person;
let ticket: Ticket;
let start: number;

const left = () => ({
  outcome: 'partial',
  remaining: [
    { what: 'Check the next update', who: 'Anna', by: iso(start + 48 * HOUR) },
    { what: 'Tell the other branches', who: 'Ivan', by: iso(start + 24 * HOUR) },
  ],
});

beforeEach(async () => {
  start = now();
  customer = await openCustomer(house, A);
  const { ticket: fresh } = (await act.create(customer)).body;
  await act.report(A.agent, fresh.id, letter(fresh, left()));
  ticket = (await act.get(customer, fresh.id)).body.ticket;
});

const today = async () => (await act.get(customer, ticket.id)).body.ticket;
/** Based on what stands there now, unless another date is given. */
const change = async (item: number, body: object) => {
  const view = await today();
  const basedOn = itemOf(view, allRemaining(view)[item] ? item : 0);
  const path = `/v1/agent/tickets/${ticket.id}/report/remaining/${item}`;
  return call<{ ticket: TeamTicket }>(house.url, 'POST', path, {
    as: A.agent.as,
    body: { basedOn, ...body },
  });
};
const queued = async (query = 'limit=200') =>
  (await team.queue(A.agent, query)).body.tickets.map(({ id }) => id);

test('done: the customer sees what and when, and the first date counts', async () => {
  await house.clock.moveBy(HOUR);
  expect((await change(1, { done: true, text: 'All three know' })).status).toBe(200);
  expect((await today()).report?.remaining).toEqual([
    left().remaining[0],
    { ...left().remaining[1], doneAt: iso(now()) },
  ]);
  expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
    type: 'remaining_done',
    data: { item: 1, by: iso(start + 24 * HOUR), inTime: true },
    words: { what: 'Tell the other branches', message: 'All three know' },
  });
  await refuses(() => change(1, { done: true }), 409, 'remaining_settled');
  await refuses(() => change(7, { done: true }), 404, 'not_found');
});

test('who was faster is not overwritten unseen', async () => {
  const seen = { basedOn: itemOf(ticket) };
  await change(0, { ...seen, by: iso(start + 72 * HOUR), text: 'The maker is late' });
  for (const late of [{ by: iso(start + 96 * HOUR), text: 'Later' }, { done: true }]) {
    const stale = await refuses(() => change(0, { ...seen, ...late }), 409, 'stale');
    expect(stale.current).toMatchObject({ report: { remaining: [{ by: iso(start + 72 * HOUR) }, {}] } });
  }
  expect((await change(0, { done: true })).status).toBe(200);
});

test('a miss is announced once, queued, and reopens nothing', async () => {
  await house.clock.moveBy(24 * HOUR);
  const seen = await today();
  expect(seen.status).toBe('resolved');
  expect(seen.report?.remaining[1]).toMatchObject({ missedAt: iso(now()), told: 'lead' });
  await house.clock.moveBy(HOUR);
  const types = (await act.events(customer, ticket.id)).map(({ type }) => type);
  expect(types.filter((type) => type === 'remaining_missed')).toHaveLength(1);
  expect(await queued('flag=late&limit=200')).toContain(ticket.id);
  await change(1, { done: true });
  expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({ data: { inTime: false } });
  expect(await queued('flag=late&limit=200')).not.toContain(ticket.id);
});

test('another date needs a reason, lies ahead, and is watched anew', async () => {
  await refuses(() => change(0, {}), 422, 'nothing_new', ['by']);
  await refuses(() => change(0, { by: iso(start + 48 * HOUR), text: 'The same' }), 422, 'nothing_new', [
    'by',
  ]);
  await refuses(() => change(0, { by: iso(start + 72 * HOUR) }), 422, 'reason_required', ['text']);
  for (const by of [start, start + 400 * DAY])
    await refuses(() => change(0, { by: iso(by), text: 'Later' }), 422, 'promise_out_of_bounds', ['by']);
  await change(0, { by: iso(start + 72 * HOUR), text: 'The maker is late' });
  expect((await today()).report?.remaining[0]).toEqual({
    ...left().remaining[0],
    by: iso(start + 72 * HOUR),
    firstBy: iso(start + 48 * HOUR),
  });
  await house.clock.moveBy(48 * HOUR);
  expect((await today()).report?.remaining[0]).not.toHaveProperty('missedAt');
  await house.clock.moveBy(24 * HOUR);
  expect((await today()).report?.remaining[0]).toMatchObject({ missedAt: iso(now()) });
});

test('an ended ticket stands in the queue by what remains, the next date first, until all is done', async () => {
  expect(await queued()).toContain(ticket.id);
  expect(await queued('scope=ended&limit=200'), 'it has ended all the same').toContain(ticket.id);
  await act.accept(customer, ticket.id, { basedOn: ticket.tag });
  expect(await queued(), 'closed, too').toContain(ticket.id);
  await change(0, { done: true });
  await change(1, { done: true });
  expect(await queued()).not.toContain(ticket.id);
  expect(await queued('scope=ended&limit=200')).toContain(ticket.id);
});

test('a reopening leaves it owed, beside the new promise, until it is done or the next report takes it over', async () => {
  await act.reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' });
  const { ticket: fresh } = (await act.create(customer)).body;
  const order = async () => (await queued()).filter((id) => id === fresh.id || id === ticket.id);
  await change(0, { by: iso(start + HOUR), text: 'It is quicker than we thought' });
  expect(await order(), 'by what is owed next').toEqual([ticket.id, fresh.id]);
  await house.clock.moveBy(HOUR);
  expect((await today()).report?.remaining[0]).toMatchObject({ missedAt: iso(now()), told: 'lead' });
  expect(await queued('flag=late&limit=200')).toContain(ticket.id);
  expect((await change(0, { done: true })).status).toBe(200);
  const old = { basedOn: itemOf(await today(), 1) };

  // What is owed is done first, or taken over in its words; its first date counts on.
  await refuses(
    async () => act.report(A.agent, ticket.id, letter(await today(), { outcome: 'workaround' })),
    422,
    'report_contradicts',
    ['remaining'],
  );
  const remaining = [{ what: 'Tell the other branches', who: 'Anna', by: iso(now() + 30 * HOUR) }];
  await act.report(A.agent, ticket.id, letter(await today(), { outcome: 'partial', remaining }));
  expect((await today()).report?.remaining).toEqual([{ ...remaining[0], firstBy: iso(start + 24 * HOUR) }]);
  await refuses(() => change(0, { ...old, done: true }), 409, 'stale');
  expect((await change(0, { done: true })).status).toBe(200);
  await house.clock.moveBy(3 * DAY);
  const missed = (await act.events(customer, ticket.id)).filter(({ type }) => type === 'remaining_missed');
  expect(missed).toHaveLength(1);
});

test('solved in full: what was still owed is done with it, each on record', async () => {
  await act.reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' });
  await house.clock.moveBy(30 * HOUR);
  expect((await act.report(A.agent, ticket.id, letter(await today()))).status).toBe(201);
  const events = await act.events(customer, ticket.id);
  expect(events.slice(-3).map(({ type, data }) => [type, (data as { inTime?: boolean }).inTime])).toEqual([
    ['remaining_done', true],
    ['remaining_done', false],
    ['report_published', undefined],
  ]);
  expect((await today()).report?.remaining).toEqual([]);
});

test('a customer who needs no answer any more is owed nothing', async () => {
  const { ticket: again } = (
    await act.reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' })
  ).body;
  expect(await queued()).toContain(ticket.id);
  await act.abandon(customer, ticket.id, { basedOn: again.tag });
  expect(await queued()).not.toContain(ticket.id);
  await house.clock.moveBy(3 * DAY);
  expect((await act.events(customer, ticket.id)).map(({ type }) => type)).not.toContain('remaining_missed');

  // Who asks again after all is told what has become late meanwhile.
  const { tag } = await today();
  await act.reopen(customer, ticket.id, { basedOn: tag, text: 'It is back after all' });
  const missed = (await act.events(customer, ticket.id)).filter(({ type }) => type === 'remaining_missed');
  expect(missed.map(({ data }) => data)).toMatchObject([
    { item: 0, told: 'lead' },
    { item: 1, told: 'lead' },
  ]);
  expect((await today()).report?.remaining).toMatchObject([
    { missedAt: iso(now()) },
    { missedAt: iso(now()) },
  ]);
  expect(await queued('flag=late&limit=200')).toContain(ticket.id);
});

test('it stays owed while the ticket follows a known problem, and stands beside it in queue and counts', async () => {
  const { ticket: again } = (
    await act.reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' })
  ).body;
  const { problem } = (await team.openProblem(A.agent, cause(now()))).body;
  await team.link(A.agent, ticket.id, { basedOn: again.tag, problem: problem.id });
  expect(await queued()).toContain(ticket.id);
  const late = async () => (await team.queue(A.agent)).body.counts.late;
  const before = await late();
  await house.clock.moveBy(24 * HOUR);
  expect((await today()).stillOwed?.[1]).toMatchObject({ missedAt: iso(now()), told: 'lead' });
  expect(await queued('flag=late&limit=200')).toContain(ticket.id);
  expect(await late()).toBeGreaterThan(before);
  expect((await change(1, { done: true })).status).toBe(200);
});

describe('of a request that follows a known problem', () => {
  let problem: KnownProblem;
  const counts = async () => (await team.queue(A.agent, 'limit=1')).body.counts;
  const history = async () => (await act.events(customer, ticket.id)).map(({ type }) => type);

  beforeEach(async () => {
    const { ticket: again } = (
      await act.reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' })
    ).body;
    problem = (await team.openProblem(A.agent, cause(now()))).body.problem;
    await team.link(A.agent, ticket.id, { basedOn: again.tag, problem: problem.id });
  });

  test('the problem’s report, even in full, keeps no other promise: it stays owed, queued and watched', async () => {
    const before = await counts();
    const version = (await act.team(A.agent, ticket.id)).body.ticket.version;
    await team.reportProblem(A.agent, problem.id, letter(problem));
    expect(await today()).toMatchObject({
      status: 'resolved',
      report: { outcome: 'full', remaining: [] },
      stillOwed: left().remaining,
    });
    expect((await act.team(A.agent, ticket.id)).body.ticket.version, 'nothing is written to it').toBe(
      version,
    );
    expect(await queued()).toContain(ticket.id);
    expect(await queued(`q=${ticket.number}`)).toEqual([ticket.id]);
    for (const query of ['scope=ended&limit=200', `scope=ended&q=${ticket.number}`])
      expect((await queued(query)).filter((id) => id === ticket.id)).toEqual([ticket.id]);
    expect(await counts()).toMatchObject({ all: before.all, late: before.late });

    await house.clock.moveBy(24 * HOUR);
    expect((await today()).stillOwed?.[1]).toMatchObject({ missedAt: iso(now()), told: 'lead' });
    const late = await queued('flag=late&limit=200');
    expect(late).toContain(ticket.id);
    expect((await counts()).late).toBe(late.length);
    expect((await change(1, { done: true, text: 'All three know' })).status).toBe(200);
    expect((await counts()).late).toBe(late.length - 1);

    await act.accept(customer, ticket.id, { basedOn: (await today()).tag });
    expect(await queued(), 'a yes to the problem’s report, too, lets nobody off').toContain(ticket.id);
    expect((await change(0, { by: iso(now() + 40 * HOUR), text: 'The maker is late' })).status).toBe(200);
    expect((await change(0, { done: true })).status).toBe(200);
    expect((await today()).stillOwed?.map(({ doneAt }) => Boolean(doneAt))).toEqual([true, true]);
    expect(await queued()).not.toContain(ticket.id);
    expect(await queued('scope=ended&limit=200')).toContain(ticket.id);
    expect((await history()).filter((type) => type === 'remaining_missed')).toHaveLength(1);
  });

  test('beside what the problem’s report leaves, each is whose it is to do', async () => {
    const rest = [{ what: 'Replace the disk', who: 'Ivan', by: iso(now() + 30 * HOUR) }];
    await team.reportProblem(A.agent, problem.id, letter(problem, { outcome: 'partial', remaining: rest }));
    expect(await today()).toMatchObject({ report: { remaining: rest }, stillOwed: left().remaining });
    await refuses(() => change(2, { done: true }), 409, 'linked');
    await refuses(() => change(3, { done: true }), 404, 'not_found');
    expect((await change(0, { done: true })).status).toBe(200);
    await house.clock.moveBy(3 * DAY);
    expect(
      (await act.events(customer, ticket.id)).filter(({ type }) => type === 'remaining_missed'),
    ).toMatchObject([
      { ticket: ticket.id, words: { what: 'Tell the other branches' } },
      { problem: problem.id },
    ]);

    // On its own feet again, it owes all of it, and its next report says what becomes of that.
    await act.reopen(customer, ticket.id, { basedOn: (await today()).tag, text: 'It is back' });
    await refuses(
      async () => act.report(A.agent, ticket.id, letter(await today(), { outcome: 'workaround' })),
      422,
      'report_contradicts',
      ['remaining'],
    );
    const remaining = ['Tell the other branches', 'Replace the disk'].map((what) => ({
      what,
      who: 'Anna',
      by: iso(now() + DAY),
    }));
    await act.report(A.agent, ticket.id, letter(await today(), { outcome: 'partial', remaining }));
    expect((await today()).report?.remaining).toMatchObject([
      { what: 'Tell the other branches', firstBy: iso(start + 24 * HOUR) },
      { what: 'Replace the disk', firstBy: rest[0]?.by },
    ]);
    expect(await today()).not.toHaveProperty('stillOwed');
  });

  test('taken off the problem, its own report in full is what keeps it', async () => {
    await team.link(A.agent, ticket.id, {
      basedOn: (await today()).tag,
      problem: null,
      nextUpdateAt: iso(now() + HOUR),
    });
    expect((await act.report(A.agent, ticket.id, letter(await today()))).status).toBe(201);
    expect((await history()).slice(-3)).toEqual(['remaining_done', 'remaining_done', 'report_published']);
    expect(await today()).not.toHaveProperty('stillOwed');
  });
});

describe('of a known problem', () => {
  let problem: KnownProblem;

  beforeEach(async () => {
    problem = (await team.openProblem(A.agent, cause(now()))).body.problem;
    const { ticket: mine } = (await act.create(customer, { problem: problem.id })).body;
    await team.reportProblem(A.agent, problem.id, letter(problem, left()));
    ticket = mine;
  });

  test('it stays the problem’s to do when a customer accepts its report: done once, told to them, too', async () => {
    const { socket: before } = await join(house.url, { token: customer.token });
    const { ticket: closed } = (await act.accept(customer, ticket.id, { basedOn: (await today()).tag })).body;
    expect(closed).toMatchObject({ status: 'closed', problem: { id: problem.id, title: problem.title } });
    expect(await queued()).not.toContain(ticket.id);
    expect(await queued('scope=ended&limit=200')).toContain(ticket.id);
    await refuses(() => change(0, { done: true }), 409, 'linked');
    const { socket: after } = await join(house.url, { token: customer.token });
    const settle = async (item: number) => {
      const { problem: as } = (await team.problem(A.agent, problem.id)).body;
      const path = `/v1/agent/problems/${problem.id}/report/remaining/${item}`;
      const body = { done: true, basedOn: itemOf(as, item) };
      expect((await call(house.url, 'POST', path, { as: A.agent.as, body })).status).toBe(200);
    };
    await settle(1);
    expect((await today()).report?.remaining[1]).toMatchObject({ doneAt: iso(now()) });

    // The problem closes by itself; this request was closed before, by a yes.
    await house.clock.moveBy(8 * DAY);
    await settle(0);
    const { closedBecause, reopenableUntil } = closed;
    expect(await today()).toMatchObject({ closedBecause, reopenableUntil, problem: { id: problem.id } });
    expect((await team.problem(A.agent, problem.id)).body.problem.status).toBe('closed');
    const told = (await act.events(customer, ticket.id)).slice(3);
    expect(told.map(({ type, problem: of }) => [type, of && 'P'])).toEqual([
      ['ticket_closed', undefined],
      ['remaining_done', 'P'],
      ['remaining_missed', 'P'],
      ['remaining_done', 'P'],
    ]);
    // A widget of before cannot tell that the problem's end is not theirs: it does not come live, either.
    const ids = [ticket.id, problem.id];
    const came = async (socket: Socket) =>
      (await socket.settled()).events.filter((event) => ids.includes(event.ticket ?? event.problem ?? ''));
    expect(await came(before)).toEqual(told);
    expect(await came(after)).toEqual(told.slice(1));
    before.ws.close();
    after.ws.close();
    expect((await today()).report?.remaining.every(({ doneAt }) => doneAt)).toBe(true);
    expect(
      (await act.reopen(customer, ticket.id, { basedOn: (await today()).tag, text: 'Again' })).status,
    ).toBe(200);
    expect(await today()).toMatchObject({ status: 'investigating', problem: null });
    const ends = (await act.events(customer, ticket.id)).filter(({ type }) => type === 'ticket_closed');
    expect(ends).toHaveLength(1);
  });

  test('it is the problem’s to do, and told to all who followed it', async () => {
    await refuses(() => change(0, { done: true }), 409, 'linked');
    const path = `/v1/agent/problems/${problem.id}/report/remaining/0`;
    const { status } = await call(house.url, 'POST', path, {
      as: A.agent.as,
      body: { done: true, basedOn: { report: iso(now()), by: iso(now() + 48 * HOUR) } },
    });
    expect(status).toBe(200);
    expect((await today()).report?.remaining[0]).toMatchObject({ doneAt: iso(now()) });
    const rows = async (scope: string) =>
      (await team.queue(A.agent, `scope=${scope}`)).body.problems.map((row) => row.problem.id);
    expect(await rows('all'), 'the other is still to be done').toContain(problem.id);
    expect(await rows('ended'), 'and it has ended').toContain(problem.id);
    await house.clock.moveBy(24 * HOUR);
    expect((await today()).report?.remaining[1]).toMatchObject({ told: 'lead' });
    expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
      type: 'remaining_missed',
      problem: problem.id,
    });
  });
});
