import type { Db } from '../db/client.ts';
import { Checkpoints } from './checkpoints.ts';
import { prepare, type Statements } from './statements.ts';
import type { Append, Outcome, ProblemRow, Projection, StoredEvent, TicketRow } from './types.ts';

/** The disk is full: nothing was taken. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** @param dueAt the earliest deadline that was written in this commit, epoch milliseconds; Infinity when none was */
export type CommitListener = (events: readonly StoredEvent[], dueAt: number) => void;

/** The only door that writes. */
export interface Log {
  /**
   * Stores events, views and intent together or not at all. Appends that wait at the same moment share one commit;
   * each keeps its own outcome, and one that fails leaves its neighbours unharmed.
   * @throws StorageFull
   */
  append(append: Append): Promise<Outcome>;
  /**
   * Stores what a reader has made of a stretch of the log, together with its new place, or not at all.
   * @returns false when the reader's place has moved: another node was faster, read again from there
   * @throws StorageFull
   */
  project(projection: Projection): Promise<boolean>;
  /** The next number of a counter, such as a workspace's tickets. Numbers are never given twice; gaps may come. */
  reserveNumber(counter: string): Promise<number>;
  /** The id of the newest event that listeners here were told; 0 when the log is empty. */
  head(): Promise<number>;
  /** Tells what other nodes have written by now, where there can be any. */
  catchUp(): Promise<void>;
  /** A ticket as the last commit left it, within one workspace. */
  ticket(workspace: string, id: string): Promise<TicketRow | undefined>;
  /** A known problem as the last commit left it, within one workspace. */
  problem(workspace: string, id: string): Promise<ProblemRow | undefined>;
  /** Called with the events of every commit, other nodes' too, in the log's order and each once. */
  onCommit(listener: CommitListener): void;
  /** Waits for what is queued, and tells nothing from then on. */
  close(): Promise<void>;
}

interface Job<T = unknown> {
  run(statements: Statements): T;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/**
 * The log on a file, which one node has to itself. On a libSQL server: `server/log.ts`.
 *
 * @param report what went wrong behind a commit: it stands all the same
 */
export function createLog(db: Db, report: (error: unknown) => void = () => {}): Log {
  const { writer } = db;
  const statements = prepare(writer);
  const checkpoints = new Checkpoints(writer, report);
  const listeners: CommitListener[] = [];
  let queue: Job[] = [];
  let head = statements.head();

  const enqueue = <T>(run: (statements: Statements) => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      queue.push({ run, resolve, reject } as Job);
      if (queue.length === 1) setImmediate(flush);
    });

  function flush(): void {
    const jobs = queue;
    queue = [];
    const results = commit(jobs) ?? jobs.flatMap((job) => commit([job]) ?? []);
    const appended = results.flatMap(({ value }) => (isAppended(value) ? [value] : []));
    const stored = appended.flatMap(({ events }) => events);
    const dueAt = Math.min(...appended.map((one) => one.dueAt));
    head = stored.at(-1)?.id ?? head;
    checkpoints.wrote(
      stored.length,
      appended.some(({ forgot }) => forgot),
    );
    for (const { job, value } of results) job.resolve(value);
    if (stored.length) for (const listener of listeners) tell(listener, stored, dueAt);
  }

  function tell(listener: CommitListener, ...committed: Parameters<CommitListener>): void {
    try {
      listener(...committed);
    } catch (error) {
      report(error);
    }
  }

  /** One transaction for all; null when it had to be undone and each must be tried alone. */
  function commit(jobs: readonly Job[]): { job: Job; value: unknown }[] | null {
    try {
      writer.exec('BEGIN IMMEDIATE');
      const results = jobs.map((job) => ({ job, value: job.run(statements) }));
      writer.exec('COMMIT');
      return results;
    } catch (error) {
      if (writer.open && writer.inTransaction) writer.exec('ROLLBACK');
      if (jobs.length > 1) return null;
      jobs[0]?.reject(isFull(error) ? new StorageFull('The storage is full.', { cause: error }) : error);
      return [];
    }
  }

  return {
    append: (append) => enqueue((on) => appendOne(on, append)),
    project: (projection) => enqueue((on) => on.project(projection)),
    reserveNumber: (workspace) => enqueue((on) => on.reserveNumber(workspace)),
    head: async () => head,
    catchUp: async () => {},
    ticket: async (workspace, id) => statements.ticket(workspace, id),
    problem: async (workspace, id) => statements.problem(workspace, id),
    onCommit: (listener) => void listeners.push(listener),
    close: () => enqueue(() => undefined),
  };
}

function appendOne(on: Statements, append: Append): Outcome {
  const { intent, stream, expected, also = [], ofCustomer, gives, events } = append;
  const taken = intent && on.intent(intent);
  if (taken) {
    return {
      kind: 'replayed',
      stream: taken.stream,
      version: taken.version,
      sameBody: taken.hash === intent.hash,
    };
  }
  if (on.versionOf(stream) !== expected) return { kind: 'conflict' };
  if (also.some((other) => on.versionOf(other.stream) !== other.version)) return { kind: 'conflict' };
  if (ofCustomer && on.eventsOf(ofCustomer.customer) !== ofCustomer.events) return { kind: 'conflict' };
  if (!on.filesStand(append)) return { kind: 'conflict' };
  if (intent) on.takeIntent(intent, stream, expected + events.length);
  const stored = on.insertEvents(append);
  for (const view of append.views) on.write(stream, view);
  if (gives?.length) on.give(stream, gives);
  const forgot = append.views.some((view) => 'forget' in view);
  return { kind: 'appended', events: stored, dueAt: dueAtOf(append), ...(forgot ? { forgot } : {}) };
}

/** The earliest deadline among the views of an append. */
export const dueAtOf = ({ views }: Append): number =>
  Math.min(...views.flatMap((view) => ('deadlines' in view ? view.deadlines.map(({ at }) => at) : [])));

const isAppended = (value: unknown): value is Extract<Outcome, { kind: 'appended' }> =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'appended';

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_FULL');
