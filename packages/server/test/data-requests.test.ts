import { readFileSync } from 'node:fs';
import type { DataRequest, Ticket } from '@vestka/sdk/protocol';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { execute } from '../src/commands/execute.ts';
import { Refused } from '../src/commands/refused.ts';
import { events } from '../src/db/schema.ts';
import { refusing } from './bad.ts';
import { fileActs } from './file-house.ts';
import { call, code, DAY, HOUR, iso, letter, MINUTE, openCustomer, type Person, word } from './house.ts';
import { openShop } from './shop.ts';
import { asking } from './ways.ts';

const { house, A, act, now } = await openShop();
const refuses = refusing(house);
let customer: Person;
let ticket: Ticket;
let id: string;
let request: DataRequest;
let log: string;
let version: string;

beforeEach(async () => {
  customer = await openCustomer(house, A);
  const { ticket: fresh } = (await act.create(customer)).body;
  const asked = { ...asking, options: undefined, nextUpdateAt: iso(now() + 48 * HOUR) };
  await act.update(A.agent, fresh.id, word(fresh, now(), asked));
  ticket = (await act.get(customer, fresh.id)).body.ticket;
  [[id, request]] = Object.entries(ticket.requests ?? {}) as [[string, DataRequest]];
  [log, version] = Object.keys(request.items) as [string, string];
});

const post = (path: string, body: object) =>
  call<{ ticket: Ticket }>(house.url, 'POST', `/v1/tickets/${ticket.id}/data-requests/${path}`, {
    as: customer.as,
    body,
  });
const give = (...items: object[]) => post(`${id}/answers`, { items });
const today = async () => (await act.get(customer, ticket.id)).body.ticket;
const itemsOf = (of: Ticket) => of.requests?.[id]?.items ?? {};
const approve = (approval: string, approved: boolean, reason?: string) =>
  execute(house.app.house, { workspace: A.id, actor: { kind: 'approver' } }, ticket.id, {
    type: 'decide-approval',
    request: id,
    approval,
    body: { approved, reason },
  });

test('each item says what it is for, how sensitive it is and how long it is kept', () => {
  expect(request).toMatchObject({ at: iso(now()), by: 'Anna' });
  expect(request.items[log]).toEqual({
    kind: 'file',
    what: 'The log of this morning',
    purpose: 'To see which rule is missing',
    sensitivity: 'personal',
    keepDays: 14,
    state: 'open',
  });
  expect(ticket).toMatchObject({ status: 'waiting_on_customer', waiting: { for: 'customer' } });
});

test('given item by item: work goes on when nothing is open any more', async () => {
  const first = (await give({ item: version, answer: 'given', text: '4.1.9' })).body.ticket;
  expect(itemsOf(first)[version]).toMatchObject({
    state: 'given',
    text: '4.1.9',
    deleteAt: iso(now() + 30 * DAY),
  });
  expect(first.status, 'the log is still waited for').toBe('waiting_on_customer');
  const all = (
    await give({ item: log, answer: 'part', text: 'Only the last hour', reason: 'The rest is private' })
  ).body.ticket;
  expect(itemsOf(all)[log]).toMatchObject({ state: 'part', reason: 'The rest is private' });
  expect(all).toMatchObject({
    status: 'investigating',
    promise: { dueAt: iso(now() + 2 * HOUR), by: { kind: 'policy' } },
  });
});

test('a decline never ends the matter: the team is asked for another way', async () => {
  await house.clock.moveBy(MINUTE);
  const after = (await give({ item: log, answer: 'declined', reason: 'It names our customers' })).body.ticket;
  expect(itemsOf(after)[log]).toMatchObject({ state: 'declined', reason: 'It names our customers' });
  expect(after, 'the version is still waited for, and the team has its turn sooner').toMatchObject({
    status: 'waiting_on_customer',
    activity: ticket.activity,
    promise: { dueAt: iso(now() + 2 * HOUR), by: { kind: 'policy' } },
  });
  const queue = await call<{ tickets: Ticket[] }>(
    house.url,
    'GET',
    '/v1/agent/queue?flag=unanswered&limit=200',
    A.agent,
  );
  expect(queue.body.tickets.map((one) => one.id)).toContain(ticket.id);
  // And may be turned into a yes.
  const given = (await give({ item: log, answer: 'given', text: 'Without names' })).body.ticket;
  expect(itemsOf(given)[log]).toMatchObject({ state: 'given', text: 'Without names' });
  expect(itemsOf(given)[log]).not.toHaveProperty('reason');
  const last = (await give({ item: version, answer: 'declined', reason: 'So does this' })).body.ticket;
  expect(last).toMatchObject({ status: 'investigating', activity: { code: 'reading_reply' } });
});

