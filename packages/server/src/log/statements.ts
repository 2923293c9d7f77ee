import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type Database from 'libsql';
import * as schema from '../db/schema.ts';
import { forgetArgs, forgetSql } from './forget.ts';
import { searchStatements } from './search.ts';
import type {
  Append,
  Intent,
  ProblemRow,
  Projection,
  SearchDoc,
  StoredEvent,
  TicketRow,
  ViewWrite,
} from './types.ts';
import { upsertOf } from './upsert.ts';

type Statement = Database.Statement;
type Row = Record<string, unknown>;

/** How many events the tickets of the customer `?` have together. */
export const EVENTS_OF =
  'SELECT count(*) FROM events WHERE stream IN (SELECT id FROM tickets WHERE customer = ?)';

/** Whether all the files in the list `?` may be given to the stream `?`. Once given, they stay so within their own append. */
export const MAY_GIVE = `NOT EXISTS (SELECT 1 FROM json_each(?) AS given LEFT JOIN attachments ON attachments.id = given.value
  WHERE state IS NOT 'ready' OR ticket <> ?)`;

/** Whether the file `?` is given to none. */
export const IS_UNGIVEN = 'NOT EXISTS (SELECT 1 FROM attachments WHERE id = ? AND ticket IS NOT NULL)';

/** The files in the list `?` are the stream's `?`. */
export const GIVE = 'UPDATE attachments SET ticket = ? WHERE id IN (SELECT value FROM json_each(?))';

/** What a commit is made of, and the two reads of every command, prepared once on the writing connection. */
export interface Statements {
  /** The newest event's id; 0 when there is none. */
  head(): number;
  ticket(workspace: string, id: string): TicketRow | undefined;
  problem(workspace: string, id: string): ProblemRow | undefined;
  /** 0 when there is none. */
  versionOf(stream: string): number;
  /** How many events a customer's tickets have together. */
  eventsOf(customer: string): number;
  intent(intent: Intent): { stream: string; version: number; hash: string } | undefined;
  takeIntent(intent: Intent, stream: string, version: number): void;
  /** Whether files stand as an append needs them: those that it gives, and the one that it took to be given to none. */
  filesStand(append: Append): boolean;
  give(stream: string, files: readonly string[]): void;
  insertEvents(append: Append): StoredEvent[];
  write(stream: string, view: ViewWrite): void;
  /** Stores a reader's rows and its new place. @returns false when its place is another: nothing was written */
  project(projection: Projection): boolean;
  reserveNumber(workspace: string): number;
}

/**
 * Only plain reads go through `.get()`: after one constraint error a reused prepared `.get()` fails for ever in this
 * driver, and with RETURNING `.all()` costs twice what `.run()` does.
 */
