import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { MIGRATIONS } from '../paths.ts';
import { DatabaseUnusable, type Reads } from './client.ts';
import { DatabaseForbidden, DatabaseUnreachable, reach } from './reach.ts';
import * as schema from './schema.ts';

/** A libSQL server, which several nodes may share. */
export interface DatabaseServer {
  /** `http:`, `https:` or `libsql:` */
  readonly url: string;
  readonly authToken?: string | undefined;
}

export interface ServerDb {
  readonly reads: Reads;
  /** What the log asks. */
  readonly reader: Client;
  /** Writes, by `batch(…, 'write')` alone. For `log/` alone. */
  readonly writer: Client;
  close(): void;
}

/**
 * Opens the database of a libSQL server and brings its schema up to date. Nodes may do so at the same time.
 *
 * @throws DatabaseUnusable
 */
export async function openServer(server: DatabaseServer): Promise<ServerDb> {
  // Reads may be asked twice; of a write whose answer is lost, the log knows how to find out.
  const clients: Client[] = [];
  try {
    for (const tries of [1, 2]) clients.push(createClient({ ...server, fetch: reach(tries) }));
    const [writer, reader] = clients as [Client, Client];
    await bringUpToDate(writer);
    return {
      reads: drizzle(reader, { schema }),
      reader,
      writer,
      close() {
        for (const client of clients) client.close();
      },
    };
  } catch (cause) {
    for (const client of clients) client.close();
    throw new DatabaseUnusable(sentence(server.url, cause), { cause });
  }
}

/** How often a node looks again when another one is at the migrations. */
const TRIES = 10;

/**
 * Each migration takes effect once, whoever is first: they are one transaction with the row that says they are done,
 * of which there can be only one. Who comes second undoes all of theirs, and finds nothing left to do.
 */
async function bringUpToDate(client: Client): Promise<void> {
  await client.batch(
    [
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)',
      'CREATE UNIQUE INDEX IF NOT EXISTS __drizzle_migrations_once ON __drizzle_migrations (created_at)',
    ],
    'write',
  );
  for (let left = TRIES; ; left -= 1) {
    try {
      await migrate(drizzle(client), { migrationsFolder: fileURLToPath(MIGRATIONS) });
      return;
    } catch (error) {
      if (left <= 1) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 100));
    }
  }
}

/** What the person at the keyboard can put right. Of the address only what can hold no secret. */
function sentence(url: string, error: unknown): string {
  const { protocol, host } = new URL(url);
  const where = `${protocol}//${host} (DATABASE_URL)`;
  const causes = [...chain(error)];
  if (causes.some((one) => one instanceof DatabaseForbidden))
    return `The libSQL server at ${where} refuses the token (DATABASE_AUTH_TOKEN).`;
  // An error may repeat the address as it was given.
  const why = (causes.at(-1)?.message.split('\n', 1)[0] ?? '').replace(/\b[a-z]+:\/\/\S*/g, where);
  return causes.some((one) => one instanceof DatabaseUnreachable)
    ? `The libSQL server at ${where} does not answer: ${why}`
    : `${where} cannot be opened as a libSQL server: ${why}`;
}

function* chain(error: unknown): Generator<Error> {
  for (let one = error; one instanceof Error; one = one.cause) yield one;
}