describe('while items are open, the customer is waited for', () => {
  const say = async (more: object) => {
    const fresh = await today();
    const said = { ...asking, request: undefined, options: undefined, nextUpdateAt: iso(now() + 24 * HOUR) };
    expect((await act.update(A.agent, fresh.id, word(fresh, now(), { ...said, ...more }))).status).toBe(201);
    return today();
  };
  const pick = async (on: Ticket) => {
    const [offer] = Object.values(on.offers ?? {});
    const path = `/v1/tickets/${on.id}/options/${Object.keys(offer?.options ?? {})[1]}/choice`;
    const body = { basedOn: on.tag };
    return (await call<{ ticket: Ticket }>(house.url, 'POST', path, { as: customer.as, body })).body.ticket;
  };
  const factsOf = ({ status, activity, promise, waiting, tag }: Ticket) => ({
    status,
    activity,
    promise,
    waiting,
    tag,
  });
  const giveAll = () =>
    give({ item: log, answer: 'given', text: 'x' }, { item: version, answer: 'given', text: '1' });

  test('a pick beside them leaves what is said and promised; the last item starts work again', async () => {
    const both = await say({ options: asking.options, request: asking.request });
    // Of what is asked for twice, the first has been given.
    await giveAll();
    const before = await today();
    expect(factsOf(before)).toEqual(factsOf(both));
    const picked = await pick(before);
    expect(Object.values(picked.offers ?? {})[0]).toHaveProperty('choice');
    expect(factsOf(picked)).toEqual(factsOf(both));
    [, id] = Object.keys(picked.requests ?? {}) as [string, string];
    [log, version] = Object.keys(itemsOf(picked)) as [string, string];
    const first = (await give({ item: log, answer: 'given', text: 'x' })).body.ticket;
    expect(factsOf(first)).toEqual(factsOf(both));
    const last = (await give({ item: version, answer: 'given', text: '4.1.9' })).body.ticket;
    expect(last).toMatchObject({
      status: 'investigating',
      activity: { code: 'reading_reply' },
      promise: { dueAt: iso(now() + 2 * HOUR) },
      waiting: null,
    });
  });

  test('once the ways alone were spoken of and one is picked, the items alone are left', async () => {
    const offered = await say({ options: asking.options, activity: 'Waiting for which way you choose' });
    const picked = await pick(offered);
    expect(picked).toMatchObject({
      status: 'waiting_on_customer',
      activity: { code: 'awaiting_answers' },
      promise: offered.promise,
      waiting: null,
    });
    const first = (await give({ item: log, answer: 'given', text: 'x' })).body.ticket;
    expect(factsOf(first), 'they name no item that has come meanwhile').toEqual(factsOf(picked));
    const last = (await give({ item: version, answer: 'given', text: '4.1.9' })).body.ticket;
    expect(last).toMatchObject({ status: 'investigating', activity: { code: 'reading_reply' } });
  });

  test('a pick leaves what the team has asked for since it offered the ways', async () => {
    await say({ options: asking.options });
    await house.clock.moveBy(MINUTE);
    const waiting = { for: 'customer', text: 'Your call on Monday' };
    const called = await say({ activity: 'Waiting for your call', waiting });
    const picked = await pick(called);
    expect(Object.values(picked.offers ?? {})[0]).toHaveProperty('choice');
    expect(factsOf(picked)).toEqual(factsOf(called));
  });

  test('a decline since is no word of the team: the ways are still what it spoke of last', async () => {
    await say({ options: asking.options, activity: 'Waiting for which way you choose' });
    await house.clock.moveBy(MINUTE);
    const declined = (await give({ item: log, answer: 'declined', reason: 'It names our customers' })).body
      .ticket;
    const picked = await pick(declined);
    expect(picked).toMatchObject({ activity: { code: 'awaiting_answers' }, promise: declined.promise });
  });

  test('a way may be picked or not: all items answered, work goes on', async () => {
    const offered = await say({ options: asking.options });
    const answered = (await giveAll()).body.ticket;
    expect(answered).toMatchObject({ status: 'investigating', activity: { code: 'reading_reply' } });
    const picked = await pick(answered);
    expect(factsOf(picked)).toEqual(factsOf(answered));
    expect(offered.status).toBe('waiting_on_customer');
  });

  test('words are another matter: a person reads them, and the next word comes sooner', async () => {
    const said = (await act.message(customer, ticket.id, { text: 'Where is that log?' })).body.ticket;
    expect(said).toMatchObject({ status: 'investigating', promise: { dueAt: iso(now() + 2 * HOUR) } });
    expect(itemsOf(said)[log]?.state).toBe('open');
  });

  test('a report is the end of what was asked before it, also once the ticket is open again', async () => {
    await house.clock.moveBy(MINUTE);
    await act.report(A.agent, ticket.id, letter(await today()));
    const solved = await today();
    await act.reopen(customer, ticket.id, { basedOn: solved.tag, text: 'It is back' });
    const picked = await pick(await say({ options: asking.options }));
    expect(picked).toMatchObject({ status: 'investigating', activity: { code: 'reading_reply' } });
  });
});

