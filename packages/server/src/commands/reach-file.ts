import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { events, links, tickets } from '../db/schema.ts';
import type { Who } from './carry-out.ts';
import { type FileRow, findFile } from './file-stream.ts';
import type { House } from './house.ts';
import { refused } from './refused.ts';

/**
 * A file that this person may see: their own, and what was given where they can read it. A note's files are the team's.
 * @throws Refused `not_found`
 */
export async function reachFile(house: House, who: Who, id: string): Promise<FileRow> {
  const row = await findFile(house, who.workspace, id);
  const { actor, customer } = who;
  if (row?.owner === actor.id && row) return row;
  if (!row?.ticket) throw refused('not_found');
  if (customer === undefined || (await wasTold(house, customer, row.ticket, id))) return row;
  throw refused('not_found');
}

/** Whether a customer was told of a file: by their own ticket, or by a known problem that it follows or followed. */
async function wasTold({ reads }: House, customer: string, stream: string, id: string): Promise<boolean> {
  const theirs = reads
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.id, stream), eq(tickets.customer, customer)));
  const followed = reads
    .select({ id: links.problem })
    .from(links)
    .where(and(eq(links.problem, stream), eq(links.customer, customer)));
  const [told] = await reads
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.stream, stream),
        eq(events.audience, 'customer'),
        sql`instr(${events.data}, ${id}) > 0`,
        or(inArray(events.stream, theirs), inArray(events.stream, followed)),
      ),
    )
    .limit(1);
  return told !== undefined;
}

/** A file that is there to be read, whoever has the link. @throws Refused `not_found` */
export async function readyFile(house: House, workspace: string, id: string): Promise<FileRow> {
  const row = await findFile(house, workspace, id);
  if (row?.state !== 'ready') throw refused('not_found');
  return row;
}
