import type { House } from '../commands/house.ts';
import { indexPage } from '../commands/index-page.ts';
import { indexSaid, says } from '../commands/index-said.ts';

/** It looks at its start, and then this seldom, in real milliseconds. */
const SELDOM = 60_000;
/** So soon after something was said, in real milliseconds: of many words at a time it makes few turns. */
const SOON = 500;
/** After a failure it is tried again, in milliseconds. */
const AGAIN = 5_000;

export interface Indexer {
  /** Goes on from where it stood, beside everything else. */
  start(): void;
  /** Waits for the page under way. */
  stop(): Promise<void>;
}

/**
 * Follows the log and makes be found by words what is not in the index yet: what was said in tickets, and what is older
 * than the index or was indexed by another version. Its places are stored with each page, so a restart goes on there;
 * between two pages everyone else has a turn.
 */
export function createIndexer(house: House, report: (error: unknown) => void): Indexer {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;
  let isSoon = false;

  house.log.onCommit((committed) => {
    if (!isSoon && committed.some(says)) {
      isSoon = true;
      if (!running) later(SOON);
    }
  });

  function later(ms: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(run, ms).unref();
  }

  function run(): void {
    isSoon = false;
    running = follow().then(
      () => rest(isSoon ? SOON : SELDOM),
      (error: unknown) => {
        rest(AGAIN);
        report(error);
      },
    );
  }

  /** In one step: a commit is heard either before it, or when it may move the next look. */
  function rest(ms: number): void {
    running = null;
    later(ms);
  }

  async function follow(): Promise<void> {
    for (const index of [indexSaid, indexPage])
      while (!stopped && (await index(house))) await new Promise((resume) => setImmediate(resume));
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
