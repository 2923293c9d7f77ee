import type { FileFact } from '@vestka/sdk/protocol';

/** A file that stands ready to be given, with the name that its sender gave it. */
export type GivenFile = FileFact & { readonly name: string };

/** Files that a command names, by their id. */
export type GivenFiles = ReadonlyMap<string, GivenFile>;

interface FilesOfEvent {
  readonly data: { files?: Record<string, Omit<FileFact, 'name'>> };
  readonly words: { files?: Record<string, string> };
}

/** Files as an event carries them: what they are in its data, how they are called in its words. */
export function filesOfEvent(ids: readonly string[] | undefined, given: GivenFiles): FilesOfEvent {
  const files = ids?.flatMap((id) => {
    const file = given.get(id);
    return file ? [{ id, file }] : [];
  });
  if (!files?.length) return { data: {}, words: {} };
  return {
    data: { files: Object.fromEntries(files.map(({ id, file: { name, ...fact } }) => [id, fact])) },
    words: { files: Object.fromEntries(files.map(({ id, file }) => [id, file.name])) },
  };
}

/** The same as a view has them, in two patches: structure, and names. */
export function filesOfPatch(ids: readonly string[] | undefined, given: GivenFiles) {
  const { data, words } = filesOfEvent(ids, given);
  return {
    data: data.files ? { files: data.files } : {},
    words: words.files
      ? { files: Object.fromEntries(Object.entries(words.files).map(([id, name]) => [id, { name }])) }
      : {},
  };
}
