import type { Problem, Ticket } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  acts,
  code,
  DAY,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;
/** A new ticket for each test. */
let ticket: Ticket;
let now: number;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  act = acts(house.url);
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});
beforeEach(async () => {
  customer = await openCustomer(house, A);
  ticket = (await act.create(customer)).body.ticket;
  now = house.clock.now();
});

const today = async () => (await act.get(customer, ticket.id)).body.ticket;
const update = (more: object = {}, on: { tag: string } = ticket) =>
  act.update(A.agent, ticket.id, word(on, house.clock.now(), more));
const resolve = async (on: { tag: string } = ticket) =>
  (await act.report(A.agent, ticket.id, letter(on))).body.ticket;
const types = async () => (await act.events(customer, ticket.id)).map(({ type }) => type);

/** Time passes, and the customer looks in every week: an unused session ends after 30 days. */
async function wait(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 7 * DAY) {
    await house.clock.moveBy(Math.min(left, 7 * DAY));
    await today();
  }
}

test('a request is received, with a number, what is being done, and when the first word comes', async () => {
  expect(ticket).toMatchObject({
    status: 'received',
    activity: { code: 'queued' },
    holder: { kind: 'team', level: 'L1' },
    promise: { dueAt: iso(now + 2 * HOUR), by: { kind: 'policy' }, missedAt: null },
    subject: 'The till restarts on card payment',
    kind: 'problem',
    impact: 'normal',
  });
  expect(ticket.number).toBeGreaterThan(1000);
  expect(await today()).toEqual(ticket);
  const { ticket: next } = (await act.create(customer)).body;
  expect(next.number).toBeGreaterThan(ticket.number);
});

const WAITING: Record<string, object> = {
  waiting_on_customer: { for: 'customer', text: 'The log of the till' },
  waiting_on_others: { for: 'vendor', text: 'The till maker' },
};

test('updates choose among the working statuses, and bring all three facts', async () => {
  let { tag } = ticket;
  for (const status of [
    'investigating',
    'cause_found',
    'fixing',
    'waiting_on_customer',
    'waiting_on_others',
    'verifying',
  ]) {
    const waiting = WAITING[status];
    const reply = await update({ status, activity: `Now ${status}`, waiting }, { tag });
    expect(reply.status).toBe(201);
    expect(await today()).toMatchObject({
      status,
      waiting: waiting ? { ...waiting, expectedAt: null } : null,
      activity: { text: `Now ${status}`, lang: null },
      promise: { dueAt: iso(now + 3 * HOUR), by: { kind: 'agent', name: 'Anna' } },
      holder: { kind: 'agent', id: A.agent.id, name: 'Anna' },
    });
    tag = reply.body.ticket.tag;
  }
  for (const status of ['received', 'resolved', 'closed'])
    expect(code(await update({ status }, { tag }))).toEqual([422, 'validation_failed']);
});

test('the next word lies between five minutes and fourteen days ahead, both included', async () => {
  for (const ahead of [5 * MINUTE, 14 * DAY]) {
    const { tag } = await today();
    expect((await update({ nextUpdateAt: iso(now + ahead) }, { tag })).status).toBe(201);
  }
  const zoned = iso(now + DAY + 2 * HOUR).replace('Z', '+02:00');
  const reply = await update({ nextUpdateAt: zoned }, await today());
  expect(reply.body.ticket.promise?.dueAt).toBe(iso(now + DAY));
});

test('words in time keep the promise', async () => {
  await house.clock.moveBy(2 * HOUR - 1);
  const { body } = await update();
  expect(body.ticket.promises).toEqual({ made: 2, kept: 1, missed: 0, moved: 0 });
  expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
    type: 'update_posted',
    data: { answered: { promise: ticket.promise?.id, kept: true } },
    words: { activity: 'Looking at the tax table', message: 'We see the same here.' },
  });
});

