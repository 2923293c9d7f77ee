import type { Queue } from '@vestka/sdk/protocol';
import { and, eq, gt, gte, isNull, type SQL, sql } from 'drizzle-orm';
import { OWN } from '../db/own.ts';
import { problems, tickets } from '../db/schema.ts';
import type { AgentRow } from './directory.ts';
import type { House } from './house.ts';

type Counts = Queue['counts'];

/** How many open tickets stand in the queue: in each scope, and of all those that call for an answer. */
export async function countQueue(house: House, agent: AgentRow): Promise<Counts> {
  const { reads } = house;
  const now = house.clock.now();
  const alone = reads
    .select(columns(agent, tickets.assignee, sql`${tickets.sortAt} <= ${now}`, sql`${tickets.nudged}`))
    .from(tickets)
    .where(and(eq(tickets.workspace, agent.workspace), isQueued, isNull(tickets.problem)));

  const beside = (open: 0 | 1, late: SQL, nudged: SQL, which: SQL | undefined) =>
    reads
      .select(columns(agent, problems.assignee, late, nudged))
      .from(problems)
      .innerJoin(tickets, eq(tickets.problem, problems.id))
      .where(
        and(eq(problems.workspace, agent.workspace), eq(problems.open, open), isQueued, isFollower, which),
      );

  // Whoever was heard since the problem's last word waits for its next.
  const isHeard = gt(tickets.customerAt, problems.wordAt);
  const parts = await Promise.all([
    alone,
    beside(1, sql`0`, sql`${tickets.nudged}`, and(eq(tickets.own, 0), isHeard)),
    beside(
      1,
      sql`${tickets.sortAt} <= ${now}`,
      // Of two promises the earlier is shown, and with it what was said of it.
      sql`(${tickets.nudged} AND ${isHeard}) OR (${tickets.own} & ${sql.raw(String(OWN.nudged))} AND ${tickets.sortAt} < ${problems.sortAt})`,
      gt(tickets.own, 0),
    ),
    // Their problem has ended, and they with it: a promise of theirs too, but not what their own report left.
    beside(0, isLeftLate(now), sql`0`, gte(tickets.own, OWN.remaining)),
  ]);
  const counts: Counts = { mine: 0, team: 0, unassigned: 0, all: 0, late: 0, nudged: 0 };
  for (const [part] of parts)
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += part?.[name] ?? 0;
  return counts;
}

/** Of what its own report left, something should have been done. Few have any. */
const isLeftLate = (now: number): SQL => sql`EXISTS (
  SELECT 1 FROM json_each(${tickets.teamView}, '$.stillOwed')
  WHERE value ->> 'doneAt' IS NULL AND value ->> 'by' <= ${new Date(now).toISOString()}
)`;

/** In these words, as an index is made for them: it does not know what a parameter will be. */
const isQueued = sql`${tickets.open} = 1 AND ${tickets.queued} = 1`;
const isFollower = sql`${tickets.problem} IS NOT NULL`;

/** @param assignee who has them: what follows a known problem is in that one's hands */
const columns = (
  { id, level }: AgentRow,
  assignee: typeof tickets.assignee | typeof problems.assignee,
  late: SQL,
  nudged: SQL,
) => ({
  mine: countOf(sql`${assignee} = ${id}`),
  team: countOf(sql`${tickets.level} = ${level}`),
  unassigned: countOf(sql`${assignee} IS NULL`),
  all: countOf(sql`1`),
  late: countOf(late),
  nudged: countOf(nudged),
});

const countOf = (which: SQL): SQL<number> => sql<number>`count(*) FILTER (WHERE ${which})`;
