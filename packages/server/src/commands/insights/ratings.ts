import { Grade, type Insights, type Ratings } from '@vestka/sdk/protocol';
import { and, between, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Reads } from '../../db/client.ts';
import { events, insightDays, insightTickets, insightTotals, tickets } from '../../db/schema.ts';
import type { Tallies } from '../../domain/insights/tallies.ts';
import type { House } from '../house.ts';
import { refused } from '../refused.ts';

/** Local days, the last included. */
interface Dates {
  readonly from: string;
  readonly to: string;
}

/** How many of the latest words are shown. */
const LATEST = 10;

/** How what ended was rated, by what was counted. */
export function ratingsOf(counted: Tallies): Ratings {
  const grades = Object.fromEntries(
    Grade.options.map((grade) => [grade, counted[`rated.${grade}`] ?? 0]),
  ) as Ratings['grades'];
  const given = Object.values(grades).reduce((sum, one) => sum + one, 0);
  return { grades, given, unanswered: (counted.ended ?? 0) - given };
}

/**
 * How all ended tickets of a workspace were rated. Shown to who has rated one: so nobody's rating leans on the others'.
 *
 * @throws Refused `rate_first`
 */
export async function ratingsFor({ reads }: House, workspace: string, customer: string): Promise<Ratings> {
  const [own] = await reads
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        eq(tickets.workspace, workspace),
        eq(tickets.customer, customer),
        isNotNull(sql`json_extract(${tickets.customerView}, '$.rating')`),
      ),
    )
    .limit(1);
  if (!own) throw refused('rate_first');
  const [row] = await reads.select().from(insightTotals).where(eq(insightTotals.workspace, workspace));
  return ratingsOf(row ? (JSON.parse(row.tallies) as Tallies) : {});
}

/** What people wrote with their ratings, the latest first. Read from the log's own words, so that erasing reaches it. */
export async function latestWords(
  reads: Reads,
  workspace: string,
  { from, to }: Dates,
  team: readonly { id: string; name: string }[],
): Promise<Insights['ratings']['latest']> {
  const { id: ticket, number, rating, thanks, ratedEvent, closedOn } = insightTickets;
  const text = sql<string | null>`json_extract(${events.words}, '$.text')`;
  const rows = await reads
    .select({ ticket, number, grade: rating, thanks, at: events.at, text })
    .from(insightTickets)
    .innerJoin(events, eq(events.id, ratedEvent))
    .where(
      and(
        eq(insightTickets.workspace, workspace),
        isNotNull(ratedEvent),
        between(closedOn, from, to),
        isNotNull(text),
      ),
    )
    .orderBy(desc(ratedEvent))
    .limit(LATEST);
  return rows.map(({ at, grade, thanks: thanked, text: words, ...row }) => ({
    ...row,
    grade: grade as Grade,
    text: words as string,
    thanks: team.find(({ id }) => id === thanked)?.name ?? null,
    at: new Date(at).toISOString(),
  }));
}

/** The same day by day, for those days on which something ended. */
export async function ratingDays(
  { reads }: House,
  workspace: string,
  { from, to }: Dates,
): Promise<(Ratings & { date: string })[]> {
  const rows = await reads
    .select()
    .from(insightDays)
    .where(and(eq(insightDays.workspace, workspace), between(insightDays.date, from, to)))
    .orderBy(insightDays.date);
  return rows
    .map(({ date, tallies }) => ({ date, ...ratingsOf(JSON.parse(tallies) as Tallies) }))
    .filter(({ given, unanswered }) => given + unanswered > 0);
}
