import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acts,
  call,
  code,
  letter,
  logIn,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';

let house: TestHouse;
let A: Workspace;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const ODD = [
  '<img src=x onerror=alert(1)>',
  "Robert'); DROP TABLE tickets;--",
  '{"type":"img","props":{}} #{7*7} {{7*7}} %s %n',
  '../../../../etc/passwd\\..\\',
  'ابدأ \u202e مقلوب \u2066 ok \u2069',
  'Да́льше — Zalgo Z̷a̴l̵g̶o̷, 한국어, 日本語',
  '👩‍👩‍👧‍👦🏳️‍🌈 \u{10ffff} \ufffd \ufeffb\u200bc',
  'line one\r\nline two\n\ttabbed\u0001\u007f\u2028\u2029end',
  'NaN null undefined true 1e1000 -0 __proto__ constructor',
  'x'.repeat(8000),
];

test.each(ODD)('%j comes back as it was written', async (text) => {
  const customer = await openCustomer(house, A);
  const { create, message, update, note, report, events, teamEvents } = acts(house.url);
  const contact = { name: text.slice(0, 120) };
  const { ticket } = (await create(customer, { message: text, subject: text.slice(0, 160), contact })).body;
  expect(ticket.subject).toBe(text.slice(0, 160).trim());
  await message(customer, ticket.id, { text });
  await note(A.agent, ticket.id, { text });
  const said = { activity: text.slice(0, 500), message: text, reason: text.slice(0, 1000) };
  const updated = (await update(A.agent, ticket.id, word(ticket, house.clock.now(), said))).body.ticket;
  expect(updated.activity).toEqual({ text: text.slice(0, 500).trim(), lang: null });
  expect(updated.customer.name).toBe(text.slice(0, 120).trim());
  await report(A.agent, ticket.id, letter(updated, { technical: text }));
  const [created, posted, , answer] = await events(customer, ticket.id);
  expect([created?.words, posted?.words]).toMatchObject([{ message: text }, { message: text }]);
  expect(answer?.words).toMatchObject({ technical: text });
  expect((await teamEvents(A.agent, ticket.id))[2]?.words).toMatchObject({ text });
});

test('the subject is the first line, cut between words and never through a character', async () => {
  const customer = await openCustomer(house, A);
  const subject = async (message: string) =>
    (await acts(house.url).create(customer, { message })).body.ticket.subject;
  expect(await subject('  No sound \r\nsince Monday')).toBe('No sound');
  expect(await subject('Short')).toBe('Short');
  const long = await subject(
    'The till restarts whenever a customer pays by card and the printer is out of paper or nearly so, which is often',
  );
  expect(long).toMatch(/^The till restarts .* \S+$/);
  const words = await subject(`${'word '.repeat(60)}`);
  expect(words).toMatch(/^(word ){20,}word…$/);
  const faces = await subject(`x${'😀'.repeat(200)}`);
  expect(faces?.isWellFormed()).toBe(true);
  expect(faces).not.toContain('\ufffd');
});

test('who gives another’s name and address gets nothing of theirs', async () => {
  const [victim, other] = [await openCustomer(house, A), await openCustomer(house, A)];
  const { create, get } = acts(house.url);
  const contact = { name: 'Kim', email: 'kim@example.org' };
  const { ticket } = (await create(victim, { contact })).body;
  await create(other, { contact });
  expect((await get(other, ticket.id)).status).toBe(404);
  const list = await call<{ tickets: object[] }>(house.url, 'GET', '/v1/tickets', other);
  expect(list.body.tickets).toHaveLength(1);
  expect(JSON.stringify(ticket)).not.toContain('kim@example.org');
});

test('no token and no password stands in the database', async () => {
  const own = await openHouse();
  const B = await openWorkspace(own);
  const customer = await openCustomer(own, B);
  const { cookie = '' } = await logIn(own, B.agent.email);
  const { database } = own;
  const files = () => [database, `${database}-wal`].map((path) => readFileSync(path));
  const held = Buffer.concat(files());
  expect(held.includes(B.agent.id), 'the rest is there').toBe(true);
  for (const secret of [customer.token, B.secretKey, cookie.split('=')[1] as string, 'correct horse battery'])
    expect(held.includes(secret)).toBe(false);
  await own.close();
});

describe('at the default limits', () => {
  let small: TestHouse;
  let B: Workspace;
  beforeAll(async () => {
    small = await openHouse({ limits: {} });
    B = await openWorkspace(small);
  });
  afterAll(() => small.close());

  test('a customer opens twenty tickets in ten minutes and acts 120 times a minute, each by themselves', async () => {
    const [busy, calm] = [await openCustomer(small, B), await openCustomer(small, B)];
    const { create, message } = acts(small.url);
    const opened = await Promise.all(Array.from({ length: 21 }, () => create(busy)));
    expect(opened.filter(({ status }) => status === 201)).toHaveLength(20);
    const over = opened.find(({ status }) => status === 429);
    expect(over && code(over)).toEqual([429, 'rate_limited']);
    expect(Number(over?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await create(calm)).status).toBe(201);

    const { id } = opened.find(({ status }) => status === 201)?.body.ticket ?? { id: '' };
    const said = await Promise.all(Array.from({ length: 121 }, () => message(busy, id, { text: 'Hello?' })));
    expect(said.filter(({ status }) => status === 429)).toHaveLength(1);
    await small.clock.moveBy(MINUTE);
    expect((await message(busy, id, { text: 'Hello?' })).status).toBe(201);
    expect((await create(busy)).status).toBe(429);
    await small.clock.moveBy(9 * MINUTE);
    expect((await create(busy)).status).toBe(201);
  });

  test('an address opens sixty sessions a minute', async () => {
    await small.clock.moveBy(MINUTE);
    const open = () => call(small.url, 'POST', '/v1/sessions', { body: { key: B.key } });
    const replies = await Promise.all(Array.from({ length: 62 }, open));
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(2);
  });
});
