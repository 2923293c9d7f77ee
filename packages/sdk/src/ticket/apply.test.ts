import { expect, test } from 'vitest';
import { event, type Loose } from '../../test/events.ts';
import { facts, promise } from '../../test/mini-server.ts';
import type { TeamTicket, Ticket } from '../protocol/tickets.ts';
import { apply, FOLD_VERSION } from './apply.ts';
import { applyTeam } from './apply-team.ts';

const created = event({
  type: 'ticket_created',
  actor: { kind: 'customer' },
  facts: facts('received', promise('p1', Date.parse('2026-03-01T12:00:00Z'))),
  data: { number: 7, kind: 'problem', impact: 'high', customer: 'cu_1', lang: 'en' },
  words: { subject: 'No sound', message: 'No sound since noon', contact: { name: 'Vera' } },
});
const updated = event({
  type: 'update_posted',
  version: 2,
  at: '2026-03-01T11:00:00.000Z',
  facts: {
    ...facts('investigating', promise('p2', Date.parse('2026-03-01T15:00:00Z'))),
    activity: { lang: 'en' },
  },
  data: {
    lang: 'en',
    answered: {
      promise: 'p1',
      dueAt: '2026-03-01T12:00:00.000Z',
      firstDueAt: '2026-03-01T12:00:00.000Z',
      kept: true,
    },
  },
  words: { activity: 'Reading the logs', message: 'We look into it' },
});
const reported = event({
  type: 'report_published',
  version: 3,
  at: '2026-03-01T14:00:00.000Z',
  facts: facts('resolved', null),
  data: {
    outcome: 'partial',
    recurrence: 'possible',
    remaining: [{ by: '2026-03-09T00:00:00.000Z' }],
    closesAt: '2026-03-08T00:00:00.000Z',
    answered: null,
    lang: 'en',
  },
  words: {
    cause: 'A cable',
    done: 'Replaced',
    remaining: [{ what: 'Cover it', who: 'Ivan' }],
    prevention: 'Look',
  },
});
const reopened = event({
  type: 'ticket_reopened',
  version: 5,
  actor: { kind: 'customer' },
  facts: facts('investigating', promise('p3', Date.parse('2026-03-02T12:00:00Z'))),
  data: { lang: null },
  words: { message: 'Again' },
});

const fold = (events: Loose[], view: Ticket | null = null) =>
  events.reduce<Ticket | null>((before, next) => apply(before, next), view);
const foldTeam = (events: Loose[]) =>
  events.reduce<TeamTicket | null>((before, next) => applyTeam(before, next), null);

test('the first event makes the whole view', () => {
  expect(apply(null, created)).toEqual({
    id: created.ticket,
    number: 7,
    kind: 'problem',
    impact: 'high',
    subject: 'No sound',
    status: 'received',
    activity: { code: 'waiting_in_line' },
    promise: created.facts?.promise,
    holder: { kind: 'team', level: 'L1' },
    waiting: null,
    problem: null,
    onCall: null,
    createdAt: created.at,
    updatedAt: created.at,
    tag: 't1',
    version: 1,
    foldVersion: FOLD_VERSION,
  });
});

test('without its first event there is no view', () => {
  expect(apply(null, updated)).toBeNull();
});

test('an event applied twice, or an older one, changes nothing', () => {
  const view = fold([created, updated]) as Ticket;
  expect(apply(view, updated)).toBe(view);
  expect(apply(view, created)).toBe(view);
});

test('the view before is left as it was', () => {
  const before = apply(null, created) as Ticket;
  const copy = structuredClone(before);
  apply(before, updated);
  expect(before).toEqual(copy);
});

test('a person’s activity has its text from the words', () => {
  expect(fold([created, updated])?.activity).toEqual({ text: 'Reading the logs', lang: 'en' });
});

test('an event of an unknown type still brings its facts', () => {
  const view = fold([
    created,
    event({ type: 'seal_broken', version: 9, facts: facts('fixing', null), data: { some: 'thing' } }),
  ]);
  expect(view).toMatchObject({ status: 'fixing', promise: null, version: 9, tag: 't9' });
});

