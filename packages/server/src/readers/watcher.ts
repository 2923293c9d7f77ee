import { and, asc, eq, gt, lte, min, or } from 'drizzle-orm';
import { commandOf } from '../commands/due.ts';
import { execute } from '../commands/execute.ts';
import { executeProblem } from '../commands/execute-problem.ts';
import type { House } from '../commands/house.ts';
import { Refused } from '../commands/refused.ts';
import { deadlines } from '../db/schema.ts';
import { isProblem } from '../log/read.ts';

/** Due rows that are read at once. */
const PAGE = 200;
/** A deadline that could not be carried out is looked at again after this time, in milliseconds. */
const AGAIN = 60_000;

export interface Watcher {
  /** Reads the deadlines and sleeps until the next. */
  start(): Promise<void>;
  /** Waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Turns due deadlines into commands, each at its own instant. It holds no state: what is due stands in the table that
 * every append keeps true, so a restart, a second node or a stepped clock changes nothing.
 */
export function createWatcher(house: House, report: (error: unknown) => void): Watcher {
  let cancel = () => {};
  let wakesAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | null = null;
  let stopped = false;

  // The commit says itself when its next deadline is, so there is no moment at which one is not watched.
  house.log.onCommit((_, dueAt) => sleepUntil(dueAt));

  function sleepUntil(at: number): void {
    if (stopped || at >= wakesAt) return;
    cancel();
    wakesAt = at;
    cancel = house.clock.at(at, wake);
  }

  /** What is stuck is tried again later; what falls due before is not kept waiting for it. */
  async function plan(stuck: boolean): Promise<void> {
    if (stopped) return;
    const now = house.clock.now();
    const ahead = stuck ? gt(deadlines.at, now) : undefined;
    const [row] = await house.reads
      .select({ at: min(deadlines.at) })
      .from(deadlines)
      .where(ahead);
    if (row?.at != null) sleepUntil(row.at);
    if (stuck) sleepUntil(now + AGAIN);
  }

  function wake(): Promise<void> {
    wakesAt = Number.POSITIVE_INFINITY;
    running ??= run()
      .catch((error: unknown) => {
        report(error);
        return true;
      })
      .then((stuck) => {
        running = null;
        return plan(stuck);
      })
      .catch(report);
    return running;
  }

  /**
   * Carries out all that is due, a page at a time; what fails is told, stepped over, and looked at again later.
   * @returns whether something due could not be done
   */
  async function run(): Promise<boolean> {
    let stuck = false;
    let from: { at: number; stream: string } | undefined;
    while (!stopped) {
      const due = await house.reads
        .select()
        .from(deadlines)
        .where(and(lte(deadlines.at, house.clock.now()), from && behind(from)))
        .orderBy(asc(deadlines.at), asc(deadlines.stream))
        .limit(PAGE);
      if (!due.length) break;
      from = due.at(-1);
      const done = await Promise.all(due.map(tryOut));
      stuck ||= done.includes(false);
    }
    return stuck;
  }

  const behind = ({ at, stream }: { at: number; stream: string }) =>
    or(gt(deadlines.at, at), and(eq(deadlines.at, at), gt(deadlines.stream, stream)));

  async function tryOut(deadline: typeof deadlines.$inferSelect): Promise<boolean> {
    try {
      return await carryOut(deadline);
    } catch (error) {
      report(error);
      return false;
    }
  }

  async function carryOut({ workspace, stream, kind, ref }: typeof deadlines.$inferSelect): Promise<boolean> {
    const who = { workspace, actor: { kind: 'system' } } as const;
    const command = commandOf({ kind, ref });
    try {
      if (isProblem(stream)) await executeProblem(house, who, stream, command);
      else await execute(house, who, stream, command);
      return true;
    } catch (error) {
      // Someone was faster: the promise is kept, moved or recorded as missed. The table says so too.
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  return {
    start: () => wake(),
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
