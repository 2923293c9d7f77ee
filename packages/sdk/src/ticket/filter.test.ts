import { expect, test } from 'vitest';
import { promise } from '../../test/mini-server.ts';
import type { QueueFilter } from '../protocol/routes.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { isAbout, isNarrow, passes } from './filter.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const hour = 3_600_000;
const iso = (hours: number) => new Date(NOW + hours * hour).toISOString();
const make = (part: Partial<TeamTicket> = {}): TeamTicket =>
  ({
    number: 1042,
    status: 'fixing',
    impact: 'high',
    kind: 'problem',
    plan: 'Gold',
    level: 'L2',
    subject: 'No sound in the Küche',
    promise: promise('p1', NOW + hour),
    problem: null,
    customer: { id: 'cu_1', name: 'Vera Holm', email: 'vera@example.com' },
    lastWordAt: iso(-1),
    lastCustomerAt: iso(-2),
    ...part,
  }) as TeamTicket;
const own = (due: number | null): TeamTicket['problem'] => ({
  id: 'pb_1',
  number: 7,
  title: null,
  version: 1,
  own: due === null ? null : promise('p2', NOW + due * hour),
});

test('without a filter everything passes', () => {
  for (const filter of [{}, { q: '' }, { status: undefined }] as QueueFilter[]) {
    expect(isNarrow(filter)).toBe(false);
    expect(passes(make(), filter, NOW)).toBe(true);
  }
  expect(isNarrow({ q: 'x' })).toBe(true);
});

test('all that a filter asks for must hold', () => {
  const holds: QueueFilter = { status: 'fixing', impact: 'high', kind: 'problem', plan: 'Gold', level: 'L2' };
  expect(passes(make(), holds, NOW)).toBe(true);
  // An agent types it as they please.
  expect(passes(make(), { plan: 'gold' }, NOW)).toBe(true);
  const fails: QueueFilter[] = [
    { status: 'verifying' },
    { impact: 'low' },
    { kind: 'wish' },
    { plan: 'Silver' },
    { level: 'L1' },
    { problem: 'pb_1' },
  ];
  for (const one of fails) expect(passes(make(), { ...holds, ...one }, NOW)).toBe(false);
  expect(passes(make({ problem: own(null) }), { problem: 'pb_1' }, NOW)).toBe(true);
});

test('late is whose own next word is overdue, from the very instant', () => {
  const late = (ticket: TeamTicket, now = NOW) => passes(ticket, { flag: 'late' }, now);
  expect(late(make(), NOW + hour - 1)).toBe(false);
  expect(late(make(), NOW + hour)).toBe(true);
  expect(late(make({ promise: null }))).toBe(false);
  // The clock here may be a moment behind the server's, which has said so.
  const missed = { ...promise('p1', NOW + hour), missedAt: iso(1) };
  expect(late(make({ promise: missed }), NOW + hour - 1)).toBe(true);
  // The problem's promise is shown to its customer, and is the problem's to keep.
  const shown = { promise: promise('q1', NOW - hour) };
  expect(late(make({ ...shown, problem: own(null) }))).toBe(false);
  expect(late(make({ ...shown, problem: own(1) }))).toBe(false);
  expect(late(make({ ...shown, problem: own(-1) }))).toBe(true);
});

test('late is what remains after a report too, by the clock or by the event of its miss', () => {
  const late = (item: object, now = NOW) =>
    passes(make({ status: 'resolved', report: { remaining: [item] } as never }), { flag: 'late' }, now);
  const by = iso(1);
  expect(late({ by })).toBe(false);
  expect(late({ by }, NOW + hour)).toBe(true);
  expect(late({ by, missedAt: by })).toBe(true);
  expect(late({ by, missedAt: by, doneAt: by }, NOW + hour)).toBe(false);
});

test('nudged is where “no answer since …” stands', () => {
  const nudged = (ticket: TeamTicket) => passes(ticket, { flag: 'nudged' }, NOW);
  expect(nudged(make())).toBe(false);
  expect(nudged(make({ promise: { ...promise('p1', NOW), nudgedAt: null } }))).toBe(false);
  expect(nudged(make({ promise: { ...promise('p1', NOW), nudgedAt: iso(0) } }))).toBe(true);
});

test('unanswered is where the customer spoke last', () => {
  const unanswered = (part: Partial<TeamTicket>) => passes(make(part), { flag: 'unanswered' }, NOW);
  expect(unanswered({})).toBe(false);
  expect(unanswered({ lastCustomerAt: iso(-0.5) })).toBe(true);
  expect(unanswered({ lastWordAt: null })).toBe(true);
  expect(unanswered({ lastWordAt: null, status: 'closed' })).toBe(false);
  // After the end, comments alone: to say “yes, solved” asks for nothing.
  const ended = { status: 'closed' as const, lastCustomerAt: iso(3) };
  expect(unanswered(ended)).toBe(false);
  expect(unanswered({ ...ended, lastWordAt: iso(1), commentedAt: iso(2) })).toBe(true);
  expect(unanswered({ ...ended, lastWordAt: iso(2), commentedAt: iso(2) })).toBe(false);
});

test('a query is a number, or words of the subject and the customer’s name', () => {
  const about = (q: string, part: Partial<TeamTicket> = {}) => isAbout(make(part), q);
  for (const q of ['1042', '#1042', ' #1042 ', 'sound', 'SOUND vera', 'küch', 'holm  sou']) {
    expect([q, about(q)]).toEqual([q, true]);
  }
  for (const q of ['104', '#10420', 'sound anna', 'vera@example.com']) {
    expect([q, about(q)]).toEqual([q, false]);
  }
  // A number is meant as the ticket's, whatever the subject says.
  expect(about('404', { subject: 'Error 404' })).toBe(false);
  const erased = { subject: null, customer: { id: 'cu_1', name: null, email: null } };
  expect(about('null', erased)).toBe(false);
});
