import { randomUUID } from 'node:crypto';
import { createAgent } from '@vestka/sdk/agent';
import type { Answer } from '@vestka/sdk/protocol';
import { and, asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answers, events } from '../src/db/schema.ts';
import {
  acts,
  call,
  code,
  HOUR,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type TestHouse,
  type Workspace,
} from './house.ts';
import { lesson, libraryActs } from './library.ts';
import { cause, teamActs } from './team.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let act: ReturnType<typeof acts>;
let team: ReturnType<typeof teamActs>;
let library: ReturnType<typeof libraryActs>;

beforeAll(async () => {
  house = await openHouse();
  act = acts(house.url);
  team = teamActs(house.url);
  library = libraryActs(house.url);
});
/** A workspace each: nobody finds what another test has published. */
beforeEach(async () => {
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
});
afterAll(async () => {
  expect(house.faults).toEqual([]);
  await house.close();
});

const publish = async (more: object = {}): Promise<Answer> => {
  const reply = await library.publish(A.agent, lesson(more));
  expect(reply.status, reply.text).toBe(201);
  return reply.body.answer;
};
const found = async (q: string, lang?: string, who: Person = customer) => {
  const reply = await library.find(who, q, lang);
  expect(reply.status, reply.text).toBe(200);
  return reply.body;
};
const titles = async (q: string, lang?: string) => (await found(q, lang)).answers.map(({ title }) => title);
const logged = async (stream: string) =>
  (
    await house.app.house.reads
      .select()
      .from(events)
      .where(and(eq(events.stream, stream), eq(events.workspace, A.id)))
      .orderBy(asc(events.version))
  ).map(({ type, audience, words }) => [type, audience, words !== null]);

