import type { DataRequest, Ticket, TicketEvent } from '@vestka/sdk/protocol';
import { describe, expect, test } from 'vitest';
import {
  acts,
  bare,
  call,
  code,
  countEvents,
  DAY,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  word,
} from './house.ts';
import { look, openLetters, read } from './letters.ts';

const { house, shop, customer } = await openLetters();

const items = [
  {
    kind: 'file',
    what: 'A copy of the tax tables',
    purpose: 'To see what was dropped',
    sensitivity: 'confidential',
    keepDays: 30,
  },
  { kind: 'text', what: 'An address', purpose: 'To find it', sensitivity: 'personal', keepDays: 1 },
];

interface Asked {
  readonly ticket: Ticket;
  readonly request: string;
  readonly url: string;
}

const linkTo = (id: string, request: string, who = customer) =>
  call<{ url: string; expiresAt: string }>(
    house.url,
    'GET',
    `/v1/tickets/${id}/data-requests/${request}/approval-link`,
    { as: who.as },
  );

const askApproval = (id: string, request: string, body: object) =>
  call<{ ticket: Ticket }>(house.url, 'POST', `/v1/tickets/${id}/data-requests/${request}/approvals`, {
    as: customer.as,
    body,
  });

/** A ticket whose data request waits for somebody's approval. */
async function asked(ask: object = {}, contact: object = { name: 'Ivan Petrov' }): Promise<Asked> {
  const { create, update } = acts(house.url);
  const { ticket } = (await create(customer, { contact })).body;
  const waiting = { for: 'customer', text: 'The tax tables' };
  const needs = word(ticket, house.clock.now(), { status: 'waiting_on_customer', waiting, request: items });
  const [request = ''] = Object.keys((await update(shop.agent, ticket.id, needs)).body.ticket.requests ?? {});
  const note = 'I think it is fine';
  const { body } = await askApproval(ticket.id, request, { name: 'Olga Morozova', note, ...ask });
  return { ticket: body.ticket, request, url: (await linkTo(ticket.id, request)).body.url };
}

const send = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  call<string>(url, 'POST', '', {
    raw: new URLSearchParams(form),
    intent: null,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: house.url, ...headers },
  });
const standing = async ({ ticket, request }: Asked): Promise<DataRequest> => {
  const { requests } = (await acts(house.url).get(customer, ticket.id)).body.ticket;
  return requests?.[request] as DataRequest;
};
const textOf = (html: string) =>
  read(html)
    .body.textContent.replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ');

