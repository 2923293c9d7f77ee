import { expect, test } from 'vitest';
import type { KnownProblem } from '../protocol/known-problems.ts';
import type { QueueFilter } from '../protocol/routes.ts';
import { isOf, passesProblem } from './filter.ts';

const NOW = Date.parse('2026-03-04T12:00:00.000Z');
const known = {
  number: 1007,
  title: 'The licence server is down',
  status: 'fixing',
  impact: 'high',
  level: 'L2',
  assignee: null,
  promise: { dueAt: '2026-03-04T11:00:00.000Z', missedAt: null },
} as KnownProblem;

test.each<[QueueFilter, boolean]>([
  [{}, true],
  [{ flag: 'late' }, true],
  [{ flag: 'late', impact: 'high', level: 'L2' }, true],
  [{ flag: 'late', impact: 'low' }, false],
  [{ flag: 'late', kind: 'problem' }, false],
  [{ flag: 'nudged' }, false],
  [{ flag: 'unanswered' }, false],
  [{ plan: 'Gold' }, false],
  [{ problem: 'pb_1' }, false],
  [{ status: 'fixing' }, true],
  [{ status: 'received' }, false],
  [{ q: 'P1007' }, true],
  [{ q: ' p1007 ' }, true],
  [{ q: '1007' }, true],
  [{ q: '#1007' }, false],
  [{ q: '100' }, false],
  [{ q: 'SERVER licence' }, true],
  [{ q: 'server printer' }, false],
])('a known problem and %j', (filter, passes) => {
  expect(passesProblem(known, filter, NOW)).toBe(passes);
});

test('late by the clock from the very instant, or by the event of the miss', () => {
  const at = Date.parse('2026-03-04T11:00:00.000Z');
  expect(passesProblem(known, { flag: 'late' }, at)).toBe(true);
  expect(passesProblem(known, { flag: 'late' }, at - 1)).toBe(false);
  const missed = { ...known, promise: { ...known.promise, missedAt: '2026-03-04T11:00:00.000Z' } };
  expect(passesProblem(missed as KnownProblem, { flag: 'late' }, at - 1)).toBe(true);
  expect(passesProblem({ ...known, status: 'resolved' }, { flag: 'late' }, NOW)).toBe(false);
});

test('whose a problem is', () => {
  const me = { id: 'ag_1', level: 'L1' } as const;
  const of = (one: KnownProblem) =>
    (['all', 'mine', 'team', 'unassigned', 'ended'] as const).filter((scope) => isOf(one, scope, me));
  expect(of(known)).toEqual(['all', 'unassigned']);
  const mine = { ...known, assignee: { id: 'ag_1', name: 'Anna' }, level: 'L1' as const };
  expect(of(mine)).toEqual(['all', 'mine', 'team']);
  const ended = { ...mine, status: 'closed' } as const;
  expect(of(ended)).toEqual(['ended']);
  // What is left of it is still owed: it stands where that is looked for, too.
  const left = { by: '2026-03-05T12:00:00.000Z' };
  const withLeft = (remaining: object[]) => ({ ...ended, report: { remaining } }) as KnownProblem;
  expect(of(withLeft([left]))).toEqual(['all', 'mine', 'team', 'ended']);
  expect(of(withLeft([{ ...left, doneAt: '2026-03-04T12:00:00.000Z' }]))).toEqual(['ended']);
});
