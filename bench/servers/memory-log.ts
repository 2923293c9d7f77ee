import type { Db } from '../../packages/server/src/db/client.ts';
import { type CommitListener, createLog, dueAtOf, type Log } from '../../packages/server/src/log/append.ts';
import type { Append, Outcome, StoredEvent, TicketRow } from '../../packages/server/src/log/types.ts';

/**
 * The log without a database: the same promises within one process, kept in maps. Who is who (workspace, keys,
 * agents, sessions) still comes from the file, which the server reads once and remembers.
 */
export function memoryLog(db: Db): Log {
  const file = createLog(db);
  const versions = new Map<string, number>();
  const tickets = new Map<string, TicketRow & { workspace: string }>();
  const intents = new Map<string, { hash: string; stream: string; version: number }>();
  const listeners: CommitListener[] = [];
  let head = 0;
  let number = 1000;

  function append(one: Append): Outcome {
    const { workspace, stream, expected, intent, events, views, owner } = one;
    const key = intent && `${intent.person} ${intent.id}`;
    const taken = key && intents.get(key);
    if (taken) return { kind: 'replayed', ...taken, sameBody: taken.hash === intent.hash };
    if ((versions.get(stream) ?? 0) !== expected) return { kind: 'conflict' };
    const version = expected + events.length;
    versions.set(stream, version);
    if (key) intents.set(key, { hash: intent.hash, stream, version });
    for (const view of views) {
      if ('put' in view && view.put === 'tickets') {
        const { row } = view;
        tickets.set(stream, { ...row, problem: row.problem ?? null });
      }
    }
    const stored: StoredEvent[] = events.map((event) => {
      head += 1;
      return { ...event, id: head, workspace, stream, owner };
    });
    const dueAt = dueAtOf(one);
    for (const listener of listeners) listener(stored, dueAt);
    return { kind: 'appended', events: stored, dueAt };
  }

  return {
    append: async (one) => (one.owner === null ? file.append(one) : append(one)),
    reserveNumber: async () => {
      number += 1;
      return number;
    },
    head: async () => head,
    catchUp: file.catchUp,
    ticket: async (workspace, id) => {
      const row = tickets.get(id);
      return row?.workspace === workspace ? row : undefined;
    },
    problem: file.problem,
    onCommit(listener) {
      file.onCommit(listener);
      listeners.push(listener);
    },
    project: file.project,
    close: file.close,
  };
}
