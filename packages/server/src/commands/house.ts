import type { Clock } from '../clock.ts';
import type { Reads } from '../db/client.ts';
import type { Files } from '../files/files.ts';
import type { Log } from '../log/append.ts';
import type { Directory } from './directory.ts';

/** What commands and queries work with. Put together in `app.ts`, passed to everything else. */
export interface House {
  readonly reads: Reads;
  readonly log: Log;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly files: Files;
}
