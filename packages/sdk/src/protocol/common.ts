import * as z from 'zod';

/** An opaque id with a prefix that names its kind, for example `tk_5fZ…`. */
export const id = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9A-Za-z]{16,32}$`), `must be an id that begins with ${prefix}_`);

/** An instant: RFC 3339, always in UTC with `Z` on the way out; any offset is taken on the way in. */
export const Time = z.iso
  .datetime({ offset: true })
  .meta({ id: 'Time', example: '2026-03-04T14:30:00.000Z' });
export type Time = z.infer<typeof Time>;

const readable = (text: string) => text.isWellFormed() && !text.includes('\u0000');

/** What a person wrote: trimmed, not empty, well-formed Unicode without NUL. Lengths are in UTF-16 units. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .refine(readable, 'must be well-formed text without NUL');

/** The same where nothing at all may stand, for a rule to say what is missing. */
export const textOrNothing = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must be at most ${max} characters`)
    .refine(readable, 'must be well-formed text without NUL');

/** The same as it is being typed: a space at the end says that the last word is whole. */
export const typedText = (max: number) =>
  z
    .string()
    .max(max, `must be at most ${max} characters`)
    .refine(readable, 'must be well-formed text without NUL');

/** A BCP 47 language tag such as `en`, `ru` or `pt-BR`. */
export const Language = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 language tag');

/** A place in the log. Opaque: compare for equality only, hand back as it came. */
export const Cursor = z
  .string()
  .regex(/^c[0-9a-z]{1,12}$/, 'must be a cursor that this server gave out')
  .meta({ id: 'Cursor' });
export type Cursor = z.infer<typeof Cursor>;

/** How bad it is for the customer. */
export const Impact = z.enum(['critical', 'high', 'normal', 'low']).meta({ id: 'Impact' });
export type Impact = z.infer<typeof Impact>;

export const Kind = z.enum(['problem', 'question', 'wish']).meta({ id: 'Kind' });
export type Kind = z.infer<typeof Kind>;

/** A page of a list: `after` is the `next` of the page before. */
export const paging = {
  after: z
    .string()
    .regex(/^[0-9a-zA-Z_-]{1,64}$/, 'must be the `next` of the page before')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
