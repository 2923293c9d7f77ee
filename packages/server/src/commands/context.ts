import type { CustomerLimit, KnownProblem, Told } from '@vestka/sdk/protocol';
import { desc, eq } from 'drizzle-orm';
import { tickets } from '../db/schema.ts';
import type { Context } from '../domain/ticket/state.ts';
import type { Who } from './carry-out.ts';
import type { WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { measuredFor } from './insights/measured.ts';

/** What the rules may know beside the stream itself. */
export async function contextOf(
  house: House,
  { actor, customer }: Who,
  workspace: WorkspaceRow,
  problem: KnownProblem | null = null,
  wroteAt: number | null = null,
): Promise<Context> {
  const limit = customer === undefined ? null : await limitOf(house, customer);
  return {
    now: house.clock.now(),
    actor,
    told: await toldOf(house, workspace.id),
    policy: workspace.policy,
    measured: await measuredFor(house, workspace.id),
    problem,
    limit,
    wroteAt: limit && customer !== undefined ? (wroteAt ?? (await openedAt(house, customer))) : wroteAt,
  };
}

async function limitOf(house: House, customer: string): Promise<CustomerLimit | null> {
  const row = await house.directory.customer(customer);
  return row?.writeLimit ? (JSON.parse(row.writeLimit) as CustomerLimit) : null;
}

/** When a customer whose writing is spaced has opened their last ticket. */
async function openedAt(house: House, customer: string): Promise<number | null> {
  const [row] = await house.reads
    .select({ at: tickets.createdAt })
    .from(tickets)
    .where(eq(tickets.customer, customer))
    .orderBy(desc(tickets.number))
    .limit(1);
  return row?.at ?? null;
}

/** Who hears of a miss as the workspace is staffed now. */
async function toldOf(house: House, workspace: string): Promise<Told> {
  const team = await house.directory.agents(workspace);
  if (team.some(({ role }) => role === 'lead')) return 'lead';
  return team.length ? 'team' : 'nobody';
}
