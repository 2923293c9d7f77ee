import { and, asc, gt, inArray, lte } from 'drizzle-orm';
import type { House } from '../commands/house.ts';
import { removals } from '../db/schema.ts';
import type { ReaderWrite } from '../log/types.ts';

const MINUTE = 60_000;
/** What could not be removed is tried again after the first of these, then after twice as long, up to the second. */
const PAUSE = { first: MINUTE, longest: 6 * 60 * MINUTE } as const;
/** Rows that are taken up at once. */
const PAGE = 100;

interface Try {
  readonly tries: number;
  readonly at: number;
}

/** Removes bytes, and keeps in mind of which files it could not. */
export interface Removals {
  /** @returns what is to be stored of it, and what went wrong */
  remove(files: readonly string[]): Promise<{ writes: ReaderWrite[]; faults: unknown[] }>;
  /** The next files in the rows that may be tried, in the order of their ids. @param all also those whose pause is not over */
  inRows(after: string, all: boolean): Promise<string[]>;
  /** What this node itself could not remove and may try again: another may have removed no more than its own. */
  own(): string[];
  /** When the first of those here is tried again; null: there is none. */
  nextAt(): number | null;
}

/** A row stands for each file that could not be removed, so a restart, or another node, goes on. */
export function createRemovals({ reads, files, clock }: House): Removals {
  const left = new Map<string, Try>();

  async function known(ids: readonly string[]): Promise<Map<string, Try>> {
    const rows = await reads
      .select()
      .from(removals)
      .where(inArray(removals.file, [...ids]));
    return new Map([...left, ...rows.map(({ file, tries, at }) => [file, { tries, at }] as const)]);
  }

  return {
    async remove(ids) {
      const writes: ReaderWrite[] = [];
      const faults: unknown[] = [];
      const before = await known(ids);
      for (const file of ids) {
        try {
          await files.remove(file);
          left.delete(file);
          if (before.has(file)) writes.push({ removed: file });
        } catch (fault) {
          const tries = (before.get(file)?.tries ?? 0) + 1;
          const at = clock.now() + Math.min(PAUSE.first * 2 ** (tries - 1), PAUSE.longest);
          left.set(file, { tries, at });
          writes.push({ put: 'removals', row: { file, tries, at } });
          faults.push(fault);
        }
      }
      return { writes, faults };
    },
    async inRows(after, all) {
      const rows = await reads
        .select({ file: removals.file })
        .from(removals)
        .where(and(gt(removals.file, after), all ? undefined : lte(removals.at, clock.now())))
        .orderBy(asc(removals.file))
        .limit(PAGE);
      return rows.map(({ file }) => file);
    },
    own: () => [...left].filter(([, { at }]) => at <= clock.now()).map(([file]) => file),
    nextAt: () => (left.size ? Math.min(...[...left.values()].map(({ at }) => at)) : null),
  };
}
