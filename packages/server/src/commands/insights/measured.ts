import type { Impact, Policy } from '@vestka/sdk/protocol';
import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Reads } from '../../db/client.ts';
import { insightTickets } from '../../db/schema.ts';
import { toldFrom, WINDOW } from '../../domain/promise/history.ts';
import type { House } from '../house.ts';

const MINUTE = 60_000;
const IMPACTS = ['critical', 'high', 'normal', 'low'] as const satisfies readonly Impact[];

/** Working milliseconds to the first word, by `impact.hourClass`, such as `normal.open`. */
export type Measured = Readonly<Record<string, number>>;

/** A class of requests that are told from together, with the policy's own time for them. */
export interface HistoryClass {
  readonly impact: Impact;
  readonly hours: string;
  readonly ruleMs: number;
}

/** The classes that requests can fall into when they are opened: then the first plan is theirs. */
export function classesOf({ plans: [plan] }: Policy): HistoryClass[] {
  const hours = plan?.hours === 'always' ? ['always'] : ['open', 'closed'];
  return IMPACTS.flatMap((impact) =>
    hours.map((kind) => ({ impact, hours: kind, ruleMs: (plan?.targets[impact].reaction ?? 0) * MINUTE })),
  );
}

/**
 * How long the first words of a class took, newest requests first: of the last 500 that were opened so long ago that
 * the rule's time has passed. Younger ones are left out even if answered, because of those only the quick are; and one
 * that was never answered counts as slower than any.
 */
export async function samplesOf(
  reads: Reads,
  workspace: string,
  { impact, hours }: HistoryClass,
  now: number,
): Promise<number[]> {
  const { firstWordMs, createdAt, ripeAt } = insightTickets;
  const newest = reads
    .select({ ms: firstWordMs })
    .from(insightTickets)
    .where(
      and(
        eq(insightTickets.workspace, workspace),
        eq(insightTickets.impact, impact),
        eq(insightTickets.hours, hours),
        lte(ripeAt, now),
      ),
    )
    .orderBy(desc(createdAt))
    .limit(WINDOW)
    .as('newest');
  // One row instead of five hundred: to hand rows over costs more than to find them.
  const [row] = await reads.select({ all: sql<string>`json_group_array(${newest.ms})` }).from(newest);
  const all = JSON.parse(row?.all ?? '[]') as (number | null)[];
  return all.map((ms) => ms ?? Number.POSITIVE_INFINITY);
}

interface Kept {
  readonly policy: Policy;
  readonly at: number;
  readonly measured: Promise<Measured>;
  stale: boolean;
}

const kept = new WeakMap<House['reads'], Map<string, Kept>>();
const NOTHING: Measured = {};

/**
 * What history tells of the first word, where the workspace's policy wants it told. Made anew once the reader has
 * counted more, but not more than once a minute: it moves slowly, and every opening asks.
 */
export async function measuredFor(house: House, workspace: string): Promise<Measured> {
  const policy = (await house.directory.workspace(workspace))?.policy;
  if (!policy?.history) return NOTHING;
  const now = house.clock.now();
  const known = cacheOf(house).get(workspace);
  const fresh = known && known.policy === policy && (!known.stale || Math.abs(now - known.at) < MINUTE);
  if (fresh) return known.measured;
  const measured = measure(house, workspace, policy, now);
  cacheOf(house).set(workspace, { policy, at: now, measured, stale: false });
  measured.catch(() => cacheOf(house).delete(workspace));
  return measured;
}

/** What history would tell under a policy that is only thought of. */
export async function measuredUnder(house: House, workspace: string, policy: Policy): Promise<Measured> {
  return policy.history ? measure(house, workspace, policy, house.clock.now()) : NOTHING;
}

/** The reader has counted more. */
export function outdateMeasured(house: House, workspaces: readonly string[]): void {
  for (const workspace of workspaces) {
    const known = cacheOf(house).get(workspace);
    if (known) known.stale = true;
  }
}

function cacheOf({ reads }: House): Map<string, Kept> {
  const cache = kept.get(reads) ?? new Map<string, Kept>();
  kept.set(reads, cache);
  return cache;
}

async function measure({ reads }: House, workspace: string, policy: Policy, now: number): Promise<Measured> {
  const measured: Record<string, number> = {};
  for (const one of classesOf(policy)) {
    const told = toldFrom(await samplesOf(reads, workspace, one, now), one.ruleMs);
    if (told !== null) measured[`${one.impact}.${one.hours}`] = told;
  }
  return measured;
}
