import type { Clock } from '../clock.ts';
import { refused } from '../commands/refused.ts';

/** So many in so many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly per: number;
}

/** What is limited, by whom it is counted. */
export interface Limits {
  /** New customer sessions, by network. */
  readonly sessions: Limit;
  /** Wrong passwords, by network and e-mail. */
  readonly logins: Limit;
  /** Log-ins of one network, whatever the e-mail: each costs the work of a password hash. */
  readonly loginsByAddress: Limit;
  /** New tickets, by customer. */
  readonly tickets: Limit;
  /** Messages and other acts, by customer. */
  readonly acts: Limit;
  /** Looking for answers while typing, by customer. */
  readonly finds: Limit;
  /** The same by network, as anyone may open more sessions. Many people may share one. */
  readonly findsByNetwork: Limit;
  /** Pages behind signed links, and decisions on them, by network. */
  readonly links: Limit;
}

const MINUTE = 60_000;

export const defaultLimits: Limits = {
  sessions: { most: 60, per: MINUTE },
  logins: { most: 10, per: 10 * MINUTE },
  loginsByAddress: { most: 100, per: 10 * MINUTE },
  tickets: { most: 20, per: 10 * MINUTE },
  acts: { most: 120, per: MINUTE },
  finds: { most: 240, per: MINUTE },
  findsByNetwork: { most: 480, per: MINUTE },
  links: { most: 120, per: MINUTE },
};

const REMEMBERED = 50_000;

/** Counts in fixed windows, in memory. */
export class Counter {
  readonly #limit: Limit;
  readonly #clock: Clock;
  readonly #counts = new Map<string, { until: number; count: number }>();

  constructor(limit: Limit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Counts one more. @throws Refused `rate_limited` when the limit is used up */
  take(who: string): void {
    const entry = this.#current(who);
    if (entry) {
      if (entry.count >= this.#limit.most) throw refused('rate_limited');
      entry.count += 1;
      return;
    }
    if (this.#counts.size >= REMEMBERED) this.#counts.delete(this.#counts.keys().next().value as string);
    this.#counts.set(who, { until: this.#clock.now() + this.#limit.per, count: 1 });
  }

  /** Starts anew for one. */
  forget(who: string): void {
    this.#counts.delete(who);
  }

  #current(who: string) {
    const entry = this.#counts.get(who);
    const left = entry ? entry.until - this.#clock.now() : 0;
    // One that would last longer than any was begun by a clock that has been set back since.
    if (left > 0 && left <= this.#limit.per) return entry;
    this.#counts.delete(who);
    return undefined;
  }
}
