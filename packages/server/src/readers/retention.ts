import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { House } from '../commands/house.ts';
import { events, readers } from '../db/schema.ts';

/** Its name in the table of readers. */
const RETENTION = 'retention';
const PAGE = 100;
/** After a failure it is tried again, in milliseconds. */
const AGAIN = 5_000;
/** Its place is stored when it has deleted something, and else only when it has fallen so many events behind. */
const BEHIND = 5_000;

const DELETES: ReadonlySet<string> = new Set(['files_deleted', 'file_dropped']);

export interface RetentionReader {
  start(): void;
  /** Waits for the deletion under way. */
  stop(): Promise<void>;
}

/**
 * Follows the log and deletes the bytes of files that may no longer be there. The log says when and why; nobody can
 * read them from that event on. Every node goes its own way through the log, as each may hold bytes of its own, and
 * deleting twice is as good as once.
 */
export function createRetentionReader(house: House, report: (error: unknown) => void): RetentionReader {
  const { reads, log, files } = house;
  let place: number | undefined;
  let stored = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

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
    running = follow()
      .catch((error: unknown) => {
        report(error);
        if (!stopped) timer = setTimeout(run, AGAIN).unref();
      })
      .finally(() => {
        running = null;
        if (again) run();
      });
  }

  async function follow(): Promise<void> {
    if (place === undefined) {
      const [row] = await reads.select().from(readers).where(eq(readers.name, RETENTION));
      stored = row?.cursor ?? 0;
      place = stored;
    }
    while (!stopped) {
      const head = await log.head();
      const page = await reads
        .select({ id: events.id, stream: events.stream, type: events.type, at: events.at, data: events.data })
        .from(events)
        .where(and(gt(events.id, place), inArray(events.type, [...DELETES])))
        .orderBy(asc(events.id))
        .limit(PAGE);
      for (const event of page) {
        for (const id of idsOf(event)) await files.remove(id);
        place = event.id;
      }
      if (page.length < PAGE) place = Math.max(place, head);
      if (page.length || place - stored > BEHIND) await store(place, page.at(-1)?.at);
      if (page.length < PAGE) return;
    }
  }

  /** Where another node has come further meanwhile, its place stands: what is behind it is deleted here too. */
  async function store(to: number, at = house.clock.now()): Promise<void> {
    if (await log.project({ reader: RETENTION, from: stored, to, at, writes: [] })) stored = to;
    else {
      const [row] = await reads.select().from(readers).where(eq(readers.name, RETENTION));
      stored = row?.cursor ?? stored;
    }
  }

  return {
    start: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

const idsOf = ({ type, stream, data }: { type: string; stream: string; data: string }): readonly string[] =>
  type === 'file_dropped' ? [stream] : (JSON.parse(data) as { files: string[] }).files;
