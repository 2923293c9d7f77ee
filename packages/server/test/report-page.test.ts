import type { ReportLink, TeamTicket, Ticket } from '@vestka/sdk/protocol';
import { describe, expect, test } from 'vitest';
import { fileActs } from './file-house.ts';
import {
  acts,
  bare,
  call,
  code,
  HOUR,
  iso,
  itemOf,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
} from './house.ts';
import { look, openLetters, read } from './letters.ts';
import * as some from './some-files.ts';
import { cause, teamActs } from './team.ts';

const { house, shop, customer } = await openLetters();

const SYMPTOM = 'Cards with a foreign address are refused';

async function solved(report: object = {}, ask: object = {}): Promise<Ticket> {
  const { create, report: publish, get } = acts(house.url);
  const { ticket } = (await create(customer, { message: SYMPTOM, contact: { name: 'Ivan' }, ...ask })).body;
  await publish(shop.agent, ticket.id, letter(ticket, report));
  return (await get(customer, ticket.id)).body.ticket;
}

const linkTo = async (
  id: string,
  query = 'lang=en&zone=Europe/Berlin',
  who = customer,
): Promise<ReportLink> =>
  (await call<ReportLink>(house.url, 'GET', `/v1/tickets/${id}/report-link?${query}`, { as: who.as })).body;

test('a known problem has a page, Markdown and JSON of its own, with nobody’s name and words on it', async () => {
  const { openProblem, reportProblem } = teamActs(house.url);
  const { problem } = (await openProblem(shop.agent, cause(house.clock.now()))).body;
  const path = `/v1/agent/problems/${problem.id}/report-link`;
  const link = () => call<ReportLink>(house.url, 'GET', path, { as: shop.agent.as });
  expect(code(await link())).toEqual([404, 'not_found']);
  await reportProblem(shop.agent, problem.id, letter(problem));
  const { url } = (await link()).body;
  const document = read((await look(url)).text);
  expect(document.title).toContain(`P${problem.number} · ${problem.title}`);
  expect(document.querySelector('.facts')?.textContent).toContain(`Known problem P${problem.number}`);
  expect(document.querySelector('h2')?.textContent).toBe('What caused it');
  const markdown = await look(`${url}.md`);
  expect(markdown.text).toContain(`- Known problem P${problem.number}\n`);
  expect(markdown.text).not.toContain('What was reported');
  expect(markdown.headers.get('content-disposition')).toContain(`P${problem.number} `);
  const said = JSON.parse((await look(`${url}.json`)).text);
  expect(said.problem).toEqual({
    number: problem.number,
    subject: problem.title,
    createdAt: problem.createdAt,
  });
  expect(said.request).toBeUndefined();
  expect(said.report.cause).toContain('A tax class was missing');
});

