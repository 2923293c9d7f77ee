import type { TicketEvent } from '@vestka/sdk/protocol';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { events, tickets } from '../db/schema.ts';
import { cursorOf } from './cursor.ts';
import type { LogEvent, StoredEvent } from './types.ts';

type Row = typeof events.$inferSelect;

/** Whose events a reader may see: a customer's own tickets, or all of a workspace. Always within one workspace. */
export type Scope = { workspace: string; customer: string } | { workspace: string; customer?: undefined };

/** Ticket events after a place in the log, in order, as a scope may see them. */
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
    .innerJoin(tickets, eq(tickets.id, events.stream))
    .where(and(eq(events.workspace, workspace), gt(events.id, after)))
    .orderBy(asc(events.id))
    .limit(limit);

/** The plus signs keep the planner from walking everybody's events: it goes from the customer's tickets to theirs. */
const ofCustomer = (reads: Reads, workspace: string, customer: string, after: number, limit: number) =>
  reads
    .select({ event: events, owner: tickets.customer })
    .from(tickets)
    .innerJoin(events, eq(events.stream, tickets.id))
    .where(
      and(
        eq(tickets.customer, customer),
        eq(tickets.workspace, workspace),
        eq(events.audience, 'customer'),
        sql`+${events.id} > ${after}`,
      ),
    )
    .orderBy(sql`+${events.id}`)
    .limit(limit);

/** Events of one ticket after a version, in order. */
export async function readTicket(
  reads: Reads,
  ticket: string,
  after: number,
  limit: number,
  audience?: 'customer',
): Promise<TicketEvent[]> {
  const rows = await reads
    .select()
    .from(events)
    .where(
      and(eq(events.stream, ticket), gt(events.version, after), audience && eq(events.audience, audience)),
    )
    .orderBy(asc(events.version))
    .limit(limit);
  return rows.map((row) => toWire(fromRow(row)));
}

function fromRow(row: Row): Omit<StoredEvent, 'owner'> {
  return {
    ...row,
    actor: JSON.parse(row.actor) as object,
    facts: row.facts ? (JSON.parse(row.facts) as object) : undefined,
    data: JSON.parse(row.data) as object,
    words: row.words ? (JSON.parse(row.words) as object) : null,
  };
}

/** A ticket's event as it crosses the wire. */
export function toWire(event: LogEvent & { id: number; stream: string }): TicketEvent {
  return {
    cursor: cursorOf(event.id),
    ticket: event.stream,
    version: event.version,
    at: new Date(event.at).toISOString(),
    type: event.type,
    audience: event.audience,
    actor: event.actor,
    ...(event.facts ? { facts: event.facts } : {}),
    data: event.data,
    words: event.words,
  } as TicketEvent;
}