test('a decline while work goes on brings the next word sooner, never later', async () => {
  await give({ item: log, answer: 'given', text: 'x' }, { item: version, answer: 'given', text: '1' });
  const far = {
    status: 'investigating' as const,
    activity: 'Reading it.',
    nextUpdateAt: iso(now() + 13 * DAY),
  };
  const fresh = await today();
  expect((await act.update(A.agent, fresh.id, word(fresh, now(), far))).status).toBe(201);
  const before = await today();
  const after = (await give({ item: log, answer: 'declined', reason: 'It names our customers' })).body.ticket;
  expect(after).toMatchObject({
    status: 'investigating',
    activity: { text: 'Reading it.' },
    promise: { dueAt: iso(now() + 2 * HOUR), by: { kind: 'policy' } },
  });
  expect(after.tag).not.toBe(before.tag);
  await house.clock.moveBy(MINUTE);
  const again = (await give({ item: version, answer: 'declined', reason: 'So does this' })).body.ticket;
  expect(again.promise).toEqual(after.promise);
  expect(again.tag).toBe(after.tag);
});

describe('what is missing is said field by field', () => {
  test.each([
    [() => [{ item: log, answer: 'given' }], ['items.0.files']],
    [() => [{ item: version, answer: 'part' }], ['items.0.text']],
    [() => [{ item: log, answer: 'declined' }], ['items.0.reason']],
    [() => [{ item: log, answer: 'declined', reason: 'No', text: 'x' }], ['items.0.text']],
    [() => [{ item: 'd0-9', answer: 'given', text: 'x' }], ['items.0.item']],
    [() => [{ item: 'constructor', answer: 'given', text: 'x' }], ['items.0.item']],
    [
      () => [
        { item: version, answer: 'given', text: '1' },
        { item: version, answer: 'given', text: '2' },
      ],
      ['items.1.item'],
    ],
  ])('%#', async (items, paths) => {
    await refuses(() => give(...items()), 422, 'answer_incomplete', paths);
  });

  test('a file that is not there, a request that is none, a ticket that has ended', async () => {
    const file = { item: log, answer: 'given', files: ['at_0000000000000000'] };
    await refuses(() => give(file), 422, 'file_unknown', ['items.0.files.0']);
    await refuses(
      () => post('d999/answers', { items: [{ item: log, answer: 'given', text: 'x' }] }),
      404,
      'not_found',
    );
    await act.report(A.agent, ticket.id, letter(ticket));
    await refuses(() => give({ item: version, answer: 'given', text: '1' }), 409, 'not_open');
    await refuses(() => post(`${id}/approvals`, { name: 'Mona Lindt' }), 409, 'not_open');
  });
});

test('one file is given with one item: each is kept as long as was said', async () => {
  const { body } = await fileActs(house.url).upload(customer, 'a.txt', Buffer.from('x'));
  const files = [body.attachment.id];
  const [one, other] = [log, version].map((item) => ({ item, answer: 'given', files }));
  await refuses(() => give(one as object, other as object), 422, 'file_unknown', ['items.1.files.0']);
  const given = itemsOf((await give(one as object)).body.ticket);
  expect(Object.keys(given[log]?.files ?? {})).toEqual(files);
});

