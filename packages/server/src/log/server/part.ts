import type { InStatement, ResultSet } from '@libsql/client';

/** What one writer adds to a shared transaction, and how its outcome is read from the results. */
export interface Part<T> {
  readonly statements: readonly InStatement[];
  /** @param results those of the statements, in order */
  read(results: readonly ResultSet[]): T;
}

/** The next number of a counter. */
export const reservePart = (counter: string): Part<number> => ({
  statements: [
    {
      sql: `INSERT INTO counters (workspace, last) VALUES (?, 1001)
            ON CONFLICT (workspace) DO UPDATE SET last = last + 1 RETURNING last`,
      args: [counter],
    },
  ],
  read: ([reserved]) => reserved?.rows[0]?.last as number,
});

/** Nothing, in its turn. */
export const nothing: Part<undefined> = { statements: [], read: () => undefined };
