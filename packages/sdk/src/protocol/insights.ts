import * as z from 'zod';
import { Impact, Time } from './common.ts';

const count = z.number().int();
const ms = z.number().nullable();
const Rate = z.object({ due: count, kept: count, missed: count, moved: count });
const Level = z.enum(['L1', 'L2', 'L3']);

/** What the lead looks at: from the log by a reader. Days are local days of the workspace's zone. Durations: milliseconds. */
export const Insights = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    asOf: Time.describe('What the reader has counted up to'),
    now: z
      .object({
        open: count,
        dueToday: count,
        late: count,
        lateSince: Time.nullable().describe('The oldest open miss'),
        longestSilence: z
          .object({ ticket: z.string(), number: count, since: Time })
          .nullable()
          .describe('The open ticket that has waited longest for a word'),
      })
      .describe('As it stands'),
    promises: Rate.describe('Whose outcome fell into these days'),
    days: z.array(Rate.extend({ date: z.iso.date() })),
    firstWord: z
      .array(
        z.object({
          impact: Impact,
          count,
          medianMs: ms,
          p90Ms: ms,
          promisedMedianMs: ms,
          kept: count.describe('How many came by the promised time'),
        }),
      )
      .describe('How long the first word took, beside what was promised'),
    agents: z.array(
      z.object({
        agent: z.string(),
        name: z.string(),
        open: count,
        late: count,
        words: count,
        kept: count,
        missed: count,
      }),
    ),
    levels: z
      .array(z.object({ level: Level, resolved: count }))
      .describe('At which level tickets were solved'),
    silence: z
      .object({ medianMs: ms, p90Ms: ms, longestMs: ms })
      .describe('Each ended ticket’s longest stretch without a word, in elapsed time'),
    openMissMs: z.number().describe('Time that tickets spent in openly admitted misses'),
    history: z
      .object({
        inUse: z.boolean(),
        needed: count.describe('Ended first words that a class needs before it is told from'),
        promised: count.describe('Promises made from history'),
        held: count,
        classes: z.array(
          z.object({
            impact: Impact,
            hours: z.string().describe('The hour class, such as `open`'),
            samples: count,
            quantileMs: ms.describe('Working time; null while there are too few'),
            ruleMs: z.number(),
          }),
        ),
      })
      .describe('What history says, and how often promises told from it held'),
  })
  .meta({ id: 'Insights' });
export type Insights = z.infer<typeof Insights>;
