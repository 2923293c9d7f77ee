import type { ProblemEvent, TicketEvent } from '@vestka/sdk/protocol';
import { withPatch } from '@vestka/sdk/ticket';
import { and, asc, eq, gt, inArray, isNull, lte, ne, not, or, type SQL, sql } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { events, links, tickets } from '../db/schema.ts';
import { cursorOf } from './cursor.ts';
import type { LogEvent, StoredEvent } from './types.ts';

type Row = typeof events.$inferSelect;

/** Whose events a reader may see: a customer's own tickets, or all of a workspace. Always within one workspace. */
export type Scope = { workspace: string; customer: string } | { workspace: string; customer?: undefined };

/** An event as it crosses the wire: a ticket's or a known problem's. */
export type WireEvent = TicketEvent | ProblemEvent;

/** An event with its place in the log, to go on behind. */
export interface Placed {
  readonly id: number;
  readonly event: WireEvent;
}

/** Events of tickets and known problems after a place in the log, in order, as a scope may see them. */
export async function readSince(
  reads: Reads,
  scope: Scope,
  after: number,
  limit: number,
): Promise<StoredEvent[]> {
  const rows = await (scope.customer === undefined
    ? ofWorkspace(reads, scope.workspace, after, limit)
    : ofCustomer(reads, scope.workspace, scope.customer, after, limit));
  return rows.map(({ event, owner }) => ({ ...fromRow(event), owner }));
}

const ofWorkspace = (reads: Reads, workspace: string, after: number, limit: number) =>
  reads
    .select({ event: events, owner: tickets.customer })
    .from(events)
    .leftJoin(tickets, eq(tickets.id, events.stream))
    .where(
      and(
        eq(events.workspace, workspace),
        gt(events.id, after),
        inArray(sql`substr(${events.stream}, 1, 3)`, ['tk_', 'pb_']),
      ),
    )
    .orderBy(asc(events.id))
    .limit(limit);

/** The customer of a ticket that follows it has accepted its report. Whole names: a column alone is named without its table. */
const isAccepted = (before?: SQL): SQL<number> => sql`EXISTS (
    SELECT 1 FROM ${events} AS accepted
    WHERE accepted.stream = links.ticket AND accepted.type = 'ticket_closed'
      AND accepted.version > links.version ${before}
  )`;

/** Its end is no word to a ticket whose customer had accepted its report before; see `hears` of the SDK. */
const isHeard = or(ne(events.type, 'ticket_closed'), not(isAccepted(sql`AND accepted.id < ${events.id}`)));

/** What was said of a known problem while a ticket followed it. */
const whileLinked = and(
  eq(events.stream, links.problem),
  gt(events.version, links.since),
  or(isNull(links.until), lte(events.version, links.until)),
  eq(events.audience, 'customer'),
  isHeard,
);

/** The plus signs keep the planner from walking everybody's events: it goes from the customer's tickets to theirs. */
async function ofCustomer(reads: Reads, workspace: string, customer: string, after: number, limit: number) {
  const behind = sql`+${events.id} > ${after}`;
  const own = await reads
    .select({ event: events, owner: tickets.customer })
    .from(tickets)
    .innerJoin(events, eq(events.stream, tickets.id))
    .where(
      and(
        eq(tickets.customer, customer),
        eq(tickets.workspace, workspace),
        eq(events.audience, 'customer'),
        behind,
      ),
    )
    .orderBy(sql`+${events.id}`)
    .limit(limit);
  const ofProblems = await reads
    .selectDistinct({ event: events, owner: sql<null>`null` })
    .from(links)
    .innerJoin(events, whileLinked)
    .where(and(eq(links.customer, customer), eq(links.workspace, workspace), behind))
    .orderBy(sql`+${events.id}`)
    .limit(limit);
  if (!ofProblems.length) return own;
  return [...own, ...ofProblems].sort((a, b) => a.event.id - b.event.id).slice(0, limit);
}

