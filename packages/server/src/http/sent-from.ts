import type { Clock } from '../clock.ts';
import { refused } from '../commands/refused.ts';

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

  /** Counts so many more. @throws Refused `files_paused` when that is too much */
  take(network: string, size: number): void {
    const now = this.#clock.now();
    const hour = Math.floor(now / HOUR);
    const hours = this.#sent.get(network) ?? new Map<number, number>();
    for (const past of hours.keys()) if (past <= hour - HOURS) hours.delete(past);
    const bytes = [...hours.values()].reduce((sum, one) => sum + one, size);
    if (bytes > this.#most) {
      const [oldest = hour] = hours.keys();
      throw refused('files_paused', { retryAfter: Math.ceil(((oldest + HOURS) * HOUR - now) / 1000) });
    }
    if (!hours.size && this.#sent.size >= REMEMBERED)
      this.#sent.delete(this.#sent.keys().next().value as string);
    this.#sent.set(network, hours.set(hour, (hours.get(hour) ?? 0) + size));
  }

  /** What was counted then has come to nothing. */
  giveBack(network: string, size: number, at: number): void {
    const hours = this.#sent.get(network);
    const hour = Math.floor(at / HOUR);
    const bytes = hours?.get(hour);
    if (bytes !== undefined) hours?.set(hour, Math.max(0, bytes - size));
  }
}
