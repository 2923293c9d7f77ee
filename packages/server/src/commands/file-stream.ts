import { and, eq } from 'drizzle-orm';
import { attachments } from '../db/schema.ts';
import {
  type DroppedBecause,
  decideFile,
  type FileCommand,
  type FileDecision,
  type FileState,
} from '../domain/file/decide.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Append, Intent } from '../log/types.ts';
import { type Act, carryOut, type Who } from './carry-out.ts';
import type { House } from './house.ts';

export type FileRow = typeof attachments.$inferSelect;

/** What a command came to. */
export interface FileOutcome {
  readonly row: FileRow;
  /** As it was before; null: it was not there. The same as `row`: nothing has changed by this. */
  readonly was: FileRow | null;
}

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
 * What happens to a file until it is given.
 *
 * @param command asked for with each try
 * @throws Refused `not_found` for a file of somebody else, and by the rules of `domain/file`
 */
export function executeFile(
  house: House,
  who: Who,
  id: string,
  command: () => FileCommand | Promise<FileCommand>,
  act?: Act,
): Promise<FileOutcome> {
  return carryOut<FileRow, FileOutcome>(house, who, id, act, {
    load: async () => (await findFile(house, who.workspace, id)) ?? null,
    async decide(was) {
      const context = { actor: who.actor, now: house.clock.now() };
      const decision: FileDecision | Refusal = decideFile(was, await command(), context);
      if (isRefusal(decision)) return decision;
      const { events, state } = decision;
      return { events, state: { row: state, was: events.length ? was : state } };
    },
    append: (was, decision, workspace, intent) =>
      fileAppend(workspace.id, id, was, decision as Decided, intent),
    seen: () => null,
    async answer(stream) {
      const row = (await findFile(house, who.workspace, stream)) as FileRow;
      return { row, was: row };
    },
  });
}

interface Decided extends Pick<FileDecision, 'events'> {
  readonly state: { readonly row: FileState };
}

function fileAppend(
  workspace: string,
  stream: string,
  was: FileRow | null,
  { events, state: { row } }: Decided,
  intent: Intent | undefined,
): Append {
  return {
    workspace,
    stream,
    expected: was?.version ?? 0,
    // Whatever happens to a file by itself happens before it is given.
    ...(events.length ? { ungiven: stream } : {}),
    intent,
    owner: null,
    events,
    views: events.length ? [{ put: 'attachments', row }] : [],
  };
}

/**
 * Nobody can read it from here on. Its bytes go now; should that fail, the log's reader sees to it.
 * @returns the file as it was before
 * @throws Refused `not_found`, `forbidden` when it was given
 */
export async function drop(house: House, who: Who, id: string, because: DroppedBecause): Promise<FileRow> {
  const { row, was } = await executeFile(house, who, id, () => ({ type: 'drop', because }));
  if (was !== row) await house.files.remove(id).catch(() => {});
  return was ?? row;
}