test('the page says who asks, for whom, and of each thing what, what for, how sensitive and how long kept', async () => {
  const { url, ticket } = await asked();
  const { status, text, headers } = await look(url);
  expect(status).toBe(200);
  const said = textOf(text);
  expect(said).toContain('Asks for itAnna, support of Northwind Shop');
  expect(said).toContain('Asks you to decideIvan Petrov');
  expect(said).toContain('You decide asOlga Morozova');
  expect(said).toContain(`AboutRequest #${ticket.number}: The till restarts on card payment`);
  expect(said).toContain('Until11 March 2026 at 09:00');
  expect(said).toContain('Ivan Petrov writes I think it is fine');
  expect(said).toMatch(
    /A copy of the tax tables What forTo see what was dropped KindFile How sensitiveConfidential[^.]* How long kept30 days after it was given, then deleted/,
  );
  expect(said).toMatch(/An address .* How sensitivePersonal data How long kept1 day after/);
  expect(text).not.toMatch(/<script|\son\w+=/);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-\S+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
  );
  // Else a browser would send its form without an origin.
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

test('it comes in the browser’s language, and in the others on demand', async () => {
  const { url } = await asked({}, {});
  expect((await look(url, { 'accept-language': 'ru' })).text).toMatch(
    /<html lang="ru".*Клиент .Northwind Shop/s,
  );
  const { text } = await look(`${url}?lang=ar`, { 'accept-language': 'ru' });
  expect(text).toContain('<html lang="ar" dir="rtl">');
  expect([...read(text).querySelectorAll('nav a')].map((a) => a.getAttribute('href'))).toEqual([
    '?lang=en',
    '?lang=ru',
  ]);
});

describe('a decision', () => {
  test('to approve is on record under the name, once, and the page tells of it', async () => {
    const it = await asked();
    const reply = await send(it.url, { decision: 'approve', reason: ' Only the tables.\r\nNo customers. ' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, new URL(it.url).pathname]);
    const { approval } = await standing(it);
    expect(approval).toMatchObject({ state: 'approved', reason: 'Only the tables.\nNo customers.' });
    const events = (await acts(house.url).events(customer, it.ticket.id)) as TicketEvent[];
    const [decided] = events.filter(({ type }) => type === 'approval_decided');
    expect(decided).toMatchObject({ actor: { kind: 'approver' }, words: { name: 'Olga Morozova' } });
    expect(decided?.actor, 'a name is words alone').not.toHaveProperty('name');

    const said = textOf((await look(it.url)).text);
    expect(said).toMatch(
      /Approved by Olga Morozova 4 March 2026 at 09:00 Note Only the tables\.\s+No customers\./,
    );
    const before = await countEvents(house);
    expect((await send(it.url, { decision: 'decline', sure: 'yes' })).status).toBe(303);
    expect(await countEvents(house)).toBe(before);
    expect((await standing(it)).approval).toMatchObject({ state: 'approved' });
    expect(code(await linkTo(it.ticket.id, it.request))).toEqual([409, 'approval_over']);
  });

  test('to decline declines what is open, and the team looks for another way', async () => {
    const it = await asked();
    await send(`${it.url}?lang=ru`, { decision: 'decline', sure: 'yes', reason: 'Не покидает дом' });
    const { approval, items } = await standing(it);
    expect(approval).toMatchObject({ state: 'declined', reason: 'Не покидает дом' });
    expect(Object.values(items).map(({ state }) => state)).toEqual(['declined', 'declined']);
    const { ticket } = (await acts(house.url).get(customer, it.ticket.id)).body;
    expect(ticket.status).toBe('investigating');
    expect(textOf((await look(`${it.url}?lang=ru`)).text)).toMatch(
      /Отказано: Olga Morozova.*Не покидает дом/,
    );
  });

  test('to decline is asked once more, with the reason kept both ways, and until then nothing is decided', async () => {
    const it = await asked();
    const sure = await send(it.url, { decision: 'decline', reason: 'Not <b>ours</b>' });
    expect(sure.status).toBe(200);
    const form = (text: string) => ({
      title: read(text).querySelector('h1')?.textContent,
      reason: read(text).querySelector('textarea')?.textContent.trim(),
      buttons: [...read(text).querySelectorAll('button')].map((button) => button.getAttribute('value')),
    });
    const reason = 'Not <b>ours</b>';
    expect(form(sure.text)).toEqual({ title: 'Decline it?', reason, buttons: ['decline', 'back'] });
    expect(sure.text).not.toMatch(/<script/);
    const back = await send(it.url, { decision: 'back', sure: 'yes', reason });
    expect(form(back.text)).toEqual({
      title: 'May this be given to support?',
      reason,
      buttons: ['approve', 'decline'],
    });
    expect((await standing(it)).approval).toMatchObject({ state: 'asked' });
    const long = await send(it.url, { decision: 'decline', sure: 'yes', reason: 'я'.repeat(1001) });
    expect([long.status, form(long.text).title]).toEqual([422, 'Decline it?']);
    expect((await standing(it)).approval).toMatchObject({ state: 'asked' });
  });

  test('is asked of what is still open; what the customer has answered stands apart, also afterwards', async () => {
    const it = await asked();
    const [, address = ''] = Object.keys((await standing(it)).items);
    await call(house.url, 'POST', `/v1/tickets/${it.ticket.id}/data-requests/${it.request}/answers`, {
      as: customer.as,
      body: { items: [{ item: address, answer: 'given', text: 'Kastanienallee 1' }] },
    });
    const apart =
      /What is asked for A copy of the tax tables .* Already answered: not for you to decide An address StateGiven/;
    const { text } = await look(it.url);
    expect(textOf(text)).toMatch(apart);
    expect(text, 'what was given is not theirs to read').not.toContain('Kastanienallee');
    await house.clock.moveBy(MINUTE);
    await send(it.url, { decision: 'approve' });
    expect(textOf((await look(it.url)).text)).toMatch(apart);
  });

  test('leads back to the page in its language', async () => {
    const it = await asked();
    const reply = await send(`${it.url}?lang=ru`, { decision: 'approve' });
    expect(reply.headers.get('location')).toBe(`${new URL(it.url).pathname}?lang=ru`);
  });

  test('with too long a reason is shown again with what was written, and nothing is decided', async () => {
    const it = await asked();
    const { status, text } = await send(it.url, { decision: 'decline', reason: `<b>${'я'.repeat(1000)}` });
    expect(status).toBe(422);
    const area = read(text).querySelector('textarea');
    expect(area?.textContent.trim()).toBe(`<b>${'я'.repeat(1000)}`);
    expect(area?.getAttribute('aria-describedby')).toBe('hint wrong');
    expect(text).toContain('Please shorten it to 1000 characters.');
    expect((await standing(it)).approval).toMatchObject({ state: 'asked' });
    expect((await send(it.url, { decision: 'decline', sure: 'yes', reason: 'я'.repeat(1000) })).status).toBe(
      303,
    );
  });

  test('with a reason that is no text is shown again', async () => {
    const it = await asked();
    expect((await send(it.url, { decision: 'approve', reason: 'a\u0000b' })).text).toContain('plain text');
    expect((await standing(it)).approval).toMatchObject({ state: 'asked' });
  });

  test('comes from the page itself, as its form', async () => {
    const it = await asked();
    const refusing = async (status: number, form: object, headers: Record<string, string>) => {
      const reply = await send(it.url, { decision: 'approve', ...form }, headers);
      expect([reply.status, reply.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
      return reply.text;
    };
    expect(await refusing(403, {}, { origin: 'https://evil.example' })).toContain('from this page itself');
    await refusing(403, {}, { origin: 'null' });
    await refusing(413, { reason: 'x'.repeat(17_000) }, {});
    await refusing(415, {}, { 'content-type': 'application/json' });
    await refusing(415, {}, { 'content-type': 'multipart/form-data; boundary=x' });
    await refusing(400, { decision: 'maybe' }, {});
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const { pathname } = new URL(it.url);
    const from = async (site: Record<string, string>) =>
      (await bare(house.url, 'POST', pathname, { ...form, ...site }, 'decision=approve')).status;
    expect(await from({})).toBe(403);
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect((await standing(it)).approval).toMatchObject({ state: 'asked' });
    expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe(303);
  });

  test('is limited, like looking', async () => {
    const busy = await openHouse({ limits: { links: { most: 1, per: MINUTE } } });
    const post = () => bare(busy.url, 'POST', '/approval/x', { origin: busy.url });
    expect([(await post()).status, (await post()).status]).toEqual([403, 429]);
    await busy.close();
  });
});

describe('nothing is left to decide', () => {
  const over = async ({ url }: Asked, why: string) => {
    const { status, text } = await look(url);
    expect(status).toBe(200);
    expect(text).toContain('There is nothing left to decide');
    expect(text).toContain(why);
    expect(text).not.toMatch(/<form|Ivan|tax tables/);
    const before = await countEvents(house);
    expect((await send(url, { decision: 'approve' })).status).toBe(303);
    expect(await countEvents(house)).toBe(before);
  };

  test('once the customer has answered', async () => {
    const it = await asked();
    const answers = Object.keys((await standing(it)).items).map((item) => ({
      item,
      answer: 'declined',
      reason: 'No',
    }));
    await call(house.url, 'POST', `/v1/tickets/${it.ticket.id}/data-requests/${it.request}/answers`, {
      as: customer.as,
      body: { items: answers },
    });
    await over(it, 'has been answered in the meantime');
  });

  test('once the request has ended', async () => {
    const it = await asked();
    await acts(house.url).abandon(customer, it.ticket.id, { basedOn: it.ticket.tag });
    await over(it, 'is no longer needed');
  });

  test('once a report has come, also when the ticket is open again', async () => {
    const it = await asked();
    const { report, reopen, get } = acts(house.url);
    await house.clock.moveBy(MINUTE);
    const { ticket } = (await report(shop.agent, it.ticket.id, letter(it.ticket))).body;
    await reopen(customer, ticket.id, { basedOn: ticket.tag, text: 'It is back' });
    const { status } = (await get(customer, ticket.id)).body.ticket;
    expect(status).toBe('investigating');
    expect(code(await linkTo(ticket.id, it.request))).toEqual([409, 'approval_over']);
    await send(it.url, { decision: 'decline', sure: 'yes' });
    await over(it, 'is no longer needed');
  });

  test('by an earlier link, once somebody else is asked', async () => {
    const it = await asked();
    await askApproval(it.ticket.id, it.request, { name: 'Pavel' });
    await over(it, 'was asked for anew');
    const { url } = (await linkTo(it.ticket.id, it.request)).body;
    expect(textOf((await look(url)).text)).toContain('You decide asPavel');
  });
});

test('the link lives as long as the customer has said, and is theirs alone', async () => {
  const it = await asked({ days: 2 });
  const { body } = await linkTo(it.ticket.id, it.request);
  expect(Date.parse(body.expiresAt)).toBe(house.clock.now() + 2 * DAY);
  const other = await openCustomer(house, shop);
  expect(code(await linkTo(it.ticket.id, it.request, other))).toEqual([404, 'not_found']);
  expect(code(await linkTo(it.ticket.id, 'd99'))).toEqual([404, 'not_found']);
  expect(code(await linkTo(it.ticket.id, '__proto__'))).toEqual([422, 'validation_failed']);
  await house.clock.moveBy(2 * DAY);
  const { status, text } = await look(it.url, { 'accept-language': 'ru' });
  expect(status).toBe(403);
  expect(text).toContain('Попросите новую у того, кто её прислал');
  expect(text).not.toContain('Northwind');
  expect((await send(it.url, { decision: 'approve' })).status).toBe(403);
  expect(code(await linkTo(it.ticket.id, it.request))).toEqual([409, 'approval_over']);
  expect((await standing(it)).approval).toMatchObject({ state: 'expired' });
});

test.each(['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', "'; --", '\u202eabc'])(
  '%j is text on the page, before and after',
  async (odd) => {
    const it = await asked({ name: odd, note: odd }, { name: odd });
    const check = (html: string) => {
      expect(html).not.toMatch(/<(img|script)/);
      expect(read(html).querySelector('blockquote .words')?.textContent).toBe(odd);
      expect(read(html).body.textContent.split(odd).length).toBeGreaterThan(2);
    };
    check((await look(it.url)).text);
    await send(it.url, { decision: 'approve', reason: odd });
    check((await look(it.url)).text);
  },
);
