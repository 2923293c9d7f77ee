import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { manualClock } from '../src/app.ts';
import { Directory } from '../src/commands/directory.ts';
import { type Db, openDb } from '../src/db/client.ts';
import { openFiles } from '../src/files/files.ts';
import { type CommitListener, createLog } from '../src/log/append.ts';
import type { StoredEvent } from '../src/log/types.ts';
import { createIndexer } from '../src/readers/indexer.ts';
import { START } from './house.ts';

let folder: string;
let db: Db;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestka-'));
  db = await openDb(join(folder, 'vestka.db'));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  db.close();
  rmSync(folder, { recursive: true });
});

const turn = () => new Promise((resume) => setImmediate(resume));

test('what is said just as the index goes to rest is looked at soon', async () => {
  const { reads } = db;
  const heard: CommitListener[] = [];
  const faults: unknown[] = [];
  const house = {
    reads,
    log: { ...createLog(db), onCommit: (listener: CommitListener) => void heard.push(listener) },
    clock: manualClock(START),
    directory: new Directory(reads),
    files: openFiles({ folder }),
  };
  const indexer = createIndexer(house, (error) => faults.push(error));

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const held = globalThis.setTimeout;
  const waits: unknown[] = [];
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) => {
    waits.push(ms);
    // In the same turn of the loop: so a node may hear what another one has committed.
    const said = [{ type: 'message_posted' } as StoredEvent];
    if (waits.length === 2) queueMicrotask(() => heard[0]?.(said, 0));
    return held(run, ms);
  }) as typeof setTimeout);
  indexer.start();
  vi.advanceTimersByTime(0);
  while (waits.length < 2) await turn();
  await turn();
  expect(waits).toEqual([0, 60_000, 500]);

  vi.advanceTimersByTime(500);
  while (waits.length < 4) await turn();
  expect(waits[3]).toBe(60_000);
  await indexer.stop();
  expect(faults).toEqual([]);
});
