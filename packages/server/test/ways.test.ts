import type { Ticket } from '@vestka/sdk/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { refusing } from './bad.ts';
import { call, code, HOUR, iso, letter, openCustomer, type Person, word } from './house.ts';
import { openShop } from './shop.ts';
import { answer, cause } from './team.ts';
import { asking, options, request } from './ways.ts';

const { house, A, act, team, now } = await openShop();
const refuses = refusing(house);
let customer: Person;
let ticket: Ticket;

beforeEach(async () => {
  customer = await openCustomer(house, A);
  ticket = (await act.create(customer)).body.ticket;
});

const update = (more: object, on: { id: string; tag: string } = ticket) =>
  act.update(A.agent, on.id, word(on, now(), more));
const post = <T = { ticket: Ticket }>(path: string, body: object, who = customer) =>
  call<T>(house.url, 'POST', `/v1/tickets/${ticket.id}/${path}`, { as: who.as, body });
const choose = (option: string, more: object = {}, basedOn = ticket.tag) =>
  post(`options/${option}/choice`, { basedOn, ...more });
const today = async () => (await act.get(customer, ticket.id)).body.ticket;
const offerOf = ({ offers = {} }: Pick<Ticket, 'offers'>) => {
  const [[id, offer] = []] = Object.entries(offers);
  if (!id || !offer) throw new Error('Nothing is offered.');
  return { id, offer, keys: Object.keys(offer.options) as [string, string] };
};

describe('options', () => {
  test('stand in the view until others take their place, and the pick is seen at once', async () => {
    const given = (await update({ options, cannotFix: true })).body.ticket;
    const { offer, keys } = offerOf(given);
    expect(offer).toEqual({
      at: iso(now()),
      by: 'Anna',
      cannotFix: true,
      options: Object.fromEntries(keys.map((key, at) => [key, options[at]])),
    });
    ticket = await today();
    expect(ticket.offers).toEqual(given.offers);
    const picked = await choose(keys[1], { why: 'We need it today' });
    expect(picked.status).toBe(201);
    const choice = { option: keys[1], at: iso(now()), why: 'We need it today' };
    const seen = (await act.team(A.agent, ticket.id)).body.ticket;
    expect(offerOf(seen).offer.choice).toEqual(choice);
    expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
      type: 'option_chosen',
      words: { option: options[1]?.title, why: 'We need it today' },
    });
    // Another pick takes its place, and what was said of the first goes with it.
    const again = (await choose(keys[0], {}, picked.body.ticket.tag)).body.ticket;
    expect(offerOf(again).offer.choice).toEqual({ option: keys[0], at: iso(now()) });

    const next = (await update({ options: [options[1]] }, again)).body.ticket;
    expect(Object.keys(next.offers ?? {})).toHaveLength(1);
    expect(offerOf(next).offer.choice).toBeUndefined();
    expect(offerOf(next).offer.options[offerOf(next).keys[0]]?.recommended, 'the only one is').toBe(true);
    await refuses(() => choose(keys[0], {}, next.tag), 409, 'offer_over');
  });

  test('what cannot be fixed needs one, and exactly one is recommended', async () => {
    await refuses(() => update({ cannotFix: true }), 422, 'way_forward_required', ['options']);
    for (const recommended of [true, false])
      await refuses(
        () => update({ options: options.map((option) => ({ ...option, recommended })) }),
        422,
        'one_recommended',
        ['options'],
      );
  });

  test('a way forward is written in words', async () => {
    const [first] = options;
    for (const [more, field] of [
      [{ title: '…' }, 'title'],
      [{ title: 'asdf' }, 'title'],
      [{ steps: ['-', '1'] }, 'steps'],
    ] as const)
      await refuses(() => update({ options: [{ ...first, ...more }] }), 422, 'validation_failed', [
        `options.0.${field}`,
      ]);
  });

  test('the pick starts work again where it was waited for, with a promise by policy', async () => {
    const waits = (await update({ ...asking, request: undefined, nextUpdateAt: iso(now() + 48 * HOUR) }))
      .body;
    const { ticket: after } = (await choose(offerOf(waits.ticket).keys[0], {}, waits.ticket.tag)).body;
    expect(after).toMatchObject({
      status: 'investigating',
      activity: { code: 'reading_reply' },
      promise: { dueAt: iso(now() + 2 * HOUR), by: { kind: 'policy' } },
      waiting: null,
    });
  });

  test('a pick of what the customer was not looking at is refused with what stands now', async () => {
    const { ticket: given } = (await update({ options })).body;
    const { ticket: moved } = (await update({ message: 'One more thing' }, given)).body;
    const { keys } = offerOf(moved);
    const stale = await refuses(() => choose(keys[0], {}, given.tag), 409, 'stale');
    expect(stale.current).toMatchObject({ id: ticket.id, tag: moved.tag });
    expect((await choose(keys[0], {}, moved.tag)).status).toBe(201);
    // Pressed again: it is done.
    expect((await choose(keys[0], {}, given.tag)).status).toBe(201);
    expect(
      (await act.events(customer, ticket.id)).filter(({ type }) => type === 'option_chosen'),
    ).toHaveLength(1);
    await act.report(A.agent, ticket.id, letter(await today()));
    await refuses(async () => choose(keys[1], {}, (await today()).tag), 409, 'not_open');
  });

  test('ids that every object has are the ids of nothing', async () => {
    const { ticket: given } = (await update({ options })).body;
    for (const key of ['__proto__', 'constructor', 'toString'])
      await refuses(() => choose(key, {}, given.tag), 422, 'validation_failed', ['option']);
    await refuses(() => choose('o999-1', {}, given.tag), 409, 'offer_over');
  });

  test('twenty at once are one', async () => {
    const { ticket: given } = (await update({ options })).body;
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => choose(offerOf(given).keys[0], {}, given.tag)),
    );
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(
      (await act.events(customer, ticket.id)).filter(({ type }) => type === 'option_chosen'),
    ).toHaveLength(1);
  });

  test('what is not planned says what can be done instead', async () => {
    const wish = (await act.create(customer, { kind: 'wish' })).body.ticket;
    const no = answer(wish, { answer: 'not_planned', plannedFor: undefined, options });
    const closed = (await team.answerWish(A.agent, wish.id, no)).body.ticket;
    expect(offerOf(closed).offer.options[offerOf(closed).keys[0]]).toEqual(options[0]);
  });

  test('the pick of what can be done instead opens the wish again, with a promise, and reaches the queue', async () => {
    ticket = (await act.create(customer, { kind: 'wish' })).body.ticket;
    const no = answer(ticket, { answer: 'not_planned', plannedFor: undefined, options });
    const closed = (await team.answerWish(A.agent, ticket.id, no)).body.ticket;
    const [first] = offerOf(closed).keys;
    await refuses(() => choose(first, {}, ticket.tag), 409, 'stale');
    const picked = (await choose(first, { why: 'That will do' }, closed.tag)).body.ticket;
    expect(picked).toMatchObject({
      status: 'investigating',
      activity: { code: 'reading_reply' },
      promise: { dueAt: iso(now() + 2 * HOUR), by: { kind: 'policy' } },
    });
    expect(picked).not.toHaveProperty('closedBecause');
    expect(picked).not.toHaveProperty('reopenableUntil');
    expect(offerOf(picked).offer.choice).toEqual({ option: first, at: iso(now()), why: 'That will do' });
    expect(await today()).toEqual(picked);
    expect((await team.queue(A.agent)).body.tickets.map(({ id }) => id)).toContain(ticket.id);
    // Pressed again after the answer was lost: it is done.
    expect((await choose(first, { why: 'That will do' }, closed.tag)).status).toBe(201);
  });

  test('what can be done instead can be picked for as long as the wish can be opened again', async () => {
    ticket = (await act.create(customer, { kind: 'wish' })).body.ticket;
    const no = answer(ticket, { answer: 'not_planned', plannedFor: undefined, options });
    const closed = (await team.answerWish(A.agent, ticket.id, no)).body.ticket;
    const until = Date.parse(closed.reopenableUntil as string);
    // A session that is used goes on.
    for (const at of [until - 15 * 24 * HOUR, until]) {
      await house.clock.moveTo(at);
      expect((await today()).status).toBe('closed');
    }
    await refuses(() => choose(offerOf(closed).keys[0], {}, closed.tag), 409, 'not_open');
  });

  test('a known problem offers none: they are for each to choose', async () => {
    const { problem } = (await team.openProblem(A.agent, cause(now()))).body;
    const say = (more: object) => team.updateProblem(A.agent, problem.id, word(problem, now(), more));
    await refuses(() => say({ options }), 422, 'validation_failed', ['options']);
    await refuses(() => say({ request }), 422, 'validation_failed', ['request']);
  });
});

