import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { search } from '../src/commands/search.ts';
import { type Db, openDb } from '../src/db/client.ts';
import { kept, libraryShelf } from '../src/domain/search/shelf.ts';
import { termsOf } from '../src/domain/search/words.ts';
import { searchStatements } from '../src/log/search.ts';

let folder: string;
let db: Db;
const shelf = libraryShelf('published', 'ws_1', 'en00');

/** Thousands of answers with common words, the oldest first. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vestka-'));
  db = await openDb(join(folder, 'vestka.db'));
  const common = ['Invoice', 'Printing', 'Blank', 'Settings'];
  const texts = [
    ['Printing an invoice on blank paper', ''],
    ['Something else', 'An invoice, printing, stays blank'],
    ['The fluxcapacitor prints', ''],
    ...Array.from({ length: 3000 }, (_, i) => [`${common[i % 4]} of ${i}`, `It says ${common[(i + 1) % 4]}`]),
    ['The fluxcapacitor hums', ''],
  ] as [string, string][];
  db.writer.exec('BEGIN');
  for (const [i, [title, text]] of texts.entries()) {
    const doc = { among: 'library', part: '', words: kept(shelf, title, text), version: 1 } as const;
    for (const { sql, args } of searchStatements(String(i), doc)) db.writer.prepare(sql).run(...args);
  }
  db.writer.exec('COMMIT');
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['print invoices on blank paper ', '0'],
  ['invoice blank print', '0'],
  ['blank invoi', '0'],
  ['fluxcapacitor print ', '2'],
  ['fluxcapacitor ', '3003'],
  ['settings ', '3002'],
])('%j finds the likeliest first, however old', async (question, stream) => {
  const hits = await search(db.reads, [shelf], termsOf(question), 5);
  expect(hits[0]?.stream).toBe(stream);
});

test('one with all words in its text comes before those with one in their title', async () => {
  const hits = await search(db.reads, [shelf], termsOf('print invoices blank '), 5);
  expect(hits.slice(0, 2).map(({ stream }) => stream)).toEqual(['0', '1']);
});
