import type { TeamTicket, Ticket } from '@vestka/sdk/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { refusing } from './bad.ts';
import {
  code,
  DAY,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openMany,
  openWorkspace,
  type Person,
  word,
} from './house.ts';
import { openShop } from './shop.ts';
import { answer, cause, handOff } from './team.ts';
import { options } from './ways.ts';

const { house, A, act, team } = await openShop();
const refuses = refusing(house);
let customer: Person;
let ticket: Ticket;
let now: number;

beforeEach(async () => {
  now = house.clock.now();
  customer = await openCustomer(house, A);
  ticket = (await act.create(customer)).body.ticket;
});

const ahead = (hours: number) => iso(now + hours * HOUR);
const update = (more: object) => act.update(A.agent, ticket.id, word(ticket, now, more));

describe('waiting that does not say for whom or what', () => {
  const on = (status: string, waiting?: object): { status: string } => ({
    status,
    ...(waiting ? { waiting } : {}),
  });
  const release = { for: 'release', text: '4.2' };
  const cases: [string, () => { status: string }, string][] = [
    ['on nothing said of the customer', () => on('waiting_on_customer'), 'waiting'],
    ['on others, nobody named', () => on('waiting_on_others'), 'waiting'],
    [
      'on others, but the customer is named',
      () => on('waiting_on_others', { for: 'customer', text: 'The log' }),
      'waiting.for',
    ],
    [
      'on the customer, but a vendor is named',
      () => on('waiting_on_customer', { for: 'vendor' }),
      'waiting.for',
    ],
    [
      'on the customer, without what is needed',
      () => on('waiting_on_customer', { for: 'customer' }),
      'waiting.text',
    ],
    ['beside work, on the customer', () => on('fixing', { for: 'customer', text: 'The log' }), 'waiting.for'],
    ['beside work, on developers', () => on('fixing', { for: 'developers' }), 'waiting.for'],
    ['beside work, on a vendor', () => on('verifying', { for: 'vendor', text: 'Maker' }), 'waiting.for'],
    [
      'on a release without its name',
      () => on('waiting_on_others', { for: 'release', expectedAt: ahead(48) }),
      'waiting.text',
    ],
    ['on a release without its date', () => on('waiting_on_others', release), 'waiting.expectedAt'],
    ['beside work, on a release without its date', () => on('fixing', release), 'waiting.expectedAt'],
    [
      'on a release of the past',
      () => on('fixing', { ...release, expectedAt: iso(now) }),
      'waiting.expectedAt',
    ],
    [
      'on developers until now',
      () => on('waiting_on_others', { for: 'developers', expectedAt: iso(now) }),
      'waiting.expectedAt',
    ],
  ];
  test.each(cases)('%s', async (_, body, path) => {
    await refuses(() => update(body()), 422, 'waiting_unsaid', [path]);
    if (body().status !== 'waiting_on_customer')
      await refuses(() => team.openProblem(A.agent, cause(now, body())), 422, 'waiting_unsaid', [path]);
  });

  test('a known problem waits on no single customer', async () => {
    const waits = on('waiting_on_customer', { for: 'customer', text: 'The log' });
    await refuses(() => team.openProblem(A.agent, cause(now, waits)), 422, 'waiting_unsaid', ['status']);
    const { problem } = (await team.openProblem(A.agent, cause(now))).body;
    const late = () => team.updateProblem(A.agent, problem.id, word(problem, now, waits));
    await refuses(late, 422, 'waiting_unsaid', ['status']);
  });

  test('the next word comes by the expected date', async () => {
    const waiting = (hours: number) => ({ ...release, expectedAt: ahead(hours) });
    const late = { status: 'fixing', nextUpdateAt: ahead(3), waiting: waiting(2) };
    await refuses(() => update(late), 422, 'promise_out_of_bounds', ['nextUpdateAt']);
    await refuses(() => team.openProblem(A.agent, cause(now, late)), 422, 'promise_out_of_bounds', [
      'nextUpdateAt',
    ]);
    const { status, body } = await update({ ...late, waiting: waiting(3) });
    expect([status, body.ticket.waiting]).toEqual([201, waiting(3)]);
  });
});

