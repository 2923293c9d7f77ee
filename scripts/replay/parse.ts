// Reads a ServiceNow incident export: a CSV file with one row for each change of an incident.
import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { PRIORITIES, STATES } from './map.ts';

/** A row that was not replayed, and why. */
export interface Fault {
  /** The row's line in the file; the header stands on line 1. */
  readonly line: number;
  readonly incident: string;
  readonly reason: string;
}

/** The file cannot be replayed at all. */
export class Malformed extends Error {}

const COLUMNS = [
  'number',
  'incident_state',
  'priority',
  'caller_id',
  'category',
  'subcategory',
  'u_symptom',
  'assignment_group',
  'assigned_to',
  'reopen_count',
  'sys_mod_count',
  'opened_at',
  'sys_updated_at',
  'closed_code',
] as const;

const named = z.string().min(1, 'is empty');
/** ServiceNow's exports write `?` for what is not filled in. */
const maybe = z.string().transform((value) => (value === '' || value === '?' ? null : value));
const whole = z
  .string()
  .regex(/^\d{1,9}$/, 'is not a whole number')
  .transform(Number);
const moment = z.string().transform((value, context) => readTime(value) ?? lost(context, value));
const oneOf = <T extends object>(known: T, what: string) =>
  z
    .string()
    .refine((value) => Object.hasOwn(known, value), {
      error: ({ input }) => `"${input}" is no ${what} that is mapped`,
    })
    .transform((value) => value as keyof T);

const Cells = z.object({
  number: named.refine((value) => value !== '?', 'is not filled in'),
  incident_state: oneOf(STATES, 'state'),
  priority: oneOf(PRIORITIES, 'priority'),
  caller_id: maybe,
  category: maybe,
  subcategory: maybe,
  u_symptom: maybe,
  assignment_group: maybe,
  assigned_to: maybe,
  reopen_count: whole,
  sys_mod_count: whole,
  opened_at: moment,
  sys_updated_at: moment,
  closed_code: maybe,
});

/**
 * One change of an incident, as it stood then. Columns that tell of what comes later (`resolved_at`, `closed_at`,
 * `resolved_by`, `made_sla`) are not read; `closeCode`, which the export repeats in every row of an incident, is for
 * the rows that resolve.
 */
export interface Row {
  readonly line: number;
  readonly incident: string;
  readonly state: keyof typeof STATES;
  readonly priority: keyof typeof PRIORITIES;
  readonly caller: string | null;
  readonly topic: readonly string[];
  readonly group: string | null;
  readonly resolver: string | null;
  readonly reopenCount: number;
  readonly modCount: number;
  /** Epoch milliseconds, the log's times taken as UTC. */
  readonly openedAt: number;
  readonly at: number;
  readonly closeCode: string | null;
}

/** @throws Malformed when it is no such export at all */
export function parseLog(text: string): { rows: Row[]; faults: Fault[] } {
  const [header, ...records] = read(text);
  if (!header) throw new Malformed('the file is empty');
  const missing = COLUMNS.filter((name) => !header.record.includes(name));
  if (missing.length) throw new Malformed(`the header lacks ${missing.join(', ')}`);
  const rows: Row[] = [];
  const faults: Fault[] = [];
  for (const { record, line } of records) {
    const cells = Object.fromEntries(header.record.map((name, i) => [name, record[i]]));
    const incident = cells.number || '?';
    const fault = (reason: string) => faults.push({ line, incident, reason });
    const { success, data, error } = Cells.safeParse(cells);
    if (record.length !== header.record.length) {
      fault(`has ${record.length} cells where the header has ${header.record.length}`);
    } else if (success) rows.push(toRow(data, line));
    else fault(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '));
  }
  return { rows, faults };
}

interface Line {
  readonly record: string[];
  readonly line: number;
}

function read(text: string): Line[] {
  try {
    // Rows of another length are ours to report. A quote that never closes would swallow rows: it stops everything.
    const lines = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return lines.map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) }));
  } catch (error) {
    throw new Malformed(`the file is no CSV: ${(error as Error).message}`);
  }
}

/** The parser counts to the end of a row; a quoted cell may hold several lines. */
const breaksIn = (record: readonly string[]): number => record.join('').split('\n').length - 1;

/** `dd-mm-yyyy hh:mm`, taken as UTC; undefined for anything else, 30 February too. */
function readTime(value: string): number | undefined {
  const [, day, month, year, hour, minute] =
    /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d)$/.exec(value)?.map(Number) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const time = Date.UTC(year, month - 1, day, hour, minute);
  const [date, clock] = new Date(time).toISOString().split(/T|:\d\d\.000Z/);
  return `${date?.split('-').reverse().join('-')} ${clock}` === value ? time : undefined;
}

function lost(context: z.RefinementCtx, value: string): never {
  context.addIssue({ code: 'custom', message: `"${value}" is not a time as dd-mm-yyyy hh:mm` });
  return z.NEVER;
}

const toRow = (cells: z.output<typeof Cells>, line: number): Row => ({
  line,
  incident: cells.number,
  state: cells.incident_state,
  priority: cells.priority,
  caller: cells.caller_id,
  topic: [cells.category, cells.subcategory, cells.u_symptom].filter((part) => part !== null),
  group: cells.assignment_group,
  resolver: cells.assigned_to,
  reopenCount: cells.reopen_count,
  modCount: cells.sys_mod_count,
  openedAt: cells.opened_at,
  at: cells.sys_updated_at,
  closeCode: cells.closed_code,
});
