import type { InStatement, ResultSet } from '@libsql/client';
import type { StoredEvent } from '../types.ts';
import type { News } from './told.ts';

/** Events that are read at once. */
export const PAGE = 500;

/** Reads what follows an event, with each one's owner and the earliest deadline of its stream. */
export const newsAfter = (id: number): InStatement => ({
  sql: `SELECT e.id, e.workspace, e.stream, e.version, e.audience, e.type, e.actor, e.at, e.facts, e.data, e.words,
          t.customer AS owner, (SELECT min(d.at) FROM deadlines d WHERE d.stream = e.stream) AS dueAt
        FROM events e LEFT JOIN tickets t ON t.id = e.stream
        WHERE e.id > ? ORDER BY e.id LIMIT ${PAGE}`,
  args: [id],
});

export const newsOf = ({ rows }: ResultSet): News[] =>
  rows.map((row) => {
    const { dueAt, actor, facts, data, words, ...rest } = row as Record<string, unknown>;
    const event = {
      ...rest,
      actor: parsed(actor),
      facts: parsed(facts) ?? undefined,
      data: parsed(data),
      words: parsed(words),
    } as StoredEvent;
    return { event, dueAt: (dueAt as number | null) ?? Number.POSITIVE_INFINITY };
  });

const parsed = (text: unknown): object | null =>
  typeof text === 'string' ? (JSON.parse(text) as object) : null;
