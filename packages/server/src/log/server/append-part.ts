import type { InStatement, ResultSet } from '@libsql/client';
import { dueAtOf } from '../append.ts';
import { GIVE } from '../statements.ts';
import type { Append, LogEvent, Outcome, StoredEvent } from '../types.ts';
import { allStands, behind, type Gate, mayWrite } from './gate.ts';
import type { Part } from './part.ts';
import { viewStatements } from './views.ts';

/**
 * An append as statements that change nothing unless its gate is open: so one that comes too late, or twice, leaves the
 * others in the same transaction unharmed.
 *
 * @param again the answer to an earlier try was lost. If that try was carried out, then exactly these events stand in their
 *   place (one from another node that is equal to the last letter has done the same), and nothing is written: the streams
 *   have moved on, so the gate is shut for good.
 */
export function appendPart(append: Append, again: boolean): Part<Outcome> {
  const { intent, stream, expected, views, gives, events } = append;
  const gate = mayWrite(append);
  const looks = [intent && intentRow(intent), again && events.length ? ownPlaces(append) : null];
  const before = looks.filter((one) => one !== null && one !== undefined);
  const statements: InStatement[] = [
    ...before,
    ...(intent ? [takeIntent(append)] : []),
    ...views.flatMap((view) => viewStatements(stream, view, gate)),
    ...(gives?.length ? [behind(gate, `${GIVE} AND $gate`, [stream, JSON.stringify(gives)])] : []),
    events.length ? insertEvents(append, gate) : { sql: `SELECT 1 WHERE ${gate.sql}`, args: gate.args },
  ];
  return {
    statements,
    read(results) {
      const taken = intent && results[0]?.rows[0];
      const placed = again && events.length ? results[before.length - 1] : undefined;
      const earlier = placed && idsIfEqual(placed, events);
      if (earlier) return appended(append, earlier);
      if (taken) {
        const { stream: led, version, hash } = taken;
        return {
          kind: 'replayed',
          stream: String(led),
          version: Number(version),
          sameBody: hash === intent.hash,
        };
      }
      const { rows } = results.at(-1) as ResultSet;
      if (!rows.length) return { kind: 'conflict' };
      const ids = new Map(rows.map((row) => [row.version as number, row.id as number]));
      return appended(
        append,
        events.map(({ version }) => ids.get(version) as number),
      );
    },
  };

  function takeIntent({ intent: one }: Append): InStatement {
    const { person = '', id = '', hash = '' } = one ?? {};
    return behind(
      allStands(append),
      `INSERT INTO intents (person, intent, hash, stream, version) SELECT ?, ?, ?, ?, ? WHERE $gate
       ON CONFLICT (person, intent) DO NOTHING`,
      [person, id, hash, stream, expected + events.length],
    );
  }
}

const intentRow = ({ person, id }: NonNullable<Append['intent']>): InStatement => ({
  sql: 'SELECT stream, version, hash FROM intents WHERE person = ? AND intent = ?',
  args: [person, id],
});

/** The columns of an event that its writer gives, in order; those that hold JSON as its text. */
const COLUMNS = ['version', 'audience', 'type', 'actor', 'at', 'facts', 'data', 'words'] as const;

const columnsOf = (event: LogEvent) => {
  const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : null);
  const { version, audience, type, at } = event;
  const { actor, facts, data, words } = event;
  return [version, audience, type, json(actor), at, json(facts), json(data), json(words)];
};

function insertEvents({ workspace, stream, events }: Append, gate: Gate): InStatement {
  const values = COLUMNS.map((_, i) => `value ->> ${i}`).join(', ');
  return behind(
    gate,
    `INSERT INTO events (workspace, stream, ${COLUMNS.join(', ')})
     SELECT ?, ?, ${values} FROM json_each(?) WHERE $gate ORDER BY key RETURNING id, version`,
    [workspace, stream, JSON.stringify(events.map(columnsOf))],
  );
}

/** What stands where the events belong. */
const ownPlaces = ({ stream, expected, events }: Append): InStatement => ({
  sql: `SELECT id, ${COLUMNS.join(', ')} FROM events WHERE stream = ? AND version > ? AND version <= ? ORDER BY version`,
  args: [stream, expected, expected + events.length],
});

function idsIfEqual({ rows }: ResultSet, events: readonly LogEvent[]): number[] | null {
  const equal =
    rows.length === events.length &&
    events.every((event, i) =>
      columnsOf(event).every((value, at) => rows[i]?.[COLUMNS[at] as string] === value),
    );
  return equal ? rows.map(({ id }) => id as number) : null;
}

function appended(append: Append, ids: readonly number[]): Outcome {
  const { workspace, stream, owner, events } = append;
  const stored: StoredEvent[] = events.map((event, i) => ({
    ...event,
    id: ids[i] as number,
    workspace,
    stream,
    owner,
  }));
  return { kind: 'appended', events: stored, dueAt: dueAtOf(append) };
}