test('a change of the date alone moves the promise, needs a reason, and does not keep it', async () => {
  const first = (await update()).body.ticket;
  const later = iso(now + DAY);
  const alone = { message: undefined, nextUpdateAt: later };
  const silent = await update(alone, first);
  expect(code(silent)).toEqual([422, 'reason_required']);
  expect((silent.body as unknown as Problem).errors?.[0]?.path).toBe('reason');
  const moved = (await update({ ...alone, reason: 'The maker answers tomorrow' }, first)).body.ticket;
  expect(moved.promise).toMatchObject({
    id: first.promise?.id,
    dueAt: later,
    firstDueAt: first.promise?.firstDueAt,
  });
  expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
    type: 'promise_moved',
    data: { from: first.promise?.dueAt, to: later },
    words: { reason: 'The maker answers tomorrow' },
  });
  expect(moved.promises).toEqual({ made: 2, kept: 1, missed: 0, moved: 1 });
  // In time for the second date, not for the first, which is the one that counts.
  await house.clock.moveBy(12 * HOUR);
  expect((await update({}, moved)).body.ticket.promises).toEqual({ made: 3, kept: 1, missed: 0, moved: 1 });
});

test('who speaks first has it until it is handed on', async () => {
  const first = (await update()).body.ticket;
  expect(first.assignee).toEqual({ id: A.agent.id, name: 'Anna' });
  const second = (await act.update(A.lead, ticket.id, word(first, now))).body.ticket;
  expect(second.holder).toMatchObject({ name: 'Anna' });
  const handed = (await act.assign(A.agent, ticket.id, { agent: A.lead.id })).body.ticket;
  expect(handed.holder).toEqual({ kind: 'agent', id: A.lead.id, name: 'Marta' });
  expect(handed).toMatchObject({ activity: first.activity, promise: second.promise, status: first.status });
  const again = (await act.assign(A.agent, ticket.id, { agent: A.lead.id })).body.ticket;
  expect(again.version, 'the same hand changes nothing').toBe(handed.version);
  const back = (await act.assign(A.agent, ticket.id, { agent: null })).body.ticket;
  expect([back.holder, back.assignee]).toEqual([{ kind: 'team', level: 'L1' }, null]);
  for (const agent of ['ag_nobody', (await openWorkspace(house, 'B')).agent.id])
    expect(code(await act.assign(A.agent, ticket.id, { agent }))).toEqual([422, 'agent_unknown']);
});

test('a customer’s message leaves promise and tag alone', async () => {
  const told = (await update()).body.ticket;
  const { body } = await act.message(customer, ticket.id, { text: 'Any news?' });
  expect(body.ticket).toMatchObject({ status: told.status, promise: told.promise, tag: told.tag });
  expect((await update({}, told)).status, 'not stale').toBe(201);
});

test.each([
  ['sooner', 3 * DAY, 2 * HOUR, 'policy'],
  ['as it was', 30 * MINUTE, 30 * MINUTE, 'agent'],
])('the customer’s answer is looked at again; the next word comes %s', async (_, promised, due, by) => {
  const waiting = WAITING.waiting_on_customer;
  await update({ status: 'waiting_on_customer', waiting, nextUpdateAt: iso(now + promised) });
  const { body } = await act.message(customer, ticket.id, { text: 'Here is the log' });
  expect(body.ticket).toMatchObject({
    status: 'investigating',
    activity: { code: 'reading_reply' },
    promise: { dueAt: iso(now + due), by: { kind: by } },
  });
});

test('only a report resolves, with a date at which it closes; then acceptance closes', async () => {
  expect(code(await act.accept(customer, ticket.id, { basedOn: ticket.tag }))).toEqual([409, 'not_resolved']);
  const resolved = await resolve();
  expect(await today()).toMatchObject({
    status: 'resolved',
    promise: null,
    closesAt: iso(now + 7 * DAY),
    report: { outcome: 'full', by: 'Anna', cause: 'A tax class was missing after the update', remaining: [] },
    reportSuperseded: false,
  });
  for (const reply of [
    await update({}, resolved),
    await act.report(A.agent, ticket.id, letter(resolved)),
    await act.assign(A.agent, ticket.id, { agent: 'me' }),
    await act.abandon(customer, ticket.id, { basedOn: resolved.tag }),
  ])
    expect(code(reply)).toEqual([409, 'not_open']);
  await act.accept(customer, ticket.id, { basedOn: resolved.tag, text: 'Thank you' });
  expect(await today()).toMatchObject({
    status: 'closed',
    closedBecause: 'accepted',
    reopenableUntil: iso(now + 30 * DAY),
    promise: null,
  });
});

