import type { SearchDoc } from './types.ts';

const TABLES = { library: 'library_words', tickets: 'ticket_words' } as const;

/**
 * A document's row in a full-text table is this less its number: the newest stand first in each list, which is the way
 * that lists are read at least cost.
 */
export const NEWEST_FIRST = '2147483648';

/**
 * Puts a part's words in the place of those that it was found by. A full-text row that holds no text is written as a
 * whole or not at all, under a number that stays.
 *
 * @param gate a condition without which nothing is written
 */
export function searchStatements(
  stream: string,
  { among, part, words, version, shelf }: SearchDoc,
  gate = 'true',
): { sql: string; args: (string | number)[] }[] {
  const table = TABLES[among];
  const no = 'FROM search_docs WHERE stream = ? AND part = ?';
  if (!words) {
    return [
      {
        sql: `DELETE FROM ${table} WHERE rowid = (SELECT ${NEWEST_FIRST} - no ${no}) AND ${gate}`,
        args: [stream, part],
      },
      { sql: `DELETE FROM search_docs WHERE stream = ? AND part = ? AND ${gate}`, args: [stream, part] },
    ];
  }
  return [
    {
      sql: `INSERT INTO search_docs (stream, part, version) SELECT ?, ?, ? WHERE ${gate}
            ON CONFLICT (stream, part) DO UPDATE SET version = excluded.version`,
      args: [stream, part, version],
    },
    {
      sql: `INSERT OR REPLACE INTO ${table} (rowid, words) SELECT ${NEWEST_FIRST} - no, ? ${no} AND ${gate}`,
      args: [words, stream, part],
    },
    ...(shelf
      ? [
          {
            sql: `INSERT INTO search_shelves (workspace, kind, tongue) SELECT ?, ?, ? WHERE ${gate}
                  ON CONFLICT (workspace, kind, tongue) DO NOTHING`,
            args: [shelf.workspace, shelf.kind, shelf.tongue],
          },
        ]
      : []),
  ];
}
