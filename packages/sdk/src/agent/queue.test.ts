import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promise } from '../../test/mini-server.ts';
import type { QueueScope } from '../protocol/routes.ts';
import type { Status, TeamTicket } from '../protocol/tickets.ts';
import { compare, inScope, put } from './queue.ts';

const make = (number: number, due: number | null, assignee: string | null, status: Status): TeamTicket =>
  ({
    id: `tk_${number}`,
    number,
    status,
    promise: due === null ? null : promise(`p${number}`, 1e12 + due * 1000),
    assignee: assignee && { id: assignee, name: assignee },
    updatedAt: new Date(1e12 + number * 1000).toISOString(),
  }) as TeamTicket;

const ticket = fc
  .tuple(
    fc.nat(30),
    fc.option(fc.nat(8)),
    fc.constantFrom('me', 'other', null),
    fc.constantFrom<Status>('received', 'fixing', 'resolved', 'closed'),
  )
  .map((parts) => make(...parts));
const scopes = fc.constantFrom<QueueScope>('mine', 'unassigned', 'all', 'ended');

test('put, one ticket after the other, gives what filtering and sorting all gives', () => {
  fc.assert(
    fc.property(fc.array(ticket, { maxLength: 80 }), scopes, (changes, scope) => {
      const tickets = new Map<string, TeamTicket>();
      let queue: readonly TeamTicket[] = [];
      for (const next of changes) {
        queue = put(queue, tickets.get(next.id), next, scope, 'me', undefined);
        tickets.set(next.id, next);
      }
      const all = [...tickets.values()].filter((each) => inScope(each, scope, 'me'));
      expect(queue).toEqual(all.sort((a, b) => compare(a, b, scope)));
    }),
  );
});

test('behind what was read so far stands only what the server still has', () => {
  const [first, second, third] = [1, 2, 3].map((due) => make(due, due, null, 'received')) as [
    TeamTicket,
    TeamTicket,
    TeamTicket,
  ];
  const queue = [first, second];
  expect(put(queue, undefined, third, 'all', 'me', second)).toBe(queue);
  const later = make(1, 9, null, 'received');
  expect(put(queue, first, later, 'all', 'me', second)).toEqual([second]);
  const sooner = make(7, 0, null, 'received');
  expect(put(queue, undefined, sooner, 'all', 'me', second)).toEqual([sooner, first, second]);
});

test('of what ended, the latest end is on top', () => {
  const [old, late] = [make(1, null, null, 'closed'), make(2, null, null, 'resolved')];
  expect(put([old], undefined, late, 'ended', 'me', undefined)).toEqual([late, old]);
});
