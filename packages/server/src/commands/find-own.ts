import type { Found, Ticket } from '@vestka/sdk/protocol';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { tickets } from '../db/schema.ts';
import { excerpt } from '../domain/search/excerpt.ts';
import { saidIn, versionIn } from '../domain/search/said.ts';
import { ownShelf, reportShelf, saidShelf } from '../domain/search/shelf.ts';
import type { Term } from '../domain/search/words.ts';
import { isProblem, readFollowed, readWords } from '../log/read.ts';
import type { Who } from './carry-out.ts';
import { type Opening, openingText, reportText } from './found-by.ts';
import type { House } from './house.ts';
import { type Hit, search } from './search.ts';
import { viewsOf } from './tickets.ts';

const MOST = 5;
/** A ticket is found by its opening and by its report … */
const LOOKED_AT = 4 * MOST;
/** … and by each word that was said in it, of which one ticket may have many. */
const HEARD = 40 * MOST;
/** The reports of no more known problems are looked through. */
const MOST_FOLLOWED = 50;

/**
 * A customer's own tickets: by how they began, by what was said in them, by their reports, and by what was said of known
 * problems that they follow, with the reports that resolved them. What is of a problem stands in the index once, so it is
 * looked for through the tickets that follow it; a ticket that has had a word of its own since has the report for itself.
 */
export async function findOwn(
  { reads }: House,
  { workspace, customer }: Who & { customer: string },
  terms: readonly Term[],
): Promise<Found['own']> {
  const [any] = await reads
    .select({ id: tickets.id })
    .from(tickets)
    .where(eq(tickets.customer, customer))
    .limit(1);
  if (!any) return [];
  const links = await readFollowed(reads, workspace, customer);
  const followed = [...new Set(links.map(({ problem }) => problem))].slice(-MOST_FOLLOWED);
  const written = [ownShelf(customer), ...followed.map(reportShelf)];
  const said = [customer, ...followed].map(saidShelf);
  const found = await Promise.all([
    search(reads, written, terms, LOOKED_AT),
    search(reads, said, terms, HEARD),
  ]);
  const hits = found.flat().sort((a, b) => b.share - a.share);
  // Each by the likeliest of what it is found by.
  const best = new Map<string, Hit>();
  for (const hit of hits)
    for (const ticket of ticketsOf(hit, links)) if (!best.has(ticket)) best.set(ticket, hit);
  if (!best.size) return [];
  const ids = [...best.keys()].slice(0, MOST);
  // The plus signs keep the planner from walking all that a workspace or a customer has.
  const rows = await reads
    .select()
    .from(tickets)
    .where(
      and(
        inArray(tickets.id, ids),
        sql`+${tickets.workspace} = ${workspace}`,
        sql`+${tickets.customer} = ${customer}`,
      ),
    );
  const views = new Map((await viewsOf(reads, rows)).map(({ customer: view }) => [view.id, view]));
  const shown = ids.map(async (id) => {
    const view = views.get(id);
    if (!view) return [];
    const { number, subject, status } = view;
    return [
      { id, number, subject, status, excerpt: excerpt(await textOf(best.get(id) as Hit, view), terms) },
    ];
  });
  return (await Promise.all(shown)).flat();

  /** What it was found by; nothing once that has been erased. */
  async function textOf({ stream, part }: Hit, { report }: Ticket): Promise<string> {
    if (part === 'report') return report ? reportText(report) : '';
    const version = versionIn(part);
    const words = await readWords(reads, stream, version ?? 1);
    if (version !== null) return saidIn(words);
    return words ? openingText(words as Opening) : '';
  }
}

type Link = Awaited<ReturnType<typeof readFollowed>>[number];

/** What was said of a known problem is read by who followed it then, its report by who follows it still. */
const ticketsOf = ({ stream, part }: Hit, links: readonly Link[]): string[] => {
  if (!isProblem(stream)) return [stream];
  const version = versionIn(part);
  const isRead = ({ since, until }: Link) =>
    version === null ? until === null : since < version && version <= (until ?? Infinity);
  return links.filter((link) => link.problem === stream && isRead(link)).map(({ ticket }) => ticket);
};
