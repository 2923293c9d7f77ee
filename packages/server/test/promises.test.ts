import type { Ticket, TicketEvent } from '@vestka/sdk/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAgent, type Clock, createWorkspace, manualClock, roundTheClockPolicy } from '../src/app.ts';
import {
  acts,
  DAY,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openMany,
  openWorkspace,
  PASSWORD,
  type Person,
  START,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;
let ticket: Ticket;

beforeEach(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
  act = acts(house.url);
  ticket = (await act.create(customer)).body.ticket;
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const onCustomer = {
  status: 'waiting_on_customer',
  waiting: { for: 'customer', text: 'The log of the till' },
};

const today = async () => (await act.get(customer, ticket.id)).body.ticket;
const misses = async () =>
  (await act.events(customer, ticket.id)).filter(
    (event): event is Extract<TicketEvent, { type: 'promise_missed' }> => event.type === 'promise_missed',
  );
const restart = async (at: number) => {
  house = await house.restart(at);
  act = acts(house.url);
};

describe('a promise that passes', () => {
  test('is told by the system at its minute, once, with who was told', async () => {
    await house.clock.moveBy(2 * HOUR - 1);
    expect(await misses()).toEqual([]);
    await house.clock.moveBy(1);
    const due = iso(START + 2 * HOUR);
    expect(await misses()).toMatchObject([
      { at: due, actor: { kind: 'system' }, data: { promise: ticket.promise?.id, dueAt: due, told: 'lead' } },
    ]);
    expect(await today()).toMatchObject({
      status: 'received',
      activity: { code: 'queued' },
      promise: { dueAt: due, missedAt: due, told: 'lead' },
      tag: ticket.tag,
    });
    await house.clock.moveBy(10 * DAY);
    expect(await misses()).toHaveLength(1);
    expect((await act.team(A.agent, ticket.id)).body.ticket.promises.missed).toBe(1);
  });

  test('stays missed: words after it make a new one and keep nothing', async () => {
    await house.clock.moveBy(3 * HOUR);
    const reply = await act.update(A.agent, ticket.id, word(ticket, house.clock.now()));
    expect(reply.status, 'the tag of before the miss still holds').toBe(201);
    expect(reply.body.ticket.promises).toEqual({ made: 2, kept: 0, missed: 1, moved: 0 });
    expect(reply.body.ticket.promise).toMatchObject({
      missedAt: null,
      told: null,
      firstDueAt: iso(START + 6 * HOUR),
    });
    expect((await act.events(customer, ticket.id)).at(-1)).toMatchObject({
      data: { answered: { kept: false } },
    });
  });

  test('keeps what a person said about what is being done', async () => {
    await act.update(A.agent, ticket.id, word(ticket, START));
    await house.clock.moveBy(3 * HOUR);
    expect(await today()).toMatchObject({
      activity: { text: 'Looking at the tax table' },
      holder: { name: 'Anna' },
      promise: { told: 'lead' },
    });
  });

  test('is not moved later by the customer’s answer', async () => {
    await act.update(A.agent, ticket.id, word(ticket, START, onCustomer));
    await house.clock.moveBy(5 * HOUR);
    const { body } = await act.message(customer, ticket.id, { text: 'Here it is' });
    expect(body.ticket).toMatchObject({
      status: 'investigating',
      promise: { dueAt: iso(START + 3 * HOUR), missedAt: iso(START + 3 * HOUR) },
    });
    expect(await misses()).toHaveLength(1);
  });

  test('leaves no promise behind when the ticket ends', async () => {
    await house.clock.moveBy(3 * HOUR);
    const { body } = await act.report(A.agent, ticket.id, letter(ticket));
    expect(body.ticket).toMatchObject({
      status: 'resolved',
      promise: null,
      promises: { kept: 0, missed: 1 },
    });
  });

  test.each([
    ['lead', ['agent', 'lead']],
    ['team', ['admin']],
    ['team', ['agent']],
    ['nobody', []],
  ] as const)('tells %s where the team is %j', async (told, roles) => {
    const { id, publishableKey: key } = await createWorkspace(house.app.house, {
      name: 'Small',
      policy: roundTheClockPolicy('UTC'),
    });
    for (const role of roles)
      await addAgent(house.app.house, id, {
        email: `${role}@small.example`,
        name: role,
        password: PASSWORD,
        role,
      });
    customer = await openCustomer(house, { key });
    ticket = (await act.create(customer)).body.ticket;
    await house.clock.moveBy(2 * HOUR);
    expect((await misses()).map(({ data }) => data.told)).toEqual([told]);
    expect((await today()).promise?.told).toBe(told);
  });

  test('is recorded once, however many commands race the watcher', async () => {
    const due = START + 2 * HOUR;
    const acting = Array.from({ length: 20 }, (_, i) =>
      i % 2
        ? act.note(A.agent, ticket.id, { text: `Note ${i}` })
        : act.message(customer, ticket.id, { text: `Message ${i}` }),
    );
    const [, ...replies] = await Promise.all([house.clock.moveTo(due), ...acting]);
    for (const { status } of replies) expect(status).toBe(201);
    expect(await misses()).toHaveLength(1);
    const versions = (await act.teamEvents(A.agent, ticket.id)).map(({ version }) => version);
    // The opening, the warning of before, twenty acts, and the miss.
    expect(versions).toEqual(Array.from({ length: 23 }, (_, i) => i + 1));
  });
});

describe('after a restart', () => {
  test('what fell due in the meantime is told once, and reports close', async () => {
    const { ticket: solved } = (await act.create(customer)).body;
    await act.report(A.agent, solved.id, letter(solved));
    const { ticket: later } = (await act.create(customer)).body;
    await act.update(A.agent, later.id, word(later, START, { nextUpdateAt: iso(START + 9 * DAY) }));
    const woke = START + 8 * DAY;
    for (let i = 0; i < 2; i += 1) {
      await restart(woke);
      expect(await misses()).toMatchObject([
        { at: iso(woke), data: { dueAt: iso(START + 2 * HOUR), told: 'lead' } },
      ]);
      const { body } = await act.get(customer, solved.id);
      expect(body.ticket).toMatchObject({
        status: 'closed',
        closedBecause: 'deadline',
        updatedAt: iso(woke),
      });
      expect((await act.get(customer, later.id)).body.ticket.promise?.missedAt).toBeNull();
    }
    await house.clock.moveBy(DAY);
    expect((await act.get(customer, later.id)).body.ticket.promise?.missedAt).toBe(iso(woke + DAY));
  });

  test('hundreds that fell due together are all told', async () => {
    await openMany(house, A, customer, 450);
    await restart(START + DAY);
    const rows = await house.app.house.reads.query.tickets.findMany();
    expect(rows).toHaveLength(451);
    for (const { customerView } of rows)
      expect((JSON.parse(customerView) as Ticket).promise?.missedAt).toBe(iso(START + DAY));
    // Nothing is left of what was due: the leads hear of each miss again once policy's silence is over.
    const left = await house.app.house.reads.query.deadlines.findMany();
    expect(left.map(({ kind, at }) => `${kind} ${iso(at)}`)).toEqual(
      Array(451).fill(`remind ${iso(START + DAY + 8 * HOUR)}`),
    );
  });
});

/** A house whose clock may be off, which its watcher does not notice. */
async function adrift() {
  const base = manualClock(START);
  const skew = { by: 0 };
  const clock: Clock = { now: () => base.now() + skew.by, at: base.at };
  const other = await openHouse({ clock });
  const B = await openWorkspace(other);
  const person = await openCustomer(other, B);
  const does = acts(other.url);
  return { other, clock, skew, B, person, does, created: (await does.create(person)).body.ticket };
}

test('a command that comes before the watcher records the miss first', async () => {
  const { other, clock, skew, B, person, does, created } = await adrift();
  skew.by = 2 * HOUR;
  expect((await does.update(B.agent, created.id, word(created, clock.now()))).status).toBe(201);
  const told = await does.events(person, created.id);
  expect(told.map(({ type, actor }) => [type, actor.kind])).toEqual([
    ['ticket_created', 'customer'],
    ['promise_missed', 'system'],
    ['update_posted', 'agent'],
  ]);
  await other.close();
});

test('time never runs backwards in what the customer reads, whatever the clock does', async () => {
  const { other, clock, skew, B, person, does, created } = await adrift();
  for (skew.by of [HOUR, -HOUR, 30 * MINUTE, -2 * HOUR]) {
    expect((await does.message(person, created.id, { text: 'Hello' })).status).toBe(201);
    skew.by -= MINUTE;
    const { tag } = (await does.get(person, created.id)).body.ticket;
    expect((await does.update(B.agent, created.id, word({ tag }, clock.now()))).status).toBe(201);
  }
  const times = (await does.events(person, created.id)).map(({ at }) => at);
  expect(times).toHaveLength(9);
  expect(times).toEqual(times.toSorted());
  await other.close();
});

test('time does not run backwards behind a note either', async () => {
  const { other, clock, skew, B, person, does, created } = await adrift();
  skew.by = HOUR;
  expect((await does.note(B.agent, created.id, { text: 'Ours' })).status).toBe(201);
  skew.by = 0;
  expect((await does.update(B.agent, created.id, word(created, clock.now()))).status).toBe(201);
  const [, update] = await does.events(person, created.id);
  expect(Date.parse(update?.at ?? '')).toBeGreaterThanOrEqual(clock.now() + HOUR);
  await other.close();
});