test('an item takes up to 50 files and 20 answers, whoever asks how often', async () => {
  const ten = async () => {
    const on = fileActs(house.url);
    const some = Array.from({ length: 10 }, () => on.upload(customer, 'a.txt', Buffer.from('x')));
    return (await Promise.all(some)).map(({ body }) => body.attachment.id);
  };
  for (let i = 0; i < 5; i += 1)
    expect((await give({ item: log, answer: 'part', files: await ten() })).status).toBe(201);
  const [one] = await ten();
  const over = await give({ item: log, answer: 'part', files: [one] });
  expect(code(over)).toEqual([409, 'item_full']);
  expect(over.text).toContain('This takes up to 50 files.');
  expect(Object.keys(itemsOf(await today())[log]?.files ?? {})).toHaveLength(50);
  const said = await act.message(customer, ticket.id, { text: 'And this', files: [one] });
  expect(said.status, 'it is still to be had').toBe(201);

  for (let i = 0; i < 20; i += 1)
    expect((await give({ item: version, answer: 'given', text: `4.${i}` })).status).toBe(201);
  const often = await give({ item: version, answer: 'given', text: '4.20' });
  expect(code(often)).toEqual([409, 'item_full']);
  expect(itemsOf(await today())[version]).toMatchObject({ text: '4.19', answers: 20 });
});

test('a request waits on the customer', async () => {
  const other = { ...asking, status: 'investigating', waiting: undefined };
  await refuses(() => act.update(A.agent, ticket.id, word(ticket, now(), other)), 422, 'waiting_unsaid', [
    'status',
  ]);
});

describe('management', () => {
  const ask = async (more: object = {}) => {
    const { body } = await post(`${id}/approvals`, {
      name: 'Mona Lindt',
      note: 'They need the log',
      ...more,
    });
    const approval = body.ticket.requests?.[id]?.approval;
    if (!approval) throw new Error('Nobody was asked.');
    return approval;
  };

  test('approves: the customer may give', async () => {
    const approval = await ask();
    expect(approval).toMatchObject({
      state: 'asked',
      name: 'Mona Lindt',
      note: 'They need the log',
      expiresAt: iso(now() + 7 * DAY),
    });
    await approve(approval.id, true);
    const seen = await today();
    expect(seen.requests?.[id]?.approval).toMatchObject({ state: 'approved', decidedAt: iso(now()) });
    expect(itemsOf(seen)[log]?.state).toBe('open');
    expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
      type: 'approval_decided',
      actor: { kind: 'approver' },
      words: { name: 'Mona Lindt' },
    });
    await expect(approve(approval.id, false), 'once').rejects.toThrow(Refused);
  });

  test('declines: all that is open, and the team is asked for another way', async () => {
    await give({ item: version, answer: 'given', text: '4.1.9' });
    const approval = await ask();
    await approve(approval.id, false, 'It names our own customers');
    const seen = await today();
    expect(seen.requests?.[id]?.approval).toMatchObject({
      state: 'declined',
      reason: 'It names our own customers',
    });
    expect(itemsOf(seen)[log]).toMatchObject({ state: 'declined', reason: 'It names our own customers' });
    expect(itemsOf(seen)[version]?.state).toBe('given');
    expect(seen.status).toBe('investigating');
  });

  test('does not answer: it expires, once, and can be asked again', async () => {
    const first = await ask({ days: 1 });
    await house.clock.moveBy(DAY);
    expect((await today()).requests?.[id]?.approval).toMatchObject({ state: 'expired' });
    await expect(approve(first.id, true)).rejects.toThrow(Refused);
    const again = await ask();
    expect(again.id).not.toBe(first.id);
    expect(again).not.toHaveProperty('decidedAt');
    const types = (await act.events(customer, ticket.id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'approval_expired')).toHaveLength(1);
  });

  test('is asked for nothing when all has been answered', async () => {
    const approval = await ask();
    await give(
      { item: log, answer: 'given', text: 'A line' },
      { item: version, answer: 'given', text: '4.1.9' },
    );
    expect((await today()).requests?.[id]).not.toHaveProperty('approval');
    await expect(approve(approval.id, true)).rejects.toThrow(Refused);
    await refuses(() => post(`${id}/approvals`, { name: 'Mona Lindt' }), 409, 'approval_over');
    await house.clock.moveBy(8 * DAY);
    expect((await act.events(customer, ticket.id)).map(({ type }) => type)).not.toContain('approval_expired');
  });

  test('is asked for nothing more once a report has come, also while the ticket is open again', async () => {
    const approval = await ask({ days: 1 });
    await house.clock.moveBy(MINUTE);
    await act.report(A.agent, ticket.id, letter(await today()));
    const ended = await today();
    await act.reopen(customer, ticket.id, { basedOn: ended.tag, text: 'It is back' });
    const waiting = { for: 'customer', text: 'Your call on Monday' };
    const calling = { status: 'waiting_on_customer', activity: 'Waiting for your call', waiting };
    await act.update(A.agent, ticket.id, word(await today(), now(), calling));
    const before = await today();
    const given = { item: version, answer: 'given', text: '4.1.9' };
    const why = await refuses(() => give(given), 409, 'not_open');
    expect(why.detail).toBe('What was asked for is no longer needed.');
    await refuses(() => give({ item: log, answer: 'declined', reason: 'No' }), 409, 'not_open');
    await refuses(() => post(`${id}/approvals`, { name: 'Mona Lindt' }), 409, 'not_open');
    await expect(approve(approval.id, false, 'Not ours')).rejects.toMatchObject({
      refusal: { refused: 'approval_over' },
    });
    expect(await today()).toEqual(before);
    await house.clock.moveBy(DAY);
    expect((await act.events(customer, ticket.id)).map(({ type }) => type)).not.toContain('approval_expired');
  });

  test('asked again: the link of before opens nothing', async () => {
    const first = await ask();
    const second = await ask({ name: 'Ole Berg', note: undefined });
    await expect(approve(first.id, true)).rejects.toThrow(Refused);
    expect(second).not.toHaveProperty('note');
    await approve(second.id, true);
  });
});

