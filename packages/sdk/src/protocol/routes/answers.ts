import * as z from 'zod';
import {
  Answer,
  AnswerChange,
  AnswerDraft,
  AnswerInput,
  AnswerWithdrawal,
  Found,
  Solved,
} from '../answers.ts';
import { id, Language, paging, typedText } from '../common.ts';
import type { Route } from './route.ts';
import { problemId, ticketId } from './shapes.ts';

const answerId = z.object({ id: id('an') });
const AnswerReply = z.object({ answer: Answer }).meta({ id: 'AnswerReply' });

export const Answers = z
  .object({ answers: z.array(Answer), next: z.string().nullable() })
  .meta({ id: 'Answers' });
export type Answers = z.infer<typeof Answers>;

/** Published answers: found while a customer types, made from reports by agents. */
export const answerRoutes = {
  findAnswers: {
    method: 'GET',
    path: '/v1/answers',
    summary: 'Published answers, open known problems and the customer’s own tickets that words are about',
    caller: 'customer',
    query: z.strictObject({ q: typedText(400), lang: Language.optional() }),
    status: 200,
    reply: Found,
    refusals: ['rate_limited'],
  },
  getAnswer: {
    method: 'GET',
    path: '/v1/answers/{id}',
    summary: 'One published answer',
    caller: 'customer',
    params: answerId,
    status: 200,
    reply: AnswerReply,
  },
  solvedByAnswer: {
    method: 'POST',
    path: '/v1/answers/{id}/solved',
    summary: '“This solved it”: counted once for a person',
    caller: 'customer',
    params: answerId,
    body: Solved,
    status: 200,
    reply: AnswerReply,
    intent: true,
  },
  draftAnswer: {
    method: 'GET',
    path: '/v1/agent/tickets/{id}/answer-draft',
    summary: 'The report as a draft of an answer, with personal data taken out',
    caller: 'agent',
    params: ticketId,
    status: 200,
    reply: AnswerDraft,
  },
  draftProblemAnswer: {
    method: 'GET',
    path: '/v1/agent/problems/{id}/answer-draft',
    summary: 'The report of a known problem as a draft of an answer; what one sees is left to be written',
    caller: 'agent',
    params: problemId,
    status: 200,
    reply: AnswerDraft,
  },
  listAnswers: {
    method: 'GET',
    path: '/v1/agent/answers',
    summary: 'Published answers: found by words, or the newest first',
    caller: 'agent',
    query: z.strictObject({
      ...paging,
      q: typedText(400).optional(),
      scope: z.enum(['published', 'withdrawn']).default('published'),
    }),
    status: 200,
    reply: Answers,
  },
  openAnswer: {
    method: 'GET',
    path: '/v1/agent/answers/{id}',
    summary: 'One answer, also a withdrawn one',
    caller: 'agent',
    params: answerId,
    status: 200,
    reply: AnswerReply,
  },
  publishAnswer: {
    method: 'POST',
    path: '/v1/agent/answers',
    summary: 'Publish an answer that somebody has read through',
    caller: 'agent',
    body: AnswerInput,
    status: 201,
    reply: AnswerReply,
    intent: true,
    refusals: ['answer_unfinished'],
  },
  changeAnswer: {
    method: 'POST',
    path: '/v1/agent/answers/{id}',
    summary: 'Change an answer; one that was withdrawn is published again',
    caller: 'agent',
    params: answerId,
    body: AnswerChange,
    status: 200,
    reply: AnswerReply,
    intent: true,
    refusals: ['stale', 'answer_unfinished'],
  },
  withdrawAnswer: {
    method: 'POST',
    path: '/v1/agent/answers/{id}/withdrawal',
    summary: 'Take an answer back: nobody finds it any more',
    caller: 'agent',
    params: answerId,
    body: AnswerWithdrawal,
    status: 200,
    reply: AnswerReply,
    intent: true,
    refusals: ['nothing_new'],
  },
} as const satisfies Record<string, Route>;