/**
 * Events of one ticket after a place in the log, in order, and what was said of a known problem while it followed it.
 *
 * @param after an event's id; 0: from the beginning
 */
export async function readTicket(
  reads: Reads,
  ticket: string,
  after: number,
  limit: number,
  audience?: 'customer',
): Promise<Placed[]> {
  const behind = gt(events.id, after);
  const columns = { event: events };
  const ofOwn = reads
    .select(columns)
    .from(events)
    .where(and(eq(events.stream, ticket), behind, audience && eq(events.audience, audience)));
  const ofProblems = reads
    .select(columns)
    .from(links)
    .innerJoin(events, whileLinked)
    .where(and(eq(links.ticket, ticket), behind));
  const [own, problems] = await Promise.all([
    ofOwn.orderBy(asc(events.version)).limit(limit),
    ofProblems.orderBy(asc(events.id)).limit(limit),
  ]);
  const rows = problems.length ? [...own, ...problems].sort((a, b) => a.event.id - b.event.id) : own;
  return rows.slice(0, limit).map(({ event }) => placed(event));
}

/** Which tickets of a customer follow which known problem now, and whose customer has accepted its report. */
export const readLinks = (
  reads: Reads,
  workspace: string,
  customer: string,
): Promise<{ ticket: string; problem: string; accepted: number }[]> =>
  reads
    .select({ ticket: links.ticket, problem: links.problem, accepted: isAccepted() })
    .from(links)
    .where(and(eq(links.customer, customer), eq(links.workspace, workspace), isNull(links.until)))
    .execute();

/** What people wrote in one event; null where there is nothing, or nothing any more. */
export async function readWords(
  reads: Reads,
  stream: string,
  version: number,
): Promise<Record<string, unknown> | null> {
  const [row] = await reads
    .select({ words: events.words })
    .from(events)
    .where(and(eq(events.stream, stream), eq(events.version, version)));
  return row?.words ? (JSON.parse(row.words) as Record<string, unknown>) : null;
}

/** Over which stretch of its words a customer's ticket followed a known problem; `until` null: to this day. */
export const readFollowed = (reads: Reads, workspace: string, customer: string) =>
  reads
    .select({ ticket: links.ticket, problem: links.problem, since: links.since, until: links.until })
    .from(links)
    .where(and(eq(links.customer, customer), eq(links.workspace, workspace)))
    .execute();

/** Events of one known problem after a place in the log, in order. */
export async function readProblem(
  reads: Reads,
  problem: string,
  after: number,
  limit: number,
): Promise<Placed[]> {
  const rows = await reads
    .select()
    .from(events)
    .where(and(eq(events.stream, problem), gt(events.id, after)))
    .orderBy(asc(events.version))
    .limit(limit);
  return rows.map(placed);
}

const placed = (row: Row): Placed => ({ id: row.id, event: toWire(fromRow(row)) });

function fromRow(row: Row): Omit<StoredEvent, 'owner'> {
  return {
    ...row,
    actor: JSON.parse(row.actor) as object,
    facts: row.facts ? (JSON.parse(row.facts) as object) : undefined,
    data: JSON.parse(row.data) as object,
    words: row.words ? (JSON.parse(row.words) as object) : null,
  };
}

/** A stream of a known problem rather than of a ticket. */
export const isProblem = (stream: string): boolean => stream.startsWith('pb_');

/** A ticket's or a known problem's event as it crosses the wire. */
export function toWire(event: LogEvent & { id: number; stream: string }): WireEvent {
  return withPatch({
    cursor: cursorOf(event.id),
    ...(isProblem(event.stream) ? { problem: event.stream } : { ticket: event.stream }),
    version: event.version,
    at: new Date(event.at).toISOString(),
    type: event.type,
    audience: event.audience,
    actor: event.actor,
    ...(event.facts ? { facts: event.facts } : {}),
    data: event.data,
    words: event.words,
  } as WireEvent);
}
