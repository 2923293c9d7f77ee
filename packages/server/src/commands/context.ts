import type { CustomerLimit, KnownProblem, TeamTicket, Told } from '@vestka/sdk/protocol';
import { and, count, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { customers, events, tickets } from '../db/schema.ts';
import type { GivenFiles } from '../domain/ticket/given.ts';
import type { Context } from '../domain/ticket/state.ts';
import type { Who } from './carry-out.ts';
import type { WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { measuredFor } from './insights/measured.ts';

/** What limits a customer's writing, and all of theirs that it is judged by. */
export interface Writing {
  readonly limit: CustomerLimit;
  /** When they were last heard, in any of their tickets. */
  readonly wroteAt: number | null;
  /** How many events all of their tickets had then. */
  readonly events: number;
}

/** What only some commands are about. */
export interface Beside {
  readonly problem?: KnownProblem | null;
  readonly writing?: Writing | null;
  readonly files?: GivenFiles;
}

const NO_FILES: GivenFiles = new Map();

/** What the rules may know beside the stream itself. */
export async function contextOf(
  house: House,
  { actor }: Who,
  workspace: WorkspaceRow,
  { problem = null, writing = null, files = NO_FILES }: Beside = {},
): Promise<Context> {
  return {
    now: house.clock.now(),
    actor,
    told: await toldOf(house, workspace.id),
    policy: workspace.policy,
    measured: await measuredFor(house, workspace.id),
    problem,
    files,
    limit: writing?.limit ?? null,
    wroteAt: writing?.wroteAt ?? null,
  };
}

/** How far a customer may write: theirs, whichever ticket it was set from. */
export async function limitOf(house: House, customer: string): Promise<CustomerLimit | null> {
  const row = await house.directory.customer(customer);
  return row?.writeLimit ? (JSON.parse(row.writeLimit) as CustomerLimit) : null;
}

/** The tickets, each with how far its customer may write. */
export async function withLimits(house: House, views: readonly TeamTicket[]): Promise<TeamTicket[]> {
  const rows = await house.reads
    .select({ id: customers.id, limit: customers.writeLimit })
    .from(customers)
    .where(
      and(
        inArray(customers.id, [...new Set(views.map(({ customer }) => customer.id))]),
        isNotNull(customers.writeLimit),
      ),
    );
  const limits = new Map(rows.map(({ id, limit }) => [id, JSON.parse(limit as string) as CustomerLimit]));
  return views.map((view) => ({ ...view, limit: limits.get(view.customer.id) ?? null }));
}

/** What is to be known of a customer whose writing is limited; null of all others, and of the team. */
export async function writingOf(house: House, customer: string | undefined): Promise<Writing | null> {
  const limit = customer === undefined ? null : await limitOf(house, customer);
  if (!limit || customer === undefined) return null;
  const { reads } = house;
  const theirs = eq(tickets.customer, customer);
  const ids = reads.select({ id: tickets.id }).from(tickets).where(theirs);
  const counted = reads.select({ events: count() }).from(events).where(inArray(events.stream, ids));
  // In one statement: whatever is added after this count shuts the append out.
  const [row] = await reads
    .select({
      at: sql<string | null>`max(json_extract(${tickets.teamView}, '$.lastCustomerAt'))`,
      events: sql<number>`(${counted})`,
    })
    .from(tickets)
    .where(theirs);
  return { limit, wroteAt: row?.at ? Date.parse(row.at) : null, events: row?.events ?? 0 };
}

/** Who hears of a miss as the workspace is staffed now. */
async function toldOf(house: House, workspace: string): Promise<Told> {
  const team = await house.directory.agents(workspace);
  if (team.some(({ role }) => role === 'lead')) return 'lead';
  return team.length ? 'team' : 'nobody';
}
