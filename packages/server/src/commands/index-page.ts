import type { TicketEvent } from '@vestka/sdk/protocol';
import { and, asc, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { answers, events, problems, readers, searchDocs, tickets } from '../db/schema.ts';
import { SEARCH_VERSION } from '../domain/search/shelf.ts';
import { readProblem, readTicket } from '../log/read.ts';
import type { ViewWrite } from '../log/types.ts';
import { answerState } from './answers.ts';
import {
  answerFoundBy,
  openingFoundBy,
  problemFoundBy,
  problemReportFoundBy,
  reportFoundBy,
} from './found-by.ts';
import type { House } from './house.ts';
import { problemOf } from './problems.ts';
import { viewsOf } from './tickets.ts';

/** Its name in the table of readers: another version begins at the beginning. */
const SEARCH = `search-${SEARCH_VERSION}`;
/** So many events are passed over at once, and of those that are found by words so few looked at: some six milliseconds. */
const STRETCH = 1_000;
const PAGE = 5;
/** How often something is read again that others are changing. */
const TRIES = 5;

/** Which part of its stream an event brings to be found. */
const PARTS: Readonly<Record<string, string>> = {
  answer_published: '',
  problem_created: '',
  ticket_created: 'opening',
  report_published: 'report',
};

interface Part {
  readonly stream: string;
  readonly part: string;
}

/**
 * Looks through the next events of the log for what is not yet found by words, or by those of another version: what is
 * older than the index, and what was indexed before stems changed. What is written today is in it already. Each is written
 * only where its stream still stands, so whoever is faster wins, here and on other nodes.
 *
 * @returns whether there may be more
 */
export async function indexPage({ reads, log }: House): Promise<boolean> {
  const [place] = await reads.select().from(readers).where(eq(readers.name, SEARCH));
  const from = place?.cursor ?? 0;
  const end = Math.min(from + STRETCH, await log.head());
  if (end <= from) return false;
  const page = await reads
    .select({ id: events.id, stream: events.stream, type: events.type, at: events.at })
    .from(events)
    .where(and(gt(events.id, from), lte(events.id, end), inArray(events.type, Object.keys(PARTS))))
    .orderBy(asc(events.id))
    .limit(PAGE);
  const parts = page.map(({ stream, type }) => ({ stream, part: PARTS[type] as string }));
  await Promise.all((await missing(reads, parts)).map((part) => index({ reads, log }, part)));
  const to = page.length < PAGE ? end : (page.at(-1)?.id as number);
  await log.project({
    reader: SEARCH,
    from,
    to,
    at: Math.max(place?.at ?? 0, page.at(-1)?.at ?? 0),
    writes: [],
  });
  return true;
}

/** Those that no words of today's version stand for. */
async function missing(reads: Reads, parts: readonly Part[]): Promise<Part[]> {
  if (!parts.length) return [];
  const docs = await reads
    .select({ stream: searchDocs.stream, part: searchDocs.part })
    .from(searchDocs)
    .where(
      and(
        inArray(searchDocs.stream, [...new Set(parts.map(({ stream }) => stream))]),
        eq(searchDocs.version, SEARCH_VERSION),
      ),
    );
  const keyOf = ({ stream, part }: Part) => `${stream} ${part}`;
  const done = new Set(docs.map(keyOf));
  return [...new Map(parts.map((part) => [keyOf(part), part])).values()].filter(
    (part) => !done.has(keyOf(part)),
  );
}

async function index({ reads, log }: Pick<House, 'reads' | 'log'>, part: Part): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const found = await foundBy(reads, part);
    if (!found) return;
    const { workspace, version, write } = found;
    const bare = {
      workspace,
      stream: part.stream,
      expected: version,
      owner: null,
      events: [],
      views: [write],
    };
    if ((await log.append(bare)).kind === 'appended') return;
  }
  throw new Error(`${part.stream} is never still enough to be indexed`);
}

interface FoundBy {
  readonly workspace: string;
  readonly version: number;
  readonly write: ViewWrite;
}

/** What a part of a stream is found by as it stands; null for what is found by nothing. */
function foundBy(reads: Reads, { stream, part }: Part): Promise<FoundBy | null> {
  if (stream.startsWith('an_')) return ofAnswer(reads, stream);
  if (stream.startsWith('pb_')) return ofProblem(reads, stream, part);
  return ofTicket(reads, stream, part);
}

async function ofAnswer(reads: Reads, id: string): Promise<FoundBy | null> {
  const [row] = await reads.select().from(answers).where(eq(answers.id, id));
  if (!row) return null;
  const { workspace, version } = row;
  return { workspace, version, write: answerFoundBy(workspace, answerState(row)) };
}

async function ofProblem(reads: Reads, id: string, part: string): Promise<FoundBy | null> {
  const [row] = await reads.select().from(problems).where(eq(problems.id, id));
  if (!row) return null;
  const { workspace, version } = row;
  const view = await problemOf(reads, row);
  if (part === 'report')
    return view.report ? { workspace, version, write: problemReportFoundBy(id, view.report) } : null;
  if (!row.open) return null;
  const [first] = await readProblem(reads, id, 0, 1);
  const lang = first?.event.type === 'problem_created' ? first.event.data.lang : null;
  return { workspace, version, write: problemFoundBy(workspace, view, lang) };
}

async function ofTicket(reads: Reads, id: string, part: string): Promise<FoundBy | null> {
  const [row] = await reads.select().from(tickets).where(eq(tickets.id, id));
  if (!row) return null;
  const { workspace, version, customer } = row;
  if (part === 'report') {
    const [view] = await viewsOf(reads, [row]);
    const report = view?.team.report;
    return report ? { workspace, version, write: reportFoundBy(customer, report) } : null;
  }
  const [first] = await readTicket(reads, id, 0, 1);
  const words = openingOf(first?.event as TicketEvent | undefined);
  return words && { workspace, version, write: openingFoundBy(customer, words) };
}

const openingOf = (event: TicketEvent | undefined) => (event?.type === 'ticket_created' ? event.words : null);
