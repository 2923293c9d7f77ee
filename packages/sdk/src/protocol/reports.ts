import * as z from 'zod';
import { Language, Time, text } from './common.ts';
import { Files, filesInput } from './files.ts';
import { Told } from './promise.ts';

/** `full`: solved, nothing remains. `partial`: some remains. `workaround`: the cause stays, a way round it works. */
export const Outcome = z.enum(['full', 'partial', 'workaround']).meta({ id: 'Outcome' });
export type Outcome = z.infer<typeof Outcome>;

/** Can it happen again? */
export const Recurrence = z.enum(['no', 'possible', 'unknown']).meta({ id: 'Recurrence' });
export type Recurrence = z.infer<typeof Recurrence>;

/** One thing that remains to be done, with a promise of its own until it is. */
export const Remaining = z
  .object({
    what: z.string().nullish(),
    who: z.string().nullish(),
    by: Time,
    firstBy: Time.optional().describe('The date that was given first, where it was moved'),
    doneAt: Time.optional(),
    missedAt: Time.optional(),
    told: Told.optional().describe('Who was told that it was missed'),
  })
  .meta({ id: 'Remaining' });
export type Remaining = z.infer<typeof Remaining>;

/** One piece of evidence: how it was before, how it is now. A person's words are absent once they have been erased. */
export const Evidence = z
  .object({
    what: z.string().optional().describe('A version, a setting, a file, a time'),
    before: z.string().optional(),
    after: z.string().optional(),
    at: Time.optional(),
    filesBefore: Files.optional(),
    filesAfter: Files.optional(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** The resolution report as it is read. A person's words are absent once they have been erased. */
export const Report = z
  .object({
    outcome: Outcome,
    cause: z.string().nullish(),
    done: z.string().nullish(),
    remaining: z.array(Remaining),
    evidence: z.array(Evidence).optional(),
    recurrence: Recurrence,
    prevention: z.string().nullish(),
    technical: z.string().nullish(),
    publishedAt: Time,
    by: z.string().nullish().describe("The agent's shown name"),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof Report>;

/** One piece of evidence as an agent gives it: at least one of before, after, at or a file. */
export const EvidenceInput = z
  .strictObject({
    what: text(200),
    before: text(2000).optional(),
    after: text(2000).optional(),
    at: Time.optional(),
    filesBefore: filesInput.optional(),
    filesAfter: filesInput.optional(),
  })
  .meta({ id: 'EvidenceInput' });
export type EvidenceInput = z.input<typeof EvidenceInput>;

/** Says that something which remained is done, or moves its date with a reason. */
export const RemainingChange = z
  .strictObject({
    basedOn: z
      .strictObject({ report: Time, by: Time })
      .describe('What this was decided on: when the report was published, and the date that the item had'),
    done: z.literal(true).optional(),
    by: Time.optional().describe('The new date; needs a reason'),
    text: text(2000).optional().describe('What was done, or why it takes longer: the customer reads it'),
    lang: Language.optional(),
  })
  .meta({ id: 'RemainingChange' });
export type RemainingChange = z.input<typeof RemainingChange>;

/** A signed address of the report's printable page; the same with `.md` or `.json` for a file. */
export const ReportLink = z.object({ url: z.string(), expiresAt: Time }).meta({ id: 'ReportLink' });
export type ReportLink = z.infer<typeof ReportLink>;

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
    evidence: z.array(EvidenceInput).max(20).default([]),
    lang: Language.optional(),
    basedOn: z.string().max(40).describe('The `tag` of the ticket that the agent was looking at'),
  })
  .meta({ id: 'ReportInput' });
export type ReportInput = z.input<typeof ReportInput>;