describe('the page', () => {
  test('says apart what was reported and what caused it, what was done, what remains, and who signed', async () => {
    const ticket = await solved(
      {
        outcome: 'partial',
        remaining: [{ what: 'Check the next update', who: 'Anna', by: iso(house.clock.now() + 48 * HOUR) }],
        recurrence: 'possible',
        prevention: 'Open Settings, Taxes, Check',
        technical: 'tax_rule was NULL',
        evidence: [{ what: 'Rules', before: '16', after: '18', at: iso(house.clock.now()) }],
      },
      { expected: 'That they pay', since: 'This morning', steps: '1. Order to Bern\n2. Pay' },
    );
    const { status, text, headers } = await look((await linkTo(ticket.id)).url);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const document = read(text);
    const headings = [...document.querySelectorAll('h2')].map((one) => one.textContent);
    expect(headings.slice(0, 8)).toEqual([
      'What was reported',
      'What caused it',
      'What was done',
      'What remains',
      'Can it happen again?',
      'How to avoid it',
      'Evidence',
      'Technical details',
    ]);
    const parts = [...document.querySelectorAll('section')].map((one) =>
      one.textContent.replace(/\s+/g, ' '),
    );
    expect(parts[0]).toMatch(
      /Cards with a foreign address.*That they pay.*This morning To make it happen ?1\. Order to Bern 2\. Pay/,
    );
    expect(parts[1]).toContain('A tax class was missing');
    expect(parts[1]).not.toContain('foreign address');
    expect(parts[3]).toMatch(/Check the next update WhoAnna By6 March 2026 at 10:00 StateOpen/);
    expect(parts[6]).toMatch(/Rules 4 March 2026 at 10:00 Before16 After18/);
    expect(document.querySelector('h1')?.textContent).toBe(SYMPTOM);
    expect(document.body.textContent).toMatch(/Northwind Shop.*Solved in part.*Ivan.*Request #\d+/s);
    expect(document.querySelector('.sign')?.textContent).toMatch(
      /Signed: .Anna., 4 March 2026 at 10:00\s+All times: Central European Standard Time/,
    );
  });

  test('tells what has become of what remained', async () => {
    const by = iso(house.clock.now() + 2 * HOUR);
    const item = (what: string) => ({ what, who: 'Anna', by });
    const ticket = await solved({ outcome: 'partial', remaining: [item('One'), item('Two')] });
    await call(house.url, 'POST', `/v1/agent/tickets/${ticket.id}/report/remaining/0`, {
      as: shop.agent.as,
      body: { done: true, basedOn: itemOf(ticket) },
    });
    await house.clock.moveBy(2 * HOUR);
    const { url } = await linkTo(ticket.id);
    const cards = [...read((await look(url)).text).querySelectorAll('.card')].map(
      ({ textContent }) => textContent,
    );
    expect(cards[0]).toMatch(/One.*Done: 4 March 2026/s);
    expect(cards[1]).toMatch(/Two.*Overdue/s);
    const { report } = (await call<{ report: { remaining: object[] } }>(`${url}.json`, 'GET', '')).body;
    expect(report.remaining).toMatchObject([{ state: 'done' }, { state: 'overdue' }]);
    expect((await look(`${url}.md`)).text).toMatch(/^- \[x\] One; .*\n- \[ \] Two; .*; Overdue$/m);

    const { get, reopen, abandon } = acts(house.url);
    const tagOf = async () => ({ basedOn: (await get(customer, ticket.id)).body.ticket.tag });
    await reopen(customer, ticket.id, { ...(await tagOf()), text: 'It is back' });
    await abandon(customer, ticket.id, await tagOf());
    const over = (await call<{ report: { remaining: object[] } }>(`${url}.json`, 'GET', '')).body;
    expect(over.report.remaining).toMatchObject([{ state: 'done' }, { state: 'no_longer_asked' }]);
    expect((await look(url)).text).toContain('No longer asked for');
  });

  test('a report that a reopening has overtaken says so', async () => {
    const ticket = await solved();
    await acts(house.url).reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'Still so' });
    expect((await look((await linkTo(ticket.id)).url)).text).toContain(
      'The request was opened again after it.',
    );
  });

  test('is written in the language and the zone that the link was made for', async () => {
    const ticket = await solved();
    const of = async (query: string, accepted = '') =>
      (await look((await linkTo(ticket.id, query)).url, { 'accept-language': accepted })).text;
    const ru = await of('lang=ru&zone=Asia/Tokyo');
    expect(ru).toMatch(/<html lang="ru" dir="ltr">.*В чём была причина.*Япония, стандартное время/s);
    expect(await of('lang=ar&zone=Asia/Tokyo')).toMatch(/<html lang="ar" dir="rtl">.*ما السبب/s);
    expect(await of('lang=en-US&zone=Asia/Tokyo')).toMatch(/March 4, 2026 at \d+:\d\d\s[AP]M/);
    expect(await of('', 'ru-RU,en;q=0.5')).toContain('<html lang="ru"');
    expect(await of('lang=xx&zone=Mars/Olympus')).toMatch(
      /<html lang="en".*All times: Coordinated Universal Time/s,
    );
  });

  test('nothing may run in it, frame it, find it or keep it', async () => {
    const { text, headers } = await look((await linkTo((await solved()).id)).url);
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|<link|<img|<iframe/i);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).toContain('<meta name="robots" content="noindex, nofollow">');
  });
});

