import type { House } from '../commands/house.ts';
import { countPage, placeOf } from '../commands/insights/count-page.ts';
import { outdateMeasured } from '../commands/insights/measured.ts';
import { Policies } from '../commands/insights/policies.ts';

/**
 * Commits of this stretch of real time are counted together, in milliseconds: under load a ticket changes several times
 * in it and is written once. Whoever asks has what is there counted first.
 */
const GATHERS = 1_000;
/** After a failure it is tried again, in milliseconds. */
const AGAIN = 5_000;
/** One who asks waits for no more events than this to be counted. */
const WORTH_WAITING = 5_000;

export interface InsightsReader {
  /** Counts on from where it stood, beside everything else. */
  start(): void;
  /** Counts what is in the log now, unless that is much: then the statistics say themselves how far they have come. */
  catchUp(): Promise<void>;
  /** Waits for the page under way. */
  stop(): Promise<void>;
}

/** Follows the log page by page and keeps the statistics' tables true. Between two pages everyone else has a turn. */
export function createInsightsReader(house: House, report: (error: unknown) => void): InsightsReader {
  const policies = new Policies(house.reads);
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;

  house.log.onCommit(() => later(GATHERS));

  function later(ms: number): void {
    if (stopped) return;
    timer ??= setTimeout(() => void run(), ms).unref();
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    // What came after its last look is left for the next one.
    if (running) later(GATHERS);
    running ??= count()
      .catch((error: unknown) => {
        report(error);
        later(AGAIN);
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  async function count(): Promise<void> {
    while (!stopped) {
      const page = await countPage(house, policies, report);
      if (!page) return;
      outdateMeasured(house, page.workspaces);
      await new Promise((resume) => setImmediate(resume));
    }
  }

  return {
    start: () => later(0),
    async catchUp() {
      const head = await house.log.head();
      for (let tries = 0; tries < 3 && !stopped; tries += 1) {
        const { cursor } = await placeOf(house.reads);
        if (cursor >= head || head - cursor > WORTH_WAITING) return;
        await run();
      }
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
