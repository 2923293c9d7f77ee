import type Database from 'libsql';

/** Events in the WAL that make a checkpoint worth its while, and those that no longer wait for an idle moment. */
const WORTH = 500;
const OVERDUE = 20_000;
const IDLE_MS = 250;

/**
 * Checkpoints on the writer's own connection, when it has been idle for a moment: autocheckpoint would do it within a
 * commit and double the slowest ones, and a second connection that checkpoints is the trigger of the WAL-reset race.
 */
export class Checkpoints {
  readonly #writer: Database.Database;
  readonly #report: (error: unknown) => void;
  #events = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(writer: Database.Database, report: (error: unknown) => void) {
    this.#writer = writer;
    this.#report = report;
  }

  wrote(events: number): void {
    this.#events += events;
    if (this.#events >= OVERDUE) {
      this.#run();
    } else if (this.#events >= WORTH) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#run(), IDLE_MS).unref();
    }
  }

  #run(): void {
    clearTimeout(this.#timer);
    if (!this.#writer.open) return;
    try {
      this.#writer.exec('PRAGMA wal_checkpoint(PASSIVE)');
      this.#events = 0;
    } catch (error) {
      // On a full disk, for one. The log is whole in the WAL; the next commit asks again.
      this.#report(error);
    }
  }
}
