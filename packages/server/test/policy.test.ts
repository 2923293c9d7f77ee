import { createAgent } from '@vestka/sdk/agent';
import type { Policy, TicketEvent } from '@vestka/sdk/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultPolicy } from '../src/app.ts';
import {
  acts,
  call,
  code,
  DAY,
  HOUR,
  iso,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { cause, handOff, teamActs } from './team.ts';

const office: Policy = { ...defaultPolicy('Europe/Berlin'), onCall: { text: 'Call +49 30 1234567' } };
/** Friday, 17:00 in Berlin. */
const FRIDAY = Date.parse('2026-03-06T16:00:00Z');

let house: TestHouse;
let A: Workspace;
let olga: Person;

async function arrive(policy: Policy, at = FRIDAY): Promise<void> {
  house = await openHouse({}, at);
  A = await openWorkspace(house, 'Shop', policy);
  olga = await openCustomer(house, A);
}

afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const now = () => house.clock.now();
const create = async (body: object = {}) => (await acts(house.url).create(olga, body)).body.ticket;
const seen = async (id: string) => (await acts(house.url).get(olga, id)).body.ticket;
const team = async (id: string) => (await acts(house.url).team(A.agent, id)).body.ticket;
const types = async (id: string) =>
  (await acts(house.url).teamEvents(A.agent, id)).map(({ type }: TicketEvent) => type);

describe('in office hours', () => {
  beforeEach(() => arrive(office));

  test('two hours of work from Friday at five are Monday at ten', async () => {
    const { promise } = await create();
    expect(promise).toMatchObject({
      dueAt: '2026-03-09T09:00:00.000Z',
      by: { kind: 'policy', basis: 'rule' },
    });
  });

  test('whom to call is told as soon as a request becomes critical outside the hours', async () => {
    const { classify } = teamActs(house.url);
    const byDay = await create();
    await classify(A.agent, byDay.id, { impact: 'critical' });
    expect((await seen(byDay.id)).onCall).toBeNull();

    const { id } = await create();
    await house.clock.moveBy(2 * HOUR);
    await classify(A.agent, id, { impact: 'high' });
    expect((await seen(id)).onCall).toBeNull();
    await classify(A.agent, id, { impact: 'critical' });
    expect((await seen(id)).onCall).toBe('Call +49 30 1234567');
    expect((await team(id)).onCall).toBe('Call +49 30 1234567');
    expect((await acts(house.url).events(olga, id)).at(-1)).toMatchObject({
      type: 'ticket_classified',
      data: { impact: 'critical', onCall: 'Call +49 30 1234567' },
    });
    // Another kind leaves it told, a lower impact takes it back.
    await classify(A.agent, id, { kind: 'question' });
    expect((await seen(id)).onCall).toBe('Call +49 30 1234567');
    await classify(A.agent, id, { impact: 'normal' });
    expect([(await seen(id)).onCall, (await team(id)).onCall]).toEqual([undefined, undefined]);
  });

  test('what the preview says is what is promised', async () => {
    const { body } = await call<{ plans: { firstWord: Record<string, string> }[]; endOfDay: string }>(
      house.url,
      'GET',
      '/v1/agent/promises',
      A.agent,
    );
    for (const impact of ['critical', 'high', 'normal', 'low'])
      expect((await create({ impact })).promise?.dueAt).toBe(body.plans[0]?.firstWord[impact]);
    expect(body.endOfDay).toBe('2026-03-06T17:00:00.000Z');
  });

  test('outside them a critical request says whom to call, and no other does', async () => {
    expect((await create({ impact: 'critical' })).onCall).toBeNull();
    await house.clock.moveBy(2 * HOUR);
    expect((await create({ impact: 'critical' })).onCall).toBe('Call +49 30 1234567');
    expect((await create({ impact: 'high' })).onCall).toBeNull();
  });

  test('a graver impact brings the promise forward, a lighter one leaves it', async () => {
    const { id } = await create();
    const { classify } = teamActs(house.url);
    await classify(A.agent, id, { impact: 'low' });
    expect((await seen(id)).promise?.dueAt).toBe('2026-03-09T09:00:00.000Z');
    await classify(A.agent, id, { impact: 'critical' });
    const { promise, impact } = await seen(id);
    expect([impact, promise?.dueAt]).toEqual(['critical', '2026-03-06T16:30:00.000Z']);
    expect((await team(id)).promises).toMatchObject({ made: 1, moved: 0 });
  });

  test('the agent is warned after three quarters of the working time, once, and not again for the same date', async () => {
    const { id } = await create();
    // Of two hours of work one is left on Friday: half an hour of Monday makes three quarters.
    await house.clock.moveTo(Date.parse('2026-03-09T08:29:59Z'));
    expect(await types(id)).not.toContain('promise_warned');
    await house.clock.moveTo(Date.parse('2026-03-09T08:30:00Z'));
    await acts(house.url).note(A.agent, id, { text: 'On it' });
    await house.clock.moveBy(10 * MINUTE);
    expect((await types(id)).filter((type) => type === 'promise_warned')).toHaveLength(1);
    const { warned, promise } = await team(id);
    expect(warned).toBe(promise?.dueAt);
    expect((await acts(house.url).events(olga, id)).map(({ type }) => type)).toEqual(['ticket_created']);
  });

  test('a miss that stays is told to the leads again each interval of work, to the customer once', async () => {
    const { id } = await create();
    await house.clock.moveBy(7 * DAY);
    const all = await types(id);
    expect(all.filter((type) => type === 'promise_missed')).toHaveLength(1);
    // From Monday at ten to Friday at five are 41 hours of work; the interval is eight.
    expect(all.filter((type) => type === 'miss_reminded')).toHaveLength(5);
    const mine = (await acts(house.url).events(olga, id)).map(({ type }) => type);
    expect(mine).toEqual(['ticket_created', 'promise_missed']);
  });

  test('what falls due while nobody runs is told at the next start, once', async () => {
    const { id } = await create();
    house = await house.restart(now() + 4 * DAY);
    await expect.poll(() => types(id)).toContain('promise_missed');
    expect((await types(id)).filter((type) => type === 'promise_missed')).toHaveLength(1);
    expect(await types(id)).not.toContain('promise_warned');
  });

  test('a change of policy leaves every promise that stands, and rules the next', async () => {
    const { id } = await create();
    const { policy, version } = (await teamActs(house.url).policy(A.lead)).body;
    const standard = policy.plans[0] as Policy['plans'][number];
    const target = { reaction: 30, interval: 60 };
    const plans = [{ ...standard, hours: 'always', targets: { ...standard.targets, normal: target } }];
    const body = { policy: { ...policy, plans }, basedOn: version };
    const { status } = await call(house.url, 'POST', '/v1/admin/policy', { as: A.lead.as, body });
    expect(status).toBe(200);
    expect((await seen(id)).promise?.dueAt).toBe('2026-03-09T09:00:00.000Z');
    expect((await create()).promise?.dueAt).toBe(iso(now() + 30 * MINUTE));
  });
});

describe('“no answer since …”', () => {
  beforeEach(() => arrive(office, Date.parse('2026-03-09T08:00:00Z')));

  test('is fair when a promise has passed, is on record, and is answered visibly', async () => {
    const { id } = await create();
    const { nudge } = teamActs(house.url);
    expect(code(await nudge(olga, id))).toEqual([409, 'nudge_not_due']);
    await house.clock.moveBy(2 * HOUR);
    const reply = await nudge(olga, id);
    expect(reply.status, reply.text).toBe(201);
    expect(reply.body.ticket.promise).toMatchObject({ nudgedAt: iso(now()), missedAt: iso(now()) });
    expect(code(await nudge(olga, id)), 'once is enough for now').toEqual([409, 'nudge_not_due']);
    const queue = (await teamActs(house.url).queue(A.lead, 'flag=nudged')).body;
    expect(queue.tickets.map((ticket) => ticket.id)).toEqual([id]);
    const at = iso(now());
    await house.clock.moveBy(HOUR);
    await acts(house.url).update(A.agent, id, word(await team(id), now()));
    const answer = (await acts(house.url).events(olga, id)).at(-1);
    expect(answer).toMatchObject({ type: 'update_posted', data: { nudgedAt: at } });
    expect((await seen(id)).promise?.nudgedAt).toBeNull();
    expect((await teamActs(house.url).queue(A.lead, 'flag=nudged')).body.tickets).toEqual([]);
  });

  test('is known to a lead from the first moment, whatever part of the queue they look at', async () => {
    const { id } = await create();
    await house.clock.moveBy(2 * HOUR);
    await teamActs(house.url).nudge(olga, id);
    const looks = async (agent: string, scope: 'mine' | 'all') => {
      const desk = createAgent({ url: house.url, secretKey: A.secretKey, agent });
      try {
        await desk.setScope(scope);
        await desk.connect();
        return [desk.state.queue.map((ticket) => ticket.id), Object.keys(desk.state.tickets)];
      } finally {
        desk.close();
      }
    };
    expect(await looks(A.lead.id, 'mine')).toEqual([[], [id]]);
    expect(await looks(A.agent.id, 'mine')).toEqual([[], []]);
  });

  test('is fair when a silence is longer than policy allows, though the agent’s date lies further ahead', async () => {
    const { id } = await create();
    await acts(house.url).update(
      A.agent,
      id,
      word(await team(id), now(), { nextUpdateAt: iso(now() + 3 * DAY) }),
    );
    // Eight hours of work from nine o’clock: 17:00.
    const { promise } = await seen(id);
    expect(promise?.nudgeFrom).toBe('2026-03-09T16:00:00.000Z');
    await house.clock.moveTo(Date.parse('2026-03-09T16:00:00Z'));
    expect((await teamActs(house.url).nudge(olga, id)).status).toBe(201);
    const again = (await seen(id)).promise;
    expect([again?.dueAt, again?.nudgeFrom]).toEqual([promise?.dueAt, '2026-03-10T15:00:00.000Z']);
  });
});

describe('who is meant', () => {
  beforeEach(() => arrive(office, Date.parse('2026-03-09T08:00:00Z')));

  test('an escalation changes who has it, with a promise, and the next one sees the hand-off', async () => {
    const { id, tag } = await create();
    const { escalate } = teamActs(house.url);
    const reply = await escalate(A.agent, id, handOff({ tag }, now()));
    expect(reply.status, reply.text).toBe(201);
    const { ticket } = reply.body;
    expect(ticket).toMatchObject({
      level: 'L2',
      holder: { kind: 'team', level: 'L2' },
      handOff: { known: 'The till restarts with every card payment', by: 'Anna' },
      promise: { dueAt: iso(now() + 4 * HOUR) },
    });
    const event = (await acts(house.url).events(olga, id)).at(-1);
    expect(event).toMatchObject({
      type: 'ticket_escalated',
      words: { reason: 'Our second line reads the log of your till' },
    });
    expect(JSON.stringify(await acts(house.url).events(olga, id))).not.toContain('its maker’s tools');
  });

  test('a customer whose writing is paused still sees everything, and writes again afterwards', async () => {
    const { id } = await create();
    const { limit } = teamActs(house.url);
    const until = iso(now() + 2 * HOUR);
    await limit(A.agent, id, { kind: 'cool_down', until, reason: 'We do not answer threats' });
    const { message } = acts(house.url);
    const refused = await message(olga, id, { text: 'Hello?' });
    expect(code(refused)).toEqual([409, 'writing_paused']);
    expect(refused.body).toMatchObject({ errors: [{ path: 'until', message: until }] });
    expect(code(await acts(house.url).create(olga, { message: 'Another one' }))).toEqual([
      409,
      'writing_paused',
    ]);
    expect((await seen(id)).promise).not.toBeNull();
    expect((await acts(house.url).events(olga, id)).at(-1)?.words).toMatchObject({
      reason: 'We do not answer threats',
    });
    await house.clock.moveBy(2 * HOUR);
    expect((await message(olga, id, { text: 'Hello?' })).status).toBe(201);
  });

  test('a customer whose writing is spaced writes at most so often, here or in a new request', async () => {
    const { id } = await create();
    await teamActs(house.url).limit(A.agent, id, {
      kind: 'limit',
      everyMinutes: 60,
      until: iso(now() + DAY),
      reason: 'One message an hour is enough',
    });
    const { message, create: open } = acts(house.url);
    const paused = [409, 'writing_paused'];
    const another = () => open(olga, { message: 'Another one' });
    expect(code(await message(olga, id, { text: 'And?' }))).toEqual(paused);
    expect(code(await another())).toEqual(paused);
    await house.clock.moveBy(HOUR);
    expect((await message(olga, id, { text: 'And?' })).status).toBe(201);
    expect(code(await message(olga, id, { text: 'And now?' }))).toEqual(paused);
    await house.clock.moveBy(HOUR - 1);
    expect(code(await another())).toEqual(paused);
    await house.clock.moveBy(1);
    const second = await another();
    expect(second.status).toBe(201);
    expect(code(await message(olga, id, { text: 'And here?' }))).toEqual(paused);

    // The team sees it in each of their tickets, and may lift it from any.
    const other = second.body.ticket.id;
    expect((await team(other)).limit).toMatchObject({ kind: 'limit', everyMinutes: 60 });
    const lifted = { kind: 'lift', reason: 'Thank you for waiting' };
    await teamActs(house.url).limit(A.agent, other, lifted);
    expect((await team(id)).limit).toBeNull();
    expect((await another()).status).toBe(201);
  });
});

describe('found by trying to get round it', () => {
  beforeEach(() => arrive(office, Date.parse('2026-03-09T08:00:00Z')));
  const waits = { status: 'waiting_on_others', waiting: { for: 'vendor', text: 'Acme' } };

  test('while a request waits, a change of the date alone moves the promise as it does at any time', async () => {
    const { id } = await create();
    const { update } = acts(house.url);
    await update(A.agent, id, word(await team(id), now(), waits));
    const later = { ...waits, message: undefined, nextUpdateAt: iso(now() + 5 * HOUR) };
    expect(code(await update(A.agent, id, word(await team(id), now(), later)))).toEqual([
      422,
      'reason_required',
    ]);
    await update(A.agent, id, word(await team(id), now(), { ...later, reason: 'Acme answers tomorrow' }));
    expect((await acts(house.url).events(olga, id)).at(-1)?.type).toBe('promise_moved');
    expect((await team(id)).promises).toMatchObject({ made: 2, kept: 1, moved: 1 });
  });

  test('an escalation promises no later than what is waited for is expected', async () => {
    const { id } = await create();
    const release = { for: 'release', text: '4.2', expectedAt: iso(now() + DAY) };
    const status = 'waiting_on_others';
    await acts(house.url).update(A.agent, id, word(await team(id), now(), { status, waiting: release }));
    const late = handOff(await team(id), now(), { nextUpdateAt: iso(now() + 10 * DAY) });
    const reply = await teamActs(house.url).escalate(A.agent, id, late);
    expect(code(reply)).toEqual([422, 'promise_out_of_bounds']);
  });

  test('the customer’s own answer leaves on record that none had come from us', async () => {
    const { id } = await create();
    const asks = { status: 'waiting_on_customer', waiting: { for: 'customer', text: 'The log' } };
    await acts(house.url).update(A.agent, id, word(await team(id), now(), asks));
    await house.clock.moveBy(9 * HOUR);
    await teamActs(house.url).nudge(olga, id);
    const at = iso(now());
    await house.clock.moveBy(MINUTE);
    await acts(house.url).message(olga, id, { text: 'Here it is' });
    expect((await seen(id)).promise?.nudgedAt).toBe(at);
    const { tickets } = (await teamActs(house.url).queue(A.lead, 'flag=nudged')).body;
    expect(tickets.map((ticket) => ticket.id)).toEqual([id]);
  });

  test('“no answer” on a request that follows a known problem is limited, seen in the queue, and ended by its next word alone', async () => {
    const {
      openProblem,
      updateProblem,
      assignProblem,
      link,
      nudge,
      problem: get,
      queue,
    } = teamActs(house.url);
    const { problem } = (await openProblem(A.agent, cause(now(), { nextUpdateAt: iso(now() + HOUR) }))).body;
    const { id } = await create();
    await link(A.agent, id, { problem: problem.id, basedOn: (await team(id)).tag });
    const standing = async () => {
      const { tickets, counts } = (await queue(A.lead)).body;
      expect(counts.all, 'the count is of what stands there').toBe(tickets.length);
      return tickets.map((ticket) => ticket.id);
    };
    expect(await standing()).toEqual([]);
    await house.clock.moveBy(HOUR);
    expect((await nudge(olga, id)).status).toBe(201);
    expect(code(await nudge(olga, id))).toEqual([409, 'nudge_not_due']);
    await assignProblem(A.agent, problem.id, { agent: null });
    expect(code(await nudge(olga, id)), 'an assignment is no word').toEqual([409, 'nudge_not_due']);
    expect(await standing()).toEqual([id]);
    await updateProblem(A.agent, problem.id, word((await get(A.agent, problem.id)).body.problem, now()));
    expect((await seen(id)).promise?.nudgedAt).toBeNull();
    expect(await standing()).toEqual([]);
    await house.clock.moveBy(MINUTE);
    await acts(house.url).message(olga, id, { text: 'Mine is a Polish card' });
    expect(await standing(), 'who spoke last is not forgotten either').toEqual([id]);
  });
});
