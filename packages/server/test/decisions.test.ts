import type { Problem, Ticket } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  acts,
  code,
  DAY,
  iso,
  letter,
  openCustomer,
  openHouse,
  openWorkspace,
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

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  act = acts(house.url);
});
beforeEach(async () => {
  customer = await openCustomer(house, A);
  ticket = (await act.create(customer)).body.ticket;
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const today = async () => (await act.get(customer, ticket.id)).body.ticket;
describe('two people at once', () => {
  test('what sets the state on old facts is stale, and shows the ticket as its reader may see it', async () => {
    await act.note(A.agent, ticket.id, { text: 'team-only' });
    const first = await act.update(A.agent, ticket.id, word(ticket, START));
    for (const late of [
      await act.update(A.lead, ticket.id, word(ticket, START)),
      await act.report(A.lead, ticket.id, letter(ticket)),
    ]) {
      expect(code(late)).toEqual([409, 'stale']);
      expect((late.body as unknown as Problem).current).toEqual(first.body.ticket);
    }
    const leaving = await act.abandon(customer, ticket.id, { basedOn: ticket.tag });
    expect(code(leaving)).toEqual([409, 'stale']);
    expect((leaving.body as unknown as Problem).current).toEqual(await today());
    expect(JSON.stringify(leaving.body)).not.toMatch(/team-only|notes|promises|assignee/);

    const { tag } = (await act.report(A.agent, ticket.id, letter(first.body.ticket))).body.ticket;
    const reopened = await act.reopen(customer, ticket.id, { basedOn: tag, text: 'Still there' });
    const again = (await act.report(A.agent, ticket.id, letter(reopened.body.ticket))).body.ticket;
    for (const late of [
      await act.accept(customer, ticket.id, { basedOn: tag }),
      await act.reopen(customer, ticket.id, { basedOn: tag, text: 'Still there' }),
    ])
      expect(code(late)).toEqual([409, 'stale']);
    expect((await today()).tag).toBe(again.tag);
  });

  test('what only adds is decided again by itself: all of it lands', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        i % 2
          ? act.note(A.agent, ticket.id, { text: `${i}` })
          : act.message(customer, ticket.id, { text: `${i}` }),
      ),
    );
    for (const { status } of replies) expect(status).toBe(201);
    const events = await act.teamEvents(A.agent, ticket.id);
    expect(events).toHaveLength(51);
    expect((await act.events(customer, ticket.id)).every(({ audience }) => audience === 'customer')).toBe(
      true,
    );
  });
});

describe('a report that says too little is refused', () => {
  const remaining = [{ what: 'Check the next update', who: 'Anna', by: iso(START + 2 * DAY) }];
  test.each([
    [{ cause: 'fixed' }, 'report_says_nothing', ['cause']],
    [{ done: 'Fixed, please check.' }, 'report_says_nothing', ['done']],
    [{ cause: '…', done: 'Всё исправлено, проверьте' }, 'report_says_nothing', ['cause', 'done']],
    [{ cause: 'n/a', done: 'Готово! Спасибо за терпение' }, 'report_says_nothing', ['cause', 'done']],
    [{ done: 'تم حل المشكلة، يرجى التحقق' }, 'report_says_nothing', ['done']],
    [{ recurrence: 'possible', prevention: 'asdf' }, 'report_says_nothing', ['prevention']],
    [
      { outcome: 'partial', remaining: [remaining[0], { ...remaining[0], what: '…' }] },
      'report_says_nothing',
      ['remaining.1.what'],
    ],
    [{ remaining }, 'report_contradicts', ['remaining']],
    [{ outcome: 'partial' }, 'report_contradicts', ['remaining']],
    [{ recurrence: 'possible' }, 'report_contradicts', ['prevention']],
    [{ outcome: 'partial', recurrence: 'possible' }, 'report_contradicts', ['remaining', 'prevention']],
    [
      { outcome: 'partial', remaining: [remaining[0], { ...remaining[0], by: iso(START - 1) }] },
      'report_contradicts',
      ['remaining.1.by'],
    ],
  ])('%j', async (more, refusal, paths) => {
    const reply = await act.report(A.agent, ticket.id, letter(ticket, more));
    expect(code(reply)).toEqual([422, refusal]);
    expect((reply.body as unknown as Problem).errors?.map(({ path }) => path)).toEqual(paths);
    expect((await today()).status).toBe('received');
  });
});
