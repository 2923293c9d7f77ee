import type { KnownProblem } from '@vestka/sdk/protocol';
import { describe, expect, test } from 'vitest';
import { rank, stemsOf } from '../src/domain/problem/likeness.ts';
import { acts, call, HOUR, iso, letter, openCustomer, openHouse, openWorkspace, START } from './house.ts';
import { cause, teamActs } from './team.ts';

const places = (query: string, texts: string[]) => rank(query, texts).map(({ at }) => at);
const score = (query: string, texts: string[], of = 0) =>
  rank(query, texts).find(({ at }) => at === of)?.score ?? 0;

describe('a word is the same word in each of its forms', () => {
  test.each([
    ['payment', 'payments'],
    ['restart', 'restarts restarted restarting'],
    ['invoice', 'Invoices INVOICE'],
    ['обновление', 'обновления обновлению обновлением Обновлений'],
    ['касса', 'кассы кассу кассой КАССЕ'],
    ['оплата', 'оплаты оплату оплатой'],
    ['принтер', 'принтера принтеры принтерами'],
  ])('%s: %s', (word, forms) => {
    expect([...stemsOf(`${word} ${forms}`)]).toEqual([...stemsOf(word)]);
    expect(stemsOf(word).size).toBe(1);
  });

  test('and another one is another', () => {
    expect(stemsOf('payment printer касса принтер').size).toBe(4);
  });
});

test.each([
  'Please check, it is not working again',
  'The problem is not fixed, please help? No: please check!',
  'Проблема не решена, у нас всё ещё не работает',
  '…',
  '',
])('“%s” is of nothing, and like nothing', (filler) => {
  expect(
    rank(filler, ['Problem is not fixed, it is not working', 'Проблема не решена, не работает', '']),
  ).toEqual([]);
  expect(rank('Card payment fails', [filler])).toEqual([]);
});

const KNOWN = [
  'Card payment restarts the till',
  'Invoices show the wrong tax since the update',
  'Обновление от 3 марта удалило налоговый класс двух стран',
  'Touch screen does not react after standby',
];

test.each([
  ['Since this morning each payment by card restarted our till', 0],
  ['taxes on my invoice are wrong', 1],
  ['После обновлений пропали налоговые классы', 2],
  ['The screen will not react when I touch it', 3],
])('“%s” is about the %ith', (query, first) => {
  expect(places(query, KNOWN)[0]).toBe(first);
});

describe('one word in common', () => {
  test.each([
    ['I cannot log in to the shop after the update of yesterday evening', 'Update'],
    ['The till shows yesterday’s prices', 'Till drawer stuck'],
    ['Update\nSince yesterday evening I cannot log in', 'Update deletes the tax classes'],
    ['Printer prints nothing since Monday', 'Printer'],
    ['Не могу войти в магазин после вчерашнего обновления', 'Обновление'],
    ['Касса показывает вчерашние цены', 'Не открывается ящик кассы'],
  ])('does not make “%s” like “%s”', (query, title) => {
    expect(rank(query, [title, ...KNOWN.slice(0, 1)])).toEqual([]);
  });

  test.each([
    ['Login\nIt says that my password is wrong', 'Login'],
    ['The printers\nNothing comes out', 'Printer is not working'],
    ['Оплата\nПишет «отказано»', 'Проблема с оплатой'],
  ])('is enough where “%s” and “%s” begin with nothing else', (query, title) => {
    expect(places(query, ['Scanner beeps', title])).toEqual([1]);
  });

  test.each([
    ['Cannot log in since the update', 'Users cannot log in\nRolling the update back'],
    ['Оплата картой не проходит, касса пишет «отказано»', 'Оплата картой отклоняется'],
    ['Receipt printer prints blank pages', 'Blank receipts'],
  ])('and another: “%s” is like “%s”', (query, text) => {
    expect(places(query, ['Scanner beeps', text])).toEqual([1]);
  });
});

test('what has nothing in common is not named at all', () => {
  expect(rank('How do I invite a colleague?', KNOWN)).toEqual([]);
  expect(rank('Card payment', [])).toEqual([]);
  expect(places('Card payment restarts the till', KNOWN)).toEqual([0]);
});

test('the more in common, the likelier; nothing is likelier than the same words', () => {
  const texts = ['printer', 'printer jams', 'printer jams paper tray'];
  const all = rank('printer jams paper tray', texts);
  expect(score('printer jams paper tray', texts, 2)).toBe(1);
  for (const { score } of all) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
  }
  expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((a, b) => b - a));
  const query = 'scanner beeps twice';
  expect(score(query, ['scanner beeps twice every time'])).toBeGreaterThan(
    score(query, ['scanner hums softly every morning']),
  );
});

test('a word that few texts have weighs more than one that all have', () => {
  const texts = [
    'till two drawer stuck',
    'till receipt blank',
    'till two display dark',
    'till two network slow',
  ];
  expect(places('till two receipt', texts)[0]).toBe(1);
  expect(score('till two receipt', texts, 0)).toBeGreaterThan(0);
  expect(score('till two receipt', texts, 1)).toBeGreaterThan(1.2 * score('till two receipt', texts, 0));
});

test('an agent is shown the open known problems that a ticket may be about, the likeliest first, five at most', async () => {
  const house = await openHouse();
  const A = await openWorkspace(house);
  const { create } = acts(house.url);
  const team = teamActs(house.url);
  const customer = await openCustomer(house, A);
  const open = async (title: string) =>
    (await team.openProblem(A.agent, cause(START, { title, activity: 'Looking into it' }))).body.problem;
  const suggested = async (id: string) => {
    const path = `/v1/agent/tickets/${id}/problem-suggestions`;
    type Suggestions = { suggestions: { problem: KnownProblem; score: number }[] };
    return (await call<Suggestions>(house.url, 'GET', path, A.agent)).body.suggestions;
  };
  const titles = async (id: string) => (await suggested(id)).map(({ problem }) => problem.title);

  const known: KnownProblem[] = [];
  for (const title of KNOWN) known.push(await open(title));
  const { ticket } = (
    await create(customer, {
      subject: 'Help',
      message: 'Each payment by card restarts the till, and the touch screen is dark',
    })
  ).body;
  const first = await suggested(ticket.id);
  expect(first.map(({ problem }) => problem.title)).toEqual([KNOWN[0], KNOWN[3]]);
  expect(first[0]?.score).toBeGreaterThan(first[1]?.score as number);

  // Neither the one that it follows nor one that has ended is suggested, though it may still owe something.
  const linked = await team.link(A.agent, ticket.id, { problem: known[0]?.id, basedOn: ticket.tag });
  expect(linked.status).toBe(200);
  expect(await titles(ticket.id)).toEqual([KNOWN[3]]);
  const remaining = [{ what: 'Tell the other shops', who: 'Anna', by: iso(START + 24 * HOUR) }];
  const last = letter(known[3] as KnownProblem, { outcome: 'partial', remaining });
  expect((await team.reportProblem(A.agent, known[3]?.id as string, last)).status).toBe(201);
  expect(await titles(ticket.id)).toEqual([]);

  const other = (await create(customer, { message: 'Scanner beeps' })).body.ticket;
  for (let i = 0; i < 7; i += 1) await open(`Scanner beeps, case ${i}`);
  expect(await titles(other.id)).toHaveLength(5);
  expect(house.faults).toEqual([]);
  await house.close();
});