const ODD = [
  '<img src=x onerror=alert(1)>',
  '</style></title><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '<!-- --><![CDATA[ ]]>&lt;b&gt;&#60;',
  '{"type":"img","props":{}} #{7*7} {{7*7}} %s %n',
  '[x](javascript:alert(1)) ![y](http://a.b/c) <http://a.b> `code` **b** | a | b |',
  'ابدأ \u202e مقلوب \u2066 ok \u2069',
  'Zalgo Z̷a̴l̵g̶o̷, 한국어, 日本語, \u{10ffff} \ufeffb\u200bc',
  "$& $1 $` $' \\1",
  'x'.repeat(500),
];

test.each(ODD)('%j is text on the page, in Markdown and in JSON', async (odd) => {
  const ticket = await solved(
    {
      outcome: 'partial',
      cause: `${odd} cause that says enough`,
      done: `${odd} done that says enough`,
      technical: odd,
      recurrence: 'possible',
      prevention: `Or else ${odd}`,
      remaining: [
        { what: `Then ${odd}`.slice(0, 500), who: odd.slice(0, 120), by: iso(house.clock.now() + HOUR) },
      ],
      evidence: [{ what: odd.slice(0, 200), before: odd, after: odd }],
    },
    { message: odd, subject: odd.slice(0, 160), contact: { name: odd.slice(0, 120) }, expected: odd },
  );
  const { url } = await linkTo(ticket.id);
  const { text, status } = await look(url);
  expect(status).toBe(200);
  const document = read(text);
  const tags = new Set([...document.querySelectorAll('main *')].map(({ tagName }) => tagName));
  const ours = 'H1 P DL DIV DT DD BDI TIME SECTION H2 H3 BLOCKQUOTE ARTICLE SPAN NAV UL LI A'.split(' ');
  expect([...tags].filter((tag) => !ours.includes(tag))).toEqual([]);
  const attributes = [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]);
  expect(attributes.filter(({ name }) => /^on|^autofocus|^style$/.test(name))).toEqual([]);
  expect([...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
    expect.stringMatching(/^\/report\/[\w.-]+\.md$/),
    expect.stringMatching(/^\/report\/[\w.-]+\.json$/),
  ]);
  expect(document.querySelector('.tech .words')?.textContent).toBe(odd);
  expect(document.querySelector('blockquote .words')?.textContent).toBe(odd);

  const json = await call<{ report: { technical: string }; request: { symptom: object } }>(
    `${url}.json`,
    'GET',
    '',
  );
  expect(json.body.report.technical).toBe(odd);
  expect(json.body.request.symptom).toMatchObject({ message: odd, expected: odd });
  const markdown = (await look(`${url}.md`)).text;
  expect(markdown).not.toMatch(/(^|[^\\])(<[a-z!/]|!\[|\]\()/i);
});