test('what was given is deleted when its time is over, on record, from the log too', async () => {
  await give(
    { item: log, answer: 'given', text: 'secret line of the log' },
    { item: version, answer: 'given', text: 'version 4.1.9' },
  );
  await act.report(A.agent, ticket.id, letter(await today()));
  await house.clock.moveBy(14 * DAY - MINUTE);
  expect(itemsOf(await today())[log]?.text).toBe('secret line of the log');
  const onDisk = () =>
    ['', '-wal'].some((end) => readFileSync(`${house.database}${end}`).includes('secret line of the log'));
  expect(onDisk()).toBe(true);
  await house.clock.moveBy(MINUTE);
  const seen = await today();
  expect(itemsOf(seen)[log]).toMatchObject({ state: 'given', deletedAt: iso(now()) });
  expect(itemsOf(seen)[log]).not.toHaveProperty('text');
  expect(itemsOf(seen)[version]?.text, 'kept for longer').toBe('version 4.1.9');
  const told = (await act.events(customer, ticket.id)).at(-1);
  expect(told).toMatchObject({
    type: 'files_deleted',
    data: { reason: 'retention', request: id, item: log, keptDays: 14, files: [] },
    words: { what: 'The log of this morning' },
  });
  const rows = await house.app.house.reads.select().from(events).where(eq(events.stream, ticket.id));
  expect(JSON.stringify(rows)).not.toContain('secret line');
  expect(JSON.stringify(rows)).toContain('version 4.1.9');
  expect(JSON.stringify(await act.teamEvents(A.agent, ticket.id))).not.toContain('secret line');
  // Nor do the old frames of the WAL keep it, once the writer has been idle for a moment.
  await vi.waitFor(() => expect(onDisk()).toBe(false), { timeout: 20_000 });
});

test('ids that every object has are the ids of nothing', async () => {
  const items = [{ item: log, answer: 'given', text: 'x' }];
  for (const key of ['__proto__', 'constructor', 'toString']) {
    await refuses(() => post(`${key}/answers`, { items }), 422, 'validation_failed', ['request']);
    await refuses(() => post(`${key}/approvals`, { name: 'Mona Lindt' }), 422, 'validation_failed', [
      'request',
    ]);
  }
});
