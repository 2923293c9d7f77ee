import { gzipSync } from 'node:zlib';
import { type Problem, type Route, type RouteName, routes } from '@vestka/sdk/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { isRequired, jsonType, MARK, refused, stringsOf, withAt, without } from './bad.ts';
import {
  FREE_TEXT,
  fullBodies,
  MAY_BE_EMPTY,
  MAY_BE_NULL,
  type Named,
  openScene,
  remaining,
  type Scene,
  subjectOf,
} from './bad-bodies.ts';
import { type Ask, call, countEvents, openHouse, type Reply, type TestHouse } from './house.ts';
import { addressOf, partsOf } from './ways.ts';

let house: TestHouse;
let scene: Scene;
let stored: number;

beforeAll(async () => {
  house = await openHouse();
  scene = await openScene(house);
  stored = await countEvents(house);
});
afterAll(() => house.close());

afterEach(async () => {
  expect(await countEvents(house), 'nothing was stored').toBe(stored);
  expect((await call(house.url, 'GET', '/healthz')).text).toBe('ok');
  expect(house.faults).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const FULL = fullBodies(() => scene);
const NAMES = Object.keys(FULL) as Named[];
const WITH_INTENT = NAMES.filter((name) => 'intent' in routes[name]);

const pathOf = (name: RouteName, id = subjectOf(name, scene).id): string =>
  addressOf(routes[name].path, { ...partsOf(scene.asked), id });

function send(
  name: RouteName,
  { path = pathOf(name), ...ask }: Ask & { path?: string },
): Promise<Reply<Problem>> {
  const { method, caller }: Route = routes[name];
  const { A, customer } = scene;
  const as = { anyone: {}, customer: customer.as, agent: A.agent.as, lead: A.lead.as }[caller];
  return call(house.url, method, path, { as, ...ask });
}

const sendBody = (name: Named, body: unknown) => send(name, { raw: JSON.stringify(body) });

/** Fields that stand in the place of another and never beside it. */
const INSTEAD: Partial<Record<Named, readonly string[]>> = { publishAnswer: ['problem'] };

describe.each(NAMES)('%s', (name) => {
  const schema = routes[name].body;
  test('the table fills every field', () => {
    const all = Object.keys(schema.shape).filter((field) => !INSTEAD[name]?.includes(field));
    expect(Object.keys(FULL[name]()).sort()).toEqual(all.sort());
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
    const fields = JSON.stringify(FULL[name]()).slice(1, -1);
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
      const added = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
      const raw = `{${[fields, added].filter(Boolean).join(',')}}`;
      refused(await send(name, { raw }), 422, 'validation_failed', key);
    }
  });

  test('each field missing, or of another type: 422 with the path', async () => {
    const full = FULL[name]();
    for (const [field, right] of Object.entries(full)) {
      if (isRequired(schema, field))
        refused(await sendBody(name, without(full, field)), 422, 'validation_failed', field);
      const others = [null, 42, true, MARK, [MARK], { type: 'img', props: { src: MARK } }];
      for (const value of others) {
        if (jsonType(value) === jsonType(right)) continue;
        if (value === null && MAY_BE_NULL.has(`${name}.${field}`)) continue;
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
        // Where nothing may stand for the form's sake, the rule says what is missing.
        const missing = MAY_BE_EMPTY.has(`${name}.${path}`) && !bad.trim();
        if (FREE_TEXT.test(path) && !missing) refused(reply, 422, 'validation_failed', path);
        else refused(reply, reply.status, reply.body.code);
        expect([401, 409, 422]).toContain(reply.status);
      }
    }
  });

  test('deep nesting is refused, and nobody falls over', async () => {
    const field = Object.keys(FULL[name]())[0] ?? 'unknown';
    for (const depth of [1_000, 60_000]) {
      const arrays = `{"${field}":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const objects = `{"${field}":${'{"a":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}}`;
      for (const raw of [arrays, objects]) {
        const reply = await send(name, { raw });
        expect(depth === 1_000 ? [422] : [400, 413, 422]).toContain(reply.status);
        refused(reply, reply.status, reply.body.code);
        if (depth > 1_000) continue;
        const paths = reply.body.errors?.map(({ path }) => path.split('.')[0]);
        expect([reply.body.code, paths]).toEqual(['validation_failed', expect.arrayContaining([field])]);
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
  const limit = { ...FULL.limitCustomer(), until: date };
  refused(await sendBody('limitCustomer', limit), 422, 'validation_failed', 'until');
  const preview = { ...FULL.previewPolicy(), at: date };
  refused(await sendBody('previewPolicy', preview), 422, 'validation_failed', 'at');
});

const withId = (Object.entries(routes) as [RouteName, Route][]).filter(([, { params }]) => params);

test.each(withId)('%s: an id that is none is refused', async (name) => {
  const body = name in FULL ? FULL[name as Named]() : undefined;
  const own = subjectOf(name, scene).id;
  for (const id of [
    'x',
    own.slice(0, 3),
    `${own.slice(0, 3)}1`,
    // Of the other kind.
    (own.startsWith('tk_') ? 'pb_' : 'tk_') + own.slice(3),
    '%00',
    '%ff',
    '%ED%A0%80',
    "tk_'%20OR%201=1",
    '..%2f..',
    MARK.repeat(100),
  ]) {
    const reply = await send(name, { path: pathOf(name, id), body });
    refused(reply, 422, 'validation_failed', 'id');
  }
});

const withQuery = (Object.entries(routes) as [RouteName, Route][]).filter(([, { query }]) => query);

const BAD_QUERY = {
  limit: ['-1', '0', '1e9', '201', '1.5', 'abc', '', 'NaN', 'Infinity', '%00'],
  after: ['garbage', '-1', '1e30', '1.5', '%27%3B--', '%ff', 'null'],
  scope: ['', 'everything', '%00'],
  key: ['x'.repeat(100)],
  lang: ['', 'e', 'en_GB', '%00'],
  status: ['', 'open', 'Received', '%00'],
  impact: ['', 'worst', '%00'],
  kind: ['', 'bug', '%00'],
  plan: ['x'.repeat(41), 'a%00b'],
  level: ['', 'L4', 'l1', '%00'],
  flag: ['', 'read', '%00'],
  problem: ['', 'pb_', 'pb_1', 'tk_1111111111111111111111', '%00'],
  q: ['x'.repeat(401), 'a%00b', '%00'],
  from: ['', '2026-02-30', '10000-01-01', '2026-3-1', '%00'],
  to: ['', '2026-02-30', '10000-01-01', '2026-3-1', '%00'],
  part: ['', 'all', '%00'],
  offset: ['', '-1', '1.5', '1e3', '0x1', ' 1', '9'.repeat(16), '%00'],
  zone: ['x'.repeat(65)],
};

/** A cursor of the log is not any word. */
const BAD_CURSOR = ['1', 'c', 'C1', 'c-1', 'c1_2', 'czzzzzzzzzzzz'];

test.each(withQuery)('%s: a query that makes no sense: 422 with the path', async (name, { query }) => {
  const shape = query?.shape ?? {};
  for (const field of Object.keys(shape)) {
    const values = BAD_QUERY[field as keyof typeof BAD_QUERY];
    const rest = field !== 'key' && 'key' in shape ? `&key=${scene.A.key}` : '';
    for (const value of field === 'after' && name.endsWith('Events') ? [...values, ...BAD_CURSOR] : values) {
      const reply = await send(name, { path: `${pathOf(name)}?${field}=${value}${rest}` });
      refused(reply, 422, 'validation_failed', field);
    }
  }
  const unknown = await send(name, { path: `${pathOf(name)}?sort=id%22;--${MARK}` });
  refused(unknown, 422, 'validation_failed', 'sort');
});
