import * as z from 'zod';
import { Language, Time, text } from './common.ts';

/** Five grades, the best first (CSAT). */
export const Grade = z.enum(['excellent', 'good', 'satisfactory', 'poor', 'terrible']).meta({ id: 'Grade' });
export type Grade = z.infer<typeof Grade>;

/** What the customer found of it all: once for a ticket, after its end. */
export const Rating = z
  .object({
    grade: Grade,
    at: Time,
    text: z.string().optional(),
    thanks: z.object({ id: z.string(), name: z.string() }).optional().describe('The agent who is thanked'),
  })
  .meta({ id: 'Rating' });
export type Rating = z.infer<typeof Rating>;

export const RatingInput = z
  .strictObject({
    grade: Grade,
    text: text(4000).optional(),
    thanks: z.string().max(40).optional().describe('The id of an agent who wrote in this ticket'),
    lang: Language.optional(),
  })
  .meta({ id: 'RatingInput' });
export type RatingInput = z.input<typeof RatingInput>;

const count = z.number().int();

/** How all ended tickets of a workspace were rated. Shares are `grades[x] / given`. */
export const Ratings = z
  .object({
    grades: z.object({
      excellent: count,
      good: count,
      satisfactory: count,
      poor: count,
      terrible: count,
    }),
    given: count,
    unanswered: count.describe('Ended tickets without a rating'),
  })
  .meta({ id: 'Ratings' });
export type Ratings = z.infer<typeof Ratings>;
