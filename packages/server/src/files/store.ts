import type { Readable } from 'node:stream';

/** A stretch of a file: both ends belong to it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where files lie that are there in full, by their id. */
export interface FileStore {
  /** Takes a file over; once this has resolved, it outlives a loss of power. */
  keep(id: string, path: string, size: number): Promise<void>;
  read(id: string, range: Range): Promise<Readable>;
  /** Also of what is not there: what has been asked for is done. */
  remove(id: string): Promise<void>;
  /** Files are kept where they have come in. */
  readonly inPlace: boolean;
}
