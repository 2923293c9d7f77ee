import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import Database from 'libsql';
import { MIGRATIONS } from '../paths.ts';
import { lock } from './lock.ts';
import * as schema from './schema.ts';

/** Reads, by drizzle. Writing here is a mistake: the log's append is the only door that writes. */
export type Reads = LibSQLDatabase<typeof schema>;

export interface Db {
  readonly reads: Reads;
  /** The one connection that writes and checkpoints. For `log/` alone. */
  readonly writer: Database.Database;
  close(): void;
}

/**
 * Opens a libSQL file and brings its schema up to date.
 *
 * SQLite before 3.51.3 has a race between two connections that write or checkpoint one WAL: hence one process a file,
 * and in it exactly one connection that writes. The migrations run and end before it opens.
 *
 * @param path the file's path
 * @throws DatabaseInUse
 */
export async function openDb(path: string): Promise<Db> {
  const folder = dirname(path);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const unlock = await lock(path);
  const url = `file:${path}`;
  const migrating = createClient({ url });
  await migrating.execute('PRAGMA journal_mode = WAL');
  await migrate(drizzle(migrating), { migrationsFolder: fileURLToPath(MIGRATIONS) });
  migrating.close();

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

function openWriter(path: string): Database.Database {
  const writer = new Database(path);
  // FULL: an acknowledged write is on the disk. Checkpoints come from the log's idle moments, not from a commit.
  writer.exec('PRAGMA synchronous = FULL');
  writer.exec('PRAGMA wal_autocheckpoint = 0');
  writer.exec('PRAGMA secure_delete = ON');
  return writer;
}
