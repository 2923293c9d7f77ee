import type { FileFact } from '@vestka/sdk/protocol';
import { and, eq, inArray } from 'drizzle-orm';
import { attachments } from '../db/schema.ts';
import type { Who } from './carry-out.ts';
import type { FileRow } from './file-stream.ts';
import type { House } from './house.ts';
import { refusedField } from './refused.ts';

const MINUTE = 60_000;

/** A file that is given to nobody is deleted after this time, in milliseconds. */
export const UNGIVEN_LIFE = 24 * 60 * MINUTE;
/** So long before, it can no longer be given: a command under way must not meet its deletion. */
const MARGIN = 5 * MINUTE;

/**
 * The files that a command names, by id, in the order in which it names them.
 *
 * @param path the field that names them, dotted as in the request's body
 * @throws Refused `file_unknown` unless each is there in full, was sent by whoever acts, and is given to none yet
 */
export async function givenFiles(
  house: House,
  { workspace, actor }: Who,
  ids: readonly string[],
  path = 'files',
): Promise<ReadonlyMap<string, FileFact & { name: string }>> {
  if (!ids.length) return new Map();
  const rows = await house.reads
    .select()
    .from(attachments)
    .where(and(inArray(attachments.id, [...ids]), eq(attachments.workspace, workspace)));
  const found = new Map(rows.map((row) => [row.id, row]));
  const oldest = house.clock.now() - UNGIVEN_LIFE + MARGIN;
  const given = ids.map((id, at) => {
    const row = found.get(id);
    const free = row?.state === 'ready' && row.owner === actor.id && !row.ticket && row.createdAt > oldest;
    if (!free) throw refusedField('file_unknown', `${path}.${at}`, 'Upload this file first.');
    return [id, { ...factOf(row), name: row.name }] as const;
  });
  return new Map(given);
}

/** A file that is there, as a ticket names it. */
export const factOf = ({ type, size, width, height, deletedAt }: FileRow): Omit<FileFact, 'name'> => ({
  type: type ?? 'application/octet-stream',
  size,
  ...(width === null || height === null ? {} : { width, height }),
  ...(deletedAt === null ? {} : { deletedAt: new Date(deletedAt).toISOString() }),
});
