import type { Answer, AnswerChange, AnswerInput } from '@vestka/sdk/protocol';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Reads } from '../db/client.ts';
import { answers } from '../db/schema.ts';
import {
  type AnswerCommand,
  type AnswerDecision,
  type AnswerState,
  decideAnswer,
} from '../domain/answer/decide.ts';
import { termsOf } from '../domain/search/words.ts';
import { newId } from '../ids.ts';
import type { Append, Intent } from '../log/types.ts';
import { type Act, carryOut, type Who } from './carry-out.ts';
import { answerFoundBy } from './found-by.ts';
import type { House } from './house.ts';
import { loadProblem } from './problems.ts';
import { refused } from './refused.ts';
import { search, shelvesOf } from './search.ts';
import { loadTicket } from './tickets.ts';

type Row = typeof answers.$inferSelect;

/** An answer as everyone sees it. */
export const shown = ({ madeFrom: _, textVersion, ...state }: AnswerState): Answer => ({
  ...state,
  version: textVersion,
});

/** @throws Refused `not_found`, `validation_failed` where the ticket or known problem it was made from is not there */
export async function publishAnswer(
  house: House,
  who: Who,
  body: z.output<typeof AnswerInput>,
  act: Act,
): Promise<AnswerState> {
  const { ticket, problem } = body;
  if (ticket !== undefined && !(await loadTicket(house, who.workspace, ticket))) throw unknown('ticket');
  if (problem !== undefined && !(await loadProblem(house, who.workspace, problem))) throw unknown('problem');
  const answer = newId('an');
  return execute(house, who, answer, { type: 'publish', answer, body }, act);
}

const unknown = (path: 'ticket' | 'problem') => {
  const message = `There is no such ${path} here.`;
  return refused('validation_failed', { errors: [{ path, code: 'not_found', message }] });
};

/** @throws Refused `not_found`, `stale` */
export const changeAnswer = (
  house: House,
  who: Who,
  answer: string,
  body: z.output<typeof AnswerChange>,
  act: Act,
): Promise<AnswerState> => execute(house, who, answer, { type: 'change', body }, act);

/** @throws Refused `not_found`, `nothing_new` */
export const withdrawAnswer = (
  house: House,
  who: Who,
  answer: string,
  reason: string | undefined,
  act: Act,
): Promise<AnswerState> => execute(house, who, answer, { type: 'withdraw', reason }, act);

/**
 * “This solved it.” The intent is the person's and the answer's alone, whichever way and however often it comes, so one
 * person counts once for ever.
 *
 * @throws Refused `not_found`, also for one that was withdrawn
 */
export const solvedByAnswer = (house: House, who: Who, answer: string): Promise<AnswerState> =>
  execute(house, who, answer, { type: 'help' }, { intent: `solved ${answer}`, body: '' });

function execute(
  house: House,
  who: Who,
  answer: string,
  command: AnswerCommand,
  act: Act,
): Promise<AnswerState> {
  return carryOut<AnswerState, AnswerState>(house, who, answer, act, {
    load: () => (command.type === 'publish' ? Promise.resolve(null) : reachAnswer(house, who, answer)),
    decide: async (state) => decideAnswer(state, command, { actor: who.actor, now: house.clock.now() }),
    append: (state, decision, workspace, intent) =>
      answerAppend(workspace.id, state?.version ?? 0, decision as AnswerDecision, intent),
    seen: (state) => state && shown(state),
    answer: (stream) => reachAnswer(house, who, stream),
  });
}

/** An answer of the workspace; a customer reaches those that stand. @throws Refused `not_found` */
export async function reachAnswer(house: House, who: Who, id: string): Promise<AnswerState> {
  const [row] = await house.reads
    .select()
    .from(answers)
    .where(and(eq(answers.id, id), eq(answers.workspace, who.workspace)));
  if (!row || (who.customer !== undefined && row.withdrawn)) throw refused('not_found');
  return answerState(row);
}

