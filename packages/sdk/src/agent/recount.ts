/** Counts are reckoned from events, and asked for so long after: soon where the event alone did not say it all. */
const AFTER_MS = { known: 10_000, unknown: 2000 };
/** So often it is read again because something was counted meanwhile; then what was read is as good as it gets. */
const TRIES = 3;

export interface Recount {
  /** Something has changed: `known` when it was counted as it came. */
  ask(after: keyof typeof AFTER_MS): void;
  stop(): void;
}

/**
 * Reads the counts some time after something has changed, once for all that changes until then.
 *
 * @param read reads them and gives what takes them over; null where there is nobody to read them from
 */
export function createRecount(read: () => Promise<() => void> | null): Recount {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon = false;
  let changes = 0;

  const run = async () => {
    timer = undefined;
    for (let tries = 1; ; tries += 1) {
      const before = changes;
      const reading = read();
      if (!reading) return;
      const take = await reading;
      // What was counted while they were on their way may not be among them.
      if (changes === before || tries === TRIES) return take();
    }
  };

  return {
    ask(after) {
      changes += 1;
      if (timer && (soon || after === 'known')) return;
      clearTimeout(timer);
      soon = after === 'unknown';
      timer = setTimeout(() => run().catch(() => {}), AFTER_MS[after]);
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      // What is on its way comes too late.
      changes += 1;
    },
  };
}
