import type { Readable } from 'node:stream';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { CutOff, TooMuch, WrongOffset } from '../files/incoming.ts';
import { inspect, TypeRefused } from '../files/inspect.ts';
import { tidyName } from '../files/names.ts';
import { newId } from '../ids.ts';
import type { Act, Who } from './carry-out.ts';
import { inPot, noteComing, withinDay } from './file-quota.ts';
import { drop, executeFile, type FileRow, findFile } from './file-stream.ts';
import type { House } from './house.ts';
import { inTurn } from './in-turn.ts';
import { Refused, refused } from './refused.ts';
import { leaveNone } from './tidy-incoming.ts';

/** Where a file comes from, which may have sent enough for a day. */
export interface Origin {
  /** In how many seconds so much may come from there again; null: now. */
  fullFor(size: number): number | null;
  count(size: number): void;
}

/**
 * Announces a file, so that its bytes can come. Asked twice, it is one file, as it stands today.
 *
 * @param origin counts the file once
 * @throws Refused `file_empty`, `payload_too_large`, `quota_exceeded`, `files_paused`, `storage_low`
 */
export function announceFile(
  house: House,
  who: Who,
  { name, size }: { name: string; size: number },
  act: Act,
  origin?: Origin,
): Promise<FileRow> {
  const { largest } = house.files.limits;
  const file = newId('at');
  const { workspace } = who;
  const noMore = async () => {
    const retryAfter = origin?.fullFor(size) ?? null;
    if (retryAfter !== null) return refuse('files_paused', { retryAfter });
    return (await withinDay(house, who, size)) ?? noRoom(house, size);
  };
  // One after the other, so that many at once are not all let through.
  return inTurn(house, `quota ${workspace}`, async () => {
    const { row, was } = await executeFile(
      house,
      who,
      file,
      async () => ({
        type: 'announce',
        file,
        workspace,
        name: tidyName(name),
        size,
        largest,
        noMore: await noMore(),
      }),
      act,
    );
    if (!was) origin?.count(size);
    return row;
  });
}

/**
 * Takes the next bytes of a file. With the last ones it is looked at, and then ready or refused; bytes that come twice
 * or at the same time as others are refused without harm.
 *
 * @param length how many bytes are said to come
 * @throws Refused `conflict` where the file does not go on at this offset, `payload_too_large`, `file_type_refused`,
 *   `storage_low` and `files_paused`, which leave what has come as it is
 */
export function receiveFile(
  house: House,
  who: Who,
  id: string,
  { offset, length = 0, source }: { offset: number; length?: number; source: Readable },
): Promise<FileRow> {
  const { incoming, room } = house.files;
  return inTurn(house, bytesOf(id), async () => {
    const row = await ownFile(house, who, id);
    if (row.state === 'deleted') throw refused('not_found');
    if (row.state === 'ready') throw wrongOffset(row.size);
    const there = await incoming.offset(id);
    if (offset !== there) throw wrongOffset(there);
    if (offset + length > row.size) throw await tooMuch(house, who, row);
    const bytes = length || row.size - offset;
    const noMore = (await noRoom(house, bytes)) ?? (await inPot(house, who, bytes));
    if (noMore) throw new Refused(noMore);
    try {
      const at = await room.keep(bytes, () => incoming.take(id, offset, row.size, source));
      noteComing(house, who, id, at);
      return at === row.size ? await complete(house, who, row) : row;
    } catch (error) {
      noteComing(house, who, id, await incoming.offset(id));
      if (error instanceof TooMuch) throw await tooMuch(house, who, row);
      if (error instanceof WrongOffset) throw wrongOffset(await incoming.offset(id));
      if (error instanceof CutOff) throw refused('bad_request', { detail: 'The request ended early.' });
      throw isFull(error) ? refused('storage_full') : error;
    }
  });
}

/** One request at a time has to do with a file's bytes; what is decided about it meanwhile has a turn of its own. */
export const bytesOf = (id: string): string => `bytes ${id}`;

/** The disk is for the log before it is for files: with none left, no word could be written either. */
const noRoom = async ({ files }: House, bytes: number): Promise<Refusal | null> =>
  (await files.room.has(bytes)) ? null : refuse('storage_low');

const wrongOffset = (at: number) => refused('conflict', { detail: `Go on at ${at}.` });

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');

async function tooMuch(house: House, who: Who, row: FileRow): Promise<Refused> {
  await drop(house, who, row.id, 'too_large');
  return refused('payload_too_large', { detail: 'That is more than was announced.' });
}

/** All of it has come: it is looked at, kept for good, and only then acknowledged. */
async function complete(house: House, who: Who, row: FileRow): Promise<FileRow> {
  const { incoming, store } = house.files;
  const path = incoming.pathOf(row.id);
  const there = await incoming.offset(row.id);
  if (there !== row.size) throw wrongOffset(there);
  try {
    const found = await inspect(path, row.name);
    await store.keep(row.id, path, row.size);
    const { row: ready } = await executeFile(house, who, row.id, () => ({ type: 'receive', found }));
    await leaveNone(house, row.id);
    house.files.coming.end(row.id);
    return ready;
  } catch (error) {
    if (!(error instanceof TypeRefused)) {
      // It was dropped, or its bytes went away under it: not our fault, and no reason to try again.
      if ((await ownFile(house, who, row.id)).state !== 'uploading') return overtaken(house, who, row.id);
      throw error;
    }
    await drop(house, who, row.id, 'type_refused');
    throw refused('file_type_refused', { detail: error.message });
  }
}

/**
 * Another node has dropped the file in the same moment, and then what was kept of it goes again; or it has received it
 * too, and then it lies in the bucket as it is here.
 */
async function overtaken(house: House, who: Who, id: string): Promise<FileRow> {
  const row = await ownFile(house, who, id);
  house.files.coming.end(id);
  if (row.state === 'ready') {
    await leaveNone(house, id);
    return row;
  }
  await house.files.remove(id);
  throw refused('not_found');
}

/**
 * Takes back a file that was not given to anyone yet. Twice is as good as once.
 *
 * @returns the file as it was before
 * @throws Refused `forbidden` when it was given
 */
export function dropFile(house: House, who: Who, id: string): Promise<FileRow> {
  return inTurn(house, bytesOf(id), () => drop(house, who, id, 'taken_back'));
}

/** A file of whoever acts. What is not theirs looks like what does not exist. */
async function ownFile(house: House, { workspace, actor }: Who, id: string): Promise<FileRow> {
  const row = await findFile(house, workspace, id);
  if (row?.owner !== actor.id || !row) throw refused('not_found');
  return row;
}
