import type { InStatement } from '@libsql/client';
import * as schema from '../../db/schema.ts';
import type { Projection, ReaderWrite } from '../types.ts';
import { type Upsert, upsertOf } from '../upsert.ts';
import { behind, type Gate } from './gate.ts';
import type { Part } from './part.ts';
import { putStatement, viewStatements } from './views.ts';

const put: Record<Extract<ReaderWrite, { put: string }>['put'], Upsert> = {
  insightTickets: upsertOf(schema.insightTickets),
  insightDays: upsertOf(schema.insightDays),
  insightTotals: upsertOf(schema.insightTotals),
  removals: upsertOf(schema.removals),
};
const place = upsertOf(schema.readers);

/**
 * A reader's rows and, behind them, its new place: nothing is written once it is another. A try whose answer was lost
 * needs no more than that: the reader is told that its place has moved, and reads on from there.
 */
export function projectPart({ reader: name, from, to: cursor, at, writes }: Projection): Part<boolean> {
  const gate: Gate = {
    sql: 'coalesce((SELECT cursor FROM readers WHERE name = ?), 0) = ?',
    args: [name, from],
  };
  const move = putStatement(place, { name, cursor, at }, gate);
  return {
    statements: [...writes.flatMap((write) => statementsOf(write, gate)), move],
    read: (results) => results.at(-1)?.rowsAffected === 1,
  };
}

function statementsOf(write: ReaderWrite, gate: Gate): InStatement[] {
  if ('put' in write) return [putStatement(put[write.put], write.row, gate)];
  if ('search' in write) return viewStatements(write.stream, write, gate);
  return [behind(gate, 'DELETE FROM removals WHERE file = ? AND $gate', [write.removed])];
}