test('a report without an answer closes by itself, at its minute', async () => {
  const { closesAt } = await resolve();
  await house.clock.moveTo(Date.parse(closesAt as string) - 1);
  expect((await today()).status).toBe('resolved');
  await house.clock.moveBy(1);
  expect(await today()).toMatchObject({ status: 'closed', closedBecause: 'deadline', updatedAt: closesAt });
  expect((await act.events(customer, ticket.id)).at(-1)?.actor).toEqual({ kind: 'system' });
});

test('the customer may leave it', async () => {
  await act.abandon(customer, ticket.id, { basedOn: ticket.tag });
  expect(await today()).toMatchObject({ status: 'closed', closedBecause: 'abandoned', promise: null });
  await wait(3 * HOUR);
  expect(await types()).toEqual(['ticket_created', 'ticket_closed']);
});

test.each(['resolved', 'accepted', 'abandoned'])(
  'reopened when %s: a new promise, the old report stays',
  async (how) => {
    const basis = how === 'abandoned' ? ticket : await resolve();
    if (how === 'accepted') await act.accept(customer, ticket.id, { basedOn: basis.tag });
    if (how === 'abandoned') await act.abandon(customer, ticket.id, { basedOn: basis.tag });
    await wait(HOUR);
    const { tag, report } = await today();
    const reply = await act.reopen(customer, ticket.id, { basedOn: tag, text: 'It is back' });
    expect(reply.body.ticket).toMatchObject({
      status: 'investigating',
      activity: { code: 'reopened' },
      promise: { dueAt: iso(now + 3 * HOUR), by: { kind: 'policy' } },
      ...(report ? { report } : {}),
      reportSuperseded: true,
    });
    const { closesAt, closedBecause, reopenableUntil } = reply.body.ticket;
    expect([closesAt, closedBecause, reopenableUntil]).toEqual([undefined, undefined, undefined]);
    await wait(8 * DAY);
    expect((await today()).status, 'the old date closes nothing').toBe('investigating');
  },
);

test('the last moment to reopen is thirty days after the end', async () => {
  const { tag } = (await act.abandon(customer, ticket.id, { basedOn: ticket.tag })).body.ticket;
  await wait(30 * DAY - 1);
  const inTime = await act.reopen(customer, ticket.id, { basedOn: tag, text: 'It is back' });
  expect(inTime.body.ticket.status).toBe('investigating');
  const closed = (await act.abandon(customer, ticket.id, { basedOn: inTime.body.ticket.tag })).body.ticket;
  await wait(30 * DAY);
  const late = { text: 'It is back' };
  expect(code(await act.reopen(customer, ticket.id, { ...late, basedOn: closed.tag }))).toEqual([
    409,
    'reopening_over',
  ]);
  expect(code(await act.message(customer, ticket.id, { ...late, stillBroken: true }))).toEqual([
    409,
    'reopening_over',
  ]);
  expect(code(await act.message(customer, ticket.id, late))).toEqual([409, 'not_open']);
});

test('a message on a resolved ticket says whether it is still broken', async () => {
  await resolve();
  const text = 'The second till';
  expect(code(await act.message(customer, ticket.id, { text }))).toEqual([409, 'say_if_still_broken']);
  const comment = await act.message(customer, ticket.id, { text, stillBroken: false });
  expect([comment.status, comment.body.ticket.status]).toEqual([201, 'resolved']);
  expect(comment.body.ticket.closesAt).toBe(iso(now + 7 * DAY));
  const reopened = await act.message(customer, ticket.id, { text, stillBroken: true });
  expect(reopened.body.ticket).toMatchObject({ status: 'investigating', reportSuperseded: true });
});
