import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../src/locales/', import.meta.url);

/** The words of every English file. */
const english = async (): Promise<[file: string, words: object][]> =>
  Promise.all(
    readdirSync(folder)
      .filter((file) => /^en.*\.ts$/.test(file))
      .map(async (file) => {
        const made = (await import(new URL(file, folder).href)) as Record<string, object>;
        return [file, Object.values(made)[0] as object] as [string, object];
      }),
  );

// The downloads come one by one, but another language has the words of all in one object.
test('no two downloads call different words by one name', async () => {
  const owners: Record<string, string[]> = {};
  for (const [file, words] of await english()) {
    for (const name of Object.keys(words)) owners[name] = [...(owners[name] ?? []), file];
  }
  expect(Object.keys(owners).length).toBeGreaterThan(200);
  expect(Object.entries(owners).filter(([, files]) => files.length > 1)).toEqual([]);
});