describe('a hand-off', () => {
  const escalate = (more: object) => team.escalate(A.agent, ticket.id, handOff(ticket, now, more));

  test.each([
    [{ known: '' }, ['known']],
    [{ known: undefined }, ['known']],
    [{ tried: '…' }, ['tried']],
    [{ why: 'n/a' }, ['why']],
    [{ reason: 'Please check' }, ['reason']],
    [{ level: undefined }, ['level']],
    [{ level: 'L1' }, ['level']],
    [
      { level: undefined, known: '', tried: ' ', why: 'ok', reason: undefined },
      ['level', 'known', 'tried', 'why', 'reason'],
    ],
  ])('%j is refused, and says each part that is missing', async (more, paths) => {
    const { errors, detail } = await refuses(() => escalate(more), 422, 'handoff_incomplete', paths);
    for (const { code, message } of errors ?? []) {
      expect(code).toBe('handoff_incomplete');
      expect(detail).toContain(message);
    }
  });

  test('to whoever has it already is none', async () => {
    ticket = (await act.assign(A.agent, ticket.id, { agent: A.lead.id })).body.ticket;
    const again = { level: undefined, agent: A.lead.id };
    await refuses(() => escalate(again), 422, 'handoff_incomplete', ['level']);
    // From a person back to the team is a way on, at the same level too.
    const { status, body } = await escalate({ level: 'L1' });
    expect([status, body.ticket.holder]).toEqual([201, { kind: 'team', level: 'L1' }]);
  });

  test('needs a promise, within its bounds, and someone who is here', async () => {
    await refuses(() => escalate({ nextUpdateAt: undefined }), 422, 'promise_required', ['nextUpdateAt']);
    for (const nextUpdateAt of [iso(now), iso(now + 5 * MINUTE - 1), iso(now + 14 * DAY + 1)])
      await refuses(() => escalate({ nextUpdateAt }), 422, 'promise_out_of_bounds', ['nextUpdateAt']);
    const B = await openWorkspace(house, 'B');
    for (const agent of ['ag_nobody', B.agent.id])
      await refuses(() => escalate({ agent }), 422, 'agent_unknown', ['agent']);
    expect((await escalate({})).body.ticket).toMatchObject({
      level: 'L2',
      holder: { kind: 'team', level: 'L2' },
      handOff: { known: handOff(ticket, now).known },
    });
    expect(code(await escalate({ level: 'L3' }))).toEqual([409, 'stale']);
  });
});

test('“no answer since …” is taken when the time is over, and not again before the next silence', async () => {
  const nudge = () => team.nudge(customer, ticket.id);
  await refuses(nudge, 409, 'nudge_not_due');
  await house.clock.moveBy(2 * HOUR - 1);
  await refuses(nudge, 409, 'nudge_not_due');
  await house.clock.moveBy(1);
  const { status, body } = await nudge();
  expect([status, body.ticket.promise?.nudgedAt]).toEqual([201, iso(now + 2 * HOUR)]);
  await house.clock.moveBy(8 * HOUR - 1);
  await refuses(nudge, 409, 'nudge_not_due');
  await house.clock.moveBy(1);
  expect((await nudge()).status).toBe(201);
  const { tag } = (await act.get(customer, ticket.id)).body.ticket;
  await act.abandon(customer, ticket.id, { basedOn: tag });
  await refuses(nudge, 409, 'not_open');
});

describe('the answer to a wish', () => {
  const reply = (on: Ticket | TeamTicket, more: object = {}) =>
    team.answerWish(A.agent, on.id, answer(on, more));

  test('is for a wish alone', async () => {
    await refuses(() => reply(ticket), 409, 'not_a_wish');
    const wish = (await team.classify(A.agent, ticket.id, { kind: 'wish' })).body.ticket;
    expect((await reply(wish)).body.ticket).toMatchObject({
      status: 'closed',
      closedBecause: 'answered',
      promise: null,
    });
    await refuses(() => reply(wish), 409, 'not_open');
  });

  test.each([
    [{ plannedFor: undefined }, 'plannedFor'],
    [{ plannedFor: '2026-03-03' }, 'plannedFor'],
    [{ answer: 'considered' }, 'plannedFor'],
    [{ answer: 'not_planned' }, 'plannedFor'],
    [{ text: 'No.' }, 'text'],
    [{ answer: 'not_planned', plannedFor: undefined, text: 'Нет, спасибо' }, 'text'],
  ])('%j is refused', async (more, path) => {
    const wish = (await act.create(customer, { kind: 'wish' })).body.ticket;
    await refuses(() => reply(wish, more), 422, 'validation_failed', [path]);
  });

  test('“not planned” needs a way forward', async () => {
    const wish = (await act.create(customer, { kind: 'wish' })).body.ticket;
    const no = { answer: 'not_planned', plannedFor: undefined };
    await refuses(() => reply(wish, no), 422, 'way_forward_required', ['options']);
    const two = options.map((option) => ({ ...option, recommended: true }));
    await refuses(() => reply(wish, { ...no, options: two }), 422, 'one_recommended', ['options']);
  });

  test('a date with “planned”, none without', async () => {
    for (const more of [
      {},
      { answer: 'considered', plannedFor: undefined },
      { answer: 'not_planned', plannedFor: undefined, options },
    ]) {
      const wish = (await act.create(customer, { kind: 'wish' })).body.ticket;
      expect((await reply(wish, more)).status).toBe(201);
    }
  });
});

