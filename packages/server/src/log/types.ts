import type {
  agents,
  answers,
  attachments,
  customers,
  deadlines,
  insightDays,
  insightTickets,
  insightTotals,
  keys,
  links,
  problems,
  removals,
  searchShelves,
  sessions,
  tickets,
  workspaces,
} from '../db/schema.ts';
import type { Shelf } from '../domain/search/shelf.ts';

/** Both views of a ticket as they are stored. */
export type TicketRow = Pick<
  typeof tickets.$inferSelect,
  'id' | 'foldVersion' | 'teamView' | 'customerView' | 'problem'
>;

/** A known problem as it is stored. */
export type ProblemRow = Pick<typeof problems.$inferSelect, 'id' | 'foldVersion' | 'view'>;

/** An event on its way into the log. */
export interface LogEvent {
  readonly version: number;
  readonly audience: 'customer' | 'team';
  readonly type: string;
  readonly actor: object;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly facts?: object | undefined;
  readonly data: object;
  readonly words: object | null;
}

/** An event with its place in the log, and who its ticket belongs to (so that readers need not ask). */
export interface StoredEvent extends LogEvent {
  readonly id: number;
  readonly workspace: string;
  readonly stream: string;
  readonly owner: string | null;
}

/** What a stream, or a part of it, is found by: its words take the place of those it was found by before. */
export interface SearchDoc {
  /** Where it is looked for: among answers and known problems, or among a customer's own tickets. */
  readonly among: Shelf['among'];
  readonly part: string;
  /** As `domain/search` makes them. Empty: it is found by nothing any more. */
  readonly words: string;
  /** The version of `domain/search` that made them. */
  readonly version: number;
  /** The shelf of a library that they stand on, noted so that others need not be looked at. */
  readonly shelf?: typeof searchShelves.$inferInsert;
}

/** A view's row, written in the same commit as the events that lead to it. */
export type ViewWrite =
  | { put: 'tickets'; row: typeof tickets.$inferInsert }
  | { put: 'problems'; row: typeof problems.$inferInsert }
  | { put: 'links'; row: typeof links.$inferInsert }
  | { put: 'workspaces'; row: typeof workspaces.$inferInsert }
  | { put: 'keys'; row: typeof keys.$inferInsert }
  | { put: 'agents'; row: typeof agents.$inferInsert }
  | { put: 'customers'; row: typeof customers.$inferInsert }
  | { put: 'sessions'; row: typeof sessions.$inferInsert }
  | { put: 'attachments'; row: typeof attachments.$inferInsert }
  | { put: 'answers'; row: typeof answers.$inferInsert }
  | { search: SearchDoc }
  | { drop: 'sessions'; hash: string }
  /** What was written under an item of a data request is taken out of the events of this stream. */
  | { forget: { request: string; item: string } }
  /** These files may be read by nobody from now on; their bytes are deleted behind the commit. */
  | { deleted: readonly string[]; at: number }
  /** The ticket of this stream follows its problem no longer. */
  | { endLink: { until: number } }
  | { count: { problem: string; by: 1 | -1 } }
  | { limit: { customer: string; writeLimit: string | null } }
  | { deadlines: readonly (typeof deadlines.$inferInsert)[] };

/** One act of a person: the same intent from the same person is taken once, for ever. */
export interface Intent {
  readonly person: string;
  readonly id: string;
  /** Keyed hash of route and body: the same intent with other content is a mistake of the caller. */
  readonly hash: string;
}

export interface Append {
  readonly workspace: string;
  readonly stream: string;
  /** The stream's version that the decision was based on; 0 for a new stream. */
  readonly expected: number;
  /** Other streams that the decision was based on, and that must not have moved either. */
  readonly also?: readonly { readonly stream: string; readonly version: number }[];
  /** How many events the tickets of a customer had together, where the decision was based on all of them. */
  readonly ofCustomer?: { readonly customer: string; readonly events: number } | undefined;
  /** Files that are this stream's from then on. Each must be there in full, and given to none. */
  readonly gives?: readonly string[] | undefined;
  /** A file that the decision took to be given to none, and that must not have been since. */
  readonly ungiven?: string | undefined;
  readonly intent?: Intent | undefined;
  readonly events: readonly LogEvent[];
  readonly views: readonly ViewWrite[];
  readonly owner: string | null;
}

export type Outcome =
  | { kind: 'appended'; events: readonly StoredEvent[]; dueAt: number; forgot?: boolean }
  /** This intent was taken before. */
  | { kind: 'replayed'; stream: string; version: number; sameBody: boolean }
  /** What the decision was based on is no longer so: nothing was changed, decide again. */
  | { kind: 'conflict' };

/** A row of a reader's own tables. */
export type ReaderWrite =
  | { put: 'insightTickets'; row: typeof insightTickets.$inferInsert }
  | { put: 'insightDays'; row: typeof insightDays.$inferInsert }
  | { put: 'insightTotals'; row: typeof insightTotals.$inferInsert }
  | { put: 'removals'; row: typeof removals.$inferInsert }
  /** The bytes of this file are gone. */
  | { removed: string }
  /** What a part of a stream is found by. */
  | { stream: string; search: SearchDoc };

/** What a reader has made of a stretch of the log: stored with its new place, so that each event takes effect once. */
export interface Projection {
  readonly reader: string;
  /** Its place when it began to read; 0 for one that has never read. */
  readonly from: number;
  /** The last event that it has read, and that event's time. */
  readonly to: number;
  readonly at: number;
  readonly writes: readonly ReaderWrite[];
}
