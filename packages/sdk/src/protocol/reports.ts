import * as z from 'zod';
import { Language, Time, text } from './common.ts';

/** `full`: solved, nothing remains. `partial`: some remains. `workaround`: the cause stays, a way round it works. */
export const Outcome = z.enum(['full', 'partial', 'workaround']).meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

/** Can it happen again? */
export const Recurrence = z.enum(['no', 'possible', 'unknown']).meta({ id: 'Recurrence' });
export type Recurrence = z.infer<typeof Recurrence>;

/** The resolution report as it is read. A person's words are null once they have been erased. */
export const Report = z
  .object({
    outcome: Outcome,
    cause: z.string().nullable(),
    done: z.string().nullable(),
    remaining: z.array(z.object({ what: z.string().nullable(), who: z.string().nullable(), by: Time })),
    recurrence: Recurrence,
    prevention: z.string().nullable(),
    technical: z.string().nullable(),
    publishedAt: Time,
    by: z.string().nullable().describe("The agent's shown name"),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

/** What an agent sends to publish a report. */
export const ReportInput = z
  .strictObject({
    outcome: Outcome,
    cause: text(4000).describe('What caused it, as established by diagnosis, in plain words'),
    done: text(4000).describe('What was done, in plain words'),
    remaining: z
      .array(z.strictObject({ what: text(500), who: text(120), by: Time }))
      .max(20)
      .default([])
      .describe('What remains: what, who, by when. Must be empty when the outcome is `full`'),
    recurrence: Recurrence,
    prevention: text(4000).optional().describe('How to avoid it; required when it can happen again'),
    technical: text(8000).optional().describe('The same for technical readers'),
    lang: Language.optional(),
    basedOn: z.string().max(40).describe('The `tag` of the ticket that the agent was looking at'),
  })
  .meta({ id: 'ReportInput' });
export type ReportInput = z.input<typeof ReportInput>;