describe('a limit', () => {
  const limit = (body: object) => team.limit(A.agent, ticket.id, { reason: 'No insults, please.', ...body });

  test.each([
    [() => ({ kind: 'cool_down' }), 'until'],
    [() => ({ kind: 'cool_down', until: iso(now) }), 'until'],
    [() => ({ kind: 'cool_down', until: iso(now + 30 * DAY + 1) }), 'until'],
    [() => ({ kind: 'limit', everyMinutes: 60 }), 'until'],
    [() => ({ kind: 'limit', until: ahead(1) }), 'everyMinutes'],
    [() => ({ kind: 'limit', until: ahead(1), everyMinutes: 4 }), 'everyMinutes'],
    [() => ({ kind: 'limit', until: ahead(1), everyMinutes: 10_081 }), 'everyMinutes'],
  ])('without bounds is refused (%#)', async (body, path) => {
    await refuses(() => limit(body()), 422, 'validation_failed', [path]);
  });

  test('pauses all writing until its end, and nothing else', async () => {
    const open = (await act.create(customer)).body.ticket;
    await limit({ kind: 'cool_down', until: iso(now + 30 * DAY) });
    const resolved = (await act.report(A.agent, ticket.id, letter(ticket))).body.ticket;
    for (const asked of [
      () => act.create(customer),
      () => act.message(customer, ticket.id, { text: 'Hello' }),
      () => act.reopen(customer, ticket.id, { basedOn: resolved.tag, text: 'Still there' }),
      () => team.nudge(customer, ticket.id),
      () => team.contact(customer, ticket.id, { name: 'Liar' }),
      () => act.accept(customer, ticket.id, { basedOn: resolved.tag, text: 'At last' }),
      () => act.abandon(customer, open.id, { basedOn: open.tag, text: 'Never again' }),
    ])
      expect((await refuses(asked, 409, 'writing_paused', ['until'])).detail).toContain(iso(now + 30 * DAY));
    expect((await act.get(customer, ticket.id)).status).toBe(200);
    expect((await act.create(await openCustomer(house, A))).status, 'others may write').toBe(201);
    expect((await act.accept(customer, ticket.id, { basedOn: resolved.tag })).status).toBe(200);
    expect((await act.abandon(customer, open.id, { basedOn: open.tag })).status).toBe(200);
    expect((await limit({ kind: 'lift' })).status).toBe(201);
    expect((await act.create(customer)).status).toBe(201);
  });

  test('spaces writing', async () => {
    await limit({ kind: 'limit', until: ahead(24), everyMinutes: 60 });
    const say = () => act.message(customer, ticket.id, { text: 'Hello' });
    await house.clock.moveBy(HOUR - 1);
    await refuses(say, 409, 'writing_paused', ['until']);
    await house.clock.moveBy(1);
    expect((await say()).status).toBe(201);
    await refuses(say, 409, 'writing_paused', ['until']);
  });

  test('spaces writing also where it comes at once, on whichever tickets', async () => {
    const others = await openMany(house, A, customer, 3);
    await limit({ kind: 'limit', until: ahead(24), everyMinutes: 60 });
    for (let hours = 0; hours < 3; hours += 1) {
      await house.clock.moveBy(HOUR);
      const said = await Promise.all([
        ...others.map((id) => act.message(customer, id, { text: 'Hello' })),
        act.create(customer),
        act.create(customer),
      ]);
      const codes = said.map(({ status }) => status).sort();
      expect(codes).toEqual([201, 409, 409, 409, 409]);
      for (const { status, body } of said)
        if (status === 409) expect(body).toMatchObject({ code: 'writing_paused' });
    }
  });
});
