import { expect, test } from 'vitest';
import { event, type Loose } from '../../test/events.ts';
import { facts, promise } from '../../test/mini-server.ts';
import type { Answered } from '../protocol/events.ts';
import type { Promised } from '../protocol/promise.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { applyTeam, ownPromise } from './apply-team.ts';

const T0 = Date.parse('2026-03-01T10:00:00Z');
const time = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString();
const due = (id: string, minutes: number): Promised => promise(id, T0 + minutes * 60_000);
const link = (own: Promised | null) => ({ id: 'pb_1', number: 1007, version: 3, own });
const standing = facts('investigating', due('p1', 60));

/** Folds events one after the other, each a minute after the one before. */
const fold = (...parts: (Partial<Loose> & { type: string })[]): TeamTicket =>
  parts.reduce<TeamTicket | null>(
    (view, part, i) => applyTeam(view, event({ version: i + 1, at: time(i), ...part })),
    null,
  ) as TeamTicket;
const created = {
  type: 'ticket_created',
  actor: { kind: 'customer' as const },
  facts: facts('received', due('p1', 60)),
  data: { number: 7, kind: 'problem', impact: 'high', customer: 'cu_1', lang: 'en' },
  words: { subject: 'No sound', message: 'No sound', contact: { name: 'Vera' } },
};
const update = (promised: Promised, answered: Answered = null) => ({
  type: 'update_posted',
  facts: facts('fixing', promised),
  data: { lang: null, answered },
});
const answered = (promised: Promised, kept: boolean): Answered => ({
  promise: promised.id,
  dueAt: promised.dueAt,
  firstDueAt: promised.firstDueAt,
  kept,
});

test('the problem’s promise is not the ticket’s to keep', () => {
  const linked = {
    type: 'problem_linked',
    facts: { ...facts('fixing', due('q4', 90)), problem: link(null) },
    data: { problem: 'pb_1', number: 1007 },
  };
  const view = fold(created, linked);
  expect(view.promise?.id).toBe('q4');
  expect(ownPromise(view)).toBeNull();
  expect(view.promises).toEqual({ made: 1, kept: 0, missed: 0, moved: 0 });
  // The link is a word to the customer: their problem has a name now.
  expect(view).toMatchObject({ firstWordAt: time(1), lastWordAt: time(1) });

  const off = {
    type: 'problem_unlinked',
    facts: { ...facts('investigating', due('p2', 200)), problem: null },
    data: { problem: 'pb_1', number: 1007 },
  };
  const after = fold(created, linked, off);
  expect(ownPromise(after)?.id).toBe('p2');
  expect(after.promises).toEqual({ made: 2, kept: 0, missed: 0, moved: 0 });
});

test('a promise beside the problem’s counts, whichever of the two is shown', () => {
  const linked = (own: Promised) => ({
    type: 'problem_linked',
    facts: { ...facts('fixing', due('q4', 90)), problem: link(own) },
    data: { problem: 'pb_1', number: 1007 },
  });
  const kept = linked(due('p1', 60));
  expect(fold(created, kept).promises.made).toBe(1);
  const made = fold(created, linked(due('p2', 120)));
  expect(made.promises.made).toBe(2);
  const missed = {
    type: 'promise_missed',
    facts: { ...facts('fixing', due('q4', 90)), problem: link(due('p2', 120)) },
    data: { promise: 'p2', dueAt: time(120), told: 'lead' },
  };
  expect(fold(created, linked(due('p2', 120)), missed).promises).toEqual({
    made: 2,
    kept: 0,
    missed: 1,
    moved: 0,
  });
});

test('a promise is kept by words before the first date, and moved by a date alone', () => {
  const first = due('p1', 60);
  expect(fold(created, update(due('p2', 90), answered(first, true))).promises.kept).toBe(1);
  expect(fold(created, update(due('p2', 90), answered(first, false))).promises.kept).toBe(0);
  const moved = { ...first, dueAt: time(300) };
  const move = {
    type: 'promise_moved',
    facts: facts('received', moved),
    data: { from: first.dueAt, to: moved.dueAt, lang: null },
  };
  const late = { ...update(due('p2', 400), answered(moved, true)), at: time(120) };
  // In time for the new date only: the first one was not kept.
  expect(fold(created, move, late).promises).toEqual({ made: 2, kept: 0, missed: 0, moved: 1 });
});

test('leads are told again of a miss until there is a new promise', () => {
  const missed = {
    type: 'promise_missed',
    facts: facts('received', { ...due('p1', 60), missedAt: time(60), told: 'lead' as const }),
    data: { promise: 'p1', dueAt: time(60), told: 'lead' },
  };
  const again = { type: 'miss_reminded', audience: 'team' as const, data: { promise: 'p1', told: 'lead' } };
  expect(fold(created, missed).remindedAt).toBe(time(1));
  expect(fold(created, missed, again)).toMatchObject({ remindedAt: time(2), promises: { missed: 1 } });
  expect(fold(created, missed, again, update(due('p2', 90))).remindedAt).toBeNull();
});

