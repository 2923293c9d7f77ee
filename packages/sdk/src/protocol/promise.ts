import * as z from 'zod';
import { Time } from './common.ts';

/** Who was told of a missed promise. The customer's text says just that. */
export const Told = z.enum(['lead', 'team', 'nobody']).meta({ id: 'Told' });
export type Told = z.infer<typeof Told>;

/** The dated next word. `dueAt` is what stands now, `firstDueAt` the date it was first given (the kept rate counts that). */
export const Promised = z
  .object({
    id: z.string(),
    dueAt: Time,
    firstDueAt: Time,
    madeAt: Time,
    by: z.union([
      z.object({
        kind: z.literal('policy'),
        basis: z
          .enum(['rule', 'history'])
          .optional()
          .describe('Whether the plan’s target or measured history says so'),
      }),
      z.object({ kind: z.literal('agent'), name: z.string() }),
    ]),
    missedAt: Time.nullable(),
    told: Told.nullable(),
    nudgeFrom: Time.optional().describe(
      'From when the customer may say that no answer has come; absent: `dueAt`',
    ),
    nudgedAt: Time.nullish().describe('When the customer last said that no answer has come'),
  })
  .meta({ id: 'Promise' });
export type Promised = z.infer<typeof Promised>;
