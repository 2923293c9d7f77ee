import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';

/** A row that is written over the one with the same key, or added. */
export interface Upsert {
  /** @param gate a condition without which nothing is written; its arguments follow those of the row */
  sql(gate?: string): string;
  args(row: object): unknown[];
}

/**
 * `INSERT … ON CONFLICT (primary key) DO UPDATE`: unlike REPLACE it never deletes a neighbour on another UNIQUE.
 *
 * @param leave columns that are kept in another way
 */
export function upsertOf(table: SQLiteTable, leave: readonly string[] = []): Upsert {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => !leave.includes(column.name));
  const names = columns.map(([, column]) => column.name);
  const { name, primaryKeys } = getTableConfig(table);
  const inKey = primaryKeys.flatMap((one) => one.columns.map((column) => column.name));
  const key = columns
    .filter(([, column]) => column.primary || inKey.includes(column.name))
    .map(([, column]) => column.name);
  const set = names.filter((one) => !key.includes(one)).map((one) => `${one} = excluded.${one}`);
  const places = names.map(() => '?').join(', ');
  return {
    sql: (gate) =>
      `INSERT INTO ${name} (${names.join(', ')}) ${gate ? `SELECT ${places} WHERE ${gate}` : `VALUES (${places})`}
       ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${set.join(', ')}`,
    args: (row) =>
      columns.map(([property, column]) => {
        const value = (row as Record<string, unknown>)[property] ?? null;
        return value === null ? null : column.mapToDriverValue(value);
      }),
  };
}