describe('an answer', () => {
  test('is published, changed, found useful, and withdrawn', async () => {
    const answer = await publish();
    expect(answer).toMatchObject({ by: 'Anna', lang: 'en', solved: 0, version: 1, withdrawnAt: null });
    expect((await library.answer(customer, answer.id)).body.answer).toEqual(answer);

    await house.clock.moveBy(HOUR);
    const { readThrough, ...content } = lesson({ title: 'Blank invoices' });
    const changed = await library.change(A.lead, answer.id, { ...content, readThrough, basedOn: 1 });
    expect(changed.body.answer).toMatchObject({ title: 'Blank invoices', by: 'Marta', version: 2 });
    expect(changed.body.answer.publishedAt).toBe(answer.publishedAt);
    expect(await titles('blank ')).toEqual(['Blank invoices']);
    expect(await titles('printing ')).toEqual([]);

    expect((await library.solved(customer, answer.id)).body.answer).toMatchObject({ solved: 1, version: 2 });

    const gone = await library.withdraw(A.agent, answer.id, 'Release 4.2 has mended it');
    expect([gone.status, gone.body.answer.withdrawnAt === null]).toEqual([200, false]);
    expect(await titles('blank ')).toEqual([]);
    expect(code(await library.answer(customer, answer.id))).toEqual([404, 'not_found']);
    expect(code(await library.solved(customer, answer.id))).toEqual([404, 'not_found']);
    expect(code(await library.withdraw(A.agent, answer.id))).toEqual([422, 'nothing_new']);

    const back = await library.change(A.agent, answer.id, lesson({ basedOn: 4 }));
    expect(back.body.answer).toMatchObject({ withdrawnAt: null, solved: 1, version: 5 });
    expect(await titles('printing ')).toEqual(['Printing an invoice']);
    expect(await logged(answer.id)).toEqual([
      ['answer_published', 'team', true],
      ['answer_changed', 'team', true],
      ['answer_helped', 'team', false],
      ['answer_withdrawn', 'team', true],
      ['answer_changed', 'team', true],
    ]);
  });

  test('needs somebody who has read it through, and a ticket that is there', async () => {
    const { readThrough: _, ...unread } = lesson();
    for (const body of [unread, { ...unread, readThrough: false }]) {
      const reply = await library.publish(A.agent, body);
      expect(code(reply)).toEqual([422, 'validation_failed']);
      expect(reply.body).toMatchObject({ errors: [{ path: 'readThrough' }] });
    }
  });

  test('knows the ticket or the known problem it was made from', async () => {
    const { ticket } = (await act.create(customer)).body;
    const { problem } = (await team.openProblem(A.agent, cause(house.clock.now()))).body;
    const madeFrom = async (more: object) => {
      const { id, version } = await publish(more);
      await library.change(A.agent, id, lesson({ title: 'Better', basedOn: version }));
      const { reads } = house.app.house;
      const [row] = await reads.select().from(answers).where(eq(answers.id, id));
      const [first] = await reads.select().from(events).where(eq(events.stream, id));
      return [row?.madeFrom, JSON.parse(first?.data ?? '')];
    };
    expect(await madeFrom({ ticket: ticket.id })).toEqual([ticket.id, { lang: 'en', ticket: ticket.id }]);
    expect(await madeFrom({ problem: problem.id })).toEqual([
      problem.id,
      { lang: 'en', ticket: null, problem: problem.id },
    ]);
    expect(await madeFrom({})).toEqual([null, { lang: 'en', ticket: null }]);

    const B = await openWorkspace(house, 'B');
    for (const [as, path, id] of [
      [A.agent, 'ticket', `tk_${'1'.repeat(22)}`],
      [B.agent, 'ticket', ticket.id],
      [A.agent, 'ticket', problem.id],
      [A.agent, 'problem', `pb_${'1'.repeat(22)}`],
      [B.agent, 'problem', problem.id],
      [A.agent, 'problem', ticket.id],
    ] as const) {
      const reply = await library.publish(as, lesson({ [path]: id }));
      expect(code(reply)).toEqual([422, 'validation_failed']);
      expect(reply.body).toMatchObject({ errors: [{ path }] });
    }
    const both = await library.publish(A.agent, lesson({ ticket: ticket.id, problem: problem.id }));
    expect(code(both)).toEqual([422, 'validation_failed']);
    expect(both.body).toMatchObject({ errors: [{ path: 'problem' }] });
  });

  test('is changed by one of two who looked at the same time; being useful changes nothing for them', async () => {
    const { id } = await publish();
    await library.solved(customer, id);
    const change = (title: string) => library.change(A.agent, id, lesson({ title, basedOn: 1 }));
    const replies = await Promise.all([change('One'), change('Two')]);
    expect(replies.map(code).sort()).toEqual([
      [200, undefined],
      [409, 'stale'],
    ]);
    expect((await library.answer(customer, id)).body.answer.title).toMatch(/One|Two/);
  });

  test('is published once, however often the same intent comes', async () => {
    const intent = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => library.publish(A.agent, lesson(), { intent })),
    );
    expect(new Set(replies.map(({ body }) => body.answer.id)).size).toBe(1);
    const other = await library.publish(A.agent, lesson({ title: 'Other' }), { intent });
    expect(code(other)).toEqual([422, 'idempotency_mismatch']);
    expect((await library.list(A.agent)).body.answers).toHaveLength(1);
  });

  test('counts a person once, in twenty calls at once and in a later one', async () => {
    const { id } = await publish();
    const replies = await Promise.all(Array.from({ length: 20 }, () => library.solved(customer, id)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    await house.clock.moveBy(48 * HOUR);
    await library.solved(customer, id);
    const others = await Promise.all(Array.from({ length: 3 }, () => openCustomer(house, A)));
    await Promise.all(others.map((one) => library.solved(one, id)));
    expect((await library.answer(customer, id)).body.answer.solved).toBe(4);
    expect(await logged(id)).toHaveLength(5);
  });
});

