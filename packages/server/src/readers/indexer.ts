import type { House } from '../commands/house.ts';
import { indexPage } from '../commands/index-page.ts';

/** What is written is in the index already: it looks for the rest at its start, and then this seldom, in real milliseconds. */
const SELDOM = 60_000;
/** After a failure it is tried again, in milliseconds. */
const AGAIN = 5_000;

export interface Indexer {
  /** Goes on from where it stood, beside everything else. */
  start(): void;
  /** Waits for the page under way. */
  stop(): Promise<void>;
}

/**
 * Follows the log and makes what is older than the index, or was indexed by another version, be found by words too. Its
 * place is stored with each page, so a restart goes on there; between two pages everyone else has a turn.
 */
export function createIndexer(house: House, report: (error: unknown) => void): Indexer {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;

  function later(ms: number): void {
    if (!stopped) timer = setTimeout(run, ms).unref();
  }

  function run(): void {
    running = follow()
      .then(
        () => later(SELDOM),
        (error: unknown) => {
          report(error);
          later(AGAIN);
        },
      )
      .finally(() => {
        running = null;
      });
  }

  async function follow(): Promise<void> {
    while (!stopped && (await indexPage(house))) await new Promise((resume) => setImmediate(resume));
  }

  return {
    start: () => later(0),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
