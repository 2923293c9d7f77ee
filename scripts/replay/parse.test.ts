import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Malformed, parseLog } from './parse.ts';

const file = readFileSync(new URL('made-up.csv', import.meta.url), 'utf8');
const [header = '', first = ''] = file.split('\n');
const oneRow = (change: (row: string) => string) => parseLog(`${header}\n${change(first)}\n`);

test('a row is read with its line, its times as UTC, and ? as nothing', () => {
  const { rows, faults } = oneRow((row) => row);
  expect(faults).toEqual([]);
  expect(rows).toEqual([
    {
      line: 2,
      incident: 'INC9000001',
      state: 'New',
      priority: '3 - Moderate',
      caller: 'Caller A',
      topic: ['Category 1', 'Subcategory 2', 'Symptom 3'],
      group: 'Group 1',
      resolver: null,
      reopenCount: 0,
      modCount: 0,
      openedAt: Date.UTC(2024, 0, 2, 9),
      at: Date.UTC(2024, 0, 2, 9, 5),
      closeCode: 'code 6',
    },
  ]);
});

test('every row of a file is either read or reported with its line', () => {
  const { rows, faults } = parseLog(file);
  expect(rows.length + faults.length).toBe(file.trim().split('\n').length - 1);
  expect(faults).toEqual([
    { line: 14, incident: 'INC9000002', reason: 'incident_state "-100" is no state that is mapped' },
    { line: 18, incident: 'INC9000003', reason: 'has 3 cells where the header has 25' },
    {
      line: 23,
      incident: 'INC9000004',
      reason: 'sys_updated_at "31-02-2024 09:00" is not a time as dd-mm-yyyy hh:mm',
    },
  ]);
});

test.each([
  ['3 - Moderate', '5 - Planning', 'priority "5 - Planning" is no priority that is mapped'],
  ['3 - Moderate', 'toString', 'priority "toString" is no priority that is mapped'],
  ['INC9000001', '', 'number is empty'],
  [
    '02-01-2024 09:05',
    '2024-01-02 09:05',
    'sys_updated_at "2024-01-02 09:05" is not a time as dd-mm-yyyy hh:mm',
  ],
  [
    '02-01-2024 09:05',
    '02-01-2024 24:05',
    'sys_updated_at "02-01-2024 24:05" is not a time as dd-mm-yyyy hh:mm',
  ],
  ['0,0,TRUE', '0,many,TRUE', 'sys_mod_count is not a whole number'],
])('%j instead of %j is reported', (good, bad, reason) => {
  const { rows, faults } = oneRow((row) => row.replace(good, bad));
  expect(rows).toEqual([]);
  expect(faults).toEqual([{ line: 2, incident: bad === '' ? '?' : 'INC9000001', reason }]);
});

test('lines are counted past blank lines and quoted cells with breaks, under a byte order mark too', () => {
  const broken = first.replace('Category 1', '"Category\n1"');
  const { rows } = parseLog(`\uFEFF${header}\r\n\r\n${broken}\r\n${first}\r\n`);
  expect(rows.map(({ line, topic }) => [line, topic[0]])).toEqual([
    [3, 'Category\n1'],
    [5, 'Category 1'],
  ]);
});

test.each([
  ['', 'the file is empty'],
  ['number,incident_state\nINC1,New\n', 'the header lacks priority, caller_id,'],
  [`${header}\n"${first}\n`, 'the file is no CSV: Quote Not Closed'],
])('what is no such export is refused as a whole', (text, reason) => {
  expect(() => parseLog(text)).toThrow(Malformed);
  expect(() => parseLog(text)).toThrow(reason);
});