describe('“I have this too”', () => {
  test('follows the known problem from its first moment, under its own number', async () => {
    const { problem } = (await team.openProblem(A.agent, cause(now()))).body;
    const { ticket: mine } = (await act.create(customer, { problem: problem.id })).body;
    expect(mine).toMatchObject({
      status: 'cause_found',
      problem: { id: problem.id, own: null },
      promise: { dueAt: problem.promise?.dueAt },
    });
    expect((await act.events(customer, mine.id)).map(({ type }) => type)).toEqual([
      'ticket_created',
      'problem_linked',
    ]);
    expect((await team.problem(A.agent, problem.id)).body.linked).toBe(1);
  });

  test('of a problem that has ended, or is none, is refused', async () => {
    const { problem } = (await team.openProblem(A.agent, cause(now()))).body;
    await team.reportProblem(A.agent, problem.id, letter(problem));
    for (const id of [problem.id, 'pb_0000000000000000'])
      await refuses(() => act.create(customer, { problem: id }), 409, 'problem_not_open');
  });
});

test('a guided description stands in the first event, as far as it was given', async () => {
  const context = { page: 'https://shop.example.org/till', errors: [{ text: 'TypeError', at: iso(now()) }] };
  const said = { expected: 'A receipt', since: 'Monday', steps: 'Pay by card', context };
  const { ticket: mine } = (await act.create(customer, said)).body;
  const [first] = await act.events(customer, mine.id);
  expect(first?.words).toMatchObject(said);
  const [plain] = await act.events(customer, ticket.id);
  expect(Object.keys(plain?.words ?? {})).toEqual(['subject', 'message']);
});

test('a message needs words or a file, and a file that is there', async () => {
  const none = await act.message(customer, ticket.id, { text: ' ' });
  expect(code(none)).toEqual([422, 'validation_failed']);
  const files = ['at_0000000000000000'];
  await refuses(() => act.message(customer, ticket.id, { text: '', files }), 422, 'file_unknown', [
    'files.0',
  ]);
});

test('technical words go beside the plain ones', async () => {
  await update({ technical: 'tax_class is NULL' });
  expect((await act.events(customer, ticket.id)).at(-1)?.words).toMatchObject({
    technical: 'tax_class is NULL',
  });
});
