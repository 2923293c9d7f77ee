import { expect, test } from 'vitest';
import { promise } from '../../test/mini-server.ts';
import type { Ticket } from '../protocol/tickets.ts';
import { isNudgeable } from './status.ts';

const DUE = Date.parse('2026-03-01T12:00:00Z');
const ticket = (part: Partial<Ticket> = {}): Ticket =>
  ({ status: 'fixing', promise: promise('p1', DUE), ...part }) as Ticket;

test('without a word of policy, the customer may nudge from the instant the promise passes', () => {
  expect(isNudgeable(ticket(), DUE - 1)).toBe(false);
  expect(isNudgeable(ticket(), DUE)).toBe(true);
});

test('policy may find the silence too long before that, or leave time after a nudge', () => {
  const from = (ms: number) =>
    ticket({ promise: { ...promise('p1', DUE), nudgeFrom: new Date(ms).toISOString() } });
  expect(isNudgeable(from(DUE - 1000), DUE - 1001)).toBe(false);
  expect(isNudgeable(from(DUE - 1000), DUE - 1000)).toBe(true);
  expect(isNudgeable(from(DUE + 1000), DUE + 999)).toBe(false);
});

test('of what has ended, or promises nothing, nobody has to be reminded', () => {
  expect(isNudgeable(ticket({ status: 'resolved' }), DUE)).toBe(false);
  expect(isNudgeable(ticket({ status: 'closed' }), DUE)).toBe(false);
  expect(isNudgeable(ticket({ promise: null }), DUE)).toBe(false);
});
