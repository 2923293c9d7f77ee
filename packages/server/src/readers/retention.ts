import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { House } from '../commands/house.ts';
import { events, readers } from '../db/schema.ts';
import type { ReaderWrite } from '../log/types.ts';
import { createRemovals } from './removals.ts';

/** Its name in the table of readers. */
const RETENTION = 'retention';
const PAGE = 100;
/** After a failure it is tried again, in milliseconds. */
const AGAIN = 5_000;
/** Its place is stored when it has deleted something, and else only when it has fallen so many events behind. */
const BEHIND = 5_000;
/** What another node could not remove, and may have left behind it, is looked for this seldom, in real milliseconds. */
const SELDOM = 10 * 60_000;

const DELETES: ReadonlySet<string> = new Set(['files_deleted', 'file_dropped']);

export interface RetentionReader {
  start(): void;
  /** Waits for the deletion under way. */
  stop(): Promise<void>;
}

/**
 * Follows the log and deletes the bytes of files that may no longer be there. The log says when and why; nobody can
 * read them from that event on. Every node goes its own way through the log, as each may hold bytes of its own, and
 * deleting twice is as good as once. What cannot be removed holds nothing else up: a row tells of it until it is gone.
 */
export function createRetentionReader(house: House, report: (error: unknown) => void): RetentionReader {
  const { reads, log, clock } = house;
  const removals = createRemovals(house);
  let place: number | undefined;
  let stored = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** A process that has only begun tries at once what is left, whatever its pause. */
  let begun = false;
  let cancel = () => {};

  log.onCommit((committed) => {
    if (place !== undefined && committed.some(({ type }) => DELETES.has(type))) run();
  });

  function run(): void {
    if (stopped) return;
    clearTimeout(timer);
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = round()
      .then(
        () => later(SELDOM),
        (error: unknown) => {
          report(error);
          // What is not stored is read once more.
          place = undefined;
          later(AGAIN);
        },
      )
      .finally(() => {
        running = null;
        if (again) run();
      });
  }

  function later(ms: number): void {
    if (!stopped) timer = setTimeout(run, ms).unref();
  }

  async function round(): Promise<void> {
    await follow();
    await tryAgain();
    cancel();
    const at = removals.nextAt();
    if (at !== null && !stopped)
      cancel = clock.at(at, async () => {
        run();
        await running;
      });
  }

  async function follow(): Promise<void> {
    place ??= stored = await placeNow();
    while (!stopped) {
      const head = await log.head();
      const page = await reads
        .select({ id: events.id, stream: events.stream, type: events.type, at: events.at, data: events.data })
        .from(events)
        .where(and(gt(events.id, place), inArray(events.type, [...DELETES])))
        .orderBy(asc(events.id))
        .limit(PAGE);
      const writes = await remove(page.flatMap(idsOf));
      place = page.at(-1)?.id ?? place;
      if (page.length < PAGE) place = Math.max(place, head);
      if (page.length || place - stored > BEHIND) await store(place, writes, page.at(-1)?.at);
      if (page.length < PAGE) return;
    }
  }

  /** What could not be removed before, here or by another node. */
  async function tryAgain(): Promise<void> {
    const all = !begun;
    begun = true;
    for (
      let page = await removals.inRows('', all);
      page.length;
      page = await removals.inRows(page.at(-1) ?? '', all)
    ) {
      if (stopped) return;
      await store(stored, await remove(page));
    }
    const own = removals.own();
    if (own.length) await store(stored, await remove(own));
  }

  async function remove(ids: readonly string[]): Promise<ReaderWrite[]> {
    if (!ids.length) return [];
    const { writes, faults } = await removals.remove(ids);
    const [cause] = faults;
    if (faults.length)
      report(new Error(`${faults.length} deleted files could not be removed; it is tried again.`, { cause }));
    return writes;
  }

  /** Where another node has come further meanwhile, its place stands: what is behind it is deleted here too. */
  async function store(to: number, writes: readonly ReaderWrite[], at = clock.now()): Promise<void> {
    for (;;) {
      const ahead = Math.max(to, stored);
      if (await log.project({ reader: RETENTION, from: stored, to: ahead, at, writes })) {
        stored = ahead;
        return;
      }
      stored = await placeNow();
      if (!writes.length) return;
    }
  }

  async function placeNow(): Promise<number> {
    const [row] = await reads.select().from(readers).where(eq(readers.name, RETENTION));
    return row?.cursor ?? 0;
  }

  return {
    start: run,
    async stop() {
      stopped = true;
      cancel();
      clearTimeout(timer);
      await running;
    },
  };
}

const idsOf = ({ type, stream, data }: { type: string; stream: string; data: string }): readonly string[] =>
  type === 'file_dropped' ? [stream] : (JSON.parse(data) as { files: string[] }).files;
