import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Db, openDb } from '../src/db/client.ts';
import { DatabaseInUse } from '../src/db/lock.ts';
import * as schema from '../src/db/schema.ts';
import { createLog, type Log, StorageFull } from '../src/log/append.ts';
import type { Append, LogEvent, Projection, StoredEvent, ViewWrite } from '../src/log/types.ts';

let folder: string;
let path: string;
let db: Db;
let log: Log;
let heard: StoredEvent[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestka-'));
  path = join(folder, 'vestka.db');
  await open();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<void> {
  db = await openDb(path);
  log = createLog(db);
  heard = [];
  log.onCommit((events) => heard.push(...events));
}

const event = (version: number, more: Partial<LogEvent> = {}): LogEvent => ({
  version,
  audience: 'team',
  type: 'tried',
  actor: { kind: 'system' },
  at: 1000,
  data: { n: version },
  words: null,
  ...more,
});

const one = (stream: string, expected = 0, more: Partial<Append> = {}): Append => ({
  workspace: 'ws_1',
  stream,
  expected,
  events: [event(expected + 1)],
  views: [],
  owner: null,
  ...more,
});

const customer = (id: string): ViewWrite => ({
  put: 'customers',
  row: { id, workspace: 'ws_1', kind: 'anonymous', createdAt: 1 },
});
/** A row that the table refuses. */
const broken = {
  put: 'customers',
  row: { id: 'cu_0', workspace: null, kind: 'anonymous', createdAt: 1 },
} as unknown as ViewWrite;
const deadline = (at: number): ViewWrite => ({
  deadlines: [{ stream: 's', kind: 'promise', ref: 'p1', workspace: 'ws_1', at }],
});

async function everything() {
  const { reads } = db;
  return {
    events: await reads.select().from(schema.events).orderBy(asc(schema.events.id)),
    intents: await reads.select().from(schema.intents),
    customers: await reads.select().from(schema.customers),
    deadlines: await reads.select().from(schema.deadlines),
    tickets: await reads.select().from(schema.tickets),
  };
}

test('events, views and intent are stored together, and told once', async () => {
  const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
  const outcome = await log.append(
    one('s', 0, { intent, events: [event(1), event(2)], views: [customer('cu_1'), deadline(5)] }),
  );
  expect(outcome).toMatchObject({ kind: 'appended', events: [{ id: 1 }, { id: 2 }], dueAt: 5 });
  const all = await everything();
  expect(all.events.map(({ version }) => version)).toEqual([1, 2]);
  expect(all.intents).toMatchObject([{ person: 'cu_1', intent: 'i1', stream: 's', version: 2 }]);
  expect([all.customers.length, all.deadlines.length]).toEqual([1, 1]);
  expect(heard.map(({ id }) => id)).toEqual([1, 2]);
  expect(await log.head()).toBe(2);
});

test('a stale writer changes nothing, whether it knows too little or too much', async () => {
  await log.append(one('s', 0, { views: [deadline(5)] }));
  const before = await everything();
  for (const expected of [0, 2, 7]) {
    const intent = { person: 'cu_1', id: `i${expected}`, hash: 'h' };
    const late = one('s', expected, { intent, views: [customer('cu_1'), deadline(9)] });
    expect(await log.append(late)).toEqual({ kind: 'conflict' });
  }
  expect(await everything()).toEqual(before);
  expect(heard).toHaveLength(1);
});

test('in one commit each keeps its own outcome; one that fails leaves its neighbours unharmed', async () => {
  await log.append(one('s'));
  const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
  const settled = await Promise.allSettled([
    log.append(one('a', 0, { views: [customer('cu_a')] })),
    log.append(one('b', 0, { views: [customer('cu_b'), broken] })),
    log.append(one('s', 0)),
    log.append(one('c', 0, { intent })),
    log.append(one('d', 0, { intent })),
    log.append(one('e', 0, { intent: { ...intent, hash: 'other' } })),
    log.append(one('f', 0, { events: [event(1), event(1)] })),
    log.append(one('g', 0, { views: [customer('cu_g')] })),
  ]);
  const outcomes = settled.map((s) => (s.status === 'fulfilled' ? s.value.kind : 'failed'));
  expect(outcomes).toEqual([
    'appended',
    'failed',
    'conflict',
    'appended',
    'replayed',
    'replayed',
    'failed',
    'appended',
  ]);
  expect(settled[4]).toMatchObject({ value: { stream: 'c', version: 1, sameBody: true } });
  expect(settled[5]).toMatchObject({ value: { stream: 'c', version: 1, sameBody: false } });
  const all = await everything();
  expect(all.events.map(({ id, stream }) => [id, stream])).toEqual([
    [1, 's'],
    [2, 'a'],
    [3, 'c'],
    [4, 'g'],
  ]);
  expect(all.customers.map(({ id }) => id)).toEqual(['cu_a', 'cu_g']);
  expect(heard.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(await log.append(one('b'))).toMatchObject({ kind: 'appended', events: [{ id: 5 }] });
});

test('500 at once: none lost, ids without gaps in the order of the commit', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 500 }, (_, i) => log.append(one(`s${i}`, 0, { views: [customer(`cu_${i}`)] }))),
  );
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['appended']));
  const all = await everything();
  expect(all.events.map(({ id }) => id)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
  expect(all.customers).toHaveLength(500);
  expect(heard.map(({ id }) => id)).toEqual(all.events.map(({ id }) => id));
});

