import type { CustomerLimit, KnownProblem, Told } from '@vestka/sdk/protocol';
import { eq, sql } from 'drizzle-orm';
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
    wroteAt: limit && customer !== undefined ? await wroteAt(house, customer) : null,
  };
}

/** How far a customer may write: theirs, whichever ticket it was set from. */
export async function limitOf(house: House, customer: string): Promise<CustomerLimit | null> {
  const row = await house.directory.customer(customer);
  return row?.writeLimit ? (JSON.parse(row.writeLimit) as CustomerLimit) : null;
}

/** When a customer whose writing is spaced was last heard, in any of their tickets. */
async function wroteAt(house: House, customer: string): Promise<number | null> {
  const [row] = await house.reads
    .select({ at: sql<string | null>`max(json_extract(${tickets.teamView}, '$.lastCustomerAt'))` })
    .from(tickets)
    .where(eq(tickets.customer, customer));
  return row?.at ? Date.parse(row.at) : null;
}

/** Who hears of a miss as the workspace is staffed now. */
async function toldOf(house: House, workspace: string): Promise<Told> {
  const team = await house.directory.agents(workspace);
  if (team.some(({ role }) => role === 'lead')) return 'lead';
  return team.length ? 'team' : 'nobody';
}
