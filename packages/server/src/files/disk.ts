import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './store.ts';

/** Files in a folder, where they have come in piece by piece. */
export function diskStore(folder: string): FileStore {
  return {
    inPlace: true,
    async keep(_, path) {
      await settle(path);
      await settle(dirname(path));
    },
    async read(id, { from, to }) {
      // Opened before anything is answered, so that what is missing is said by the status.
      const file = await open(join(folder, id));
      return createReadStream('', { fd: file, start: from, end: to });
    },
    remove: (id) => rm(join(folder, id), { force: true }),
  };
}

/** Waits until it is on the disk itself. */
async function settle(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
