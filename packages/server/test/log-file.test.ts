import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Db, openDb } from '../src/db/client.ts';
import { DatabaseInUse } from '../src/db/lock.ts';
import * as schema from '../src/db/schema.ts';
import { createLog, type Log, StorageFull } from '../src/log/append.ts';
import { event, one } from './appends.ts';

let folder: string;
let path: string;
let db: Db;
let log: Log;

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
}

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
  const stored = () => db.reads.select().from(schema.events).orderBy(asc(schema.events.id));
  expect(await stored()).toHaveLength(1);
  expect(await log.head()).toBe(1);
  db.writer.exec(`PRAGMA max_page_count = ${pages + 10_000}`);
  expect(await log.append(large('a'))).toMatchObject({ kind: 'appended', events: [{ id: 2 }] });
  expect(await stored()).toHaveLength(2);
});
