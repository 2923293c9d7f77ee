import type { Insights, Policy, Ratings, TeamTicket } from '@vestka/sdk/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addAgent } from '../src/app.ts';
import { defaultPolicy } from '../src/domain/promise/check-policy.ts';
import {
  acts,
  type Credentials,
  call,
  code,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  PASSWORD,
  type Person,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { libraryActs } from './library.ts';
import { cause, handOff, teamActs } from './team.ts';

/** Wednesday 10:00 in Berlin. */
const START = Date.parse('2026-03-04T09:00Z');
const office: Policy = { ...defaultPolicy('Europe/Berlin'), history: true };

let house: TestHouse;
let shop: Workspace;
let customer: Person;

beforeEach(async () => {
  house = await openHouse({}, START);
  shop = await openWorkspace(house, 'Shop', office);
  customer = await openCustomer(house, shop);
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const look = async (query = '', as: Credentials = shop.lead.as) =>
  call<Insights>(house.url, 'GET', `/v1/agent/insights${query}`, { as });

const open = async (impact = 'normal'): Promise<TeamTicket> => {
  const { body } = await acts(house.url).create(customer, { impact });
  return (await acts(house.url).team(shop.agent, body.ticket.id)).body.ticket;
};
const say = async (ticket: TeamTicket, ahead: number, more: object = {}): Promise<TeamTicket> => {
  const { body } = await acts(house.url).update(
    shop.agent,
    ticket.id,
    word(ticket, 0, { nextUpdateAt: iso(house.clock.now() + ahead), ...more }),
  );
  return body.ticket;
};

test('a day at the desk, as the lead reads it', async () => {
  const first = await open();
  await house.clock.moveBy(30 * MINUTE);
  let told = await say(first, 2 * HOUR);
  // Moved before it was due, and kept only by the later date.
  await house.clock.moveBy(HOUR);
  told = await say(told, 3 * HOUR, {
    activity: 'Looking at the tax table',
    message: undefined,
    status: told.status,
    reason: 'The vendor is slow',
  });
  await house.clock.moveBy(2 * HOUR);
  told = await say(told, HOUR, { activity: 'The rule is back in the table' });
  await house.clock.moveBy(MINUTE);
  const late = await open('critical');
  // Half an hour of work: missed, and openly so for another half.
  await house.clock.moveBy(59 * MINUTE);
  const { body } = await look();
  expect(body).toMatchObject({ from: '2026-02-03', to: '2026-03-04', asOf: iso(START + 4.5 * HOUR) });
  expect(body.now).toEqual({
    open: 2,
    dueToday: 0,
    late: 2,
    lateSince: late.promise?.dueAt,
    longestSilence: { ticket: first.id, number: first.number, since: iso(START + 3.5 * HOUR) },
  });
  expect(body.promises).toEqual({ due: 4, kept: 1, missed: 2, moved: 1 });
  expect(body.days.at(-1)).toEqual({ date: '2026-03-04', due: 4, kept: 1, missed: 2, moved: 1 });
  expect(body.days).toHaveLength(30);
  expect(body.openMissMs).toBe(29 * MINUTE);
  expect(body.firstWord.find(({ impact }) => impact === 'normal')).toMatchObject({ count: 1, kept: 1 });
  expect(body.agents).toEqual([
    { agent: shop.agent.id, name: 'Anna', open: 1, late: 1, words: 3, kept: 1, missed: 1 },
    { agent: shop.lead.id, name: 'Marta', open: 0, late: 0, words: 0, kept: 0, missed: 0 },
  ]);

  // Solved after two days, opened again, solved at once: each stretch since an opening counts by itself.
  await house.clock.moveBy(48 * HOUR);
  told = (await acts(house.url).team(shop.agent, told.id)).body.ticket;
  await acts(house.url).report(shop.agent, told.id, letter(told));
  const { ticket } = (await acts(house.url).get(customer, told.id)).body;
  await acts(house.url).reopen(customer, told.id, { text: 'It is back', basedOn: ticket.tag });
  await house.clock.moveBy(20 * MINUTE);
  told = (await acts(house.url).team(shop.agent, told.id)).body.ticket;
  await acts(house.url).report(shop.agent, told.id, letter(told));
  const after = (await look()).body;
  expect(after.levels).toEqual([
    { level: 'L1', resolved: 2 },
    { level: 'L2', resolved: 0 },
    { level: 'L3', resolved: 0 },
  ]);
  expect(after.silence.longestMs).toBe(49 * HOUR);
  expect(Math.abs((after.silence.medianMs ?? 0) - 20 * MINUTE)).toBeLessThan(20 * MINUTE * 0.011);
  // The miss of the first ticket ended with its report; the other's stands.
  expect(after.openMissMs).toBe(48 * HOUR + 48 * HOUR + 49 * MINUTE);
});

test('a known problem solves each request that follows it at the level where that stands', async () => {
  const { openProblem, link, escalate, reportProblem } = teamActs(house.url);
  const { problem } = (await openProblem(shop.agent, cause(house.clock.now()))).body;
  for (const level of ['L1', 'L2', 'L3', 'L3']) {
    let one = await open();
    if (level !== 'L1')
      one = (await escalate(shop.agent, one.id, handOff(one, house.clock.now(), { level }))).body.ticket;
    const linked = await link(shop.agent, one.id, { problem: problem.id, basedOn: one.tag });
    expect(linked.status).toBe(200);
  }
  const levels = async () => (await look()).body.levels.map(({ resolved }) => resolved);
  const [L1 = 0, L2 = 0, L3 = 0] = await levels();
  expect((await reportProblem(shop.agent, problem.id, letter(problem))).status).toBe(201);
  expect(await levels()).toEqual([L1 + 1, L2 + 1, L3 + 2]);
});

test('once enough first words are known, the next is promised from them; the page says how often that held', async () => {
  const before = await open();
  expect(before.promise).toMatchObject({ by: { kind: 'policy', basis: 'rule' } });
  await say(before, 24 * HOUR);
  for (let i = 0; i < 46; i += 1) {
    const one = await open();
    await house.clock.moveBy((i % 9) * MINUTE);
    await say(one, 13 * 24 * HOUR);
  }
  // What was just opened is too young to tell: the rule's two hours must have passed.
  expect((await look()).body.history.classes[4]).toMatchObject({
    impact: 'normal',
    hours: 'open',
    samples: 18,
  });
  await house.clock.moveTo(START + 24 * HOUR);
  const { history } = (await look()).body;
  expect(history).toMatchObject({ inUse: true, needed: 46, promised: 0, held: 0 });
  const normal = history.classes.find(({ impact, hours }) => impact === 'normal' && hours === 'open');
  expect(normal).toEqual({
    impact: 'normal',
    hours: 'open',
    samples: 47,
    quantileMs: 9 * MINUTE,
    ruleMs: 2 * HOUR,
  });

  const kept = await open();
  expect(kept.promise).toMatchObject({
    by: { kind: 'policy', basis: 'history' },
    dueAt: iso(START + 24 * HOUR + 9 * MINUTE),
  });
  const high = await open('high');
  expect(high.promise?.by, 'each class for itself').toMatchObject({ basis: 'rule' });
  await house.clock.moveBy(8 * MINUTE);
  await say(kept, HOUR);
  await open();
  await house.clock.moveBy(10 * MINUTE);
  expect((await look()).body.history).toMatchObject({ promised: 2, held: 1 });

  const preview = await call<{ plans: { firstWord: { normal: string } }[] }>(
    house.url,
    'GET',
    '/v1/agent/promises',
    {
      as: shop.agent.as,
    },
  );
  expect(preview.body.plans[0]?.firstWord.normal).toBe(iso(house.clock.now() + 9 * MINUTE));
});

test('days are those of the policy’s zone, as it stood when they were counted', async () => {
  const night = Date.parse('2026-03-05T22:30Z');
  await house.clock.moveTo(night);
  await say(await open(), HOUR);
  await house.clock.moveBy(2 * HOUR);
  const range = '?from=2026-03-05&to=2026-03-06';
  expect((await look(range)).body.days.map(({ kept, missed }) => [kept, missed])).toEqual([
    [1, 0],
    [0, 1],
  ]);
  const { body } = await call<{ policy: Policy; version: number }>(house.url, 'GET', '/v1/admin/policy', {
    as: shop.lead.as,
  });
  const admin = await call(house.url, 'POST', '/v1/admin/policy', {
    as: shop.lead.as,
    body: { policy: { ...office, zone: 'America/New_York' }, basedOn: body.version },
  });
  expect(admin.status).toBe(200);
  await say(await open(), HOUR);
  expect((await look(range)).body.days.map(({ kept, missed }) => [kept, missed])).toEqual([
    [2, 0],
    [0, 1],
  ]);
});

test('it is for leads, and for a year at most', async () => {
  expect(code(await look('', shop.agent.as))).toEqual([403, 'forbidden']);
  expect(code(await look('', customer.as))).toEqual([401, 'token_invalid']);
  for (const query of [
    '?from=2026-03-05&to=2026-03-04',
    '?from=2025-03-03&to=2026-03-04',
    '?from=0001-01-01&to=0001-01-02',
    '?to=9999-12-31',
    '?to=0000-01-03',
    '?from=yesterday',
    '?part=agents',
  ])
    expect(code(await look(query)), query).toEqual([422, 'validation_failed']);
  const year = await look('?from=2025-03-04&to=2026-03-04');
  expect([year.status, year.body.days.length]).toEqual([200, 366]);
  const ahead = await look('?from=2026-05-01');
  expect([ahead.body.from, ahead.body.to]).toEqual(['2026-05-01', '2026-05-01']);
});

test('as CSV: a row a day or an agent, safe in a spreadsheet', async () => {
  await addAgent(house.app.house, shop.id, {
    email: 'eve@shop.example',
    name: '=HYPERLINK("http://x.example","Eve, ""L1""")',
    password: PASSWORD,
  });
  await say(await open(), HOUR);
  const csv = (query: string) =>
    call<string>(house.url, 'GET', `/v1/agent/insights.csv${query}`, { as: shop.lead.as });
  const days = await csv('?from=2026-03-03&to=2026-03-04');
  expect(days.status).toBe(200);
  expect(days.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(days.headers.get('content-disposition')).toMatch(/^attachment; filename="insights\.csv"$/);
  // `fetch` takes the byte order mark away.
  expect(days.text).toBe('date,due,kept,missed,moved\r\n2026-03-03,0,0,0,0\r\n2026-03-04,1,1,0,0\r\n');
  const agents = await csv('?part=agents');
  const [head, ...rows] = agents.text.split('\r\n');
  expect(head).toBe('agent,name,open,late,words,kept,missed,thanks');
  expect(rows.find((row) => row.includes('Eve'))).toContain(
    `,"'=HYPERLINK(""http://x.example"",""Eve, """"L1"""""")",0,0,0,0,0,0`,
  );
  expect(rows.find((row) => row.includes(',Anna,'))).toBe(`${shop.agent.id},Anna,1,0,1,1,0,0`);
  expect(code(await csv('?part=tickets'))).toEqual([422, 'validation_failed']);
});

test('how what ended was rated: on the day of its end, with those who did not answer', async () => {
  const { report, accept, reopen, get } = acts(house.url);
  const end = async (): Promise<string> => {
    const ticket = await open();
    const { body } = await report(shop.agent, ticket.id, letter(ticket));
    await accept(customer, ticket.id, { basedOn: body.ticket.tag });
    return ticket.id;
  };
  const rate = (id: string, body: object) =>
    call(house.url, 'POST', `/v1/tickets/${id}/rating`, { as: customer.as, body });
  const all = (who = customer) => call<Ratings>(house.url, 'GET', '/v1/ratings', { as: who.as });
  const figures = async (query = '') => (await look(query)).body.ratings;
  const none = { excellent: 0, good: 0, satisfactory: 0, poor: 0, terrible: 0 };

  expect(await figures()).toEqual({ grades: none, given: 0, unanswered: 0, thanks: [], latest: [] });
  const [first, second, third] = [await end(), await end(), await end()];
  expect(await figures()).toMatchObject({ given: 0, unanswered: 3 });
  expect(code(await all())).toEqual([403, 'rate_first']);

  await house.clock.moveBy(24 * HOUR);
  await rate(first, { grade: 'good', text: 'Quick and clear', thanks: shop.agent.id });
  await rate(second, { grade: 'poor' });
  const rated = { grades: { ...none, good: 1, poor: 1 }, given: 2, unanswered: 1 };
  expect((await all()).body).toEqual(rated);
  expect(code(await all(await openCustomer(house, shop)))).toEqual([403, 'rate_first']);
  expect(await figures()).toEqual({
    ...rated,
    thanks: [{ agent: shop.agent.id, name: 'Anna', count: 1 }],
    latest: [
      {
        ticket: first,
        number: (await get(customer, first)).body.ticket.number,
        grade: 'good',
        text: 'Quick and clear',
        thanks: 'Anna',
        at: iso(house.clock.now()),
      },
    ],
  });
  expect(await figures('?from=2026-03-05&to=2026-03-05')).toMatchObject({
    given: 0,
    unanswered: 0,
    latest: [],
  });
  expect(await figures('?from=2026-03-04&to=2026-03-04')).toMatchObject(rated);

  // Opened again, it has not ended; its rating stands again with its next end.
  const { ticket } = (await get(customer, first)).body;
  await reopen(customer, first, { basedOn: ticket.tag, text: 'It is back' });
  expect(await figures()).toMatchObject({ given: 1, unanswered: 1, thanks: [], latest: [] });
  const again = (await acts(house.url).team(shop.agent, first)).body.ticket;
  const { body } = await report(shop.agent, first, letter(again));
  await accept(customer, first, { basedOn: body.ticket.tag });
  expect(await figures('?from=2026-03-05&to=2026-03-05')).toMatchObject({
    grades: { ...none, good: 1 },
    unanswered: 0,
    latest: [{ ticket: first }],
  });
  await rate(third, { grade: 'excellent', text: '=SUM(A1)' });
  const { text } = await call<string>(house.url, 'GET', '/v1/agent/insights.csv?part=ratings', {
    as: shop.lead.as,
  });
  expect(text).toBe(
    'date,excellent,good,satisfactory,poor,terrible,unanswered\r\n2026-03-04,1,0,0,1,0,0\r\n2026-03-05,0,1,0,0,0,0\r\n',
  );
});

test('a known problem that is closed closes those who follow it, and each of them may rate', async () => {
  const post = <T>(path: string, body: object) =>
    call<T>(house.url, 'POST', `/v1/agent${path}`, { as: shop.agent.as, body });
  const { problem } = (
    await post<{ problem: { id: string; tag: string } }>('/problems', {
      title: 'Taxes',
      impact: 'normal',
      status: 'investigating',
      activity: 'Looking',
      nextUpdateAt: iso(house.clock.now() + HOUR),
    })
  ).body;
  const followers = [await open(), await open(), await open()];
  for (const { id, tag } of followers)
    await post(`/tickets/${id}/problem`, { problem: problem.id, basedOn: tag });
  await post(`/problems/${problem.id}/report`, letter(problem));
  const [first, second] = followers as [TeamTicket, TeamTicket];
  const { get, accept, reopen } = acts(house.url);
  const tagOf = async ({ id }: TeamTicket) => (await get(customer, id)).body.ticket.tag;
  await accept(customer, first.id, { basedOn: await tagOf(first) });
  expect((await look()).body.ratings).toMatchObject({ given: 0, unanswered: 1 });

  await house.clock.moveBy(7 * 24 * HOUR);
  expect((await look()).body.ratings).toMatchObject({ given: 0, unanswered: 3 });
  const rated = await call(house.url, 'POST', `/v1/tickets/${second.id}/rating`, {
    as: customer.as,
    body: { grade: 'terrible', text: 'A week' },
  });
  expect(rated.status).toBe(201);
  expect((await look()).body.ratings).toMatchObject({
    given: 1,
    unanswered: 2,
    latest: [{ text: 'A week' }],
  });
  await reopen(customer, second.id, { basedOn: await tagOf(second), text: 'Still so' });
  expect((await look()).body.ratings).toMatchObject({ given: 0, unanswered: 2, latest: [] });
});

test('what remained after a report counts once it is done: by its first date, or later', async () => {
  const ticket = await open();
  const published = iso(house.clock.now());
  const by = iso(house.clock.now() + 2 * HOUR);
  const remaining = ['One', 'Two', 'Three'].map((what) => ({ what, who: 'Anna', by }));
  await acts(house.url).report(shop.agent, ticket.id, letter(ticket, { outcome: 'partial', remaining }));
  const done = (item: number) =>
    call(house.url, 'POST', `/v1/agent/tickets/${ticket.id}/report/remaining/${item}`, {
      as: shop.agent.as,
      body: { done: true, basedOn: { report: published, by } },
    });
  await done(0);
  await house.clock.moveBy(2 * HOUR);
  await done(1);
  expect((await look()).body.remaining).toEqual({ inTime: 1, late: 1 });
});

test('how often a published answer helped, once for each who says so', async () => {
  const { publish, solved } = libraryActs(house.url);
  const { answer } = (await publish(shop.agent)).body;
  for (const who of [customer, await openCustomer(house, shop), customer])
    expect((await solved(who, answer.id)).status).toBe(200);
  expect((await look()).body.helped).toBe(2);
});
