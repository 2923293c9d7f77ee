import type { Found } from '@vestka/sdk/protocol';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { problems, tickets } from '../db/schema.ts';
import { excerpt } from '../domain/search/excerpt.ts';
import { libraryShelf, ownShelf } from '../domain/search/shelf.ts';
import { type Term, termsOf } from '../domain/search/words.ts';
import { readTicket } from '../log/read.ts';
import { answersOf } from './answers.ts';
import type { Who } from './carry-out.ts';
import type { House } from './house.ts';
import { problemOf } from './problems.ts';
import { type Hit, search } from './search.ts';
import { viewsOf } from './tickets.ts';

const MOST = { answers: 5, problems: 3, own: 5 };
/** Of so many the language is looked at; a ticket is found by its opening and its report. */
const LOOKED_AT = { answers: 12, own: 20 };

/**
 * What is found while a customer describes a problem: answers in their language before others, open known problems, and
 * their own tickets.
 *
 * @param lang the customer's language; without it no language comes first
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
    findProblems(house, who, terms),
    findOwn(house, who, terms),
  ]);
  return { answers, problems: known, own };
}

async function findAnswers({ reads }: House, { workspace }: Who, terms: readonly Term[], lang?: string) {
  const hits = await search(reads, libraryShelf('published', workspace), terms, LOOKED_AT.answers);
  const found = (await answersOf(reads, workspace, streamsOf(hits))).filter((one) => !one.withdrawnAt);
  const isTheirs = (one: { lang: string }) => +(lang !== undefined && primary(one.lang) === primary(lang));
  return found
    .sort((a, b) => isTheirs(b) - isTheirs(a))
    .slice(0, MOST.answers)
    .map(({ id, title, symptom, solution, solved }) => ({
      id,
      title,
      excerpt: excerpt(`${symptom}\n${solution}`, terms),
      solved,
    }));
}

const primary = (tag: string): string => (tag.split('-', 1)[0] as string).toLowerCase();

/** The plus signs here and below keep the planner from walking all that a workspace or a customer has. */
async function findProblems({ reads }: House, { workspace }: Who, terms: readonly Term[]) {
  const hits = await search(reads, libraryShelf('known', workspace), terms, MOST.problems);
  if (!hits.length) return [];
  const ids = streamsOf(hits);
  const rows = await reads
    .select()
    .from(problems)
    .where(and(inArray(problems.id, ids), sql`+${problems.workspace} = ${workspace}`, eq(problems.open, 1)));
  const views = await Promise.all(rows.map((row) => problemOf(reads, row)));
  return inOrder(ids, views).map(({ id, number, title, status, promise }) => ({
    id,
    number,
    title: title ?? '',
    status,
    nextUpdateAt: promise?.dueAt ?? null,
  }));
}

async function findOwn({ reads }: House, { workspace, customer }: Who & { customer: string }, terms: Term[]) {
  const hits = await search(reads, ownShelf(customer), terms, LOOKED_AT.own);
  if (!hits.length) return [];
  const ids = [...new Set(streamsOf(hits))].slice(0, MOST.own);
  const rows = await reads
    .select()
    .from(tickets)
    .where(
      and(
        inArray(tickets.id, ids),
        sql`+${tickets.workspace} = ${workspace}`,
        sql`+${tickets.customer} = ${customer}`,
      ),
    );
  const views = (await viewsOf(reads, rows)).map(({ customer }) => customer);
  return Promise.all(
    inOrder(ids, views).map(async ({ id, number, subject, status, report }) => {
      const part = hits.find(({ stream }) => stream === id)?.part;
      const text =
        part === 'report' ? [report?.cause, report?.done].filter(Boolean).join('\n') : await opening(id);
      return { id, number, subject, status, excerpt: excerpt(text, terms) };
    }),
  );

  /** What the customer wrote first; nothing once it has been erased. */
  async function opening(ticket: string): Promise<string> {
    const [first] = await readTicket(reads, ticket, 0, 1, 'customer');
    return first?.event.type === 'ticket_created' ? (first.event.words?.message ?? '') : '';
  }
}

const streamsOf = (hits: readonly Hit[]): string[] => hits.map(({ stream }) => stream);

const inOrder = <T extends { readonly id: string }>(ids: readonly string[], all: readonly T[]): T[] =>
  ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
