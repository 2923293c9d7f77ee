import type { Promised, Status, TicketEvent } from '@vestka/sdk';
import { expect, test } from 'vitest';
import { measure } from './feed.ts';
import { spread } from './figures.ts';

const at = (hour: number): string => new Date(hour * 3_600_000).toISOString();
const promise = (id: string, due: number, missed: number | null = null): Promised => ({
  id,
  dueAt: at(due),
  firstDueAt: at(due),
  madeAt: at(0),
  by: { kind: 'policy' },
  missedAt: missed === null ? null : at(missed),
  told: null,
});
const event = (
  type: TicketEvent['type'],
  hour: number,
  status: Status,
  promised: Promised | null,
  data = {},
) => ({ type, at: at(hour), facts: { status, promise: promised }, data }) as unknown as TicketEvent;
const HOUR = 3_600_000;

test('a promise and its miss, admitted at the very instant, leave no bare stretch', () => {
  const feed = [
    event('ticket_created', 0, 'received', promise('p1', 2)),
    event('promise_missed', 2, 'received', promise('p1', 2, 2)),
    event('update_posted', 5, 'investigating', promise('p2', 9)),
    event('report_published', 8, 'resolved', null, { answered: { kept: true, firstDueAt: at(9) } }),
    event('ticket_closed', 100, 'closed', null),
  ];
  expect(measure(feed, 200 * HOUR)).toEqual({
    open: 8 * HOUR,
    missed: 3 * HOUR,
    uncovered: 0,
    promises: { made: 2, kept: 1, missed: 1, moved: 0, keptAsMoved: 0, standing: 0 },
  });
});

test('a miss that is admitted late shows as a bare stretch', () => {
  const feed = [
    event('ticket_created', 0, 'received', promise('p1', 2)),
    event('promise_missed', 3, 'received', promise('p1', 2, 3)),
  ];
  expect(measure(feed, 4 * HOUR)).toMatchObject({ open: 4 * HOUR, missed: HOUR, uncovered: HOUR });
});

test('an open ticket without a promise is bare, also across events without facts, up to the end', () => {
  const message = { type: 'message_posted', at: at(3), data: {} } as unknown as TicketEvent;
  const feed = [event('ticket_created', 0, 'received', promise('p1', 1)), message];
  expect(measure(feed, 6 * HOUR)).toMatchObject({ uncovered: 5 * HOUR });
  expect(measure([event('ticket_created', 0, 'received', null), message], 6 * HOUR)).toMatchObject({
    open: 6 * HOUR,
    uncovered: 6 * HOUR,
  });
});

test('two bare stretches are not added up', () => {
  const feed = [
    event('ticket_created', 0, 'received', promise('p1', 1)),
    event('update_posted', 3, 'investigating', promise('p2', 4)),
    event('update_posted', 7, 'investigating', promise('p3', 9)),
  ];
  expect(measure(feed, 8 * HOUR)).toMatchObject({ uncovered: 3 * HOUR, promises: { made: 3, standing: 1 } });
});

test('words that are in time only for the moved date do not keep the promise', () => {
  const moved = { ...promise('p1', 1), dueAt: at(5) };
  const feed = [
    event('ticket_created', 0, 'received', promise('p1', 1)),
    event('promise_moved', 0.5, 'received', moved),
    event('update_posted', 3, 'investigating', promise('p2', 9), {
      answered: { kept: true, firstDueAt: at(1) },
    }),
  ];
  const { promises } = measure(feed, 4 * HOUR);
  expect(promises).toEqual({ made: 2, kept: 0, missed: 0, moved: 1, keptAsMoved: 1, standing: 1 });
});

test('median and p90 lie between neighbours', () => {
  expect(spread([])).toBeNull();
  expect(spread([3])).toEqual({ median: 3, p90: 3 });
  expect(spread([30, 0, 10, 20])).toEqual({ median: 15, p90: 27 });
});
