import * as z from 'zod';
import { Time, text } from './common.ts';

/**
 * Where the customer was when it happened: collected only if they agree, shown before it is sent, each part removable.
 */
export const ContextGiven = z
  .strictObject({
    page: text(2000)
      .optional()
      .describe('The address, without query and fragment unless the customer left them'),
    browser: text(300).optional(),
    language: text(35).optional(),
    zone: text(64).optional().describe('IANA time zone'),
    screen: text(40).optional(),
    app: text(200).optional().describe('The app’s version, given by the vendor'),
    errors: z
      .array(z.strictObject({ text: text(1000), at: Time }))
      .max(20)
      .optional()
      .describe('Recent errors of the page’s console'),
  })
  .meta({ id: 'ContextGiven' });
export type ContextGiven = z.input<typeof ContextGiven>;

/** What guides a description, beside the message itself. None is required. */
export const intake = {
  expected: text(4000).optional().describe('What was expected instead'),
  since: text(200).optional().describe('Since when, in the customer’s words'),
  steps: text(4000).optional().describe('How to make it happen again'),
  context: ContextGiven.optional(),
};
