import type { KnownProblemRow } from '@vestka/sdk/protocol';
import { and, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { problems } from '../db/schema.ts';
import type { House } from './house.ts';
import { byLatest, bySortAt, inOrder, type Place, placeOf } from './place.ts';
import { problemOf } from './problems.ts';

/** The most known problems that a queue shows beside its tickets. */
const MOST = 200;

interface Ask {
  /** Those that are open or still owe something, by that; else those that have ended, the latest first. */
  readonly open: boolean;
  /** Of the former only what has ended. */
  readonly ended?: boolean;
  readonly after?: Place | null;
  readonly limit?: number;
}

/** Known problems with the number of tickets that follow them. What has ended and still owes something stands in both lists. */
export async function readProblems(
  { reads }: House,
  workspace: string,
  { open, ended = false, after = null, limit = MOST }: Ask,
): Promise<{ problems: KnownProblemRow[]; next: Place | null }> {
  const own = eq(problems.workspace, workspace);
  const isOpen = eq(problems.open, 1);
  const hasEnded = and(own, eq(problems.open, 0));
  const rows = open
    ? await readSorted(
        reads,
        ended ? and(hasEnded, isOwing) : and(own, or(isOpen, isOwing)),
        after,
        limit + 1,
      )
    : [
        ...(await readSorted(reads, and(hasEnded, isNull(problems.remainingAt)), after, limit + 1)),
        ...(await readOwing(reads, and(hasEnded, isOwing), after, limit + 1)),
      ].sort((a, b) => inOrder(a.place, b.place));
  const page = rows.slice(0, limit);
  const last = page.at(-1)?.place;
  return {
    problems: await Promise.all(
      page.map(async ({ row }) => ({ problem: await problemOf(reads, row), linked: row.linked })),
    ),
    next: last && rows.length > limit ? { sortAt: last.sortAt, number: last.number } : null,
  };
}

const isOwing = isNotNull(problems.remainingAt);

/** A row, and where it stands in the order that was asked for. */
interface Placed {
  readonly row: typeof problems.$inferSelect;
  readonly place: Place;
}

async function readSorted(
  reads: Reads,
  which: SQL | undefined,
  after: Place | null,
  limit: number,
): Promise<readonly Placed[]> {
  const { order, beyond } = bySortAt(problems);
  const rows = await reads
    .select()
    .from(problems)
    .where(and(which, beyond(after)))
    .orderBy(...order)
    .limit(limit);
  return rows.map((row) => ({ row, place: row }));
}

/** Those rows are sorted by what they owe: here they stand by their last word. */
async function readOwing(
  reads: Reads,
  which: SQL | undefined,
  after: Place | null,
  limit: number,
): Promise<readonly Placed[]> {
  const { updatedAt, order, beyond } = byLatest(problems, problems.view);
  const rows = await reads
    .select({ row: problems, updatedAt })
    .from(problems)
    .where(and(which, beyond(after)))
    .orderBy(...order)
    .limit(limit);
  return rows.map((one) => ({ row: one.row, place: placeOf(one.updatedAt, one.row.number) }));
}

/** How many tickets follow a known problem. */
export async function countLinked(house: House, problem: string): Promise<number> {
  const [row] = await house.reads
    .select({ linked: problems.linked })
    .from(problems)
    .where(eq(problems.id, problem));
  return row?.linked ?? 0;
}