test('an event without facts leaves them and their tag', () => {
  const view = fold([created, event({ type: 'message_posted', version: 2 })]);
  expect(view).toMatchObject({ status: 'received', tag: 't1', version: 2 });
});

test('a miss leaves the tag', () => {
  const missed = event({ type: 'promise_missed', version: 2, facts: facts('received', null) });
  expect(fold([created, missed])).toMatchObject({ promise: null, tag: 't1', version: 2 });
});

test('what is for the team is not in the customer’s view', () => {
  const view = apply(null, created);
  const note = event({ type: 'note_added', audience: 'team', version: 2, words: { text: 'rude' } });
  expect(apply(view, note)).toBe(view);
  expect(apply(null, { ...created, audience: 'team' })).toBeNull();
});

test('a report resolves, and a reopening supersedes it', () => {
  const resolved = fold([created, updated, reported]);
  expect(resolved).toMatchObject({ status: 'resolved', closesAt: '2026-03-08T00:00:00.000Z' });
  expect(resolved?.report).toEqual({
    outcome: 'partial',
    cause: 'A cable',
    done: 'Replaced',
    remaining: [{ what: 'Cover it', who: 'Ivan', by: '2026-03-09T00:00:00.000Z' }],
    recurrence: 'possible',
    prevention: 'Look',
    publishedAt: reported.at,
    by: 'Anna',
  });
  const again = apply(resolved, reopened);
  expect(again).toMatchObject({ reportSuperseded: true, report: { cause: 'A cable' } });
});

test('closing says why, reopening takes it back', () => {
  const closed = fold([
    created,
    updated,
    reported,
    event({
      type: 'ticket_closed',
      version: 4,
      facts: facts('closed', null),
      data: { because: 'accepted', reopenableUntil: '2026-04-01T00:00:00.000Z', lang: null },
    }),
  ]);
  expect(closed).toMatchObject({
    status: 'closed',
    closedBecause: 'accepted',
    reopenableUntil: '2026-04-01T00:00:00.000Z',
    reportSuperseded: false,
  });
  expect(closed?.closesAt).toBeUndefined();
  const again = apply(closed, reopened);
  expect([again?.closedBecause, again?.reopenableUntil]).toEqual([undefined, undefined]);
});

test('erased words are nulls, and the structure stays', () => {
  const view = fold([created, updated, reported].map((each) => ({ ...each, words: null })));
  expect(view).toMatchObject({ subject: null, number: 7, status: 'resolved' });
  expect(view?.report).toEqual({
    outcome: 'partial',
    recurrence: 'possible',
    remaining: [{ by: '2026-03-09T00:00:00.000Z' }],
    publishedAt: reported.at,
    by: 'Anna',
  });
  expect(fold([created, { ...updated, words: null }])?.activity).toEqual({ text: null, lang: 'en' });
});

test('the team’s view holds the customer’s, and counts', () => {
  const note = event({
    ...reported,
    type: 'note_added',
    audience: 'team',
    version: 4,
    words: { text: 'rude' },
  });
  const view = foldTeam([created, updated, reported, note]);
  const { version, updatedAt, ...customers } = fold([created, updated, reported]) as Ticket;
  expect({ version, updatedAt }).toEqual({ version: 3, updatedAt: reported.at });
  expect(view).toMatchObject({
    ...customers,
    version: 4,
    updatedAt: note.at,
    customer: { id: 'cu_1', name: 'Vera', email: null },
    assignee: null,
    promises: { made: 2, kept: 1, missed: 0, moved: 0 },
    notes: 1,
    firstWordAt: updated.at,
    lastWordAt: reported.at,
    lastCustomerAt: created.at,
  });
});

test('the team’s fold is idempotent too, and changes no view before', () => {
  const before = foldTeam([created, updated]) as TeamTicket;
  const copy = structuredClone(before);
  expect(applyTeam(before, updated)).toBe(before);
  const missed = event({ type: 'promise_missed', version: 3, facts: facts('investigating', null) });
  expect(applyTeam(before, missed)?.promises).toEqual({ made: 2, kept: 1, missed: 1, moved: 0 });
  expect(before).toEqual(copy);
});
