import type { ServerDb } from '../../db/server.ts';
import type { Log } from '../append.ts';
import type { ProblemRow, TicketRow } from '../types.ts';
import { appendPart } from './append-part.ts';
import { Group } from './group.ts';
import { nothing, reservePart } from './part.ts';
import { projectPart } from './project-part.ts';
import { Tail } from './tail.ts';
import { Told } from './told.ts';

/**
 * The log on a libSQL server that several nodes may share. Each of them commits in groups and hears what the others
 * commit; all of them tell their listeners the same events in the same order.
 *
 * @param report what went wrong behind a commit: it stands all the same
 */
export async function createServerLog(
  db: ServerDb,
  report: (error: unknown) => void = () => {},
): Promise<Log> {
  const { reader, writer } = db;
  const newest = await reader.execute('SELECT max(id) AS id FROM events');
  const told = new Told((newest.rows[0]?.id as number | null) ?? 0, report);
  const tail = new Tail(reader, told, report);
  const group = new Group(writer, told, tail, report);

  const one = async <T>(sql: string, args: string[]): Promise<T | undefined> =>
    (await reader.execute({ sql, args })).rows[0] as T | undefined;

  return {
    append: (append) => group.add((again) => appendPart(append, again)),
    project: (projection) => group.add(() => projectPart(projection)),
    reserveNumber: (counter) => group.add(() => reservePart(counter)),
    head: async () => told.last,
    catchUp: () => tail.catchUp(),
    ticket: (workspace, id) =>
      one<TicketRow>(
        `SELECT id, fold_version AS foldVersion, team_view AS teamView, customer_view AS customerView, problem
         FROM tickets WHERE id = ? AND workspace = ?`,
        [id, workspace],
      ),
    problem: (workspace, id) =>
      one<ProblemRow>(
        'SELECT id, fold_version AS foldVersion, view FROM problems WHERE id = ? AND workspace = ?',
        [id, workspace],
      ),
    onCommit: (listener) => told.onCommit(listener),
    async close() {
      // Where the server is away, those who wait have been told so.
      await group.add(() => nothing).catch(report);
      await tail.end();
    },
  };
}
