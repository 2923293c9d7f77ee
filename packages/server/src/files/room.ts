import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Room for files on the disk. Some of it stays free for all else: the log above all. */
export interface Room {
  /** Whether so many bytes more would leave the reserve as it is. */
  has(bytes: number): Promise<boolean>;
  /** Does what writes so many bytes. Others count with them from now on, as the disk does not know of them yet. */
  keep<T>(bytes: number, task: () => Promise<T>): Promise<T>;
}

/**
 * @param folder may be missing yet: then its parent says what is free
 * @param reserve in bytes; 0: all of the disk may be used
 */
export function roomIn(folder: string, reserve: number): Room {
  let coming = 0;
  return {
    has: async (bytes) => !reserve || (await freeIn(folder)) - coming - bytes >= reserve,
    async keep(bytes, task) {
      coming += bytes;
      try {
        return await task();
      } finally {
        coming -= bytes;
      }
    },
  };
}

/** What this process may still write there, in bytes. */
async function freeIn(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === folder) throw error;
    return freeIn(parent);
  }
}
