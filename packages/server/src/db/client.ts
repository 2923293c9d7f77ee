import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import Database from 'libsql';
import { MIGRATIONS } from '../paths.ts';
import { DatabaseInUse, lock } from './lock.ts';
import { lowerSearch } from './lower-search.ts';
import * as schema from './schema.ts';

/** Reads, by drizzle. Writing here is a mistake: the log's append is the only door that writes. */
export type Reads = Pick<LibSQLDatabase<typeof schema>, 'select' | 'selectDistinct' | 'query'>;

export interface Db {
  readonly reads: Reads;
  /** The one connection that writes and checkpoints. For `log/` alone. */
  readonly writer: Database.Database;
  close(): void;
}

/** There is something at the path, and it is no database that we can open. */
export class DatabaseUnusable extends Error {}

/**
 * Opens a libSQL file and brings its schema up to date.
 *
 * SQLite before 3.51.3 has a race between two connections that write or checkpoint one WAL: hence one process a file,
 * and in it exactly one connection that writes. The migrations run and end before it opens.
 *
 * @param path the file's path
 * @throws DatabaseInUse, DatabaseUnusable
 */
export async function openDb(path: string): Promise<Db> {
  const url = `file:${path}`;
  let unlock = () => {};
  try {
    mkdirSync(dirname(path), { recursive: true });
    unlock = await lock(path);
    await bringUpToDate(url);
  } catch (cause) {
    unlock();
    if (cause instanceof DatabaseInUse) throw cause;
    const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : cause;
    throw new DatabaseUnusable(`${path} (DATABASE_URL, --data) cannot be opened as a database: ${why}`, {
      cause,
    });
  }

  const writer = openWriter(path);
  const client = createClient({ url, concurrency: 1 });
  return {
    reads: drizzle(client, { schema }),
    writer,
    close() {
      client.close();
      writer.close();
      unlock();
    },
  };
}

async function bringUpToDate(url: string): Promise<void> {
  const client = createClient({ url });
  try {
    await client.execute('PRAGMA journal_mode = WAL');
    await migrate(drizzle(client), { migrationsFolder: fileURLToPath(MIGRATIONS) });
    await lowerSearch(client);
  } finally {
    client.close();
  }
}

function openWriter(path: string): Database.Database {
  const writer = new Database(path);
  // FULL: an acknowledged write is on the disk. Checkpoints come from the log's idle moments, not from a commit.
  writer.exec('PRAGMA synchronous = FULL');
  writer.exec('PRAGMA wal_autocheckpoint = 0');
  writer.exec('PRAGMA secure_delete = ON');
  return writer;
}
