import { type Coming, createComing } from './coming.ts';
import { diskStore } from './disk.ts';
import { type Incoming, incomingIn } from './incoming.ts';
import { type Room, roomIn } from './room.ts';
import { type Bucket, bucketStore } from './s3.ts';
import type { FileStore } from './store.ts';

/** How much may be sent, in bytes. */
export interface FileLimits {
  readonly largest: number;
  /** Of one customer, within any 24 hours. */
  readonly perDay: number;
  /** Of one agent, as long. */
  readonly perAgent: number;
  /** Of all customers behind one address, as long. */
  readonly perAddress: number;
  /** Of all customers of a workspace together, and of its agents together, as long. */
  readonly perWorkspace: number;
  /** So much of the disk that they come in on stays free; 0: nothing is kept free. */
  readonly reserve: number;
}

/** Where files are kept. */
export interface FilesAt {
  /** Files come in here, and stay here where there is no bucket. */
  readonly folder: string;
  readonly bucket?: Bucket | undefined;
  readonly limits?: Partial<FileLimits> | undefined;
}

/** The bytes of files: on their way in, and kept. What they are to whom stands in the log. */
export interface Files {
  readonly incoming: Incoming;
  readonly store: FileStore;
  readonly limits: FileLimits;
  /** On the disk that they come in on. */
  readonly room: Room;
  readonly coming: Coming;
  /** Removes all there is of a file. */
  remove(id: string): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

export const defaultFileLimits: FileLimits = {
  largest: 50 * MEGABYTE,
  perDay: 200 * MEGABYTE,
  perAgent: 2_000 * MEGABYTE,
  perAddress: 1_000 * MEGABYTE,
  perWorkspace: 20_000 * MEGABYTE,
  reserve: 500 * MEGABYTE,
};

export function openFiles({ folder, bucket, limits: given }: FilesAt): Files {
  const limits = { ...defaultFileLimits, ...given };
  const incoming = incomingIn(folder);
  const store = bucket ? bucketStore(bucket) : diskStore(folder);
  return {
    incoming,
    store,
    limits,
    room: roomIn(folder, limits.reserve),
    coming: createComing(),
    async remove(id) {
      await store.remove(id);
      if (!store.inPlace) await incoming.remove(id);
    },
  };
}
