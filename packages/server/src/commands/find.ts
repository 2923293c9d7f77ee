import type { Found } from '@vestka/sdk/protocol';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { problems } from '../db/schema.ts';
import { excerpt } from '../domain/search/excerpt.ts';
import type { LibraryKind } from '../domain/search/shelf.ts';
import { isTheirs } from '../domain/search/tongue.ts';
import { type Term, termsOf } from '../domain/search/words.ts';
import { answersOf } from './answers.ts';
import type { Who } from './carry-out.ts';
import { findOwn } from './find-own.ts';
import type { House } from './house.ts';
import { problemOf } from './problems.ts';
import { search, shelvesOf } from './search.ts';

/** At most so many are shown; what is in other languages only where fewer than `enough` are found in the customer's. */
const SHOWN = {
  published: { most: 5, enough: 3 },
  known: { most: 3, enough: 1 },
} as const;

/**
 * What is found while a customer describes a problem: published answers, open known problems, and their own tickets. What
 * is in their language comes first, and alone where that is enough.
 *
 * @param lang the customer's language; without it all languages are alike
 */
export async function find(
  house: House,
  who: Who & { customer: string },
  question: string,
  lang?: string,
): Promise<Found> {
  const terms = termsOf(question);
  if (!terms.length) return { answers: [], problems: [], own: [] };
  const [answers, known, own] = await Promise.all([
    findAnswers(house, who, terms, lang),
    findProblems(house, who, terms, lang),
    findOwn(house, who, terms),
  ]);
  return { answers, problems: known, own };
}

async function findAnswers(house: House, { workspace }: Who, terms: readonly Term[], lang?: string) {
  const ids = await inLibrary(house, workspace, 'published', terms, lang);
  const found = await answersOf(house.reads, workspace, ids);
  return found
    .filter((one) => !one.withdrawnAt)
    .map(({ id, title, symptom, solution, solved }) => ({
      id,
      title,
      excerpt: excerpt(`${symptom}\n${solution}`, terms),
      solved,
    }));
}

/** The plus sign keeps the planner from walking all that the workspace has. */
async function findProblems(house: House, { workspace }: Who, terms: readonly Term[], lang?: string) {
  const { reads } = house;
  const ids = await inLibrary(house, workspace, 'known', terms, lang);
  if (!ids.length) return [];
  const rows = await reads
    .select()
    .from(problems)
    .where(and(inArray(problems.id, ids), sql`+${problems.workspace} = ${workspace}`, eq(problems.open, 1)));
  const views = new Map(
    await Promise.all(rows.map(async (row) => [row.id, await problemOf(reads, row)] as const)),
  );
  return ids.flatMap((id) => {
    const view = views.get(id);
    if (!view) return [];
    const { number, title, status, promise } = view;
    return [{ id, number, title: title ?? '', status, nextUpdateAt: promise?.dueAt ?? null }];
  });
}

/** What a library has in the customer's language, and behind that, where it is little, what it has in others. */
async function inLibrary(
  { reads }: House,
  workspace: string,
  kind: keyof typeof SHOWN & LibraryKind,
  terms: readonly Term[],
  lang: string | undefined,
): Promise<string[]> {
  const { most, enough } = SHOWN[kind];
  const all = await shelvesOf(reads, workspace, kind);
  const look = async (theirs: boolean, places: number) => {
    const shelves = all.filter(({ tongue }) => (lang === undefined || isTheirs(tongue, lang)) === theirs);
    const hits = await search(
      reads,
      shelves.map(({ shelf }) => shelf),
      terms,
      places,
    );
    return hits.map(({ stream }) => stream);
  };
  const first = await look(true, most);
  return first.length < enough ? [...first, ...(await look(false, most - first.length))] : first;
}
