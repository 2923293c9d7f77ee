import type { TeamTicket, Ticket } from '@vestka/sdk/protocol';
import { beforeEach, expect, test } from 'vitest';
import { refusing } from './bad.ts';
import { call, DAY, HOUR, letter, openCustomer, type Person } from './house.ts';
import { openShop } from './shop.ts';
import { cause } from './team.ts';

const { house, A, act, team, now } = await openShop();
const refuses = refusing(house);
const MESSAGE = 'Version 4.2.1, the button is on the same page';
let customer: Person;
let ticket: Ticket;

beforeEach(async () => {
  customer = await openCustomer(house, A);
  const { ticket: fresh } = (await act.create(customer)).body;
  await act.report(A.agent, fresh.id, letter(fresh));
  ticket = await today(fresh.id);
});

const today = async (id = ticket.id) => (await act.get(customer, id)).body.ticket;
const asTeam = async () => (await act.team(A.agent, ticket.id)).body.ticket;
const comment = (body: object = {}) =>
  call<{ ticket: TeamTicket }>(house.url, 'POST', `/v1/agent/tickets/${ticket.id}/comments`, {
    as: A.agent.as,
    body: { message: MESSAGE, ...body },
  });
const ask = () =>
  act.message(customer, ticket.id, { text: 'Which version do I install?', stillBroken: false });
const found = async (query: string) =>
  (await team.queue(A.agent, `limit=200&${query}`)).body.tickets.some(({ id }) => id === ticket.id);

test('an agent answers after the end, and nothing else changes', async () => {
  await ask();
  await house.clock.moveBy(HOUR);
  const before = await today();
  expect((await comment({ technical: 'Build 4187' })).status).toBe(201);
  const after = await today();
  expect(after).toEqual({ ...before, version: after.version, updatedAt: after.updatedAt });
  const last = (await act.events(customer, ticket.id)).at(-1);
  expect(last).toMatchObject({
    type: 'update_posted',
    actor: { kind: 'agent', name: A.agent.name },
    words: { message: MESSAGE, technical: 'Build 4187' },
  });
  expect(last).not.toHaveProperty('facts');
});

test('who spoke last after the end is found, until somebody answers', async () => {
  const isFound = () => found('scope=ended&flag=unanswered');
  expect(await isFound()).toBe(false);
  await act.accept(customer, ticket.id, { basedOn: ticket.tag });
  await call(house.url, 'POST', `/v1/tickets/${ticket.id}/rating`, {
    as: customer.as,
    body: { grade: 'good' },
  });
  expect(await isFound(), 'without words nothing is asked').toBe(false);
  await house.clock.moveBy(HOUR);
  await ask();
  expect(await isFound()).toBe(true);
  await house.clock.moveBy(HOUR);
  await comment();
  expect(await isFound()).toBe(false);
});

test('on an open ticket a word comes with its facts, also when it was reopened only just now', async () => {
  await act.message(customer, ticket.id, { text: 'Still black', stillBroken: true });
  const stale = await refuses(() => comment(), 409, 'stale');
  expect(stale.current).toMatchObject({ id: ticket.id, status: 'investigating' });
  expect(stale.detail).toContain('status, activity and the next word');
});

test('it takes words and no facts', async () => {
  const bad = (body: object, path: string) => refuses(() => comment(body), 422, 'validation_failed', [path]);
  await bad({ message: undefined }, 'message');
  await bad({ status: 'fixing' }, 'status');
  await bad({ activity: 'Looking' }, 'activity');
  await bad({ nextUpdateAt: '2026-03-05T09:00:00Z' }, 'nextUpdateAt');
  await bad({ options: [] }, 'options');
});

test('once it cannot be reopened any more, only who asked in time is answered', async () => {
  await act.accept(customer, ticket.id, { basedOn: ticket.tag });
  await house.clock.moveBy(29 * DAY);
  await ask();
  await house.clock.moveBy(2 * DAY);
  expect((await comment()).status).toBe(201);
  await refuses(() => comment(), 409, 'reopening_over');
});

test('whoever followed a known problem to its end is answered alone', async () => {
  const { problem } = (await team.openProblem(A.agent, cause(now()))).body;
  const two = [];
  for (const _ of [1, 2]) {
    const { ticket: fresh } = (await act.create(customer)).body;
    await team.link(A.agent, fresh.id, { problem: problem.id, basedOn: fresh.tag });
    two.push(fresh.id);
  }
  const { tag } = (await team.problem(A.agent, problem.id)).body.problem;
  await team.reportProblem(A.agent, problem.id, letter({ tag }));
  ticket = await today(two[0]);
  await house.clock.moveBy(HOUR);
  await ask();
  expect((await asTeam()).status).toBe('resolved');
  expect(await found('scope=ended&flag=unanswered')).toBe(true);
  await house.clock.moveBy(HOUR);
  await comment();
  expect(await found('scope=ended&flag=unanswered')).toBe(false);
  expect((await act.events(customer, two[0] ?? '')).at(-1)).toMatchObject({ words: { message: MESSAGE } });
  expect((await act.events(customer, two[1] ?? '')).some(({ type }) => type === 'update_posted')).toBe(false);
});
