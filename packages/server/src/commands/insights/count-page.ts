import type { EventFacts } from '@vestka/sdk/protocol';
import { and, asc, count, eq, gt, inArray, or } from 'drizzle-orm';
import type { Reads } from '../../db/client.ts';
import { events, insightDays, insightTickets, insightTotals, readers } from '../../db/schema.ts';
import { type Book, type Counted, type CountedEvent, countEvent } from '../../domain/insights/count.ts';
import { add, Days, type Tallies } from '../../domain/insights/tallies.ts';
import type { ReaderWrite } from '../../log/types.ts';
import type { House } from '../house.ts';
import { type Policies, policyWords } from './policies.ts';

/** Its name in the table of readers. */
export const INSIGHTS = 'insights';

/** Events that are counted in one commit. Small, so that a command never waits long for its turn. */
const PAGE = 500;

export interface Place {
  readonly cursor: number;
  readonly at: number;
}

/** How far the statistics have come. */
export async function placeOf(reads: Reads): Promise<Place> {
  const [row] = await reads.select().from(readers).where(eq(readers.name, INSIGHTS));
  return row ?? { cursor: 0, at: 0 };
}

/** A page that was counted; null when there was nothing to count. `taken` is false when another node was faster. */
export interface CountedPage {
  readonly taken: boolean;
  readonly workspaces: readonly string[];
}

/**
 * Counts the next events of the log. What they come to is stored with the new place in one commit, so each event takes
 * effect once, also when two nodes count and whenever one is killed. An event that cannot be counted is told and
 * stepped over: the rest must not wait for it.
 */
export async function countPage(
  { log, reads }: House,
  policies: Policies,
  report: (error: unknown) => void,
): Promise<CountedPage | null> {
  const { cursor: from, at: since } = await placeOf(reads);
  const page = await eventsAfter(reads, from);
  const last = page.at(-1);
  if (!last) return null;
  const found = await rowsOf(reads, page);
  const stood = new Map([...found].map(([id, { linked }]) => [id, linked]));
  const touched = new Set<string>();
  const books = new Map<string, Book>();
  policies.begin(from);
  for (const event of page) {
    policies.pass(event.id, event);
    if (!isCounted(event.stream) && event.type !== 'answer_helped') continue;
    const { workspace, stream } = event;
    const book = books.get(workspace) ?? { rows: found, days: new Days() };
    books.set(workspace, book);
    try {
      countEvent(book, event, await policies.of(workspace));
      touched.add(stream);
    } catch (error) {
      report(error);
    }
  }
  const rows = [...found.values()].filter(({ id, linked }) => touched.has(id) || stood.get(id) !== linked);
  const writes: ReaderWrite[] = rows.map((row) => ({ put: 'insightTickets', row }));
  for (const [workspace, { days }] of books) {
    writes.push(...(await dayWrites(reads, workspace, days)), ...(await totalWrites(reads, workspace, days)));
  }
  const to = last.id;
  const taken = await log.project({ reader: INSIGHTS, from, to, at: Math.max(since, last.at), writes });
  return { taken, workspaces: [...books.keys()] };
}

const isCounted = (stream: string): boolean => stream.startsWith('tk_') || stream.startsWith('pb_');

type ReadEvent = CountedEvent & { readonly id: number; readonly policy: string | null };

async function eventsAfter(reads: Reads, cursor: number): Promise<ReadEvent[]> {
  const { id, workspace, stream, type, actor, at, facts, data } = events;
  const rows = await reads
    .select({ id, workspace, stream, type, actor, at, facts, data, policy: policyWords })
    .from(events)
    .where(gt(id, cursor))
    .orderBy(asc(id))
    .limit(PAGE);
  return rows.map((row) => ({
    ...row,
    actor: JSON.parse(row.actor) as CountedEvent['actor'],
    facts: row.facts ? (JSON.parse(row.facts) as EventFacts) : null,
    data: JSON.parse(row.data) as ReadEvent['data'],
  }));
}

/** The rows of the events' streams, and of the known problems that these follow or will. */
async function rowsOf(reads: Reads, page: readonly CountedEvent[]): Promise<Map<string, Counted>> {
  const rows = new Map<string, Counted>();
  const load = async (ids: Set<string>) => {
    if (!ids.size) return;
    const found = await reads
      .select()
      .from(insightTickets)
      .where(inArray(insightTickets.id, [...ids]));
    for (const row of found) rows.set(row.id, row);
  };
  const streams = new Set(page.map(({ stream }) => stream).filter(isCounted));
  await load(streams);
  const followed = [...rows.values()].map(({ following }) => following);
  const linked = page.map(({ facts }) => facts?.problem?.id);
  const problems = new Set([...followed, ...linked].filter((id) => id != null && !rows.has(id)) as string[]);
  await load(problems);
  const solved = page.filter(
    ({ type, stream }) => type === 'report_published' && rows.get(stream)?.isProblem,
  );
  await countAbove(
    reads,
    solved.flatMap(({ stream }) => rows.get(stream) ?? []),
  );
  return rows;
}

/** At which levels the followers of these known problems stand: once at their report, not at each link. */
async function countAbove(reads: Reads, rows: readonly Counted[]): Promise<void> {
  const { workspace, open, following, level } = insightTickets;
  for (const row of rows) {
    const found = await reads
      .select({ level, many: count() })
      .from(insightTickets)
      .where(and(eq(workspace, row.workspace), eq(open, true), eq(following, row.id)))
      .groupBy(level);
    const at = (name: string) => found.find((one) => one.level === name)?.many ?? 0;
    row.above = { L2: at('L2'), L3: at('L3') };
  }
}

async function dayWrites(reads: Reads, workspace: string, { byDate }: Days): Promise<ReaderWrite[]> {
  if (!byDate.size) return [];
  const dates = [...byDate.keys()].map((date) => eq(insightDays.date, date));
  const stored = await reads
    .select()
    .from(insightDays)
    .where(and(eq(insightDays.workspace, workspace), or(...dates)));
  const before = new Map(stored.map(({ date, tallies }) => [date, JSON.parse(tallies) as Tallies]));
  return [...byDate].map(([date, more]) => {
    const tallies = JSON.stringify(add(before.get(date) ?? {}, more));
    return { put: 'insightDays', row: { workspace, date, tallies } };
  });
}

/** What is shown over all days at once: these names alone, the others would only grow. */
const TOTALS = /^(ended|rated\.\w+)$/;

async function totalWrites(reads: Reads, workspace: string, { byDate }: Days): Promise<ReaderWrite[]> {
  const more = [...byDate.values()].flatMap(Object.entries).filter(([name]) => TOTALS.test(name));
  if (!more.length) return [];
  const [stored] = await reads.select().from(insightTotals).where(eq(insightTotals.workspace, workspace));
  const sum: Tallies = stored ? (JSON.parse(stored.tallies) as Tallies) : {};
  for (const [name, value] of more) add(sum, { [name]: value });
  return [{ put: 'insightTotals', row: { workspace, tallies: JSON.stringify(sum) } }];
}
