import * as z from 'zod';
import { id, Language, Time, text } from './common.ts';
import { Status } from './tickets.ts';

/** A published answer: what was learnt from a ticket, without anything of a person. */
export const Answer = z
  .object({
    id: id('an'),
    lang: z.string(),
    title: z.string(),
    symptom: z.string().describe('What one sees, in a customer’s words'),
    cause: z.string(),
    solution: z.string(),
    technical: z.string().nullable(),
    publishedAt: Time,
    updatedAt: Time,
    withdrawnAt: Time.nullable(),
    by: z.string().nullable().describe('The agent’s shown name'),
    solved: z.number().int().describe('How many people said “this solved it”'),
    version: z.number().int(),
  })
  .meta({ id: 'Answer' });
export type Answer = z.infer<typeof Answer>;

/** Marks around what matched: the excerpt's parts in order, each said to match or not. */
const Excerpt = z.array(z.object({ text: z.string(), match: z.boolean() })).meta({ id: 'Excerpt' });
export type Excerpt = z.infer<typeof Excerpt>;

/** What is found while a customer describes a problem; the likeliest first in each list. */
export const Found = z
  .object({
    answers: z.array(
      z.object({ id: id('an'), title: z.string(), excerpt: Excerpt, solved: z.number().int() }),
    ),
    problems: z
      .array(
        z.object({
          id: id('pb'),
          number: z.number().int(),
          title: z.string(),
          status: Status,
          nextUpdateAt: Time.nullable(),
        }),
      )
      .describe('Open known problems'),
    own: z
      .array(
        z.object({
          id: id('tk'),
          number: z.number().int(),
          subject: z.string().nullable(),
          status: Status,
          excerpt: Excerpt,
        }),
      )
      .describe('The customer’s own tickets and reports'),
  })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;

const content = {
  lang: Language,
  title: text(200),
  symptom: text(4000),
  cause: text(4000),
  solution: text(8000),
  technical: text(8000).optional(),
};

/** What an agent sends to publish an answer. */
export const AnswerInput = z
  .strictObject({
    ...content,
    ticket: id('tk').optional().describe('The ticket whose report it was made from'),
    problem: id('pb').optional().describe('The known problem whose report it was made from'),
    readThrough: z.literal(true).describe('Somebody has read it through: nothing of a person is left in it'),
  })
  .refine(({ ticket, problem }) => !ticket || !problem, {
    path: ['problem'],
    message: 'must not stand beside a ticket: an answer is made from one report',
  })
  .meta({ id: 'AnswerInput' });
export type AnswerInput = z.input<typeof AnswerInput>;

export const AnswerChange = z
  .strictObject({ ...content, readThrough: z.literal(true), basedOn: z.number().int() })
  .meta({ id: 'AnswerChange' });
export type AnswerChange = z.input<typeof AnswerChange>;

export const AnswerWithdrawal = z
  .strictObject({ reason: text(500).optional().describe('For the team') })
  .meta({ id: 'AnswerWithdrawal' });

/** What was taken out of a draft, and what stands in its place. Offsets are in UTF-16 units of the new text. */
export const Stripped = z
  .object({
    field: z.enum(['title', 'symptom', 'cause', 'solution', 'technical']),
    kind: z.enum(['name', 'email', 'phone', 'address', 'number', 'link', 'secret', 'company']),
    start: z.number().int(),
    end: z.number().int(),
    was: z.string(),
  })
  .meta({ id: 'Stripped' });
export type Stripped = z.infer<typeof Stripped>;

/** A report as a draft of an answer, without what looks like personal data. To be read through before it is published. */
export const AnswerDraft = z
  .object({
    lang: z.string(),
    title: z.string(),
    symptom: z.string(),
    cause: z.string(),
    solution: z.string(),
    technical: z.string().nullable(),
    stripped: z.array(Stripped),
  })
  .meta({ id: 'AnswerDraft' });
export type AnswerDraft = z.infer<typeof AnswerDraft>;

/** “This solved it”: counted once for a person and an answer. */
export const Solved = z.strictObject({}).meta({ id: 'Solved' });
