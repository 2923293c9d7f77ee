import * as z from 'zod';
import { id, Time } from './common.ts';

/** A file as a ticket names it: its kind by its content, never by its name. `name` is absent once it has been erased. */
export const FileFact = z
  .object({
    type: z.string().describe('Media type, found in the content'),
    size: z.number().int().describe('Bytes'),
    width: z.number().int().optional().describe('Of an image, in pixels'),
    height: z.number().int().optional(),
    name: z.string().optional(),
    deletedAt: Time.optional().describe('When it was deleted, as had been announced'),
  })
  .meta({ id: 'FileFact' });
export type FileFact = z.infer<typeof FileFact>;

/** Files by their id, in the order in which they were given. */
export const Files = z.record(id('at'), FileFact).meta({ id: 'Files' });
export type Files = z.infer<typeof Files>;

/** The same in an event: names are people's words and stand in `words.files`, by id. */
export const FilesGiven = z.record(id('at'), FileFact.omit({ name: true }));
export const FileNames = z.record(id('at'), z.string());

/** The most files that go with one message. */
export const MOST_FILES = 10;

/** Ids of files that were uploaded before and are given now. */
export const filesInput = z
  .array(id('at'))
  .min(1)
  .max(MOST_FILES)
  .refine((ids) => new Set(ids).size === ids.length, 'must name each file once');
