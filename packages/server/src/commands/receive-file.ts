import type { Readable } from 'node:stream';
import { CutOff, TooMuch, WrongOffset } from '../files/incoming.ts';
import { inspect, TypeRefused } from '../files/inspect.ts';
import { tidyName } from '../files/names.ts';
import { newId } from '../ids.ts';
import type { Who } from './carry-out.ts';
import { withinDay } from './file-quota.ts';
import { appendToFile, drop, type FileRow, findFile } from './file-stream.ts';
import type { House } from './house.ts';
import { inTurn } from './in-turn.ts';
import { type Refused, refused } from './refused.ts';
import { leaveNone } from './tidy-incoming.ts';

const MEGABYTE = 1024 * 1024;
/** How often it is looked again because something else was faster. */
const TRIES = 8;

/**
 * Announces a file, so that its bytes can come.
 * @throws Refused `file_empty`, `payload_too_large`, `quota_exceeded`, `files_paused`, `storage_low`
 */
export function announceFile(
  house: House,
  who: Who,
  { name, size }: { name: string; size: number },
): Promise<FileRow> {
  const { largest } = house.files.limits;
  if (size === 0) throw refused('file_empty');
  if (size > largest) {
    const detail = `A file may have up to ${Math.floor(largest / MEGABYTE)} MB.`;
    throw refused('payload_too_large', { detail });
  }
  // One after the other, so that many at once are not all let through.
  return inTurn(house, `quota ${who.workspace}`, async () => {
    await withinDay(house, who, size);
    await needRoom(house, size);
    const row: FileRow = {
      id: newId('at'),
      workspace: who.workspace,
      version: 0,
      owner: who.actor.id ?? '',
      ticket: null,
      state: 'uploading',
      name: tidyName(name),
      size,
      type: null,
      width: null,
      height: null,
      createdAt: house.clock.now(),
      deletedAt: null,
    };
    const event = { type: 'file_announced', data: { size }, words: { name: row.name } } as const;
    const announced = await appendToFile(house, who, row, event);
    if (!announced) throw refused('conflict');
    return announced;
  });
}

/**
 * Takes the next bytes of a file. With the last ones it is looked at, and then ready or refused; bytes that come twice
 * or at the same time as others are refused without harm.
 *
 * @param length how many bytes are said to come
 * @throws Refused `conflict` where the file does not go on at this offset, `payload_too_large`, `file_type_refused`,
 *   `storage_low`, which leaves what has come as it is
 */
export function receiveFile(
  house: House,
  who: Who,
  id: string,
  { offset, length = 0, source }: { offset: number; length?: number; source: Readable },
): Promise<FileRow> {
  const { incoming, room } = house.files;
  return inTurn(house, id, async () => {
    const row = await ownFile(house, who, id);
    if (row.state === 'deleted') throw refused('not_found');
    if (row.state === 'ready') throw wrongOffset(row.size);
    if (offset + length > row.size) throw await tooMuch(house, who, row);
    const bytes = length || row.size - offset;
    await needRoom(house, bytes);
    try {
      const at = await room.keep(bytes, () => incoming.take(id, offset, row.size, source));
      return at === row.size ? await complete(house, who, row) : row;
    } catch (error) {
      if (error instanceof TooMuch) throw await tooMuch(house, who, row);
      if (error instanceof WrongOffset) throw wrongOffset(await incoming.offset(id));
      if (error instanceof CutOff) throw refused('bad_request', { detail: 'The request ended early.' });
      throw isFull(error) ? refused('storage_full') : error;
    }
  });
}

/** The disk is for the log before it is for files: with none left, no word could be written either. */
async function needRoom({ files }: House, bytes: number): Promise<void> {
  if (!(await files.room.has(bytes))) throw refused('storage_low');
}

const wrongOffset = (at: number) => refused('conflict', { detail: `Go on at ${at}.` });

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '');

async function tooMuch(house: House, who: Who, row: FileRow): Promise<Refused> {
  await drop(house, who, row, 'too_large');
  return refused('payload_too_large', { detail: 'That is more than was announced.' });
}

/** All of it has come: it is looked at, kept for good, and only then acknowledged. */
async function complete(house: House, who: Who, row: FileRow): Promise<FileRow> {
  const { incoming, store } = house.files;
  const path = incoming.pathOf(row.id);
  const there = await incoming.offset(row.id);
  if (there !== row.size) throw wrongOffset(there);
  try {
    const { type, width = null, height = null } = await inspect(path, row.name);
    await store.keep(row.id, path, row.size);
    const size = width !== null && height !== null ? { width, height } : {};
    const received: FileRow = { ...row, state: 'ready', type, width, height };
    const data = { type, size: row.size, ...size };
    const ready = await appendToFile(house, who, received, { type: 'file_received', data, words: null });
    if (!ready) return await overtaken(house, who, row.id);
    await leaveNone(house, row.id);
    return ready;
  } catch (error) {
    if (!(error instanceof TypeRefused)) {
      // Its bytes went away under it: not our fault, and no reason to try again.
      if ((await ownFile(house, who, row.id)).state !== 'uploading') return overtaken(house, who, row.id);
      throw error;
    }
    await drop(house, who, row, 'type_refused');
    throw refused('file_type_refused', { detail: error.message });
  }
}

/**
 * Another node has dropped the file in the same moment, and then what was kept of it goes again; or it has received it
 * too, and then it lies in the bucket as it is here.
 */
async function overtaken(house: House, who: Who, id: string): Promise<FileRow> {
  const row = await ownFile(house, who, id);
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
  return inTurn(house, id, async () => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const row = await ownFile(house, who, id);
      if (row.ticket) throw refused('forbidden', { detail: 'This file was given already.' });
      if (row.state === 'deleted' || (await drop(house, who, row, 'taken_back'))) return row;
    }
    throw refused('conflict');
  });
}

/** A file of whoever acts. What is not theirs looks like what does not exist. */
async function ownFile(house: House, { workspace, actor }: Who, id: string): Promise<FileRow> {
  const row = await findFile(house, workspace, id);
  if (row?.owner !== actor.id || !row) throw refused('not_found');
  return row;
}
