import { and, asc, eq, gt, inArray, isNotNull, lte } from 'drizzle-orm';
import { events, readers, tickets } from '../db/schema.ts';
import { SAID } from '../domain/search/said.ts';
import { SEARCH_VERSION } from '../domain/search/shelf.ts';
import type { ReaderWrite, StoredEvent } from '../log/types.ts';
import { saidFoundBy } from './found-by.ts';
import type { House } from './house.ts';

/** Its name in the table of readers: another version begins at the beginning. */
const NAME = `said-${SEARCH_VERSION}`;
/** So many events are passed over at once, and the words of so few looked at: some milliseconds. */
const STRETCH = 1_000;
const PAGE = 20;

const SAYS: ReadonlySet<string> = new Set(SAID);

/** Does an event bring something to be found here? */
export const says = ({ type }: Pick<StoredEvent, 'type'>): boolean => SAYS.has(type);

/**
 * Makes the next words of the log be found: what customers and agents have said in tickets. It is not in the commit that
 * brings them, which would write some pages more each time, and nobody looks for what they have only just said. What was said
 * never changes, so no stream need stand still for it.
 *
 * @returns whether there may be more
 */
export async function indexSaid({ reads, log }: Pick<House, 'reads' | 'log'>): Promise<boolean> {
  const [place] = await reads.select().from(readers).where(eq(readers.name, NAME));
  const from = place?.cursor ?? 0;
  const end = Math.min(from + STRETCH, await log.head());
  if (end <= from) return false;
  const page = await reads
    .select({
      id: events.id,
      stream: events.stream,
      version: events.version,
      at: events.at,
      words: events.words,
      customer: tickets.customer,
    })
    .from(events)
    .leftJoin(tickets, eq(tickets.id, events.stream))
    .where(
      and(
        gt(events.id, from),
        lte(events.id, end),
        inArray(events.type, [...SAID]),
        eq(events.audience, 'customer'),
        isNotNull(events.words),
      ),
    )
    .orderBy(asc(events.id))
    .limit(PAGE);
  const writes: ReaderWrite[] = page.map(({ stream, version, words, customer }) => ({
    stream,
    ...saidFoundBy(customer ?? stream, version, JSON.parse(words as string) as Record<string, unknown>),
  }));
  await log.project({
    reader: NAME,
    from,
    to: page.length < PAGE ? end : (page.at(-1)?.id as number),
    at: Math.max(place?.at ?? 0, page.at(-1)?.at ?? 0),
    writes,
  });
  return true;
}
