import * as z from 'zod';
import { Impact, Time } from './common.ts';
import { Grade, Ratings } from './ratings.ts';

const count = z.number().int();
const ms = z.number().nullable();
const Rate = z.object({
  due: count.describe('Promises whose outcome fell into this time: kept, missed and moved together'),
  kept: count.describe('Words came by the first date that was given'),
  missed: count,
  moved: count.describe(
    'Words came in time for the date that it was moved to, but too late for the first one',
  ),
});
const Level = z.enum(['L1', 'L2', 'L3']);

/** What the lead looks at: from the log by a reader. Days are local days of the workspace's zone. Durations: milliseconds. */
export const Insights = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    asOf: Time.describe('What the reader has counted up to'),
    now: z
      .object({
        open: count.describe('Tickets, each one that follows a known problem too'),
        dueToday: count.describe('Promises that fall due before this day ends; a known problem has one'),
        late: count.describe('Promises that have passed'),
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
      .describe('How long the first word took in working time, beside what was promised. Within 1 %'),
    agents: z.array(
      z.object({
        agent: z.string(),
        name: z.string(),
        open: count,
        late: count,
        words: count,
        kept: count.describe('Promises that this agent’s words kept'),
        missed: count.describe('Promises that passed while this agent had the ticket'),
      }),
    ),
    levels: z
      .array(z.object({ level: Level, resolved: count }))
      .describe('At which level tickets were solved'),
    silence: z
      .object({ medianMs: ms, p90Ms: ms, longestMs: ms })
      .describe('Each ended ticket’s longest stretch without a word, in elapsed time. Within 1 %'),
    ratings: Ratings.extend({
      thanks: z
        .array(z.object({ agent: z.string(), name: z.string(), count }))
        .describe('Who was thanked by name, the most often first'),
      latest: z
        .array(
          z.object({
            ticket: z.string(),
            number: count,
            grade: Grade,
            text: z.string(),
            thanks: z.string().nullable().describe('The agent who was thanked'),
            at: Time,
          }),
        )
        .describe('What people wrote with it, the latest first'),
    }).describe('Of the tickets that were closed in these days'),
    helped: count.describe('Times that a published answer helped somebody, who then needed no request'),
    remaining: z
      .object({ inTime: count, late: count })
      .describe('What remained after reports and was done in these days: by its first date, or later'),
    openMissMs: z.number().describe('Time that tickets spent in openly admitted misses'),
    history: z
      .object({
        inUse: z.boolean(),
        needed: count.describe('Ended first words that a class needs before it is told from'),
        promised: count.describe('Promises made from history whose outcome fell into these days'),
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
