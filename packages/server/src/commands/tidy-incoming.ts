import { and, eq, inArray } from 'drizzle-orm';
import { attachments } from '../db/schema.ts';
import type { House } from './house.ts';

/** Names that are looked up at once. */
const PAGE = 500;

/** Removes from this machine what has come of a file that is in the bucket now, by whichever node. */
export async function leaveNone({ files }: House, id: string): Promise<void> {
  if (!files.store.inPlace) await files.incoming.remove(id);
}

/**
 * Removes from this machine what is in the bucket already, or dropped: a process that is killed between the two leaves
 * it behind. Where files stay where they come in, there is nothing to do.
 */
export async function tidyIncoming({ reads, files }: House): Promise<void> {
  const { incoming, store } = files;
  if (store.inPlace) return;
  const all = (await incoming.list()).filter((name) => name.startsWith('at_'));
  const faults: unknown[] = [];
  for (let at = 0; at < all.length; at += PAGE) {
    const page = all.slice(at, at + PAGE);
    const rows = await reads
      .select({ id: attachments.id })
      .from(attachments)
      .where(and(inArray(attachments.id, page), eq(attachments.state, 'uploading')));
    const coming = new Set(rows.map(({ id }) => id));
    for (const id of page) {
      // One that stays must not keep the others; the next start tries it again.
      if (!coming.has(id)) await incoming.remove(id).catch((fault: unknown) => faults.push(fault));
    }
  }
  if (faults.length) throw new AggregateError(faults, 'Not all of what came in here could be removed.');
}
