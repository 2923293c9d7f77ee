import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promise } from '../../test/mini-server.ts';
import type { QueueFilter, QueueScope } from '../protocol/routes.ts';
import type { LinkedProblem, Status, TeamTicket } from '../protocol/tickets.ts';
import { type Change, compare, inQueue, put, type View } from './queue.ts';

const NOW = 1e12 + 4000;
const due = (seconds: number) => promise('p1', 1e12 + seconds * 1000);
const make = (number: number, part: Partial<TeamTicket> = {}): TeamTicket =>
  ({
    id: `tk_${number}`,
    number,
    status: 'received',
    promise: null,
    problem: null,
    assignee: null,
    level: 'L1',
    impact: 'normal',
    createdAt: new Date(1e12 + 2000 + number).toISOString(),
    updatedAt: new Date(1e12 + number * 1000).toISOString(),
    ...part,
  }) as TeamTicket;
const view = (part: Partial<View> = {}): View => ({
  scope: 'all',
  filter: {},
  me: { id: 'me', level: 'L1' },
  ...part,
});
const leaves = (seconds: number): TeamTicket['report'] =>
  ({ remaining: [{ what: null, who: null, by: new Date(1e12 + seconds * 1000).toISOString() }] }) as never;
const follows = (own: TeamTicket['promise']): LinkedProblem => ({
  id: 'pb_1',
  number: 1,
  title: null,
  version: 1,
  own,
});

const ticket = fc
  .record({
    number: fc.nat(30),
    seconds: fc.option(fc.nat(8)),
    who: fc.constantFrom('me', 'other', null),
    status: fc.constantFrom<Status>('received', 'fixing', 'resolved', 'closed'),
    level: fc.constantFrom<TeamTicket['level']>('L1', 'L2'),
    problem: fc.constantFrom('none', 'with a promise of its own', 'without'),
    left: fc.option(fc.nat(8)),
  })
  .map(({ number, seconds, who, status, level, problem, left }) => {
    const promised = seconds === null ? null : due(seconds);
    return make(number, {
      status,
      level,
      promise: promised,
      assignee: who && { id: who, name: who },
      problem: problem === 'none' ? null : follows(problem === 'without' ? null : promised),
      report: left === null ? null : leaves(left),
    });
  });
const views = fc
  .record({
    scope: fc.constantFrom<QueueScope>('mine', 'team', 'unassigned', 'all', 'ended'),
    filter: fc.constantFrom<QueueFilter>({}, { status: 'fixing' }, { problem: 'pb_1' }, { flag: 'late' }),
  })
  .map(view);

test('put, one ticket after the other or many at once, gives what filtering and sorting all gives', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(ticket, { minLength: 1, maxLength: 4 }), { maxLength: 40 }),
      views,
      (steps, view) => {
        const tickets = new Map<string, TeamTicket>();
        let queue: readonly TeamTicket[] = [];
        for (const step of steps) {
          const changes: Change[] = [];
          for (const next of new Map(step.map((each) => [each.id, each])).values()) {
            changes.push({ old: tickets.get(next.id), ticket: next });
            tickets.set(next.id, next);
          }
          queue = put(queue, changes, view, undefined, NOW);
        }
        const all = [...tickets.values()].filter((each) => inQueue(each, view, NOW));
        expect(queue).toEqual(all.sort((a, b) => compare(a, b, view.scope)));
      },
    ),
  );
});

test('behind what was read so far stands only what the server still has', () => {
  const [first, second, third] = [1, 2, 3].map((n) => make(n, { promise: due(n) })) as [
    TeamTicket,
    TeamTicket,
    TeamTicket,
  ];
  const queue = [first, second];
  const one = (old: TeamTicket | undefined, ticket: TeamTicket) =>
    put(queue, [{ old, ticket }], view(), second, NOW);
  expect(one(undefined, third)).toBe(queue);
  const later = make(1, { promise: due(9) });
  expect(one(first, later)).toEqual([second]);
  const sooner = make(7, { promise: due(0) });
  expect(one(undefined, sooner)).toEqual([sooner, first, second]);
  const both = [
    { old: first, ticket: later },
    { old: undefined, ticket: sooner },
  ];
  expect(put(queue, both, view(), second, NOW)).toEqual([sooner, second]);
});

test('of what ended, the latest end is on top', () => {
  const [old, late] = [make(1, { status: 'closed' }), make(2, { status: 'resolved' })];
  expect(put([old], [{ old: undefined, ticket: late }], view({ scope: 'ended' }), undefined, NOW)).toEqual([
    late,
    old,
  ]);
});

test('what has ended and still owes something stands by that in the open scopes, and by its end among what has ended', () => {
  const [open, owes, done] = [
    make(1, { promise: due(5) }),
    make(2, { status: 'resolved', report: leaves(3) }),
    make(3, { status: 'closed' }),
  ];
  const add = (scope: QueueScope) =>
    [open, owes, done].reduce<readonly TeamTicket[]>(
      (queue, ticket) => put(queue, [{ old: undefined, ticket }], view({ scope }), undefined, NOW),
      [],
    );
  expect(add('all')).toEqual([owes, open]);
  expect(add('ended')).toEqual([done, owes]);
});

test('who follows a known problem stands in the queue by a promise of its own, or when that problem is asked for', () => {
  const carried = make(1, { promise: due(1), problem: follows(null) });
  const own = make(2, { promise: due(1), problem: follows(due(3)) });
  const plain = make(3, { promise: due(2) });
  const add = (given: View) =>
    put(
      [],
      [carried, own, plain].map((ticket) => ({ old: undefined, ticket })),
      given,
      undefined,
      NOW,
    ).map(({ number }) => number);
  // By the promise that its own word must keep, not by the problem's, which is sooner.
  expect(add(view())).toEqual([3, 2]);
  expect(add(view({ filter: { problem: 'pb_1' } }))).toEqual([1, 2]);
});
