import type { CommitListener } from '../append.ts';
import type { StoredEvent } from '../types.ts';

/** An event on its way to the listeners, with the earliest deadline of its stream. */
export interface News {
  readonly event: StoredEvent;
  readonly dueAt: number;
}

/**
 * What this node has told its listeners: every event of every node once, in the order of ids. That is the order of
 * commits, as the server has one writer: once an event can be read, none with a lower id is still to come.
 */
export class Told {
  readonly #listeners: CommitListener[] = [];
  readonly #report: (error: unknown) => void;
  /** The last event told. */
  last: number;

  constructor(last: number, report: (error: unknown) => void) {
    this.last = last;
    this.#report = report;
  }

  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** @param stretch events in order, without a gap behind those that were told. What was told is passed over. */
  tell(stretch: readonly News[]): void {
    const events: StoredEvent[] = [];
    let earliest = Number.POSITIVE_INFINITY;
    for (const { event, dueAt } of stretch) {
      if (event.id <= this.last) continue;
      this.last = event.id;
      events.push(event);
      earliest = Math.min(earliest, dueAt);
    }
    if (!events.length) return;
    for (const listener of this.#listeners) {
      try {
        listener(events, earliest);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
