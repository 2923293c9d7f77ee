import { and, asc, gt, isNull, lte, ne } from 'drizzle-orm';
import { attachments } from '../db/schema.ts';
import type { Who } from './carry-out.ts';
import { drop, findFile } from './file-stream.ts';
import { UNGIVEN_LIFE } from './files.ts';
import type { House } from './house.ts';
import { inTurn } from './in-turn.ts';
import { bytesOf } from './receive-file.ts';
import { Refused } from './refused.ts';

/** Files that are deleted at once when their time is over. */
const PAGE = 100;

/**
 * Drops what was given to nobody in time, finished or not.
 *
 * @param from up to this time of announcing nothing is left
 * @returns when the next one's time is over; null: there is none
 */
export async function dropUngiven(house: House, from: number): Promise<number | null> {
  const { reads, clock } = house;
  const left = (until: number | undefined) =>
    reads
      .select()
      .from(attachments)
      .where(
        and(
          isNull(attachments.ticket),
          ne(attachments.state, 'deleted'),
          gt(attachments.createdAt, from),
          until === undefined ? undefined : lte(attachments.createdAt, until),
        ),
      )
      .orderBy(asc(attachments.createdAt));
  for (;;) {
    const over = await left(clock.now() - UNGIVEN_LIFE).limit(PAGE);
    for (const { id, workspace } of over) await dropOver(house, workspace, id);
    if (over.length < PAGE) break;
  }
  const [next] = await left(undefined).limit(1);
  return next ? next.createdAt + UNGIVEN_LIFE : null;
}

function dropOver(house: House, workspace: string, id: string): Promise<void> {
  return inTurn(house, bytesOf(id), async () => {
    const row = await findFile(house, workspace, id);
    if (!row || row.ticket || row.state === 'deleted') return;
    const who: Who = { workspace, actor: { kind: 'system' } };
    // Where it was given or dropped at this very moment, there is nothing left to do.
    await drop(house, who, id, 'not_given').catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  });
}
