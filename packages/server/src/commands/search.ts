import { inArray, sql } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { searchDocs } from '../db/schema.ts';
import { type Listed, MOST_LISTED, rank } from '../domain/search/rank.ts';
import { asked, type Shelf } from '../domain/search/shelf.ts';
import type { Term } from '../domain/search/words.ts';

const TABLES = { library: sql`library_words`, tickets: sql`ticket_words` };

/** So many pairs of common words are looked at together. */
const MOST_PAIRS = 5;

export interface Hit {
  readonly stream: string;
  readonly part: string;
}

/**
 * What is found by words on one shelf, the likeliest first. Short lists of the newest that have each word are put
 * together, so the time hardly grows with what is there: SQLite's own ranking would look at every text that has any of the
 * words, for each key that is pressed.
 */
export async function search(
  reads: Reads,
  shelf: Shelf,
  terms: readonly Term[],
  most: number,
): Promise<Hit[]> {
  if (!terms.length) return [];
  const anywhere = await listsOf(
    reads,
    shelf,
    terms.map((term) => asked(shelf, [term])),
  );
  const known = terms.flatMap((_, i) => (anywhere[i]?.length ? [i] : []));
  if (!known.length) return [];
  const groups = togetherOf(
    known.filter((i) => !terms[i]?.open),
    (i) => anywhere[i]?.length === MOST_LISTED,
  );
  const termsAt = (places: readonly number[]) => places.map((i) => terms[i] as Term);
  const lists = await listsOf(reads, shelf, [
    ...known.map((i) => asked(shelf, termsAt([i]), true)),
    ...groups.map((group) => asked(shelf, termsAt(group))),
  ]);
  const title: Listed[] = terms.map(() => []);
  known.forEach((i, at) => {
    title[i] = lists[at] ?? [];
  });
  const together = groups.map((words, at) => ({ words, listed: lists[known.length + at] ?? [] }));
  return documents(reads, rank(terms, { anywhere, title, together }, most));
}

/** Of common words only the newest documents are listed: those that have several of them are asked for by name. */
function togetherOf(known: readonly number[], isCommon: (term: number) => boolean): number[][] {
  const common = known.filter(isCommon);
  if (common.length < 2) return [];
  const pairs = common.slice(1, MOST_PAIRS + 1).map((word, at) => [common[at] as number, word]);
  return known.length > 2 ? [[...known], ...pairs] : pairs;
}

/** For each question the numbers of the newest that answer it. */
async function listsOf(reads: Reads, { among }: Shelf, questions: readonly string[]): Promise<Listed[]> {
  const table = TABLES[among];
  const rows = await reads
    .select({
      at: sql<number>`key`,
      listed: sql<string>`(SELECT json_group_array(rowid) FROM (
        SELECT rowid FROM ${table} WHERE ${table} MATCH value ORDER BY rowid DESC LIMIT ${MOST_LISTED}
      ))`,
    })
    .from(sql`json_each(${JSON.stringify(questions)})`);
  const lists: Listed[] = questions.map(() => []);
  for (const { at, listed } of rows) lists[at] = JSON.parse(listed) as number[];
  return lists;
}

async function documents(reads: Reads, numbers: readonly number[]): Promise<Hit[]> {
  if (!numbers.length) return [];
  const rows = await reads
    .select()
    .from(searchDocs)
    .where(inArray(searchDocs.no, [...numbers]));
  const found = new Map(rows.map((row) => [row.no, row]));
  return numbers.flatMap((no) => found.get(no) ?? []);
}
