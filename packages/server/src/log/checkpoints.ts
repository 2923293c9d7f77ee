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
  /** Words were taken out: as they were they still stand in the WAL. */
  #forgot = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(writer: Database.Database, report: (error: unknown) => void) {
    this.#writer = writer;
    this.#report = report;
  }

  /** @param forgot whether words were taken out of the log: then the WAL is emptied, however little there is in it */
  wrote(events: number, forgot: boolean): void {
    this.#events += events;
    this.#forgot ||= forgot;
    if (this.#events >= OVERDUE) this.#run();
    else if (this.#events >= WORTH || this.#forgot) this.#soon();
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), IDLE_MS).unref();
  }

  #run(): void {
    clearTimeout(this.#timer);
    if (!this.#writer.open) return;
    try {
      const mode = this.#forgot ? 'TRUNCATE' : 'PASSIVE';
      const [done] = this.#writer.prepare(`PRAGMA wal_checkpoint(${mode})`).all() as { busy: number }[];
      this.#events = 0;
      // Somebody is reading what was there before: once they are through.
      if (this.#forgot && done?.busy) this.#soon();
      else this.#forgot = false;
    } catch (error) {
      // On a full disk, for one. The log is whole in the WAL; the next commit asks again.
      this.#report(error);
    }
  }
}