describe('what a customer finds while typing', () => {
  test('answers by any form of their words', async () => {
    await publish();
    await publish({
      lang: 'ru',
      title: 'Печать счёта',
      symptom: 'Счёт не выходит из принтера, лист остаётся пустым.',
      cause: 'Формат бумаги в шаблоне не подходит принтеру.',
      solution: 'Откройте настройки, шаблоны, и выберите A4.',
    });
    for (const q of [
      'invoices won’t print',
      'Printed invoice',
      'my INVOICE',
      'invo',
      'sending it to printers ',
    ])
      expect([q, await titles(q)]).toEqual([q, ['Printing an invoice']]);
    for (const q of [
      'не печатаются счета',
      'напечатать счёт',
      'настройка шаблонов ',
      'СЧЕТ',
      'счёто',
      'прин',
    ])
      expect([q, await titles(q)]).toEqual([q, ['Печать счёта']]);
    for (const q of ['', ' ', 'a', 'я', 'it does not work', 'не работает', 'scanner', 'сканер'])
      expect([q, await titles(q)]).toEqual([q, []]);
  });

  test('with what matches marked', async () => {
    await publish();
    const { answers } = await found('invoices printer ');
    expect(answers[0]?.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual([
      'invoice',
      'printer',
    ]);
    expect(answers[0]?.excerpt.map(({ text }) => text).join('')).toContain(
      'sent to the printer. Open Settings',
    );
  });

  test('in their language first, a word in the title before one in the text, five at most', async () => {
    await publish({ lang: 'de', title: 'PayPal', symptom: 'Zahlung bricht ab' });
    await publish({ title: 'Refunds', symptom: 'Money of PayPal comes late' });
    await publish({ title: 'PayPal is refused', symptom: 'It says no' });
    expect(await titles('paypal', 'en-GB')).toEqual(['PayPal is refused', 'Refunds', 'PayPal']);
    expect((await titles('paypal', 'de'))[0]).toBe('PayPal');
    for (let i = 0; i < 6; i += 1) await publish({ title: `PayPal ${i}` });
    expect(await titles('paypal')).toHaveLength(5);
  });

  test('the likeliest first: what is rare counts for more, one word of many for nothing', async () => {
    for (let i = 0; i < 8; i += 1)
      await publish({ title: `Printer ${i}`, symptom: 'The printer is offline' });
    await publish({ title: 'Smudged labels', symptom: 'The printer smears the barcode' });
    expect((await titles('printer smears barcode'))[0]).toBe('Smudged labels');
    expect(await titles('the printer of our reception caught fire yesterday ')).toEqual([]);
  });

  test('open known problems by their title', async () => {
    const open = async (title: string) =>
      (await team.openProblem(A.agent, cause(house.clock.now(), { title }))).body.problem;
    const problem = await open('Card payments restart the till');
    for (let i = 0; i < 5; i += 1) await open(`Scanner ${i} stays dark`);
    expect((await found('the till restarts on card payment')).problems).toEqual([
      {
        id: problem.id,
        number: problem.number,
        title: problem.title,
        status: 'cause_found',
        nextUpdateAt: problem.promise?.dueAt,
      },
    ]);
    expect((await found('scanner')).problems).toHaveLength(3);
    await team.reportProblem(A.agent, problem.id, letter(problem));
    expect((await found('till restarts ')).problems).toEqual([]);
  });

  test('their own tickets, by how they began and how they ended', async () => {
    const { ticket } = (await act.create(customer, { subject: 'Till', message: 'The drawer jams at noon' }))
      .body;
    await act.create(customer, { message: 'Something else' });
    const [own] = (await found('drawers jammed')).own;
    expect(own).toMatchObject({ id: ticket.id, number: ticket.number, subject: 'Till', status: 'received' });
    expect(own?.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual(['drawer', 'jams']);

    await act.report(
      A.agent,
      ticket.id,
      letter(ticket, { cause: 'A spring was bent', done: 'Sent a spring' }),
    );
    const [ended] = (await found('bent spring')).own;
    expect(ended).toMatchObject({ id: ticket.id, status: 'resolved' });
    expect(ended?.excerpt.map(({ text }) => text).join('')).toBe('A spring was bent Sent a spring');
    expect((await found('drawer')).own).toHaveLength(1);
  });

  test('never what is another’s', async () => {
    const stranger = await openCustomer(house, A);
    const B = await openWorkspace(house, 'B');
    const abroad = await openCustomer(house, B);
    await publish();
    await team.openProblem(A.agent, cause(house.clock.now(), { title: 'Invoice print queue hangs' }));
    await act.create(customer, { message: 'My invoice does not print' });
    const all = await found('invoice print');
    expect([all.answers.length, all.problems.length, all.own.length]).toEqual([1, 1, 1]);
    const theirs = await found('invoice print', 'en', stranger);
    expect([theirs.answers.length, theirs.problems.length, theirs.own.length]).toEqual([1, 1, 0]);
    expect(await found('invoice print', 'en', abroad)).toEqual({ answers: [], problems: [], own: [] });
    const scope = (text: string) => found(text, 'en', abroad);
    const tail = A.id.slice(-10);
    for (const q of [`p${tail}invoic`, `~~${customer.id.replace('_', '')}`, customer.id])
      expect(await scope(q)).toEqual({ answers: [], problems: [], own: [] });
  });

  test.each([
    '"',
    '""" OR "',
    'invoice"*',
    'invoice AND NOT',
    'words:invoice',
    'NEAR(invoice print, 5)',
    '^invoice + -print',
    "'; DROP TABLE answers; --",
    '{words} : (invoice',
    '* ** ( ) [ ] { } ^ : ~ ~~published',
    'OR OR OR AND NOT NEAR',
    'ınvoıce İNVOICE ﬁle',
    '\u202e\u200f\u200b invoice',
    '👩‍👩‍👧 🏳️‍🌈',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!',
    '請求書が印刷できない',
    'لا يمكن طباعة الفاتورة',
    '\u{10FFFF}\u{E000}x',
    'x'.repeat(400),
    'word '.repeat(80),
    '𝒾𝓃𝓋𝑜𝒾𝒸𝑒',
  ])('of %j: lists, whatever they hold', async (q) => {
    await publish({ title: q.slice(0, 200).trim() || 'x' });
    const { answers, problems, own } = await found(q);
    expect([answers.length <= 1, problems, own]).toEqual([true, [], []]);
  });

  test('as often as the people of one network type, however many sessions they open', async () => {
    const small = await openHouse({
      limits: { finds: { most: 3, per: MINUTE }, findsByNetwork: { most: 5, per: MINUTE } },
      site: { trustProxy: true },
    });
    try {
      const shop = await openWorkspace(small);
      const find = async (from: string) => {
        const { as } = await openCustomer(small, shop);
        const headers = { 'x-forwarded-for': from };
        return call(small.url, 'GET', '/v1/answers?q=invoice', { as, headers });
      };
      for (let i = 0; i < 5; i += 1) expect((await find(`2001:db8:0:1::${i}`)).status).toBe(200);
      expect(code(await find('2001:db8:0:1::9'))).toEqual([429, 'rate_limited']);
      expect((await find('2001:db8:0:2::1')).status, 'another network').toBe(200);
      await small.clock.moveBy(MINUTE);
      expect((await find('2001:db8:0:1::9')).status).toBe(200);
    } finally {
      await small.close();
    }
  });

  test('as often as anyone types, and no more', async () => {
    const small = await openHouse({ limits: { finds: { most: 3, per: MINUTE } } });
    try {
      const shop = await openWorkspace(small);
      const [one, other] = [await openCustomer(small, shop), await openCustomer(small, shop)];
      const { find } = libraryActs(small.url);
      for (let i = 0; i < 3; i += 1) expect((await find(one, 'invoice')).status).toBe(200);
      expect(code(await find(one, 'invoice'))).toEqual([429, 'rate_limited']);
      expect((await find(other, 'invoice')).status).toBe(200);
    } finally {
      await small.close();
    }
  });
});

test('acts of all kinds are counted together', async () => {
  const small = await openHouse({ limits: { acts: { most: 3, per: MINUTE } } });
  try {
    const shop = await openWorkspace(small);
    const [busy, calm] = [await openCustomer(small, shop), await openCustomer(small, shop)];
    const { create, message } = acts(small.url);
    const { id } = (await create(busy)).body.ticket;
    const announce = (as: Person) =>
      call(small.url, 'POST', '/v1/attachments', { as: as.as, body: { name: 'a.log', size: 10 } });
    for (let i = 0; i < 2; i += 1) expect((await message(busy, id, { text: 'Hello?' })).status).toBe(201);
    expect((await announce(busy)).status).toBe(201);
    const solved = await call(small.url, 'POST', '/v1/answers/an_0000000000000000/solved', {
      as: busy.as,
      body: {},
    });
    for (const over of [solved, await announce(busy), await message(busy, id, { text: 'Hello?' })])
      expect(code(over)).toEqual([429, 'rate_limited']);
    expect((await announce(calm)).status).toBe(201);
  } finally {
    await small.close();
  }
});

describe('the team’s list', () => {
  test('the newest first, page by page, what was withdrawn apart', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      made.unshift((await publish({ title: `Answer ${i}` })).id);
      // Two of them at the same instant.
      if (i !== 2) await house.clock.moveBy(MINUTE);
    }
    const ids: string[] = [];
    let after = '';
    do {
      const { body } = await library.list(A.agent, `limit=2${after && `&after=${after}`}`);
      ids.push(...body.answers.map(({ id }) => id));
      after = body.next ?? '';
    } while (after);
    expect([...ids].sort()).toEqual([...made].sort());
    expect([ids[0], ids[4]]).toEqual([made[0], made[4]]);

    await library.withdraw(A.agent, made[0] as string);
    const list = async (query: string) =>
      (await library.list(A.agent, query)).body.answers.map(({ id }) => id);
    expect(await list('')).not.toContain(made[0]);
    expect(await list('scope=withdrawn')).toEqual([made[0]]);
    expect(await list('scope=withdrawn&q=answer')).toEqual([made[0]]);
    expect(await list('q=answer')).not.toContain(made[0]);
  });

  test('by words, page by page, of this workspace alone', async () => {
    for (let i = 0; i < 5; i += 1) await publish({ title: `Scanner ${i}` });
    await publish({ title: 'Cash drawer' });
    const B = await openWorkspace(house, 'B');
    expect((await library.list(B.agent, 'q=scanners')).body).toEqual({ answers: [], next: null });
    const first = (await library.list(A.agent, 'q=scanners&limit=3')).body;
    const second = (await library.list(A.agent, `q=scanners&limit=3&after=${first.next}`)).body;
    const all = [...first.answers, ...second.answers];
    expect([first.answers.length, new Set(all.map(({ id }) => id)).size, second.next]).toEqual([3, 5, null]);
    expect(code(await library.list(A.agent, 'q=scanners&after=garbage'))).toEqual([422, 'validation_failed']);
  });
});

