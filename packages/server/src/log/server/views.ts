import type { InStatement } from '@libsql/client';
import * as schema from '../../db/schema.ts';
import { forgetArgs, forgetSql } from '../forget.ts';
import { searchStatements } from '../search.ts';
import type { ViewWrite } from '../types.ts';
import { type Upsert, upsertOf } from '../upsert.ts';
import { behind, type Gate } from './gate.ts';

const put = {
  tickets: upsertOf(schema.tickets),
  problems: upsertOf(schema.problems, ['linked']),
  links: upsertOf(schema.links),
  workspaces: upsertOf(schema.workspaces),
  keys: upsertOf(schema.keys),
  agents: upsertOf(schema.agents),
  customers: upsertOf(schema.customers),
  sessions: upsertOf(schema.sessions),
  attachments: upsertOf(schema.attachments, ['ticket']),
  answers: upsertOf(schema.answers),
};

/** Writes one row over the one with the same key, behind a gate. */
export const putStatement = ({ sql, args }: Upsert, row: object, gate: Gate): InStatement => ({
  sql: sql(gate.sql),
  args: [...(args(row) as string[]), ...gate.args],
});

/** Writes a view's rows, behind a gate. */
export function viewStatements(stream: string, view: ViewWrite, gate: Gate): InStatement[] {
  if ('put' in view) return [putStatement(put[view.put], view.row, gate)];
  if ('search' in view)
    return searchStatements(stream, view.search, '$gate').map(({ sql, args }) => behind(gate, sql, args));
  if ('drop' in view) return [behind(gate, 'DELETE FROM sessions WHERE hash = ? AND $gate', [view.hash])];
  if ('endLink' in view) {
    const sql = 'UPDATE links SET until = ? WHERE ticket = ? AND until IS NULL AND $gate';
    return [behind(gate, sql, [view.endLink.until, stream])];
  }
  if ('count' in view) {
    const sql = 'UPDATE problems SET linked = linked + ? WHERE id = ? AND $gate';
    return [behind(gate, sql, [view.count.by, view.count.problem])];
  }
  if ('limit' in view) {
    const { writeLimit, customer } = view.limit;
    return [
      behind(gate, 'UPDATE customers SET write_limit = ? WHERE id = ? AND $gate', [writeLimit, customer]),
    ];
  }
  if ('forget' in view) return [behind(gate, forgetSql('$gate'), forgetArgs(stream, view.forget))];
  if ('deleted' in view) {
    const sql = `UPDATE attachments SET state = 'deleted', deleted_at = ?
      WHERE id IN (SELECT value FROM json_each(?)) AND $gate`;
    return [behind(gate, sql, [view.at, JSON.stringify(view.deleted)])];
  }
  const drop = behind(gate, 'DELETE FROM deadlines WHERE stream = ? AND $gate', [stream]);
  if (!view.deadlines.length) return [drop];
  const add = `INSERT INTO deadlines (stream, kind, ref, workspace, at)
    SELECT ?, value ->> 'kind', value ->> 'ref', value ->> 'workspace', value ->> 'at' FROM json_each(?) WHERE $gate`;
  return [drop, behind(gate, add, [stream, JSON.stringify(view.deadlines)])];
}
