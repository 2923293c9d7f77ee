import { and, eq } from 'drizzle-orm';
import { attachments } from '../db/schema.ts';
import type { ViewWrite } from '../log/types.ts';
import type { Who } from './carry-out.ts';
import type { House } from './house.ts';

export type FileRow = typeof attachments.$inferSelect;

/** Why a file is gone without having been given to anyone. */
export type DroppedBecause = 'taken_back' | 'not_given' | 'type_refused' | 'too_large';

/** What happens to a file before a ticket names it. Its name is a person's word. */
type FileEvent =
  | { type: 'file_announced'; data: { size: number }; words: { name: string } }
  | {
      type: 'file_received';
      data: { type: string; size: number; width?: number; height?: number };
      words: null;
    }
  | { type: 'file_dropped'; data: { because: DroppedBecause }; words: null };

/** A file, whoever may see it. */
export async function findFile(
  { reads }: House,
  workspace: string,
  id: string,
): Promise<FileRow | undefined> {
  const mine = and(eq(attachments.id, id), eq(attachments.workspace, workspace));
  const [row] = await reads.select().from(attachments).where(mine);
  return row;
}

/**
 * What happened to a file.
 * @returns its row as it is from then on; null: something else has happened to it meanwhile, look again
 */
export async function appendToFile(
  house: House,
  { actor }: Who,
  row: FileRow,
  event: FileEvent,
): Promise<FileRow | null> {
  const version = row.version + 1;
  const written: FileRow = { ...row, version };
  const view: ViewWrite = { put: 'attachments', row: written };
  const at = house.clock.now();
  const outcome = await house.log.append({
    workspace: row.workspace,
    stream: row.id,
    expected: row.version,
    // Whatever happens to a file by itself happens before it is given.
    ungiven: row.id,
    owner: null,
    events: [{ ...event, version, audience: 'team', actor, at }],
    views: [view],
  });
  return outcome.kind === 'appended' ? written : null;
}

/**
 * Nobody can read it from here on. Its bytes go now; should that fail, the log's reader sees to it.
 * @returns false: something else has happened to it meanwhile, look again
 */
export async function drop(house: House, who: Who, row: FileRow, because: DroppedBecause): Promise<boolean> {
  const deleted: FileRow = { ...row, state: 'deleted', deletedAt: house.clock.now() };
  const event = { type: 'file_dropped', data: { because }, words: null } as const;
  if (!(await appendToFile(house, who, deleted, event))) return false;
  await house.files.remove(row.id).catch(() => {});
  return true;
}
