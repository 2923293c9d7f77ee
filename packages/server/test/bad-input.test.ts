import { gzipSync } from 'node:zlib';
import { type Problem, type Route, type RouteName, routes } from '@vestka/sdk/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FREE_TEXT, isRequired, jsonType, MARK, refused, stringsOf, withAt, without } from './bad.ts';
import {
  type Ask,
  acts,
  call,
  countEvents,
  HOUR,
  iso,
  letter,
  MINUTE,
  openCustomer,
  openHouse,
  openWorkspace,
  type Person,
  type Reply,
  START,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';

let house: TestHouse;
let A: Workspace;
let customer: Person;
let open: { id: string; tag: string };
let resolved: { id: string; tag: string };
let stored: number;

beforeAll(async () => {
  house = await openHouse();
  A = await openWorkspace(house);
  customer = await openCustomer(house, A);
  const { create, report } = acts(house.url);
  open = (await create(customer)).body.ticket;
  const { ticket } = (await create(customer)).body;
  resolved = (await report(A.agent, ticket.id, letter(ticket))).body.ticket;
  stored = await countEvents(house);
});
afterAll(() => house.close());

afterEach(async () => {
  expect(await countEvents(house), 'nothing was stored').toBe(stored);
  expect((await call(house.url, 'GET', '/healthz')).text).toBe('ok');
  expect(house.faults).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const lang = 'en';
const contact = { name: 'Kim', email: 'kim@example.org' };
const remaining = [{ what: 'Check the next update', who: 'Anna', by: iso(START + 48 * HOUR) }];

/** Every body with every field filled. A new route is missing here and does not compile. */
const FULL = {
  openSession: () => ({ key: A.key }),
  openAgentSession: () => ({ email: A.agent.email, password: 'not the right one' }),
  createTicket: () => ({
    message: 'No sound',
    subject: 'Sound',
    kind: 'problem',
    impact: 'high',
    contact,
    lang,
  }),
  postMessage: () => ({ text: 'Any news?', stillBroken: true, lang }),
  acceptReport: () => ({ basedOn: resolved.tag, text: 'Thank you', lang }),
  reopenTicket: () => ({ basedOn: resolved.tag, text: 'Still there', lang }),
  abandonTicket: () => ({ basedOn: open.tag, text: 'Never mind', lang }),
  postUpdate: () => ({ ...word(open, START), reason: 'The maker answers on Friday', lang }),
  addNote: () => ({ text: 'Ask the till maker', lang }),
  assignTicket: () => ({ agent: 'me' }),
  publishReport: () => ({
    ...letter(open),
    outcome: 'partial',
    remaining,
    recurrence: 'possible',
    prevention: 'Open Settings, Taxes, Check before an update',
    technical: 'tax_class was NULL',
    lang,
  }),
} satisfies { [N in RouteName as (typeof routes)[N] extends { body: object } ? N : never]: () => object };

type Named = keyof typeof FULL;
const NAMES = Object.keys(FULL) as Named[];
const WITH_INTENT = NAMES.filter((name) => 'intent' in routes[name]);

function pathOf(name: RouteName): string {
  const { id } = name === 'acceptReport' || name === 'reopenTicket' ? resolved : open;
  return routes[name].path.replace('{id}', id);
}

function send(name: RouteName, ask: Ask): Promise<Reply<Problem>> {
  const { method, caller }: Route = routes[name];
  const as = { anyone: {}, customer: customer.as, agent: A.agent.as }[caller];
  return call(house.url, method, pathOf(name), { as, ...ask });
}

const sendBody = (name: Named, body: unknown) => send(name, { raw: JSON.stringify(body) });

describe.each(NAMES)('%s', (name) => {
  const schema = routes[name].body;
  test('the table fills every field', () => {
    expect(Object.keys(FULL[name]()).sort()).toEqual(Object.keys(schema.shape).sort());
  });

  test('other media types: 415', async () => {
    const raw = JSON.stringify(FULL[name]());
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'application/jsonp',
      'text/json',
    ];
    for (const type of types)
      refused(await send(name, { raw, headers: { 'content-type': type } }), 415, 'unsupported_media_type');
    refused(
      await send(name, { raw: new Blob([raw]) as BodyInit, headers: { 'content-type': '' } }),
      415,
      'unsupported_media_type',
    );
    refused(
      await send(name, { raw: gzipSync(raw), headers: { 'content-encoding': 'gzip' } }),
      415,
      'unsupported_media_type',
    );
  });

  test('too large: 413, whether it says so or not', async () => {
    const bytes = Buffer.alloc(10_000_000, ' ');
    refused(await send(name, { raw: bytes }), 413, 'payload_too_large');
    refused(await send(name, { raw: new Blob([bytes]).stream() }), 413, 'payload_too_large');
  });

  test('bad UTF-8 and bad JSON: 400', async () => {
    for (const bytes of ['ff', 'c3', '22eda08022', 'c080', 'fffe7b007d00'])
      refused(await send(name, { raw: Buffer.from(bytes, 'hex') }), 400, 'bad_request');
    for (const raw of [
      '',
      ' ',
      '{',
      `{"${MARK}":1,}`,
      `{'${MARK}':1}`,
      'undefined',
      'NaN',
      '{"a":01}',
      '[1',
      '{}{}',
    ])
      refused(await send(name, { raw }), 400, 'bad_request');
  });

  test('not an object: 422', async () => {
    for (const body of [null, [], [FULL[name]()], 1, MARK, true])
      refused(await sendBody(name, body), 422, 'validation_failed');
  });

  test('unknown fields and prototype keys: 422 with the path', async () => {
    const raw = JSON.stringify(FULL[name]());
    const keys = [
      'customerId',
      'workspaceId',
      'role',
      'authorId',
      'externalId',
      'constructor',
      'toString',
      '__proto__',
    ];
    for (const key of keys) {
      const value = { prototype: { polluted: MARK }, polluted: MARK };
      const more = `${raw.slice(0, -1)},${JSON.stringify(key)}:${JSON.stringify(value)}}`;
      refused(await send(name, { raw: more }), 422, 'validation_failed', key);
    }
  });

  test('each field missing, or of another type: 422 with the path', async () => {
    const full = FULL[name]();
    for (const [field, right] of Object.entries(full)) {
      if (isRequired(schema, field))
        refused(await sendBody(name, without(full, field)), 422, 'validation_failed', field);
      const others = [null, 42, true, MARK, [MARK], { type: 'img', props: { src: MARK } }];
      for (const value of others) {
        if (jsonType(value) === jsonType(right) || (field === 'agent' && value === null)) continue;
        const reply = await sendBody(name, { ...full, [field]: value });
        refused(reply, 422, 'validation_failed');
        expect(
          reply.body.errors?.every(({ path }) => path.split('.')[0] === field),
          reply.text,
        ).toBe(true);
      }
    }
  });

  test('text that is no text, or too long, is refused; free text with 422 and the path', async () => {
    const full = FULL[name]();
    for (const at of stringsOf(full)) {
      const path = at.join('.');
      for (const bad of ['\ud800', 'a\udc00b', 'a\u0000b', '', ' \n ', `${MARK}${'x'.repeat(100_000)}`]) {
        const reply = await sendBody(name, withAt(full, at, bad));
        if (FREE_TEXT.test(path)) refused(reply, 422, 'validation_failed', path);
        else refused(reply, reply.status, reply.body.code);
        expect([401, 409, 422]).toContain(reply.status);
      }
    }
  });

  test('deep nesting is refused, and nobody falls over', async () => {
    const field = Object.keys(FULL[name]())[0] as string;
    for (const depth of [1_000, 60_000]) {
      const arrays = `{"${field}":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const objects = `{"${field}":${'{"a":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}}`;
      for (const raw of [arrays, objects]) {
        const reply = await send(name, { raw });
        if (depth === 1_000) refused(reply, 422, 'validation_failed', field);
        else expect([400, 413, 422]).toContain(reply.status);
      }
    }
  });
});

test.each(WITH_INTENT)('%s: without a proper Idempotency-Key: 400', async (name) => {
  const body = FULL[name]();
  refused(await send(name, { body, intent: null }), 400, 'idempotency_key_required');
  for (const intent of ['', 'x', '1234', `${crypto.randomUUID()}0`, `{${crypto.randomUUID()}}`, `${MARK}-1`])
    refused(await send(name, { body, intent }), 400, 'idempotency_key_required');
});

test.each([
  ['2026-03-04T12:00:00', 'no zone'],
  ['2026-03-04', 'no time'],
  ['10000-01-01T00:00:00Z', 'year 10000'],
  ['+010000-01-01T00:00:00Z', 'year 10000, extended'],
  ['2026-02-30T12:00:00Z', '30 February'],
  ['2026-03-04T24:00:00Z', '24 o’clock'],
  ['2026-03-04T12:00:60Z', 'a leap second'],
  ['2026-03-04T12:00:00+25:00', 'no such offset'],
])('date %s (%s): 422 with the path', async (date) => {
  const update = { ...FULL.postUpdate(), nextUpdateAt: date };
  refused(await sendBody('postUpdate', update), 422, 'validation_failed', 'nextUpdateAt');
  const report = { ...FULL.publishReport(), remaining: [{ ...remaining[0], by: date }] };
  refused(await sendBody('publishReport', report), 422, 'validation_failed', 'remaining.0.by');
});

test('a promise in the past, too near, or years ahead: 422 with the path', async () => {
  for (const ahead of [-HOUR, 0, 5 * MINUTE - 1, 14 * 24 * HOUR + 1, 10 * 365 * 24 * HOUR]) {
    const update = { ...FULL.postUpdate(), nextUpdateAt: iso(START + ahead) };
    refused(await sendBody('postUpdate', update), 422, 'promise_out_of_bounds', 'nextUpdateAt');
  }
  const report = { ...FULL.publishReport(), remaining: [{ ...remaining[0], by: iso(START) }] };
  refused(await sendBody('publishReport', report), 422, 'report_contradicts', 'remaining.0.by');
});

const withId = (Object.entries(routes) as [RouteName, Route][]).filter(([, { params }]) => params);

test.each(withId)('%s: an id that is none is refused', async (name, route) => {
  const body = name in FULL ? FULL[name as Named]() : undefined;
  const as = route.caller === 'agent' ? A.agent.as : customer.as;
  for (const id of [
    'x',
    'tk_',
    'tk_1',
    '%00',
    '%ff',
    '%ED%A0%80',
    "tk_'%20OR%201=1",
    '..%2f..',
    MARK.repeat(100),
  ]) {
    const reply = await call(house.url, route.method, route.path.replace('{id}', id), { as, body });
    refused(reply, 422, 'validation_failed', 'id');
  }
});

const withQuery = (Object.entries(routes) as [RouteName, Route][]).filter(([, { query }]) => query);

test.each(withQuery)('%s: a query that makes no sense: 422 with the path', async (name, { query }) => {
  const bad = {
    limit: ['-1', '0', '1e9', '201', '1.5', 'abc', '', 'NaN', 'Infinity', '%00'],
    after: ['garbage', '-1', '1e30', '1.5', '%27%3B--', '%ff', 'null'],
    scope: ['', 'everything', '%00'],
    key: ['x'.repeat(100)],
  };
  for (const [field, values] of Object.entries(bad)) {
    if (!(field in (query?.shape ?? {}))) continue;
    const rest = field !== 'key' && 'key' in (query?.shape ?? {}) ? `&key=${A.key}` : '';
    for (const value of values) {
      const reply = await call(house.url, 'GET', `${pathOf(name)}?${field}=${value}${rest}`, asReader(name));
      refused(reply, 422, 'validation_failed', field);
    }
  }
  const unknown = await call(house.url, 'GET', `${pathOf(name)}?sort=id%22;--${MARK}`, asReader(name));
  refused(unknown, 422, 'validation_failed', 'sort');
});

const asReader = (name: RouteName) => ({ as: routes[name].caller === 'agent' ? A.agent.as : customer.as });
