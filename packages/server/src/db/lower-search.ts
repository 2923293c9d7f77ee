import type { Client } from '@libsql/client';

/** What a migration in SQL could not do is done once, and noted here. */
const DONE = 1;
const PAGE = 500;

/**
 * Lowers the letters of what tickets are found by, where a migration has left them: SQLite knows the case of ASCII
 * alone. Once for each database; one that was interrupted begins again.
 */
export async function lowerSearch(client: Client): Promise<void> {
  const { rows: versions } = await client.execute('PRAGMA user_version');
  if (Number(versions[0]?.user_version) >= DONE) return;
  const { rows } = await client.execute(`SELECT id, search FROM tickets WHERE search GLOB '*[^ -~]*'`);
  for (let at = 0; at < rows.length; at += PAGE) {
    const page = rows.slice(at, at + PAGE).map(({ id, search }) => ({
      sql: 'UPDATE tickets SET search = ? WHERE id = ?',
      args: [String(search).toLowerCase(), String(id)],
    }));
    await client.batch(page, 'write');
  }
  await client.execute(`PRAGMA user_version = ${DONE}`);
}
