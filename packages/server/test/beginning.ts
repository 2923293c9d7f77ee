import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../src/db/client.ts';

let empty: Promise<Buffer> | undefined;

/** A database with nothing in it, brought up to date: made once for all houses of a worker, as a file's bytes. */
export function emptyDatabase(): Promise<Buffer> {
  empty ??= make();
  return empty;
}

async function make(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
  const path = join(folder, 'vestka.db');
  const db = await openDb(path);
  db.writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}
