import type { Found } from '@vestka/sdk/protocol';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { tickets } from '../db/schema.ts';
import { excerpt } from '../domain/search/excerpt.ts';
import { ownShelf, reportShelf } from '../domain/search/shelf.ts';
import type { Term } from '../domain/search/words.ts';
import { isProblem, readLinks, readTicket } from '../log/read.ts';
import type { Who } from './carry-out.ts';
import { openingText, reportText } from './found-by.ts';
import type { House } from './house.ts';
import { type Hit, search } from './search.ts';
import { viewsOf } from './tickets.ts';

const MOST = 5;
/** A ticket is found by its opening and by its report. */
const LOOKED_AT = 4 * MOST;
/** The reports of no more known problems are looked through. */
const MOST_FOLLOWED = 50;

/**
 * A customer's own tickets: by how they began, by their reports, and by those of known problems that resolved them. A
 * problem's report stands in the index once, so it is looked for through the tickets that follow it; a ticket that has had
 * a word of its own since has the report for itself.
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
  const links = await readLinks(reads, workspace, customer);
  const followed = [...new Set(links.map(({ problem }) => problem))].slice(-MOST_FOLLOWED);
  const shelves = [ownShelf(customer), ...followed.map(reportShelf)];
  const hits = await search(reads, shelves, terms, LOOKED_AT);
  // Each by the likeliest of what it is found by.
  const parts = new Map<string, string>();
  for (const hit of hits)
    for (const ticket of ticketsOf(hit, links)) if (!parts.has(ticket)) parts.set(ticket, hit.part);
  if (!parts.size) return [];
  const ids = [...parts.keys()].slice(0, MOST);
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
  const found = ids.map(async (id) => {
    const view = views.get(id);
    if (!view) return [];
    const { number, subject, status, report } = view;
    const text = parts.get(id) === 'report' ? (report ? reportText(report) : '') : await opening(id);
    return [{ id, number, subject, status, excerpt: excerpt(text, terms) }];
  });
  return (await Promise.all(found)).flat();

  /** What the customer wrote first; nothing once it has been erased. */
  async function opening(ticket: string): Promise<string> {
    const [first] = await readTicket(reads, ticket, 0, 1, 'customer');
    const { type, words } = first?.event ?? {};
    return type === 'ticket_created' && words ? openingText(words) : '';
  }
}

const ticketsOf = (
  { stream }: Hit,
  links: readonly { readonly ticket: string; readonly problem: string }[],
): string[] =>
  isProblem(stream)
    ? links.filter(({ problem }) => problem === stream).map(({ ticket }) => ticket)
    : [stream];
