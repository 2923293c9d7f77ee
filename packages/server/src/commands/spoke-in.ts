import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { events, links } from '../db/schema.ts';
import type { House } from './house.ts';

/** Has this agent said anything to the customer in the ticket, or of the known problem that it follows or followed? */
export async function spokeIn({ reads }: House, ticket: string, agent: string): Promise<boolean> {
  const followed = reads.select({ id: links.problem }).from(links).where(eq(links.ticket, ticket));
  const found = await reads
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        or(eq(events.stream, ticket), inArray(events.stream, followed)),
        eq(events.audience, 'customer'),
        sql`json_extract(${events.actor}, '$.id') = ${agent}`,
      ),
    )
    .limit(1);
  return found.length > 0;
}
