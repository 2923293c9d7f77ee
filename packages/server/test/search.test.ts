import { createClient } from '@libsql/client';
import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shelvesOf } from '../src/commands/search.ts';
import { events, readers, searchDocs } from '../src/db/schema.ts';
import { SEARCH_VERSION } from '../src/domain/search/shelf.ts';
import {
  acts,
  call,
  letter,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { lesson, libraryActs } from './library.ts';
import { cause, teamActs } from './team.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;
let team: ReturnType<typeof teamActs>;
let library: ReturnType<typeof libraryActs>;

const reached = () => {
  act = acts(house.url);
  team = teamActs(house.url);
  library = libraryActs(house.url);
};
beforeEach(async () => {
  house = await openHouse();
  reached();
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
});
afterEach(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const publish = async (more: object = {}) => (await library.publish(A.agent, lesson(more))).body.answer;
const openProblem = async (title: string, more: object = {}) =>
  (await team.openProblem(A.agent, cause(house.clock.now(), { title, ...more }))).body.problem;
const found = async (q: string, lang?: string) => {
  const reply = await library.find(customer, q, lang);
  expect(reply.status, reply.text).toBe(200);
  const { answers, problems, own } = reply.body;
  return {
    answers: answers.map(({ title }) => title),
    problems: problems.map(({ title }) => title),
    own: own.map(({ id }) => id),
  };
};

describe('in the customer’s language', () => {
  test('before the cut: however many newer ones in another language have the word', async () => {
    await publish({ lang: 'ru', title: 'PayPal не принимает оплату' });
    await publish({ lang: 'ru-RU', title: 'Возврат через PayPal' });
    for (let i = 0; i < 30; i += 1) await publish({ title: `PayPal ${i}`, symptom: 'PayPal says no' });
    const { answers } = await found('paypal', 'ru');
    expect(answers.slice(0, 2).toSorted()).toEqual(['PayPal не принимает оплату', 'Возврат через PayPal']);
    expect(answers).toHaveLength(5);
    await publish({ lang: 'ru', title: 'PayPal и чеки' });
    expect(await found('paypal', 'ru-RU'), 'three of theirs are enough').toMatchObject({
      answers: expect.not.arrayContaining([expect.stringMatching(/\d/)]),
    });
    expect((await found('paypal', 'en')).answers.every((title) => /\d/.test(title))).toBe(true);
    expect((await found('paypal')).answers).toHaveLength(5);
    expect((await library.list(A.agent, 'q=paypal&limit=50')).body.answers).toHaveLength(33);
  });

  test('known problems by the language that was said, else by the letters of their title', async () => {
    for (let i = 0; i < 4; i += 1) await openProblem(`PayPal is down in store ${i}`);
    await openProblem('PayPal не отвечает');
    await openProblem('PayPal verweigert Zahlungen', { lang: 'de' });
    expect((await found('paypal', 'ru')).problems).toEqual(['PayPal не отвечает']);
    const german = (await found('paypal', 'de')).problems;
    expect([german.length, german.includes('PayPal не отвечает')]).toEqual([3, false]);
    const english = (await found('paypal', 'en')).problems;
    expect(english).toEqual([3, 2, 1].map((i) => `PayPal is down in store ${i}`));
    expect((await found('paypal')).problems).toHaveLength(3);
    expect((await found('down', 'ru')).problems, 'where there is none in theirs').toHaveLength(3);
  });

  test('an answer that is changed into another language leaves the shelf of the first', async () => {
    const { id, version } = await publish({ lang: 'en', title: 'PayPal' });
    await library.change(A.agent, id, lesson({ lang: 'ru', title: 'PayPal', basedOn: version }));
    for (const lang of ['en', 'ru', undefined])
      expect((await found('paypal', lang)).answers).toEqual(['PayPal']);
    const tongues = (await shelvesOf(house.app.house.reads, A.id, 'published')).map(({ tongue }) => tongue);
    expect(tongues.toSorted()).toEqual(['en00', 'ru00']);
    expect(await docs(id)).toEqual(['']);
  });
});

const docs = async (stream: string) =>
  (await house.app.house.reads.select().from(searchDocs).where(eq(searchDocs.stream, stream))).map(
    ({ part }) => part,
  );

describe('a known problem’s report', () => {
  test('is found at once by those whose tickets it resolved, and written once', async () => {
    const other = await openCustomer(house, A);
    const mine = (await act.create(customer, { message: 'The till restarts' })).body.ticket;
    const theirs = (await act.create(other, { message: 'Restarts all day' })).body.ticket;
    const apart = (await act.create(customer, { message: 'A wish' })).body.ticket;
    const problem = await openProblem('Tills restart');
    for (const { id, tag } of [mine, theirs])
      expect((await team.link(A.agent, id, { problem: problem.id, basedOn: tag })).status).toBe(200);
    const written = { cause: 'A capacitor was swollen', done: 'Exchanged the capacitors' };
    await team.reportProblem(A.agent, problem.id, letter(problem, written));

    const [own] = (await library.find(customer, 'swollen capacitor')).body.own;
    expect(own).toMatchObject({ id: mine.id, status: 'resolved' });
    expect(own?.excerpt.filter(({ match }) => match).map(({ text }) => text)).toContain('capacitor');
    expect(await docs(mine.id)).toEqual(['opening']);
    expect(await docs(problem.id)).toEqual(['report']);
    const stranger = await openCustomer(house, A);
    expect((await library.find(stranger, 'swollen capacitor')).body.own).toEqual([]);
    expect((await library.find(other, 'swollen capacitor')).body.own.map(({ id }) => id)).toEqual([
      theirs.id,
    ]);

    const { tag } = (await act.get(customer, mine.id)).body.ticket;
    await act.accept(customer, mine.id, { basedOn: tag });
    expect((await found('swollen capacitor')).own, 'after a word of its own too').toEqual([mine.id]);
    expect((await docs(mine.id)).toSorted()).toEqual(['opening', 'report']);
    expect((await found('wish')).own).toEqual([apart.id]);
  });
});

test('all that is written in an opening and in a report is looked through, and shown where it was found', async () => {
  const opening = { message: 'The export hangs', expected: 'A spreadsheet', steps: 'Press Monthly overview' };
  const { ticket } = (await act.create(customer, opening)).body;
  await act.create(customer, { message: 'Something else' });
  const now = house.clock.now();
  const report = letter(ticket, {
    outcome: 'partial',
    remaining: [{ what: 'Reimburse the surcharge', who: 'Ben', by: new Date(now + 864e5).toISOString() }],
    evidence: [{ what: 'Plugin', before: '2.7.1', after: '2.7.2' }],
    recurrence: 'possible',
    prevention: 'Enable nightly snapshots',
    technical: 'Idempotency lost since commit 9f3c2aa',
  });
  expect((await act.report(A.agent, ticket.id, report)).status).toBe(201);
  const asked = [
    'spreadsheet',
    'monthly overview',
    'reimbursed',
    '2.7.2',
    '2.7',
    'plugins',
    'snapshot',
    'idempotency',
    '9f3c2aa ',
  ];
  for (const q of asked) {
    const { own } = (await library.find(customer, q)).body;
    expect(
      own.map(({ id }) => id),
      q,
    ).toEqual([ticket.id]);
    expect(
      own[0]?.excerpt.some(({ match }) => match),
      q,
    ).toBe(true);
  }
  expect((await found('2.7.3')).own).toEqual([]);
});

test('what was said in a ticket is soon found, of a known problem too from when it was followed', async () => {
  const { ticket } = (await act.create(customer, { message: 'The export hangs' })).body;
  const other = (await act.create(customer, { message: 'A wish' })).body.ticket;
  const problem = await openProblem('Exports hang');
  const now = () => house.clock.now();
  const beforehand = word(problem, now(), { message: 'A walrus was there before' });
  expect((await team.updateProblem(A.agent, problem.id, beforehand)).status).toBe(201);
  await act.message(customer, ticket.id, { text: 'Also with an armadillo in the basket' });
  const offer = { title: 'Use the pelican view', steps: ['Open it'] };
  const { tag } = (await act.get(customer, ticket.id)).body.ticket;
  const told = word({ tag }, now(), {
    message: 'We ask the ocelot',
    technical: 'Flamingo cache',
    options: [offer],
  });
  expect((await act.update(A.agent, ticket.id, told)).status).toBe(201);
  const linked = (
    await team.link(A.agent, ticket.id, {
      problem: problem.id,
      basedOn: (await act.get(customer, ticket.id)).body.ticket.tag,
    })
  ).body.ticket;
  expect(linked.problem?.id).toBe(problem.id);
  const since = (await team.problem(A.agent, problem.id)).body.problem;
  await team.updateProblem(A.agent, problem.id, word(since, now(), { message: 'The narwhal is at work' }));

  const asked = ['armadillo', 'pelican', 'ocelots', 'flamingo', 'narwhal'];
  await vi.waitFor(
    async () => {
      for (const q of asked) {
        const { own } = (await library.find(customer, q)).body;
        expect(
          own.map(({ id }) => id),
          q,
        ).toEqual([ticket.id]);
        expect(
          own[0]?.excerpt.some(({ match }) => match),
          q,
        ).toBe(true);
      }
    },
    { timeout: 10_000 },
  );
  expect((await found('walrus')).own, 'said before it was followed').toEqual([]);

  const apart = { problem: null, basedOn: (await act.get(customer, ticket.id)).body.ticket.tag };
  const next = { nextUpdateAt: new Date(now() + 36e5).toISOString() };
  const unlinked = await team.link(A.agent, ticket.id, { ...apart, ...next });
  expect(unlinked.status, unlinked.text).toBe(200);
  const after = (await team.problem(A.agent, problem.id)).body.problem;
  await team.updateProblem(A.agent, problem.id, word(after, now(), { message: 'A quokka came by' }));
  await act.message(customer, ticket.id, { text: 'And a wombat' });
  await vi.waitFor(async () => expect((await found('wombat')).own).toEqual([ticket.id]), { timeout: 10_000 });
  expect((await found('narwhal')).own, 'said while it was followed').toEqual([ticket.id]);
  expect((await found('quokka')).own, 'said afterwards').toEqual([]);
  expect((await library.find(await openCustomer(house, A), 'armadillo')).body.own).toEqual([]);
  expect((await found('wish')).own).toEqual([other.id]);
});

test('however much is said in one ticket, others are found', async () => {
  const quiet = (await act.create(customer, { message: 'The printer smells' })).body.ticket;
  let { ticket } = (await act.create(customer, { message: 'The export hangs' })).body;
  const aside = (await act.create(customer, { message: 'A wish' })).body.ticket;
  const once = { ...word(aside, house.clock.now()), message: 'The printer of the second floor' };
  expect((await act.update(A.agent, aside.id, once)).status).toBe(201);
  for (let i = 0; i < 70; i += 1) {
    const told = word(ticket, house.clock.now(), { message: `The printer again, ${i}` });
    ({ ticket } = (await act.update(A.agent, ticket.id, told)).body);
  }
  const all = [aside.id, quiet.id, ticket.id].toSorted();
  await vi.waitFor(async () => expect((await found('printer ')).own.toSorted()).toEqual(all), {
    timeout: 10_000,
  });
});

test('what is given under a data request is never in the index, so nothing of it outlives its time', async () => {
  const { ticket } = (await act.create(customer, { message: 'The export hangs' })).body;
  const item = {
    kind: 'text',
    what: 'The account’s name',
    purpose: 'To see which export it is',
    sensitivity: 'personal',
    keepDays: 14,
  };
  const waiting = { status: 'waiting_on_customer', waiting: { for: 'customer', text: 'The name' } };
  const asked = await act.update(
    A.agent,
    ticket.id,
    word(ticket, house.clock.now(), { ...waiting, request: [item] }),
  );
  expect(asked.status, asked.text).toBe(201);
  const { requests } = (await act.get(customer, ticket.id)).body.ticket;
  const [[request, { items }] = ['', { items: {} }]] = Object.entries(requests ?? {});
  const path = `/v1/tickets/${ticket.id}/data-requests/${request}/answers`;
  const body = { items: [{ item: Object.keys(items)[0], answer: 'given', text: 'Zanzibar' }] };
  const given = await call(house.url, 'POST', path, { as: customer.as, body });
  expect(given.status, given.text).toBe(201);
  // What was asked for is found as soon as the reader has come so far, which is behind what was given.
  expect((await act.message(customer, ticket.id, { text: 'Is it a dromedary?' })).status).toBe(201);
  await vi.waitFor(async () => expect((await found('dromedary')).own).toEqual([ticket.id]), {
    timeout: 10_000,
  });
  expect((await found('zanzibar ')).own).toEqual([]);
  expect((await found('export ')).own).toEqual([ticket.id]);
});

describe('what is older than the index', () => {
  const emptied = async (sql: readonly string[]) => {
    await house.app.close();
    const client = createClient({ url: `file:${house.database}` });
    for (const one of sql) await client.execute(one);
    client.close();
    house = await openHouse({ database: house.database }, house.clock.now());
    reached();
  };
  const place = async () =>
    (await house.app.house.reads.select().from(readers).where(like(readers.name, 'search-%'))).map(
      ({ name, cursor }) => [name, cursor],
    );

  /** One of each kind, and what finds it. */
  async function oneOfEach() {
    const standing = await publish({ title: 'Barcode labels' });
    const gone = await publish({ title: 'Withdrawn hint' });
    await library.withdraw(A.agent, gone.id);
    await openProblem('Scanner stays dark');
    const ended = await openProblem('Tills restart');
    const { ticket } = (await act.create(customer, { message: 'The drawer jams' })).body;
    const linked = (await act.create(customer, { message: 'The till restarts' })).body.ticket;
    await team.link(A.agent, linked.id, { problem: ended.id, basedOn: linked.tag });
    await act.report(A.agent, ticket.id, letter(ticket, { cause: 'A bent spring', done: 'Sent a spring' }));
    await team.reportProblem(A.agent, ended.id, letter(ended, { cause: 'A swollen capacitor' }));
    return async () => {
      expect(await found('barcode labels')).toEqual({ answers: [standing.title], problems: [], own: [] });
      expect((await found('withdrawn hint ')).answers).toEqual([]);
      expect((await library.list(A.agent, 'scope=withdrawn&q=hint')).body.answers).toHaveLength(1);
      expect((await found('scanner dark ', 'en')).problems).toEqual(['Scanner stays dark']);
      expect(await found('tills restart ')).toMatchObject({ problems: [], own: [linked.id] });
      expect((await found('drawer')).own).toEqual([ticket.id]);
      expect((await found('bent spring')).own).toEqual([ticket.id]);
      expect((await found('swollen capacitor')).own).toEqual([linked.id]);
    };
  }
  const EMPTY = [
    'DELETE FROM search_docs',
    'DELETE FROM search_shelves',
    "INSERT INTO library_words (library_words) VALUES ('delete-all')",
    "INSERT INTO ticket_words (ticket_words) VALUES ('delete-all')",
  ];
  const UNREAD = "DELETE FROM readers WHERE name LIKE 'search-%'";

  test('is soon found, beside everything else', async () => {
    const all = await oneOfEach();
    await all();
    await emptied([...EMPTY, UNREAD]);
    await vi.waitFor(all, { timeout: 10_000 });
    const head = await house.app.house.log.head();
    await vi.waitFor(async () => expect(await place()).toEqual([[`search-${SEARCH_VERSION}`, head]]));
  });

  test('and so is what another version has indexed, in words that are not today’s', async () => {
    const all = await oneOfEach();
    const [doc] = await house.app.house.reads.select().from(searchDocs).limit(1);
    expect(doc?.version).toBe(SEARCH_VERSION);
    await emptied([...EMPTY.slice(1), 'UPDATE search_docs SET version = version - 1', UNREAD]);
    await vi.waitFor(all, { timeout: 10_000 });
    const stale = house.app.house.reads.select().from(searchDocs).where(eq(searchDocs.version, 0));
    expect(await stale).toEqual([]);
  });

  test('a restart goes on where it stood, and writes nothing again that is there', async () => {
    const all = await oneOfEach();
    await emptied([]);
    const head = await house.app.house.log.head();
    await vi.waitFor(async () => expect(await place()).toEqual([[`search-${SEARCH_VERSION}`, head]]));
    // What stands behind its place is not looked at again.
    await emptied(EMPTY);
    const { ticket } = (await act.create(customer, { message: 'A printer smells of smoke' })).body;
    expect((await found('smoke')).own).toEqual([ticket.id]);
    expect((await found('drawer')).own).toEqual([]);
    await emptied([UNREAD]);
    await vi.waitFor(all, { timeout: 10_000 });
  });

  test('nothing of it is told to anyone: the log stays as it was', async () => {
    await oneOfEach();
    const before = await house.app.house.reads.select().from(events).where(eq(events.workspace, A.id));
    await emptied([...EMPTY, UNREAD]);
    await vi.waitFor(async () => expect((await found('drawer')).own).toHaveLength(1), { timeout: 10_000 });
    expect(await house.app.house.reads.select().from(events).where(eq(events.workspace, A.id))).toEqual(
      before,
    );
  });
});
