import { expect, test } from 'vitest';
import type { KnownProblem } from '../protocol/known-problems.ts';
import type { Policy } from '../protocol/policy.ts';
import { routes } from '../protocol/routes.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import type { Act } from './act.ts';
import { commandsOf } from './commands.ts';
import { query, workspaceOf } from './workspace.ts';

const ID = '00000000000000000001';
const next = '2026-03-01T12:00:00.000Z';
const resolved = { report: { publishedAt: next, remaining: [{ by: next }, { by: next }] } };
const ticket = { id: `tk_${ID}`, tag: 't4', ...resolved } as TeamTicket;
const problem = { id: `pb_${ID}`, tag: 't2', ...resolved } as KnownProblem;
const target = { reaction: 60, interval: 60 };
const targets = { critical: target, high: target, normal: target, low: target };
const policy: Policy = {
  zone: 'Europe/Berlin',
  hours: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
  holidays: [],
  plans: [{ name: 'Basic', hours: 'always', targets }],
  warnAt: 0.5,
  history: false,
  onCall: null,
};
const word = { status: 'fixing' as const, activity: 'Soldering', nextUpdateAt: next };
const report = { outcome: 'full' as const, cause: 'x', done: 'x', recurrence: 'no' as const };

/** Every call that is made, as the server's routes name it; its body must be one that the route takes. */
function setUp() {
  const calls: string[] = [];
  const call = (method: string, path: string, body?: object) => {
    const [address, search = ''] = `/v1${path}`.split('?') as [string, string?];
    const name = Object.entries(routes).find(
      ([, route]) =>
        route.method === method && new RegExp(`^${route.path.replace(/\{\w+\}/g, '\\w+')}$`).test(address),
    )?.[0] as keyof typeof routes;
    const route = routes[name] as {
      body?: { parse(body: unknown): unknown };
      query?: { parse(q: unknown): unknown };
    };
    // As it crosses the wire.
    if (body) route.body?.parse(JSON.parse(JSON.stringify(body)));
    route.query?.parse(Object.fromEntries(new URLSearchParams(search)));
    calls.push(name);
    return Promise.resolve({ ticket, problem, linked: 0 });
  };
  const act = ((path, body) => call('POST', path, body)) as Act;
  const commands = commandsOf(act, { ticket() {}, problem() {}, stale() {} });
  const workspace = workspaceOf(
    ((method: string, path: string, body?: object) => call(method, path, body)) as never,
    act,
  );
  return { calls, commands, workspace };
}

test('every command is the server’s route, with a body that it takes', async () => {
  const { calls, commands } = setUp();
  await commands.update(ticket, word);
  await commands.comment(ticket.id, { message: 'x' });
  await commands.note(ticket.id, 'x', [`at_${ID}`]);
  await commands.assign(ticket.id, 'me');
  await commands.report(ticket, report);
  await commands.remaining(ticket, 0, { done: true, text: 'x' });
  await commands.escalate(ticket, {
    level: 'L2',
    known: 'x',
    tried: 'x',
    why: 'x',
    reason: 'x',
    nextUpdateAt: next,
  });
  await commands.classify(ticket.id, { impact: 'low', plan: null });
  await commands.answerWish(ticket, { answer: 'planned', plannedFor: '2026-06-01', text: 'x' });
  await commands.limit(ticket.id, { kind: 'limit', until: next, everyMinutes: 60, reason: 'x' });
  await commands.link(ticket, problem.id);
  await commands.link(ticket, null, next);
  expect(calls).toEqual([
    'postUpdate',
    'postComment',
    'addNote',
    'assignTicket',
    'publishReport',
    'changeRemaining',
    'escalateTicket',
    'classifyTicket',
    'answerWish',
    'limitCustomer',
    'linkProblem',
    'linkProblem',
  ]);
});

test('so is every command on a known problem', async () => {
  const { calls, commands } = setUp();
  await commands.problems.create({ title: 'x', ...word });
  await commands.problems.update(problem, word);
  await commands.problems.note(problem.id, 'x');
  await commands.problems.assign(problem.id, null);
  await commands.problems.report(problem, report);
  await commands.problems.remaining(problem, 1, { by: next, text: 'x' });
  expect(calls).toEqual([
    'createProblem',
    'updateProblem',
    'noteProblem',
    'assignProblem',
    'reportProblem',
    'changeProblemRemaining',
  ]);
});

test('and what belongs to the workspace', async () => {
  const { calls, workspace } = setUp();
  await workspace.promises();
  await workspace.policy();
  await workspace.changePolicy(policy, 1);
  await workspace.previewPolicy(policy);
  await workspace.previewPolicy(policy, next);
  await workspace.canned();
  await workspace.changeCanned([{ id: 'hello', title: 'Hello', message: 'Hello {customer}' }], 1);
  await workspace.insights();
  await workspace.insights({ from: '2026-03-01', to: '2026-03-31' });
  expect(calls).toEqual([
    'promises',
    'getPolicy',
    'changePolicy',
    'previewPolicy',
    'previewPolicy',
    'getCanned',
    'changeCanned',
    'insights',
    'insights',
  ]);
});

test('a query says what is given', () => {
  expect(query({ scope: 'all', limit: 50, after: null, q: 'a b&c' })).toBe('?scope=all&limit=50&q=a+b%26c');
  expect(query({ from: undefined })).toBe('');
});