describe('a draft', () => {
  test('is made of a known problem’s report too', async () => {
    const { problem } = (await team.openProblem(A.agent, cause(house.clock.now()))).body;
    const cured = { ...letter(problem), done: 'We wrote to kim@example.org and changed the driver.' };
    await team.reportProblem(A.agent, problem.id, cured);
    const { body } = await library.draft(A.agent, problem.id);
    expect(body).toMatchObject({ title: problem.title, symptom: problem.title });
    expect(body.solution).toContain('We wrote to [');
    expect(body.stripped).toMatchObject([{ field: 'solution', kind: 'email', was: 'kim@example.org' }]);
    const { lang, title, symptom, solution } = body;
    const words = {
      lang,
      title,
      symptom,
      cause: body.cause,
      solution: solution.replace(/\[[^\]]+\]/, 'the maker'),
      problem: problem.id,
      readThrough: true,
    };
    expect((await library.publish(A.agent, words)).body.answer).toMatchObject({ title });
  });

  test('is made of a ticket and its report, with nothing of the person in it', async () => {
    const { ticket } = (
      await act.create(customer, {
        subject: 'Invoices of John Smith',
        message: 'Hello,\nthe invoices do not print. Call me: +49 30 1234567.\nJohn Smith',
        contact: { name: 'John Smith', email: 'john@example.org' },
      })
    ).body;
    const before = (await library.draft(A.agent, ticket.id)).body;
    expect(before).toMatchObject({ title: 'Invoices of [name]', cause: '', solution: '', technical: null });
    await act.report(
      A.agent,
      ticket.id,
      letter(ticket, { done: 'Told John to choose A4', technical: 'template 7 of order no. 48213' }),
    );
    const { status, body } = await library.draft(A.agent, ticket.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      lang: 'en',
      symptom: 'Hello,\nthe invoices do not print. Call me: [phone].\n[name]',
      cause: 'A tax class was missing after the update',
      solution: 'Told [name] to choose A4',
      technical: 'template 7 of order no. [number]',
    });
    for (const { field, start, end } of body.stripped)
      expect((body[field] ?? '').slice(start, end)).toMatch(/^\[.+\]$/);
    const { stripped: _, ...content } = body;
    const left = await library.publish(A.agent, lesson({ ...content, ticket: ticket.id }));
    expect(left).toMatchObject({ status: 422, body: { code: 'answer_unfinished' } });
    const { errors } = left.body as unknown as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path)).toEqual(['title', 'symptom', 'solution', 'technical']);
    const finished = {
      ...{ title: 'Invoices', symptom: 'The invoices do not print.', solution: 'Choose A4: `sizes[0]`.' },
      technical: 'template 7',
    };
    const { status: taken, body: made } = await library.publish(
      A.agent,
      lesson({ ...content, ...finished, ticket: ticket.id }),
    );
    expect(taken).toBe(201);
    const { id, version } = made.answer;
    const back = { ...lesson(finished), solution: 'Told [name] so.', basedOn: version };
    expect((await library.change(A.agent, id, back)).body).toMatchObject({
      code: 'answer_unfinished',
      errors: [{ path: 'solution' }],
    });
  });
});

