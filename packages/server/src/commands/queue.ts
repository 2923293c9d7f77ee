import type { KnownProblemRow, QueueFilter, QueueScope, TeamTicket } from '@vestka/sdk/protocol';
import { isOf, meansFollowers, nextRemaining, owed, passes } from '@vestka/sdk/ticket';
import {
  and,
  asc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  not,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { problems, tickets } from '../db/schema.ts';
import type { TicketState } from '../domain/ticket/state.ts';
import type { AgentRow } from './directory.ts';
import type { House } from './house.ts';
import { problemOf } from './problems.ts';
import { viewsOf } from './tickets.ts';

/** The most open known problems that a queue shows beside its tickets. */
const MOST_PROBLEMS = 200;
/** What does not pass is read past, so many rows at a time and so many times for one page. */
const PAGE = 200;
const MOST_READS = 20;

export interface QueueAsk {
  readonly agent: AgentRow;
  readonly scope: QueueScope;
  readonly filter: QueueFilter;
  readonly after: Place | null;
  readonly limit: number;
}

/** Where a page ended: the order is by time, and numbers break ties, as they do in the SDK's queue. */
export interface Place {
  readonly sortAt: number;
  readonly number: number;
}

/** A page of the queue: full, as long as there is enough to fill it. */
export async function readQueue(
  house: House,
  ask: QueueAsk,
): Promise<{ tickets: TeamTicket[]; next: Place | null }> {
  const { agent, scope, filter, limit } = ask;
  const now = house.clock.now();
  const found: TeamTicket[] = [];
  let place = ask.after;
  let isMore = true;
  for (let reads = 0; isMore && found.length < limit && reads < MOST_READS; reads += 1) {
    const size = reads === 0 ? limit : PAGE;
    const rows = await readRows(house, ask, place, size + 1, now);
    const page = rows.slice(0, size);
    const views = await viewsOf(house.reads, page);
    isMore = rows.length > size;
    for (const [at, { sortAt, number }] of page.entries()) {
      if (found.length === limit) {
        isMore = true;
        break;
      }
      place = { sortAt, number };
      // What their known problem has said since stands in no column: it may have ended them, answered, or gone on.
      const { team } = views[at] as TicketState;
      const isQueued = scope === 'ended' || meansFollowers(filter) || owed(team) || nextRemaining(team);
      if (isQueued && isOf(team, scope, agent) && passes(team, filter, now)) found.push(team);
    }
  }
  return { tickets: found, next: isMore ? place : null };
}

function readRows(house: House, ask: QueueAsk, after: Place | null, limit: number, now: number) {
  const { agent, scope, filter } = ask;
  return house.reads
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.workspace, agent.workspace),
        ...standing(house.reads, scope, filter),
        or(
          isNotNull(tickets.problem),
          and(isNull(tickets.problem), inScope(scope, agent), ...stated(filter)),
        ),
        ...narrowed(filter, now),
        after ? beyond(after) : undefined,
      ),
    )
    .orderBy(asc(tickets.sortAt), asc(tickets.number))
    .limit(limit);
}

/** Whoever follows a known problem that has ended has ended with it. */
const over = (reads: Reads) => reads.select({ id: problems.id }).from(problems).where(eq(problems.open, 0));
const isNotOver = (reads: Reads): SQL | undefined =>
  or(isNull(tickets.problem), notInArray(tickets.problem, over(reads)));

/** Whether they are open, and whether those are meant too that stand behind their known problem. */
function standing(reads: Reads, scope: QueueScope, filter: QueueFilter): (SQL | undefined)[] {
  const { problem, q } = filter;
  const isOpen = [eq(tickets.open, 1), isNotOver(reads)];
  if (scope === 'ended') {
    if (!meansFollowers(filter)) return [eq(tickets.open, 0), eq(tickets.queued, 1)];
    const hasEnded = or(eq(tickets.open, 0), inArray(tickets.problem, over(reads)));
    return [hasEnded, problem ? eq(tickets.problem, problem) : undefined];
  }
  // By name or by words they are found wherever they stand; whoever calls for an answer stands in the queue by that.
  if (problem || q) return [...isOpen, problem ? eq(tickets.problem, problem) : undefined];
  return [...isOpen, eq(tickets.queued, 1), standsBeside(reads)];
}

/** Of who follows a known problem: with a promise of their own, or heard since its last word. */
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

const beyond = ({ sortAt, number }: Place): SQL | undefined =>
  or(gt(tickets.sortAt, sortAt), and(eq(tickets.sortAt, sortAt), gt(tickets.number, number)));

/** Known problems with the number of tickets that follow them, in the queue's order. */
export async function readProblems(
  house: House,
  workspace: string,
  { open, after, limit = MOST_PROBLEMS }: { open: boolean; after?: Place | null; limit?: number },
): Promise<{ problems: KnownProblemRow[]; next: Place | null }> {
  const stands = or(eq(problems.open, 1), isNotNull(problems.remainingAt)) as SQL;
  const rows = await house.reads
    .select()
    .from(problems)
    .where(
      and(
        eq(problems.workspace, workspace),
        open ? stands : not(stands),
        after
          ? or(
              gt(problems.sortAt, after.sortAt),
              and(eq(problems.sortAt, after.sortAt), gt(problems.number, after.number)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(problems.sortAt), asc(problems.number))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    problems: await Promise.all(
      page.map(async (row) => ({ problem: await problemOf(house.reads, row), linked: row.linked })),
    ),
    next: last && rows.length > limit ? { sortAt: last.sortAt, number: last.number } : null,
  };
}

/** How many tickets follow a known problem. */
export async function countLinked(house: House, problem: string): Promise<number> {
  const [row] = await house.reads
    .select({ linked: problems.linked })
    .from(problems)
    .where(eq(problems.id, problem));
  return row?.linked ?? 0;
}
