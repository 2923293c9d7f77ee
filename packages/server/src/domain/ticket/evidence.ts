import type { EvidenceInput } from '@vestka/sdk/protocol';
import type * as z from 'zod';
import { filesOfEvent } from './given.ts';
import { type Context, iso } from './state.ts';

/** One piece of evidence as the report's event carries it: structure, and words. */
export function evidenceOf(
  { what, before, after, at, filesBefore, filesAfter }: z.output<typeof EvidenceInput>,
  { files }: Context,
) {
  const was = filesOfEvent(filesBefore, files);
  const is = filesOfEvent(filesAfter, files);
  const names = { ...was.words.files, ...is.words.files };
  return {
    data: {
      ...(at === undefined ? {} : { at: iso(Date.parse(at)) }),
      ...(was.data.files ? { filesBefore: was.data.files } : {}),
      ...(is.data.files ? { filesAfter: is.data.files } : {}),
    },
    words: {
      what,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(Object.keys(names).length ? { names } : {}),
    },
  };
}