test('the downloads have a name to find them by', async () => {
  const ticket = await solved();
  const { url } = await linkTo(ticket.id, 'lang=ru');
  const markdown = await look(`${url}.md`);
  expect(markdown.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  expect(markdown.headers.get('content-disposition')).toBe(
    `attachment; filename="Northwind Shop ${ticket.number}.md"; filename*=UTF-8''${encodeURIComponent(`Northwind Shop ${ticket.number} Отчёт о решении.md`)}`,
  );
  expect(markdown.text).toMatch(
    /^# Cards with a foreign address are refused\n\n\*\*Отчёт о решении: Решено полностью/,
  );
  const json = await look(`${url}.json`);
  expect(json.headers.get('content-type')).toBe('application/json');
  expect(json.headers.get('content-disposition')).toMatch(/\.json"; /);
  for (const { headers } of [markdown, json]) expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('files of the evidence can be fetched for as long as the page, and say what they are wherever it is kept', async () => {
  const files = fileActs(house.url, '/v1/agent');
  const upload = async (name: string, content: Buffer) =>
    (await files.upload(shop.agent, name, content)).body.attachment.id;
  const shot = await upload('снимок \u200fдо.png', some.png());
  const log = await upload('pay <b>.log', some.log());
  const ticket = await solved({
    evidence: [{ what: 'The payment step', filesBefore: [shot], filesAfter: [log] }],
  });
  const { url, expiresAt } = await linkTo(ticket.id, 'lang=en&zone=UTC');
  const { text, headers } = await look(url);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  const [picture, notes] = [...read(text).querySelectorAll('.files a')];
  expect(picture?.textContent).toBe('снимок \u200fдо.png');
  expect(notes?.textContent).toBe('pay <b>.log');
  expect(read(text).querySelector('.note')?.textContent).toMatch(
    /^Files can be downloaded until 4 March 2026 at \d\d:\d\d\. Saving or printing/,
  );
  const at = (link?: { getAttribute(name: string): string | null }) => link?.getAttribute('href') ?? '';
  expect(at(picture)).toMatch(new RegExp(`^${house.url}/files/[\\w.-]+$`));

  const got = await fetch(at(notes));
  expect(Buffer.from(await got.arrayBuffer()).equals(some.log())).toBe(true);
  expect(got.headers.get('content-disposition')).toMatch(/^attachment; .*pay/);

  const markdown = (await look(`${url}.md`)).text;
  expect(markdown).toMatch(/до\.png\u2069 \(image\/png, \d+ byte\)/);
  expect(markdown).toContain('pay \\<b\\>.log (text/plain, 29.4 kB)');
  const json = await call<{ report: { evidence: object[] } }>(`${url}.json`, 'GET', '');
  expect(json.body.report.evidence).toMatchObject([
    { filesBefore: { [shot]: { type: 'image/png' } }, filesAfter: { [log]: { name: 'pay <b>.log' } } },
  ]);
  expect(markdown + json.text, 'an address outlives no file that is kept').not.toContain('/files/');

  await house.clock.moveBy(HOUR - 1);
  expect((await fetch(at(picture))).status).toBe(200);
  await house.clock.moveBy(1);
  expect(Date.parse(expiresAt)).toBe(house.clock.now());
  expect((await fetch(at(picture))).status).toBe(403);
});

describe('its link', () => {
  test('is the customer’s own and the team’s, and there is none before a report', async () => {
    const { ticket } = (await acts(house.url).create(customer)).body;
    const ask = (path: string, as: Record<string, string>) => call(house.url, 'GET', path, { as });
    expect(code(await ask(`/v1/tickets/${ticket.id}/report-link`, customer.as))).toEqual([404, 'not_found']);
    const { id } = await solved();
    const other = await openCustomer(house, shop);
    const foreign = await openWorkspace(house);
    expect(code(await ask(`/v1/tickets/${id}/report-link`, other.as))).toEqual([404, 'not_found']);
    expect(code(await ask(`/v1/agent/tickets/${id}/report-link`, foreign.agent.as))).toEqual([
      404,
      'not_found',
    ]);
    expect(code(await ask(`/v1/tickets/${id}/report-link?lang=1`, customer.as))).toEqual([
      422,
      'validation_failed',
    ]);
    const { body } = await call<ReportLink>(house.url, 'GET', `/v1/agent/tickets/${id}/report-link`, {
      as: shop.agent.as,
    });
    expect((await look(body.url)).text).toContain(SYMPTOM);
  });

  test('works for an hour; then a page says so in the reader’s language', async () => {
    const { id } = await solved();
    const { url, expiresAt } = await linkTo(id, 'lang=ru');
    expect(Date.parse(expiresAt)).toBe(house.clock.now() + HOUR);
    await house.clock.moveBy(HOUR - 1);
    expect((await look(url)).status).toBe(200);
    await house.clock.moveBy(1);
    for (const over of [url, `${url}.md`, `${url}.json`, `${url.slice(0, -3)}abc`, `${house.url}/report/x`]) {
      const { status, text, headers } = await look(over, { 'accept-language': 'ru' });
      expect([status, headers.get('content-type')], over).toEqual([403, 'text/html; charset=utf-8']);
      expect(text).toContain('Ссылка на отчёт работает один час.');
      expect(text).not.toContain('Northwind');
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('is an address that the reader can reach', async () => {
    const { id } = await solved();
    const asked = await bare(house.url, 'GET', `/v1/tickets/${id}/report-link`, {
      ...customer.as,
      host: 'help.shop.example:8787',
      'x-forwarded-proto': 'https',
    });
    expect(JSON.parse(asked.text).url).toMatch(/^http:\/\/help\.shop\.example:8787\/report\//);
    const proxied = await openHouse({ site: { publicUrl: 'https://help.shop.example', trustProxy: true } });
    const there = await openWorkspace(proxied);
    const someone = await openCustomer(proxied, there);
    const { create, report } = acts(proxied.url);
    const { ticket } = (await create(someone)).body as { ticket: Ticket };
    await report(there.agent, ticket.id, letter(ticket));
    const { body } = await call<ReportLink>(proxied.url, 'GET', `/v1/tickets/${ticket.id}/report-link`, {
      as: someone.as,
    });
    expect(body.url).toMatch(/^https:\/\/help\.shop\.example\/report\//);
    await proxied.close();
  });

  test('so many a minute, then a page says to wait', async () => {
    const busy = await openHouse({ limits: { links: { most: 2, per: MINUTE } } });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await look(`${busy.url}/report/x`)).status);
    expect(statuses).toEqual([403, 403, 429]);
    expect((await look(`${busy.url}/approval/x`)).text).toContain('Please wait a minute');
    await busy.clock.moveBy(MINUTE);
    expect((await look(`${busy.url}/report/x`)).status).toBe(403);
    await busy.close();
  });
});

test('beside a known problem’s report stands what the request’s own earlier report left', async () => {
  const { reopen, get } = acts(house.url);
  const { openProblem, link, reportProblem } = teamActs(house.url);
  const by = iso(house.clock.now() + 48 * HOUR);
  const ticket = await solved({
    outcome: 'partial',
    remaining: [{ what: 'Check the next update', who: 'Anna', by }],
  });
  const again = await reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' });
  const { problem } = (await openProblem(shop.agent, cause(house.clock.now()))).body;
  await link(shop.agent, ticket.id, { problem: problem.id, basedOn: again.body.ticket.tag });
  const sections = async (url: string) =>
    new Map(
      [...read((await look(url)).text).querySelectorAll('section')].map((one) => [
        one.querySelector('h2')?.textContent,
        one.textContent.replace(/\s+/g, ' '),
      ]),
    );
  const { url } = await linkTo(ticket.id);
  const STILL = 'Still to be done from the earlier report';
  expect((await sections(url)).get('What remains'), 'of its own').toContain('Check the next update');
  expect((await sections(url)).has(STILL)).toBe(false);

  await reportProblem(shop.agent, problem.id, letter(problem));
  expect((await sections(url)).get('What remains')).toContain('Nothing.');
  expect((await sections(url)).get(STILL)).toMatch(/Check the next update WhoAnna By/);
  expect((await look(`${url}.md`)).text).toContain(`## ${STILL}\n\n- [ ] Check the next update; `);
  const said = JSON.parse((await look(`${url}.json`)).text);
  expect(said.report.remaining).toEqual([]);
  expect(said.stillOwed).toEqual([{ what: 'Check the next update', who: 'Anna', by, state: 'open' }]);

  const item = { done: true, basedOn: itemOf((await get(customer, ticket.id)).body.ticket) };
  const path = `/v1/agent/tickets/${ticket.id}/report/remaining/0`;
  expect((await call(house.url, 'POST', path, { as: shop.agent.as, body: item })).status).toBe(200);
  expect((await sections(url)).has(STILL)).toBe(false);
});

test('a ticket that a known problem has solved has the problem’s report', async () => {
  const { create, team } = acts(house.url);
  const { ticket } = (await create(customer, { message: SYMPTOM })).body;
  const post = (path: string, body: object) =>
    call<{ problem: { id: string; tag: string } }>(house.url, 'POST', `/v1/agent${path}`, {
      as: shop.agent.as,
      body,
    });
  const { problem } = (
    await post('/problems', {
      title: 'Taxes',
      impact: 'normal',
      status: 'investigating',
      activity: 'Looking',
      nextUpdateAt: iso(house.clock.now() + HOUR),
    })
  ).body;
  const { tag } = (await team(shop.agent, ticket.id)).body.ticket as TeamTicket;
  await post(`/tickets/${ticket.id}/problem`, { problem: problem.id, basedOn: tag });
  await post(
    `/problems/${problem.id}/report`,
    letter(problem, { cause: 'One wrong tax class for all of them' }),
  );
  const { text } = await look((await linkTo(ticket.id)).url);
  expect(text).toContain('One wrong tax class for all of them');
  expect(text).toContain(SYMPTOM);
});
