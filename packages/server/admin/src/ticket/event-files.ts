import type { Files } from '@vestka/sdk/agent';

type Given = Readonly<Record<string, Omit<Files[string], 'name'>>>;

/** Files as they are shown: what they are stands in an event's data, how they are called in its words. */
export const filesOf = (
  given: Given | undefined,
  names: Readonly<Record<string, string>> | undefined,
  deleted: ReadonlySet<string>,
): ShownFile[] =>
  Object.entries(given ?? {}).map(([id, file]) => ({
    ...file,
    id,
    name: names?.[id] ?? null,
    deleted: file.deletedAt !== undefined || deleted.has(id),
  }));

/** The same of a view, where each file carries its name. */
export const filesIn = (files: Files | undefined): ShownFile[] =>
  Object.entries(files ?? {}).map(([id, file]) => ({
    ...file,
    id,
    name: file.name ?? null,
    deleted: file.deletedAt !== undefined,
  }));

/** A file in a thread or among the facts. */
export interface ShownFile {
  readonly id: string;
  /** null: it has been erased. */
  readonly name: string | null;
  readonly type: string;
  readonly size: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Its time was over: there is nothing to open any more. */
  readonly deleted: boolean;
}