export function prepare(writer: Database.Database): Statements {
  const one = (statement: Statement, ...args: unknown[]) => statement.get(...args) as Row | undefined;
  const newest = writer.prepare('SELECT max(id) AS id FROM events');
  const ticket = writer.prepare(
    `SELECT id, fold_version AS foldVersion, team_view AS teamView, customer_view AS customerView, problem
     FROM tickets WHERE id = ? AND workspace = ?`,
  );
  const problem = writer.prepare(
    'SELECT id, fold_version AS foldVersion, view FROM problems WHERE id = ? AND workspace = ?',
  );
  const version = writer.prepare('SELECT max(version) AS version FROM events WHERE stream = ?');
  const eventsOf = writer.prepare(`SELECT (${EVENTS_OF}) AS events`);
  const findIntent = writer.prepare(
    'SELECT stream, version, hash FROM intents WHERE person = ? AND intent = ?',
  );
  const addIntent = writer.prepare(
    'INSERT INTO intents (person, intent, hash, stream, version) VALUES (?, ?, ?, ?, ?)',
  );
  const addEvent = writer.prepare(
    `INSERT INTO events (workspace, stream, version, audience, type, actor, at, facts, data, words)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const dropDeadlines = writer.prepare('DELETE FROM deadlines WHERE stream = ?');
  const addDeadline = writer.prepare(
    'INSERT INTO deadlines (stream, kind, ref, workspace, at) VALUES (?, ?, ?, ?, ?)',
  );
  const dropSession = writer.prepare('DELETE FROM sessions WHERE hash = ?');
  const endLink = writer.prepare('UPDATE links SET until = ? WHERE ticket = ? AND until IS NULL');
  const mayGive = writer.prepare(`SELECT ${MAY_GIVE} AS so`);
  const isUngiven = writer.prepare(`SELECT ${IS_UNGIVEN} AS so`);
  const give = writer.prepare(GIVE);
  const forget = writer.prepare(forgetSql());
  const deleteFile = writer.prepare("UPDATE attachments SET state = 'deleted', deleted_at = ? WHERE id = ?");
  const countLinked = writer.prepare('UPDATE problems SET linked = linked + ? WHERE id = ?');
  const limitWriting = writer.prepare('UPDATE customers SET write_limit = ? WHERE id = ?');
  const reserve = writer.prepare(
    `INSERT INTO counters (workspace, last) VALUES (?, 1001)
     ON CONFLICT (workspace) DO UPDATE SET last = last + 1 RETURNING last`,
  );
  const put = {
    tickets: upsert(writer, schema.tickets),
    problems: upsert(writer, schema.problems, ['linked']),
    links: upsert(writer, schema.links),
    workspaces: upsert(writer, schema.workspaces),
    keys: upsert(writer, schema.keys),
    agents: upsert(writer, schema.agents),
    customers: upsert(writer, schema.customers),
    sessions: upsert(writer, schema.sessions),
    attachments: upsert(writer, schema.attachments, ['ticket']),
    answers: upsert(writer, schema.answers),
    readers: upsert(writer, schema.readers),
    insightTickets: upsert(writer, schema.insightTickets),
    insightDays: upsert(writer, schema.insightDays),
    insightTotals: upsert(writer, schema.insightTotals),
    removals: upsert(writer, schema.removals),
  };
  const others = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const statement = others.get(sql) ?? writer.prepare(sql);
    others.set(sql, statement);
    return statement;
  };
  const keep = (stream: string, doc: SearchDoc) => {
    for (const { sql, args } of searchStatements(stream, doc)) prepared(sql).run(...args);
  };
  const removed = writer.prepare('DELETE FROM removals WHERE file = ?');
  const place = writer.prepare('SELECT cursor FROM readers WHERE name = ?');

  return {
    head: () => (one(newest)?.id as number | null) ?? 0,
    ticket: (workspace, id) => one(ticket, id, workspace) as TicketRow | undefined,
    problem: (workspace, id) => one(problem, id, workspace) as ProblemRow | undefined,
    versionOf: (stream) => (one(version, stream)?.version as number | null) ?? 0,
    eventsOf: (customer) => one(eventsOf, customer)?.events as number,
    intent: ({ person, id }) =>
      one(findIntent, person, id) as { stream: string; version: number; hash: string } | undefined,
    takeIntent({ person, id, hash }, stream, at) {
      addIntent.run(person, id, hash, stream, at);
    },
    filesStand: ({ stream, gives, ungiven }) =>
      (!gives?.length || one(mayGive, JSON.stringify(gives), stream)?.so === 1) &&
      (ungiven === undefined || one(isUngiven, ungiven)?.so === 1),
    give: (stream, files) => void give.run(stream, JSON.stringify(files)),
    insertEvents({ workspace, stream, events, owner }) {
      return events.map((event) => {
        const { version: at, audience, type, actor, facts, data, words } = event;
        const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : null);
        const { lastInsertRowid } = addEvent.run(
          workspace,
          stream,
          at,
          audience,
          type,
          json(actor),
          event.at,
          json(facts),
          json(data),
          json(words),
        );
        return { ...event, id: Number(lastInsertRowid), workspace, stream, owner };
      });
    },
    write(stream, view) {
      if ('put' in view) put[view.put](view.row);
      else if ('drop' in view) dropSession.run(view.hash);
      else if ('endLink' in view) endLink.run(view.endLink.until, stream);
      else if ('forget' in view) forget.run(...forgetArgs(stream, view.forget));
      else if ('deleted' in view) for (const id of view.deleted) deleteFile.run(view.at, id);
      else if ('search' in view) keep(stream, view.search);
      else if ('count' in view) countLinked.run(view.count.by, view.count.problem);
      else if ('limit' in view) limitWriting.run(view.limit.writeLimit, view.limit.customer);
      else {
        dropDeadlines.run(stream);
        for (const { kind, ref, workspace, at } of view.deadlines)
          addDeadline.run(stream, kind, ref, workspace, at);
      }
    },
    project({ reader: name, from, to: cursor, at, writes }) {
      if (((one(place, name)?.cursor as number | undefined) ?? 0) !== from) return false;
      for (const write of writes) {
        if ('put' in write) put[write.put](write.row);
        else if ('search' in write) keep(write.stream, write.search);
        else removed.run(write.removed);
      }
      put.readers({ name, cursor, at });
      return true;
    },
    reserveNumber: (workspace) => (reserve.all(workspace) as Row[])[0]?.last as number,
  };
}

function upsert(
  writer: Database.Database,
  table: SQLiteTable,
  leave?: readonly string[],
): (row: object) => void {
  const { sql, args } = upsertOf(table, leave);
  const statement = writer.prepare(sql());
  return (row) => void statement.run(...args(row));
}
