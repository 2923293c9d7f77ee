import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { searchDocs, searchShelves } from '../db/schema.ts';
import { type Listed, MOST_LISTED, type Ranked, rank } from '../domain/search/rank.ts';
import { asked, type LibraryKind, libraryShelf, type Shelf } from '../domain/search/shelf.ts';
import { groupsOf } from '../domain/search/together.ts';
import type { Term } from '../domain/search/words.ts';
import { NEWEST_FIRST } from '../log/search.ts';

const TABLES = { library: sql`library_words`, tickets: sql`ticket_words` };

export interface Hit {
  readonly stream: string;
  readonly part: string;
  /** How much of what was asked for it has: 1 is every word, and more is in its title. */
  readonly share: number;
}

/**
 * What is found by words on some shelves of one table, the likeliest first. Short lists of the newest that have each word
 * are put together, so the time hardly grows with what is there: SQLite's own ranking would look at every text that has
 * any of the words, for each key that is pressed.
 */
export async function search(
  reads: Reads,
  shelves: readonly Shelf[],
  terms: readonly Term[],
  most: number,
): Promise<Hit[]> {
  const [first] = shelves;
  if (!first || !terms.length) return [];
  const singles = [false, true].flatMap((inTitle) => terms.map((term) => asked(shelves, [term], inTitle)));
  const lists = await listsOf(reads, first, singles);
  const [anywhere, title] = [lists.slice(0, terms.length), lists.slice(terms.length)];
  const groups = [
    ...groupsOf(title).map((words) => ({ words, inTitle: true })),
    ...groupsOf(anywhere).map((words) => ({ words, inTitle: false })),
  ];
  const grouped = await listsOf(
    reads,
    first,
    groups.map(({ words, inTitle }) =>
      asked(
        shelves,
        words.map((at) => terms[at] as Term),
        inTitle,
      ),
    ),
  );
  const together = groups.map((group, at) => ({ ...group, numbers: grouped[at]?.numbers ?? [] }));
  return documents(reads, rank(terms, { anywhere, title, together }, most));
}

/** The shelves of a kind that a workspace's library has, each with its tongue. */
export async function shelvesOf(
  reads: Reads,
  workspace: string,
  kind: LibraryKind,
): Promise<{ tongue: string; shelf: Shelf }[]> {
  const rows = await reads
    .select({ tongue: searchShelves.tongue })
    .from(searchShelves)
    .where(and(eq(searchShelves.workspace, workspace), eq(searchShelves.kind, kind)));
  return rows.map(({ tongue }) => ({ tongue, shelf: libraryShelf(kind, workspace, tongue) }));
}

/**
 * For each question the newest that answer it. Of a list that is cut, the length is estimated from how far back its
 * newest go.
 */
async function listsOf(reads: Reads, { among }: Shelf, questions: readonly string[]): Promise<Listed[]> {
  if (!questions.length) return [];
  const table = TABLES[among];
  const rows = await reads
    .select({
      at: sql<number>`key`,
      all: sql<number>`(SELECT max(no) FROM search_docs)`,
      listed: sql<string>`(SELECT json_group_array(${sql.raw(NEWEST_FIRST)} - rowid) FROM (
        SELECT rowid FROM ${table} WHERE ${table} MATCH value ORDER BY rowid LIMIT ${MOST_LISTED}
      ))`,
    })
    .from(sql`json_each(${JSON.stringify(questions)})`);
  const lists: Listed[] = questions.map(() => ({ numbers: [], many: 0 }));
  for (const { at, all, listed } of rows) {
    const numbers = JSON.parse(listed) as number[];
    const { length } = numbers;
    const share = length < MOST_LISTED ? 1 : (all - (numbers.at(-1) as number) + 1) / all;
    lists[at] = { numbers, many: Math.round(length / share) };
  }
  return lists;
}

async function documents(reads: Reads, ranked: readonly Ranked[]): Promise<Hit[]> {
  if (!ranked.length) return [];
  const rows = await reads
    .select()
    .from(searchDocs)
    .where(
      inArray(
        searchDocs.no,
        ranked.map(({ no }) => no),
      ),
    );
  const found = new Map(rows.map((row) => [row.no, row]));
  return ranked.flatMap(({ no, share }) => {
    const row = found.get(no);
    return row ? [{ stream: row.stream, part: row.part, share }] : [];
  });
}
