import { constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A sender who is silent for so long is gone, in milliseconds: their next attempt must not wait for this one. */
const SILENCE = 15_000;

/** It does not go on where the file ends. */
export class WrongOffset extends Error {}
/** More has come than was announced. */
export class TooMuch extends Error {}
/** The sender has gone in the midst of it: what came is kept. */
export class CutOff extends Error {}

/** Files on their way, each as long as what has come of it. One who writes to a file has it to themselves meanwhile. */
export interface Incoming {
  pathOf(id: string): string;
  /** How many bytes are there. */
  offset(id: string): Promise<number>;
  /**
   * Writes the next bytes as they come; never more than one piece of them is in memory.
   *
   * @param size what was announced
   * @returns the offset behind them
   * @throws WrongOffset, TooMuch, CutOff, and what the disk says
   */
  take(id: string, offset: number, size: number, source: Readable): Promise<number>;
  remove(id: string): Promise<void>;
  /** The ids of all that is there. */
  list(): Promise<string[]>;
}

/** @param folder made when the first file comes */
export function incomingIn(folder: string): Incoming {
  const pathOf = (id: string) => join(folder, id);

  return {
    pathOf,
    offset: (id) =>
      unless(
        'ENOENT',
        stat(pathOf(id)).then(({ size }) => size),
        0,
      ),

    async take(id, offset, size, source) {
      await mkdir(folder, { recursive: true });
      // Each piece at its own place: where another node writes the same into a shared folder, it comes out the same.
      const file = await open(pathOf(id), constants.O_WRONLY | constants.O_CREAT);
      try {
        if ((await file.stat()).size !== offset) throw new WrongOffset();
        let at = offset;
        for await (const piece of piecesOf(source)) {
          const from = at;
          at += piece.byteLength;
          if (at > size) throw new TooMuch();
          await writeAll(file, piece, from).catch(async (error) => {
            // Half a piece would be no harm, but the disk is full.
            await file.truncate(offset).catch(() => {});
            throw error;
          });
        }
        return at;
      } finally {
        await file.close();
      }
    },

    remove: (id) => rm(pathOf(id), { force: true }),

    list: () => unless<string[]>('ENOENT', readdir(folder), []),
  };
}

/** What stands for an answer that fails in a way that says as much. */
async function unless<T>(code: string, asked: Promise<T>, instead: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return instead;
    throw error;
  }
}

async function writeAll(
  file: Awaited<ReturnType<typeof open>>,
  piece: Uint8Array,
  from: number,
): Promise<void> {
  let written = 0;
  while (written < piece.byteLength) {
    const { bytesWritten } = await file.write(piece, written, undefined, from + written);
    written += bytesWritten;
  }
}

/** The request stays open when its reader stops early, so that the refusal still arrives. */
async function* piecesOf(source: Readable): AsyncGenerator<Buffer> {
  const silence = setTimeout(() => source.destroy(new CutOff('silent')), SILENCE);
  try {
    for await (const piece of source.iterator({ destroyOnReturn: false })) {
      silence.refresh();
      yield piece as Buffer;
    }
  } catch (cause) {
    throw new CutOff('The sender has gone.', { cause });
  } finally {
    clearTimeout(silence);
  }
}
