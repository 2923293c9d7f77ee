import type { KnownProblem, Ticket } from '@vestka/sdk/protocol';
import { beforeEach, expect, test } from 'vitest';
import { refusing } from './bad.ts';
import { code, DAY, HOUR, iso, letter, openCustomer, type Person, START, word } from './house.ts';
import { openShop } from './shop.ts';
import { answer, cause, handOff } from './team.ts';

const { house, A, act, team } = await openShop();
const refuses = refusing(house);
let customer: Person;
let ticket: Ticket;
let problem: KnownProblem;

beforeEach(async () => {
  customer = await openCustomer(house, A);
  ticket = (await act.create(customer, { kind: 'wish' })).body.ticket;
  problem = (await team.openProblem(A.agent, cause(START))).body.problem;
});

const link = (body: object = {}) =>
  team.link(A.agent, ticket.id, { problem: problem.id, basedOn: ticket.tag, ...body });

test('what ends a ticket, or hands it on, ends there, or takes it off first', async () => {
  ticket = (await link()).body.ticket;
  for (const asked of [
    () => act.report(A.agent, ticket.id, letter(ticket)),
    () => act.assign(A.agent, ticket.id, { agent: 'me' }),
    () => team.escalate(A.agent, ticket.id, handOff(ticket, START)),
    () => team.answerWish(A.agent, ticket.id, answer(ticket)),
  ])
    await refuses(asked, 409, 'linked');
  // The customer's end is the customer's own.
  expect((await act.abandon(customer, ticket.id, { basedOn: ticket.tag })).status).toBe(200);
  await refuses(() => link(), 409, 'not_open');
});

test('taken off, it needs a promise of its own', async () => {
  const off = (more: object = {}) => link({ problem: null, ...more });
  await refuses(() => off({ nextUpdateAt: iso(START + HOUR) }), 409, 'not_linked');
  ticket = (await link()).body.ticket;
  await refuses(() => off(), 422, 'promise_required', ['nextUpdateAt']);
  for (const due of [START, START + 14 * DAY + 1])
    await refuses(() => off({ nextUpdateAt: iso(due) }), 422, 'promise_out_of_bounds', ['nextUpdateAt']);
  const { body } = await off({ nextUpdateAt: iso(START + HOUR) });
  expect(body.ticket).toMatchObject({
    problem: null,
    activity: { code: 'looked_at_apart' },
    promise: { dueAt: iso(START + HOUR), by: { kind: 'agent', name: 'Anna' } },
  });
});

test('a link is based on the facts, which a word of the problem changes', async () => {
  const before = ticket.tag;
  ticket = (await link()).body.ticket;
  await refuses(() => link({ basedOn: before }), 409, 'stale');
  await team.updateProblem(A.agent, problem.id, word(problem, START));
  expect(code(await link({ problem: null, nextUpdateAt: iso(START + HOUR) }))).toEqual([409, 'stale']);
  const { tag } = (await act.get(customer, ticket.id)).body.ticket;
  expect((await link({ problem: null, nextUpdateAt: iso(START + HOUR), basedOn: tag })).status).toBe(200);
});

test('a known problem that has ended takes no words and no followers', async () => {
  const ended = (await team.reportProblem(A.agent, problem.id, letter(problem))).body.problem;
  expect(ended.status).toBe('resolved');
  await refuses(() => link(), 409, 'problem_not_open');
  for (const asked of [
    () => team.updateProblem(A.agent, problem.id, word(ended, START)),
    () => team.reportProblem(A.agent, problem.id, letter(ended)),
    () => team.assignProblem(A.agent, problem.id, { agent: 'me' }),
  ])
    await refuses(asked, 409, 'not_open');
  expect((await team.noteProblem(A.agent, problem.id, { text: 'For the files' })).status).toBe(201);
});

test('the second of two words on a known problem is stale, and sees the first', async () => {
  const first = (await team.updateProblem(A.agent, problem.id, word(problem, START))).body.problem;
  for (const asked of [
    () => team.updateProblem(A.lead, problem.id, word(problem, START)),
    () => team.reportProblem(A.lead, problem.id, letter(problem)),
  ])
    expect((await refuses(asked, 409, 'stale')).current).toEqual(first);
});

test('its report must say something too', async () => {
  const report = (more: object) => team.reportProblem(A.agent, problem.id, letter(problem, more));
  await refuses(() => report({ cause: 'fixed', done: '…' }), 422, 'report_says_nothing', ['cause', 'done']);
  await refuses(() => report({ outcome: 'partial' }), 422, 'report_contradicts', ['remaining']);
});
