import * as z from 'zod';
import { Language, Time, text } from './common.ts';

/** One way forward. A person's words are absent once they have been erased. */
export const Option = z
  .object({
    recommended: z.boolean(),
    title: z.string().optional(),
    steps: z.array(z.string()).optional(),
    pros: z.array(z.string()).optional(),
    cons: z.array(z.string()).optional(),
  })
  .meta({ id: 'Option' });
export type Option = z.infer<typeof Option>;

/** What the customer picked, and why if they said so. */
export const Choice = z
  .object({ option: z.string(), at: Time, why: z.string().optional() })
  .meta({ id: 'Choice' });
export type Choice = z.infer<typeof Choice>;

/** The ways forward that were last offered. */
export const Offer = z
  .object({
    at: Time,
    by: z.string().nullable().describe('The agent’s shown name'),
    cannotFix: z.boolean().describe('It cannot be fixed or done as asked: these are the ways round it'),
    options: z.record(z.string(), Option).describe('By id, in order; exactly one is recommended'),
    choice: Choice.optional(),
  })
  .meta({ id: 'Offer' });
export type Offer = z.infer<typeof Offer>;

const line = text(500);

/** One way forward as an agent offers it. */
export const OptionInput = z
  .strictObject({
    title: text(200),
    steps: z.array(line).min(1).max(20).describe('What happens, or what the customer does, step by step'),
    pros: z.array(line).max(10).default([]),
    cons: z.array(line).max(10).default([]),
    recommended: z.boolean().default(false),
  })
  .meta({ id: 'OptionInput' });
export type OptionInput = z.input<typeof OptionInput>;

/** What a customer sends to pick one. */
export const ChoiceInput = z
  .strictObject({ basedOn: z.string().max(40), why: text(2000).optional(), lang: Language.optional() })
  .meta({ id: 'ChoiceInput' });
export type ChoiceInput = z.input<typeof ChoiceInput>;