/** Everything that one decision about an answer writes, with the words that it is found by. */
function answerAppend(
  workspace: string,
  expected: number,
  { events, state }: AnswerDecision,
  intent: Intent | undefined,
): Append {
  const { by, publishedAt, updatedAt, withdrawnAt, ...same } = state;
  const withdrawn = withdrawnAt !== null;
  const saysAnother = events.some(({ type }) => type !== 'answer_helped');
  return {
    workspace,
    stream: state.id,
    expected,
    intent,
    owner: null,
    events,
    views: [
      {
        put: 'answers',
        row: {
          ...same,
          workspace,
          author: by,
          publishedAt: Date.parse(publishedAt),
          updatedAt: Date.parse(updatedAt),
          withdrawnAt: withdrawnAt && Date.parse(withdrawnAt),
          withdrawn: Number(withdrawn),
        } as typeof answers.$inferInsert,
      },
      ...(saysAnother ? [answerFoundBy(workspace, state)] : []),
    ],
  };
}

/** An answer as its row has it. */
export const answerState = ({ workspace: _, withdrawn: __, author, ...row }: Row): AnswerState => ({
  ...row,
  by: author,
  publishedAt: new Date(row.publishedAt).toISOString(),
  updatedAt: new Date(row.updatedAt).toISOString(),
  withdrawnAt: row.withdrawnAt === null ? null : new Date(row.withdrawnAt).toISOString(),
});

/**
 * Those of the ids that stand in the workspace, in the order of the ids. The plus sign keeps the planner from walking all
 * that the workspace has.
 */
export async function answersOf(
  reads: Reads,
  workspace: string,
  ids: readonly string[],
): Promise<AnswerState[]> {
  if (!ids.length) return [];
  const rows = await reads
    .select()
    .from(answers)
    .where(and(inArray(answers.id, [...ids]), sql`+${answers.workspace} = ${workspace}`));
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? [answerState(row)] : [];
  });
}

/** Found by words these are the most. */
const MOST_FOUND = 200;

export interface AnswersAsk {
  readonly q?: string | undefined;
  readonly scope: 'published' | 'withdrawn';
  readonly after?: string | undefined;
  readonly limit: number;
}

/**
 * The team's list: found by words, the likeliest first; or all, the newest first.
 *
 * @throws Refused `validation_failed` for what is no `next`
 */
export async function listAnswers(
  house: House,
  workspace: string,
  ask: AnswersAsk,
): Promise<{ answers: AnswerState[]; next: string | null }> {
  return ask.q ? byWords(house, workspace, ask, ask.q) : newest(house, workspace, ask);
}

/** In whatever language. */
async function byWords(house: House, workspace: string, { scope, after, limit }: AnswersAsk, q: string) {
  const [, begins] = after === undefined ? ['', '0'] : (/^n(\d{1,4})$/.exec(after) ?? noNext());
  const from = Number(begins);
  const shelves = await shelvesOf(house.reads, workspace, scope);
  const hits = await search(
    house.reads,
    shelves.map(({ shelf }) => shelf),
    termsOf(q),
    MOST_FOUND,
  );
  const page = hits.slice(from, from + limit);
  return {
    answers: await answersOf(
      house.reads,
      workspace,
      page.map(({ stream }) => stream),
    ),
    next: hits.length > from + limit ? `n${from + limit}` : null,
  };
}

async function newest({ reads }: House, workspace: string, { scope, after, limit }: AnswersAsk) {
  const [, at, id] = after === undefined ? [] : (/^(\d{1,15})-(an_\w{16,32})$/.exec(after) ?? noNext());
  const rows = await reads
    .select()
    .from(answers)
    .where(
      and(
        eq(answers.workspace, workspace),
        eq(answers.withdrawn, Number(scope === 'withdrawn')),
        at === undefined || id === undefined
          ? undefined
          : or(
              lt(answers.publishedAt, Number(at)),
              and(eq(answers.publishedAt, Number(at)), lt(answers.id, id)),
            ),
      ),
    )
    .orderBy(desc(answers.publishedAt), desc(answers.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    answers: page.map(answerState),
    next: last && rows.length > limit ? `${last.publishedAt}-${last.id}` : null,
  };
}

function noNext(): never {
  const message = 'must be the `next` of the page before';
  throw refused('validation_failed', { errors: [{ path: 'after', code: 'invalid', message }] });
}
