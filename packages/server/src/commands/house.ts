import type { Clock } from '../clock.ts';
import type { Reads } from '../db/client.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import type { Log } from '../log/append.ts';
import type { Directory } from './directory.ts';

/** What commands and queries work with. Put together in `app.ts`, passed to everything else. */
export interface House {
  readonly reads: Reads;
  readonly log: Log;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** A rule said no. The edge turns it into problem+json; nothing was written. */
export class Refused extends Error {
  readonly refusal: Refusal;
  /** With `stale`: the ticket that the caller may see, as it stands now. */
  readonly current: object | undefined;

  constructor(refusal: Refusal, current?: object) {
    super(refusal.detail ?? refusal.refused);
    this.refusal = refusal;
    this.current = current;
  }
}

export const notFound = (): Refused => new Refused(refuse('not_found'));