test('what the team alone knows', () => {
  const team = { audience: 'team' as const };
  const view = fold(
    created,
    { ...team, type: 'promise_warned', data: { promise: 'p1', dueAt: time(60) } },
    {
      ...team,
      type: 'handoff_added',
      data: { level: 'L2' },
      words: { known: 'The disk is full', tried: 'A restart', why: 'Needs root' },
    },
    { ...team, type: 'plan_changed', data: { plan: 'Gold' } },
    { type: 'contact_changed', actor: { kind: 'customer' }, words: { contact: { email: 'v@example.com' } } },
    { type: 'customer_limited', data: { limit: { kind: 'cool_down', until: time(90), everyMinutes: null } } },
    { type: 'ticket_classified', data: { kind: 'wish', impact: 'low' } },
  );
  expect(view).toMatchObject({
    warned: time(60),
    level: 'L2',
    handOff: { known: 'The disk is full', tried: 'A restart', why: 'Needs root', by: 'Anna', at: time(2) },
    plan: 'Gold',
    customer: { id: 'cu_1', name: null, email: 'v@example.com' },
    limit: { kind: 'cool_down', until: time(90) },
    kind: 'wish',
    impact: 'low',
    version: 7,
    updatedAt: time(6),
    lastCustomerAt: time(4),
    firstWordAt: null,
  });
  expect(fold(created, { type: 'customer_limited', data: { limit: null } }).limit).toBeNull();
});

test('a nudge is the customer’s word, not the team’s', () => {
  const nudged = {
    type: 'nudged',
    actor: { kind: 'customer' as const },
    facts: facts('investigating', { ...due('p1', 60), nudgedAt: time(1) }),
    data: { since: time(0), told: 'lead' },
  };
  expect(fold(created, nudged)).toMatchObject({
    lastCustomerAt: time(1),
    lastWordAt: null,
    promise: { id: 'p1', nudgedAt: time(1) },
    promises: { made: 1, kept: 0, missed: 0, moved: 0 },
  });
});

test('a wish is closed by its answer', () => {
  const wish = {
    type: 'wish_answered',
    facts: facts('closed', null),
    data: { answer: 'planned', plannedFor: '2026-06-01', because: 'answered', reopenableUntil: time(9000) },
    words: { message: 'It comes with 5.0' },
  };
  expect(fold(created, wish)).toMatchObject({
    status: 'closed',
    closedBecause: 'answered',
    reopenableUntil: time(9000),
    lastWordAt: time(1),
  });
});

test('to escalate is to speak to the customer, and to promise anew', () => {
  const escalated = {
    type: 'ticket_escalated',
    facts: { ...standing, promise: due('p2', 90), holder: { kind: 'team' as const, level: 'L2' as const } },
    data: { from: standing.holder, answered: answered(due('p1', 60), true), lang: null },
    words: { reason: 'The second line knows this printer' },
  };
  expect(fold(created, escalated)).toMatchObject({
    holder: { kind: 'team', level: 'L2' },
    assignee: null,
    firstWordAt: time(1),
    promises: { made: 2, kept: 1, missed: 0, moved: 0 },
  });
});

test('what the customer says after the end stands until they say that it is still broken', () => {
  const customer = { kind: 'customer' as const };
  const ended = { type: 'report_published', facts: facts('resolved', null), data: { remaining: [] } };
  const comment = {
    type: 'message_posted',
    actor: customer,
    data: { stillBroken: false },
    words: { message: 'x' },
  };
  const accepted = (words: Record<string, unknown> | null, because = 'accepted') => ({
    type: 'ticket_closed',
    actor: customer,
    facts: facts('closed', null),
    data: { because },
    words,
  });
  const rated = (words: Record<string, unknown> | null) => ({
    type: 'rated',
    actor: customer,
    data: { grade: 'good' },
    words,
  });
  const commented = (...events: Parameters<typeof fold>) => fold(...events).commentedAt;
  expect(commented(created, comment)).toBeNull();
  expect(commented(created, ended, comment)).toBe(time(2));
  expect(commented(created, ended, accepted(null))).toBeNull();
  expect(commented(created, ended, accepted({ message: 'Thanks!' }))).toBeNull();
  expect(commented(created, accepted({ message: 'Found it' }, 'abandoned'))).toBeNull();
  expect(commented(created, ended, rated(null))).toBeNull();
  expect(commented(created, ended, rated({ text: 'Fast' }))).toBeNull();
  expect(commented(created, ended, comment, accepted({ message: 'Thanks!' }))).toBe(time(2));
  const reopened = { type: 'ticket_reopened', actor: customer, facts: facts('investigating', due('p2', 90)) };
  expect(commented(created, ended, comment, reopened)).toBeNull();
});
