import { type QueueFilter, type QueueScope, Status } from '@vestka/sdk/protocol';
import { isOpen, meansFollowers } from '@vestka/sdk/ticket';
import {
  and,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { OWN } from '../db/own.ts';
import { problems, tickets } from '../db/schema.ts';
import type { AgentRow } from './directory.ts';
import type { House } from './house.ts';
import { byLatest, bySortAt, inOrder, type Place, placeOf } from './place.ts';

export interface QueueAsk {
  readonly agent: AgentRow;
  readonly scope: QueueScope;
  readonly filter: QueueFilter;
  readonly after: Place | null;
  readonly limit: number;
}

/** A row, and where it stands in the order of its scope. */
export interface Placed {
  readonly row: typeof tickets.$inferSelect;
  readonly place: Place;
}

/**
 * The next rows of the queue that may pass, in its order. What a known problem has said since stands in none of them:
 * whoever asks looks once more at the views.
 */
export async function readRows(
  house: House,
  ask: QueueAsk,
  after: Place | null,
  limit: number,
  now: number,
): Promise<readonly Placed[]> {
  const { agent, scope, filter } = ask;
  const { reads } = house;
  const asked = [
    eq(tickets.workspace, agent.workspace),
    or(isNotNull(tickets.problem), and(isNull(tickets.problem), inScope(scope, agent), ...stated(filter))),
    ...narrowed(filter, now),
  ];
  const { order, beyond } = bySortAt(tickets);
  const rows = await reads
    .select()
    .from(tickets)
    .where(and(...asked, ...standing(reads, scope, filter), beyond(after)))
    .orderBy(...order)
    .limit(limit);
  const placed = rows.map((row) => ({ row, place: row }));
  if (scope !== 'ended') return placed;
  const isOwing = or(
    and(inArray(tickets.status, ENDED), isNotOver(reads)),
    meansFollowers(filter) ? undefined : owesAlone(reads),
  );
  const owing = await readOwing(reads, and(...asked, followers(filter), isOwing), after, limit);
  return [...placed, ...owing].sort((a, b) => inOrder(a.place, b.place)).slice(0, limit);
}

/** What has ended and still owes something: its row is among the open ones. */
async function readOwing(
  reads: Reads,
  asked: SQL | undefined,
  after: Place | null,
  limit: number,
): Promise<readonly Placed[]> {
  const { updatedAt, order, beyond } = byLatest(tickets, tickets.teamView);
  const rows = await reads
    .select({ row: tickets, updatedAt })
    .from(tickets)
    .where(and(asked, eq(tickets.open, 1), eq(tickets.queued, 1), beyond(after)))
    .orderBy(...order)
    .limit(limit);
  return rows.map((one) => ({ row: one.row, place: placeOf(one.updatedAt, one.row.number) }));
}

const ENDED = Status.options.filter((status) => !isOpen(status));

/** Whoever follows a known problem that has ended has ended with it. */
const over = (reads: Reads) => reads.select({ id: problems.id }).from(problems).where(eq(problems.open, 0));
const isNotOver = (reads: Reads): SQL | undefined =>
  or(isNull(tickets.problem), notInArray(tickets.problem, over(reads)));
/** But not what their own earlier report left: that is still theirs to do. */
const owesAlone = (reads: Reads): SQL | undefined =>
  and(gte(tickets.own, OWN.remaining), inArray(tickets.problem, over(reads)));

const followers = ({ problem }: QueueFilter): SQL | undefined =>
  problem ? eq(tickets.problem, problem) : undefined;

/** Whether they are open, and whether those are meant too that stand behind their known problem. */
function standing(reads: Reads, scope: QueueScope, filter: QueueFilter): (SQL | undefined)[] {
  const { problem, q } = filter;
  const isOpen = [eq(tickets.open, 1), or(isNotOver(reads), owesAlone(reads))];
  if (scope === 'ended') {
    if (!meansFollowers(filter)) return [eq(tickets.open, 0), eq(tickets.queued, 1)];
    const hasEnded = or(eq(tickets.open, 0), inArray(tickets.problem, over(reads)));
    return [hasEnded, followers(filter)];
  }
  // By name or by words they are found wherever they stand; whoever calls for an answer stands in the queue by that.
  if (problem || q) return [...isOpen, followers(filter)];
  return [...isOpen, eq(tickets.queued, 1), standsBeside(reads)];
}

/** Of who follows a known problem: with something owed to them alone, or heard since its last word. */
const standsBeside = (reads: Reads): SQL | undefined =>
  or(
    isNull(tickets.problem),
    gt(tickets.own, 0),
    gt(
      tickets.customerAt,
      reads.select({ at: problems.wordAt }).from(problems).where(eq(problems.id, tickets.problem)),
    ),
  );

function inScope(scope: QueueScope, { id, level }: AgentRow): SQL | undefined {
  if (scope === 'mine') return eq(tickets.assignee, id);
  if (scope === 'unassigned') return isNull(tickets.assignee);
  return scope === 'team' ? eq(tickets.level, level) : undefined;
}

/** What a known problem's word may change for all who follow it, without a write to any of them. */
function stated({ status, flag }: QueueFilter): (SQL | undefined)[] {
  return [
    status && eq(tickets.status, status),
    flag === 'nudged' ? eq(tickets.nudged, 1) : undefined,
    flag === 'unanswered' ? eq(tickets.unanswered, 1) : undefined,
  ];
}

/** What only a ticket's own events change. */
function narrowed({ impact, kind, plan, level, flag, q }: QueueFilter, now: number): SQL[] {
  const parts: (SQL | undefined)[] = [
    impact && eq(tickets.impact, impact),
    kind && eq(tickets.kind, kind),
    plan ? sql`lower(${tickets.plan}) = ${plan.toLowerCase()}` : undefined,
    level && eq(tickets.level, level),
    // Only what waits in the queue sorts by a promise of its own.
    flag === 'late' ? and(eq(tickets.open, 1), eq(tickets.queued, 1), lte(tickets.sortAt, now)) : undefined,
  ];
  const number = /^#?(\d{1,15})$/.exec(q ?? '')?.[1];
  if (number) parts.push(eq(tickets.number, Number(number)));
  else for (const word of wordsOf(q)) parts.push(sql`instr(${tickets.search}, ${word}) > 0`);
  return parts.flatMap((part) => part ?? []);
}

const wordsOf = (q = ''): string[] => q.toLowerCase().split(/\s+/).filter(Boolean);
