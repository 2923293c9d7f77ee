import type { Insights } from '@vestka/sdk/protocol';
import { and, asc, eq, gt, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Reads } from '../../db/client.ts';
import { insightTickets as tickets } from '../../db/schema.ts';

/** How things stand: what grows with the open tickets, and not with the log. */

const openIn = (workspace: string): SQL | undefined =>
  and(eq(tickets.workspace, workspace), eq(tickets.open, true));
/** When the known problem that it follows has ended, and it with that, though its own stream does not say so. */
const endedWith = sql.raw(
  '(SELECT known.ended_at FROM insight_tickets AS known WHERE known.id = insight_tickets.following)',
);
/** Each stands in the queue by itself; those that follow a known problem stand there with it. */
const alone = isNull(tickets.following);

/** @param tomorrow the end of the local day */
export async function standing(
  reads: Reads,
  workspace: string,
  now: number,
  tomorrow: number,
): Promise<Insights['now']> {
  const open = openIn(workspace);
  const [own] = await reads
    .select({
      open: sql<number>`count(*) FILTER (WHERE NOT ${tickets.isProblem})`,
      linked: sql<number>`coalesce(sum(${tickets.linked}), 0)`,
    })
    .from(tickets)
    .where(and(open, alone));
  const [due] = await reads
    .select({
      today: sql<number>`count(*) FILTER (WHERE ${tickets.dueAt} > ${now})`,
      late: sql<number>`count(*) FILTER (WHERE ${tickets.dueAt} <= ${now})`,
      since: sql<number | null>`min(${tickets.dueAt})`,
    })
    .from(tickets)
    .where(
      and(
        open,
        isNull(endedWith),
        isNotNull(tickets.dueAt),
        sql`${tickets.dueAt} < ${Math.max(tomorrow, now + 1)}`,
      ),
    );
  const late = due?.late ?? 0;
  return {
    open: (own?.open ?? 0) + (own?.linked ?? 0),
    dueToday: due?.today ?? 0,
    late,
    lateSince: late && due?.since != null ? new Date(due.since).toISOString() : null,
    longestSilence: await longestSilence(reads, workspace),
  };
}

async function longestSilence(reads: Reads, workspace: string): Promise<Insights['now']['longestSilence']> {
  const fields = { ticket: tickets.id, number: tickets.number, since: tickets.silentSince };
  const first = (problem: string | null) =>
    reads
      .select(fields)
      .from(tickets)
      .where(
        and(
          openIn(workspace),
          problem === null ? and(alone, eq(tickets.isProblem, false)) : eq(tickets.following, problem),
        ),
      )
      .orderBy(asc(tickets.silentSince))
      .limit(1);
  const problems = await reads
    .select({ id: tickets.id, since: tickets.silentSince })
    .from(tickets)
    .where(and(openIn(workspace), alone, eq(tickets.isProblem, true), gt(tickets.linked, 0)));
  const candidates = [...(await first(null))];
  for (const problem of problems) {
    // Who has followed longest has waited since the problem's last word, or since the link if that is later.
    const [one] = await first(problem.id);
    if (one) candidates.push({ ...one, since: Math.max(one.since ?? 0, problem.since ?? 0) });
  }
  const [longest] = candidates.sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
  if (!longest) return null;
  return { ...longest, since: new Date(longest.since ?? 0).toISOString() };
}

/** What each agent has in hand, and how much of it is late. */
export async function loadOf(
  reads: Reads,
  workspace: string,
  now: number,
): Promise<Map<string, { open: number; late: number }>> {
  const rows = await reads
    .select({
      agent: tickets.holder,
      open: sql<number>`count(*)`,
      late: sql<number>`count(*) FILTER (WHERE ${tickets.dueAt} <= ${now})`,
    })
    .from(tickets)
    .where(and(openIn(workspace), isNotNull(tickets.holder), alone))
    .groupBy(tickets.holder);
  return new Map(rows.map(({ agent, open, late }) => [agent ?? '', { open, late }]));
}

/** The part of a stretch of time that misses which still stand have taken. */
export async function missedWithin(
  reads: Reads,
  workspace: string,
  { from, to }: { from: number; to: number },
): Promise<number> {
  const [row] = await reads
    .select({
      ms: sql<number>`coalesce(sum(max(0, min(${to}, coalesce(${endedWith}, ${to})) - max(${tickets.missedAt}, ${from}))), 0)`,
    })
    .from(tickets)
    .where(and(openIn(workspace), isNotNull(tickets.missedAt), lte(tickets.missedAt, to)));
  return row?.ms ?? 0;
}
