import * as z from 'zod';
import { id, Time, text } from './common.ts';
import { FileFact } from './files.ts';

/** Announces a file, before its bytes come in pieces. */
export const NewAttachment = z
  .strictObject({
    name: text(255),
    size: z.number().int().min(0).describe('Bytes; must be what comes'),
  })
  .meta({ id: 'NewAttachment' });
export type NewAttachment = z.input<typeof NewAttachment>;

/** A file on its way, or there. */
export const Attachment = FileFact.extend({
  id: id('at'),
  name: z.string(),
  state: z.enum(['uploading', 'ready', 'deleted']),
  offset: z.number().int().describe('How many bytes have come: where to go on'),
  url: z
    .string()
    .nullable()
    .describe('A signed address to read it at, without a header; null until it is ready'),
  urlExpiresAt: Time.nullable(),
}).meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;
