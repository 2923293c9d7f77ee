import { dropUngiven } from '../commands/drop-ungiven.ts';
import { recountComing } from '../commands/file-quota.ts';
import { UNGIVEN_LIFE } from '../commands/files.ts';
import type { House } from '../commands/house.ts';
import { leaveNone, tidyIncoming } from '../commands/tidy-incoming.ts';

/** What could not be dropped is looked at again after this time, in milliseconds. */
const AGAIN = 60_000;

export interface Sweeper {
  start(): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/** Drops files that nobody gave to anyone in time, each at its own instant, and what is left of others where they came in. */
export function createSweeper(house: House, report: (error: unknown) => void): Sweeper {
  let cancel = () => {};
  let wakesAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | null = null;
  let stopped = false;
  /** Of what was announced up to here, nothing is left to look at. */
  let from = 0;

  house.log.onCommit((events) => {
    for (const { type, at, stream } of events) {
      if (type === 'file_announced') {
        // The clock may have been set back behind what was looked at.
        from = Math.min(from, at - 1);
        sleepUntil(at + UNGIVEN_LIFE);
      }
      // Where its pieces went astray to this node too.
      else if (type === 'file_received') leaveNone(house, stream).catch(report);
    }
  });

  function sleepUntil(at: number): void {
    if (stopped || at >= wakesAt) return;
    cancel();
    wakesAt = at;
    cancel = house.clock.at(at, wake);
  }

  function wake(): Promise<void> {
    wakesAt = Number.POSITIVE_INFINITY;
    running ??= sweep().finally(() => {
      running = null;
    });
    return running;
  }

  async function sweep(): Promise<void> {
    const now = house.clock.now();
    try {
      const next = await dropUngiven(house, from);
      from = now - UNGIVEN_LIFE;
      if (next !== null) sleepUntil(next);
    } catch (error) {
      report(error);
      sleepUntil(now + AGAIN);
    }
  }

  return {
    async start() {
      await tidyIncoming(house).catch(report);
      await recountComing(house).catch(report);
      await wake();
    },
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
