import type { Clock } from '../clock.ts';
import type { Origin } from '../commands/receive-file.ts';

const HOUR = 3_600_000;
const HOURS = 24;
/** The most networks that are remembered; beyond that the first is forgotten. */
const REMEMBERED = 50_000;

/**
 * How many bytes of files were announced from which network within 24 hours, by the hour: so that many sessions are not
 * many times as much. In memory, as no address is stored.
 */
export class SentFrom {
  readonly #most: number;
  readonly #clock: Clock;
  readonly #sent = new Map<string, Map<number, number>>();

  /** @param most from one network, in bytes */
  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  /** What stands for one network. */
  of(network: string): Origin {
    return { fullFor: (size) => this.#fullFor(network, size), count: (size) => this.#count(network, size) };
  }

  #fullFor(network: string, size: number): number | null {
    const now = this.#clock.now();
    const hours = this.#hoursOf(network);
    const bytes = [...hours.values()].reduce((sum, one) => sum + one, size);
    if (bytes <= this.#most) return null;
    const [oldest = Math.floor(now / HOUR)] = hours.keys();
    return Math.ceil(((oldest + HOURS) * HOUR - now) / 1000);
  }

  #count(network: string, size: number): void {
    const hour = Math.floor(this.#clock.now() / HOUR);
    const hours = this.#hoursOf(network);
    if (!this.#sent.has(network) && this.#sent.size >= REMEMBERED)
      this.#sent.delete(this.#sent.keys().next().value as string);
    this.#sent.set(network, hours.set(hour, (hours.get(hour) ?? 0) + size));
  }

  /** Of the last 24. */
  #hoursOf(network: string): Map<number, number> {
    const hour = Math.floor(this.#clock.now() / HOUR);
    const hours = this.#sent.get(network) ?? new Map<number, number>();
    // What is of an hour to come was counted by a clock that has been set back since.
    for (const one of hours.keys()) if (one <= hour - HOURS || one > hour) hours.delete(one);
    return hours;
  }

  /** What was counted then has come to nothing. */
  giveBack(network: string, size: number, at: number): void {
    const hours = this.#sent.get(network);
    const hour = Math.floor(at / HOUR);
    const bytes = hours?.get(hour);
    if (bytes !== undefined) hours?.set(hour, Math.max(0, bytes - size));
  }
}
