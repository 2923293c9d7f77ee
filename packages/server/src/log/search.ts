import type { SearchDoc } from './types.ts';

const TABLES = { library: 'library_words', tickets: 'ticket_words' } as const;

/**
 * Puts a part's words in the place of those that it was found by. A full-text row that holds no text is written as a
 * whole or not at all, under a number that stays.
 *
 * @param gate a condition without which nothing is written
 */
export function searchStatements(
  stream: string,
  { among, part, words }: SearchDoc,
  gate = 'true',
): { sql: string; args: string[] }[] {
  const table = TABLES[among];
  const no = 'SELECT no FROM search_docs WHERE stream = ? AND part = ?';
  if (!words) {
    return [
      { sql: `DELETE FROM ${table} WHERE rowid = (${no}) AND ${gate}`, args: [stream, part] },
      { sql: `DELETE FROM search_docs WHERE stream = ? AND part = ? AND ${gate}`, args: [stream, part] },
    ];
  }
  return [
    {
      sql: `INSERT INTO search_docs (stream, part) SELECT ?, ? WHERE ${gate} ON CONFLICT (stream, part) DO NOTHING`,
      args: [stream, part],
    },
    {
      sql: `INSERT OR REPLACE INTO ${table} (rowid, words)
            SELECT no, ? FROM search_docs WHERE stream = ? AND part = ? AND ${gate}`,
      args: [words, stream, part],
    },
  ];
}