test('500 at once on one stream that decide again: each has its place', async () => {
  const insist = async () => {
    for (;;) {
      const version = (await log.head()) as number;
      const outcome = await log.append(one('s', version));
      if (outcome.kind === 'appended') return outcome.events[0]?.version;
    }
  };
  const versions = await Promise.all(Array.from({ length: 100 }, insist));
  expect(versions.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
});

test('numbers are never given twice, and count in each workspace by itself', async () => {
  const numbers = await Promise.all(Array.from({ length: 100 }, () => log.reserveNumber('ws_1')));
  expect(new Set(numbers).size).toBe(100);
  expect(Math.min(...numbers)).toBe(1001);
  expect(await log.reserveNumber('ws_2')).toBe(1001);
  db.close();
  await open();
  expect(await log.reserveNumber('ws_1')).toBe(1101);
  expect(await log.head()).toBe(0);
});

test('a listener that throws harms neither the writers nor the other listeners', async () => {
  const broken = createLog(db);
  const others: number[] = [];
  broken.onCommit(() => {
    throw new Error('a listener fell over');
  });
  broken.onCommit((events) => others.push(...events.map(({ id }) => id)));
  const outcomes = await Promise.all([broken.append(one('a')), broken.append(one('b'))]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['appended', 'appended']);
  await broken.append(one('c'));
  expect(others).toEqual([1, 2, 3]);
});

test('the log is moved into the file when it is idle', async () => {
  const size = () => statSync(path).size;
  const before = size();
  const words = { text: 'x'.repeat(1000) };
  await Promise.all(
    Array.from({ length: 600 }, (_, i) => log.append(one(`s${i}`, 0, { events: [event(1, { words })] }))),
  );
  expect(size(), 'not within a commit').toBe(before);
  await vi.waitFor(() => expect(size()).toBeGreaterThan(before + 600_000), { timeout: 12_000 });
});

test('a database that another has open is refused, and free once it is closed', async () => {
  await expect(openDb(path)).rejects.toBeInstanceOf(DatabaseInUse);
  await log.append(one('s'));
  db.close();
  await open();
  expect(await log.head()).toBe(1);
});

test('storage full: nothing is taken, reads work, and it recovers when there is room', async () => {
  await log.append(one('s'));
  const [{ page_count: pages }] = db.writer.prepare('PRAGMA page_count').all() as [{ page_count: number }];
  const words = { text: 'x'.repeat(100_000) };
  const large = (stream: string) => one(stream, 0, { events: [event(1, { words })] });
  db.writer.exec(`PRAGMA max_page_count = ${pages}`);
  const settled = await Promise.allSettled([log.append(large('a')), log.append(large('b'))]);
  for (const one of settled) expect(one).toMatchObject({ reason: expect.any(StorageFull) });
  const all = await everything();
  expect(all.events).toHaveLength(1);
  expect(await log.head()).toBe(1);
  db.writer.exec(`PRAGMA max_page_count = ${pages + 10_000}`);
  expect(await log.append(large('a'))).toMatchObject({ kind: 'appended', events: [{ id: 2 }] });
  expect((await everything()).events).toHaveLength(2);
});

const tallied = (from: number, to: number, tallies: string | null): Projection => ({
  reader: 'r',
  from,
  to,
  at: 1000,
  writes: [
    { put: 'insightDays', row: { workspace: 'ws_1', date: '2026-03-04', tallies: tallies as string } },
  ],
});
const projected = async () => ({
  days: (await db.reads.select().from(schema.insightDays)).map(({ tallies }) => tallies),
  places: (await db.reads.select().from(schema.readers)).map(({ cursor }) => cursor),
});

test('a reader’s rows and its place are stored together; who reads from an old place changes nothing', async () => {
  expect(await log.project(tallied(0, 3, 'a'))).toBe(true);
  expect(await log.project(tallied(0, 5, 'b'))).toBe(false);
  expect(await projected()).toEqual({ days: ['a'], places: [3] });
  expect(await log.project(tallied(3, 5, 'c'))).toBe(true);
  expect(await projected()).toEqual({ days: ['c'], places: [5] });
});

test('of two readers at once one takes effect; a row that is refused leaves place and neighbours alone', async () => {
  const settled = await Promise.allSettled([
    log.project(tallied(0, 2, 'a')),
    log.project(tallied(0, 2, 'b')),
    log.append(one('s')),
    log.project(tallied(2, 4, null)),
    log.append(one('t')),
  ]);
  expect(settled.map((s) => (s.status === 'fulfilled' ? s.value : 'failed'))).toMatchObject([
    true,
    false,
    { kind: 'appended' },
    'failed',
    { kind: 'appended' },
  ]);
  expect(await projected()).toEqual({ days: ['a'], places: [2] });
  expect(heard.map(({ id }) => id)).toEqual([1, 2]);
});
