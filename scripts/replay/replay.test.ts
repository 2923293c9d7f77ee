import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';
import { parseLog } from './parse.ts';
import { replay } from './run.ts';
import { tableOf } from './table.ts';

const root = join(import.meta.dirname, '..', '..');
const madeUp = join(import.meta.dirname, 'made-up.csv');
const shared = join(root, '..', 'shared', 'data', 'servicenow-incidents.csv');

async function figuresFrom(file: string) {
  const { rows, faults } = parseLog(readFileSync(file, 'utf8'));
  const seen: number[] = [];
  const outcome = await replay(rows, (done, total) => seen.push(done / total));
  expect(seen.at(-1)).toBe(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  return { outcome, figures: figuresOf(rows, faults, outcome) };
}

test('a small log of our own, to the last figure', { timeout: 60_000 }, async () => {
  const { outcome, figures } = await figuresFrom(madeUp);
  expect(figures).toMatchObject({
    log: { incidents: 4, rows: 22, from: '2024-01-02T08:00:00.000Z', to: '2024-01-15T10:00:00.000Z' },
    tickets: { opened: 4, stillOpen: 2, closedByThemselves: 1 },
    customers: 3,
    agents: 4,
    words: { updates: 7, dates: 1, reports: 3 },
    acts: { reopenings: 1, acceptances: 1, notes: 1 },
    promises: { made: 12, kept: 8, missed: 2, moved: 1, keptAsMoved: 1, standing: 1 },
    longestUncovered: 0,
    openMisses: { tickets: 2 },
    standIns: {
      symptoms: 4,
      activities: 7,
      reasons: 1,
      causes: 3,
      deeds: 3,
      reopenings: 1,
      notes: 1,
      total: 20,
    },
    rows: { acted: 14, opening: 3, unchanged: 1, closedBefore: 1, notMapped: 3 },
    replicas: { equal: 3, different: [] },
    broken: [],
  });
  // By the policy: 2 January is a Tuesday. Missed by 13 h, twice by 21 h, and from 5 January 08:20 to the end.
  expect(figures.policy).toMatchObject({
    first: { made: 5, kept: 4, missed: 0 },
    next: { made: 7, kept: 3, missed: 4 },
  });
  expect(figures.policy.missedHours).toBeCloseTo(13 + 2 * 21 + 241 + 40 / 60, 9);
  expect(figures.calibration.overall).toEqual({ tested: 0, came: 0 });
  expect(figures.log.longestWhileOpen).toBe(48);
  expect(outcome.counted).toMatchObject({ kept: 8, missed: 2, moved: 1 });
  expect(figures.faults.map(({ line }) => line)).toEqual([14, 18, 23]);
  // 24 h of the first incident, and of the third from 5 January 08:20 to the end; open: 83.5 + 48 + 314 h and 5 min.
  expect(figures.openMisses.hours).toBeCloseTo(24 + 241 + 40 / 60, 9);
  expect(figures.openMisses.openHours).toBeCloseTo(445.5 + 5 / 60, 9);
  expect(figures.log.silenceWhileOpen?.median).toBeCloseTo((20 / 60 + 23) / 2, 9);
  expect(figures.log.silenceWhileOpen?.p90).toBeCloseTo(40.5, 9);
  expect(figures.log.silence?.p90).toBeCloseTo(199.2, 9);

  const [first] = outcome.tickets.filter(({ incident }) => incident === 'INC9000001');
  expect(first?.ticket).toMatchObject({
    status: 'closed',
    closedBecause: 'accepted',
    impact: 'normal',
    notes: 1,
  });
  expect(first?.feed.map(({ type, at }) => `${at.slice(5, 16)} ${type}`)).toEqual([
    '01-02T09:00 ticket_created',
    '01-02T09:30 update_posted',
    '01-03T08:00 update_posted',
    '01-04T08:00 promise_missed',
    '01-05T08:00 update_posted',
    '01-05T20:00 report_published',
    '01-06T09:00 ticket_reopened',
    '01-06T09:30 report_published',
    '01-07T09:00 ticket_closed',
  ]);
  const [second] = outcome.tickets.filter(({ incident }) => incident === 'INC9000002');
  expect(second?.ticket.holder).toMatchObject({ kind: 'agent', name: 'Resolver 3' });
  expect(second?.feed.at(-1)).toMatchObject({ type: 'ticket_closed', at: '2024-01-11T10:00:00.000Z' });

  const table = tableOf(figures, 'made-up.csv', 1.23);
  expect(table).toContain('kept                                                         8 (72.7 %)');
  expect(table).toContain(
    'Not mapped: line 14, INC9000002: incident_state "-100" is no state that is mapped',
  );
  expect(table).toContain('Amaral');
});

const main = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--conditions=@vestka/source', join(import.meta.dirname, 'main.ts'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: import.meta.dirname },
    },
  );

test('the command prints figures on stdout and its progress beside them', { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = main('made-up.csv', '--json');
  expect(stderr).toMatch(/^ {2}0 % {2}2024-01-02\n[\s\S]*100 % {2}2024-01-15\n$/);
  expect(JSON.parse(stdout)).toMatchObject({
    file: 'made-up.csv',
    longestUncovered: 0,
    promises: { made: 12 },
  });
  expect(status).toBe(0);
});

test.each([
  [[], 'name one file'],
  [['nowhere.csv'], 'ENOENT'],
  [['parse.ts'], 'the header lacks number'],
  [['made-up.csv', '--fast'], "Unknown option '--fast'"],
])('the command says what is wrong with %j and ends with 2', (args, sentence) => {
  const { status, stdout, stderr } = main(...args);
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('    at ');
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

const absent = existsSync(shared) ? false : 'the shared log is not beside this repository';
test('443 real incidents: no customer is ever without promise and without admission', {
  timeout: 300_000,
}, async ({ skip }) => {
  if (absent) skip(absent);
  const { figures } = await figuresFrom(shared);
  expect(figures.broken).toEqual([]);
  expect(figures.longestUncovered).toBe(0);
  expect(figures.log).toMatchObject({ incidents: 443, rows: 3027 });
  expect(figures.tickets).toMatchObject({ opened: 443, stillOpen: 0 });
  expect(figures.replicas.equal).toBe(figures.customers);
  expect(figures.faults).toEqual([]);
  const { made, kept, missed, keptAsMoved, standing } = figures.promises;
  expect(made).toBeGreaterThan(443);
  expect(kept + missed + keptAsMoved + standing).toBe(made);
  const { first, next } = figures.policy;
  expect(first.made + next.made).toBe(first.kept + first.missed + next.kept + next.missed);
  const { overall, share } = figures.calibration;
  expect(overall.tested).toBeGreaterThan(100);
  expect(overall.came / overall.tested, 'told for nine in ten, out of sample').toBeGreaterThan(share);
  const { words, acts, rows } = figures;
  expect(figures.standIns.total).toBe(
    443 + words.updates + words.dates + 2 * words.reports + acts.reopenings + acts.notes,
  );
  expect(rows).toMatchObject({ notMapped: 0, unchanged: 0 });
  expect(rows.acted + rows.opening + rows.closedBefore).toBe(3027);
});