test('by the agents’ client', async () => {
  const { ticket } = (await act.create(customer, { subject: 'Till', message: 'Kim’s drawer jams' })).body;
  const agent = createAgent({ url: house.url, secretKey: A.secretKey, agent: A.agent.id });
  const { answers } = agent;
  try {
    expect(await answers.draft(ticket.id)).toMatchObject({ title: 'Till', symptom: 'Kim’s drawer jams' });
    const made = await answers.publish({ ...lesson(), ticket: ticket.id });
    expect(await answers.list()).toEqual({ answers: [made], next: null });
    expect(await answers.open(made.id)).toEqual(made);
    expect((await answers.list({ q: 'printed', limit: 1 })).answers).toEqual([made]);
    const { readThrough, ...content } = lesson({ title: 'Other' });
    expect((await answers.change(made.id, { ...content, readThrough, basedOn: made.version })).title).toBe(
      'Other',
    );
    await expect(
      answers.change(made.id, { ...content, readThrough, basedOn: made.version }),
    ).rejects.toMatchObject({ code: 'stale' });
    expect((await answers.withdraw(made.id)).withdrawnAt).not.toBeNull();
    expect((await answers.open(made.id)).withdrawnAt).not.toBeNull();
    const B = await openWorkspace(house, 'B');
    const other = createAgent({ url: house.url, secretKey: B.secretKey, agent: B.agent.id });
    await expect(other.answers.open(made.id)).rejects.toMatchObject({ code: 'not_found' });
    other.close();
    expect((await answers.list({ scope: 'withdrawn' })).answers).toHaveLength(1);
  } finally {
    agent.close();
  }
});

test('what was found before a restart is found after it', async () => {
  await publish({ title: 'Barcode labels' });
  house = await house.restart();
  [act, team, library] = [acts(house.url), teamActs(house.url), libraryActs(house.url)];
  expect(await titles('label')).toEqual(['Barcode labels']);
});
