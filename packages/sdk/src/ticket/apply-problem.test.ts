import fc from 'fast-check';
import { expect, test } from 'vitest';
import { event, type Loose } from '../../test/events.ts';
import { facts, promise } from '../../test/mini-server.ts';
import type { KnownProblem } from '../protocol/known-problems.ts';
import type { Promised } from '../protocol/promise.ts';
import type { LinkedProblem, Status, TeamTicket, Ticket } from '../protocol/tickets.ts';
import { apply, FOLD_VERSION } from './apply.ts';
import { applyProblem, follow } from './apply-problem.ts';
import { applyTeam } from './apply-team.ts';
import { progress } from './progress.ts';

const PROBLEM = 'pb_00000000000000000001';
const minute = 60_000;
const at = (minutes: number) => new Date(Date.parse('2026-03-01T10:00:00Z') + minutes * minute).toISOString();
const due = (id: string, minutes: number, part: Partial<Promised> = {}): Promised => ({
  ...promise(id, Date.parse(at(minutes))),
  ...part,
});
const said = (version: number, part: Partial<Loose> & { type: string }): Loose =>
  event({ ticket: undefined, problem: PROBLEM, version, at: at(version), ...part });

const opened = said(1, {
  type: 'problem_created',
  audience: 'team',
  facts: {
    ...facts('investigating', due('q1', 60)),
    activity: { lang: 'en' },
    waiting: { for: 'vendor', expectedAt: at(600) },
  },
  data: { number: 1007, impact: 'high', lang: 'en' },
  words: { problem: 'The licence server is down', activity: 'Restarting it', waiting: 'Acme' },
});
const word = (version: number, part: Partial<Loose> = {}) =>
  said(version, {
    type: 'update_posted',
    facts: { ...facts('fixing', due('q2', 120)), activity: { lang: 'en' } },
    words: { activity: `Word ${version}`, message: 'We found it' },
    ...part,
  });
const report = (version: number) =>
  said(version, {
    type: 'report_published',
    facts: { ...facts('resolved', null), activity: { code: 'awaiting_acceptance' } },
    data: { outcome: 'full', recurrence: 'no', remaining: [], closesAt: at(10_000), lang: null },
    words: { cause: 'A full disk', done: 'Made room', remaining: [] },
  });
const closed = (version: number) =>
  said(version, {
    type: 'ticket_closed',
    actor: { kind: 'system' },
    facts: { ...facts('closed', null), activity: { code: 'closed' } },
    data: { because: 'deadline', reopenableUntil: at(50_000), lang: null },
  });

const foldProblem = (events: Loose[], view: KnownProblem | null = null) =>
  events.reduce<KnownProblem | null>((before, next) => applyProblem(before, next), view) as KnownProblem;

const created = event({
  type: 'ticket_created',
  actor: { kind: 'customer' },
  facts: facts('received', due('p1', 30)),
  data: { number: 7, kind: 'problem', impact: 'high', customer: 'cu_1', lang: 'en' },
  words: { subject: 'No licence', message: 'It says no licence' },
});
/** The ticket begins to follow the problem as it stands. */
const linkTo = (problem: KnownProblem, own: Promised | null, version = 2): Loose => {
  const { activity, waiting, status, holder } = problem;
  return event({
    type: 'problem_linked',
    version,
    at: problem.updatedAt,
    facts: {
      status,
      holder,
      activity: 'code' in activity ? activity : { lang: activity.lang },
      promise: own && problem.promise && own.dueAt < problem.promise.dueAt ? own : problem.promise,
      waiting: waiting && { for: waiting.for, expectedAt: waiting.expectedAt },
      problem: { id: problem.id, number: problem.number, version: problem.said.version, own },
    },
    data: { problem: problem.id, number: problem.number },
    words: {
      activity: 'text' in activity ? activity.text : null,
      waiting: waiting?.text ?? null,
      problem: problem.title,
    },
  });
};
const linked = (own: Promised | null = null, problem = foldProblem([opened])) =>
  applyTeam(applyTeam(null, created), linkTo(problem, own)) as TeamTicket;

test('a known problem begins with its first word and counts by itself', () => {
  const note = said(3, { type: 'note_added', audience: 'team', words: { text: 'Ask Acme' } });
  const missed = said(4, {
    type: 'promise_missed',
    actor: { kind: 'system' },
    facts: {
      ...facts('fixing', due('q2', 120, { missedAt: at(4), told: 'lead' })),
      activity: { lang: 'en' },
    },
    data: { promise: 'q2', dueAt: at(120), told: 'lead' },
    words: { activity: 'Word 2' },
  });
  const first = foldProblem([opened]);
  expect(first).toEqual({
    id: PROBLEM,
    number: 1007,
    title: 'The licence server is down',
    impact: 'high',
    status: 'investigating',
    activity: { text: 'Restarting it', lang: 'en' },
    promise: due('q1', 60),
    holder: { kind: 'team', level: 'L1' },
    waiting: { for: 'vendor', text: 'Acme', expectedAt: at(600) },
    createdAt: at(1),
    updatedAt: at(1),
    said: { version: 1, at: at(1) },
    assignee: null,
    level: 'L1',
    promises: { made: 1, kept: 0, missed: 0, moved: 0 },
    firstWordAt: at(1),
    lastWordAt: at(1),
    notes: 0,
    warned: null,
    remindedAt: null,
    closesAt: null,
    closedBecause: null,
    reopenableUntil: null,
    report: null,
    tag: 't1',
    version: 1,
    foldVersion: FOLD_VERSION,
  });
  const last = foldProblem([opened, word(2), note, missed]);
  expect(Object.keys(last).sort()).toEqual(Object.keys(first).sort());
  expect(last).toMatchObject({
    title: 'The licence server is down',
    status: 'fixing',
    waiting: null,
    promises: { made: 2, kept: 0, missed: 1, moved: 0 },
    notes: 1,
    lastWordAt: at(2),
    remindedAt: at(4),
    said: { version: 4, at: at(4) },
    tag: 't2',
    version: 4,
  });
  expect(applyProblem(last, missed)).toBe(last);
  expect(applyProblem(null, word(2))).toBeNull();
});

test('a problem’s word is the word to each ticket that follows it, and leaves the ticket’s version', () => {
  const before = linked();
  const after = applyTeam(before, word(2)) as TeamTicket;
  expect(after).toMatchObject({
    status: 'fixing',
    activity: { text: 'Word 2' },
    promise: { id: 'q2' },
    waiting: null,
    problem: { id: PROBLEM, title: 'The licence server is down', version: 2, own: null },
    tag: `${PROBLEM}2`,
    version: 2,
    updatedAt: at(2),
    lastWordAt: at(2),
    promises: before.promises,
  });
  expect(progress(after)).toBeGreaterThan(progress(before));
  expect(applyTeam(after, word(2))).toBe(after);
});

test('a problem’s word is none of the tickets that follow another one, or none', () => {
  const plain = applyTeam(null, created) as TeamTicket;
  expect(apply(plain, word(2))).toBe(plain);
  expect(applyTeam(plain, word(2))).toBe(plain);
  const other = { ...linked(), problem: { ...(linked().problem as LinkedProblem), id: 'pb_other' } };
  expect(applyTeam(other, word(2))).toBe(other);
  expect(apply(null, word(2))).toBeNull();
});

test('what a problem’s team says among itself changes no ticket', () => {
  const before = linked();
  const note = said(2, { type: 'note_added', audience: 'team', words: { text: 'Ask Acme' } });
  expect(applyTeam(before, note)).toBe(before);
});

test('words from before the link were never said to this customer', () => {
  const view = linked(null, foldProblem([opened, word(2), word(3)]));
  expect(applyTeam(view, word(2))).toBe(view);
  expect(applyTeam(view, word(3))).toBe(view);
  expect(applyTeam(view, word(4))).not.toBe(view);
});

test('of a promise to one customer and the problem’s, the earlier is shown', () => {
  expect(linked(due('p2', 30)).promise?.id).toBe('p2');
  expect(linked(due('p2', 90)).promise?.id).toBe('q1');
  const moved = applyTeam(linked(due('p2', 90)), word(2)) as TeamTicket;
  expect(moved.promise?.id).toBe('p2');
  expect(moved.problem?.own?.id).toBe('p2');
});

test('a problem’s report resolves the ticket, and its end ends it', () => {
  const view = applyTeam(linked(), report(2)) as TeamTicket;
  expect(view).toMatchObject({
    status: 'resolved',
    promise: null,
    report: { cause: 'A full disk' },
    closesAt: at(10_000),
  });
  expect(applyTeam(view, closed(3))).toMatchObject({
    status: 'closed',
    closedBecause: 'deadline',
    reopenableUntil: at(50_000),
    reportSuperseded: false,
  });
});

test('off its problem, a ticket has only what is its own', () => {
  const off = event({
    type: 'problem_unlinked',
    version: 3,
    at: at(3),
    facts: { ...facts('investigating', due('p2', 45)), problem: null },
    data: { problem: PROBLEM, number: 1007 },
  });
  const view = applyTeam(linked(), off) as TeamTicket;
  expect(view).toMatchObject({ problem: null, promise: { id: 'p2' }, promises: { made: 2 } });
  expect(applyTeam(view, word(2))).toBe(view);
});

// follow() is what the server shows without having written a ticket; folding is what pages do. They must agree.

const WORKING: Status[] = ['investigating', 'cause_found', 'fixing', 'waiting_on_others', 'verifying'];
type Step = 'word' | 'move' | 'miss' | 'assign' | 'note' | 'message' | 'own word' | 'own note';
const step = fc.record({
  what: fc.constantFrom<Step>('word', 'move', 'miss', 'assign', 'note', 'message', 'own word', 'own note'),
  status: fc.constantFrom(...WORKING),
  minutes: fc.integer({ min: 5, max: 500 }),
  waiting: fc.boolean(),
});
const life = fc.record({
  before: fc.array(step, { maxLength: 5 }),
  own: fc.option(fc.integer({ min: 5, max: 500 })),
  after: fc.array(step, { maxLength: 12 }),
  end: fc.constantFrom('open', 'resolved', 'closed'),
  erased: fc.boolean(),
});

/** The facts of a view as the next event carries them. */
const standing = (view: Ticket | KnownProblem, part: Partial<Ticket> = {}) => {
  const { status, activity, promise, holder, waiting } = { ...view, ...part };
  const link = 'problem' in view ? view.problem : null;
  return {
    facts: {
      status,
      promise,
      holder,
      activity: 'code' in activity ? activity : { lang: activity.lang },
      waiting: waiting && { for: waiting.for, expectedAt: waiting.expectedAt },
      ...(link && { problem: link }),
    },
    words: {
      activity: 'text' in activity ? activity.text : null,
      waiting: waiting?.text ?? null,
      problem: link?.title ?? null,
    },
  };
};

test('to follow a problem is to fold each of its words', () => {
  fc.assert(
    fc.property(life, ({ before, own, after, end, erased }) => {
      let problem = foldProblem([opened]);
      /** Folded event by event, as in a page. */
      let page: { team: TeamTicket; customer: Ticket } | undefined;
      /** As stored: written by the ticket's own events alone. */
      let stored: { team: TeamTicket; customer: Ticket } | undefined;
      let time = 1;

      const ofProblem = (part: Partial<Loose> & { type: string }) => {
        const next = said(0, { ...part, version: problem.version + 1, at: at(++time) });
        if (erased) next.words = null;
        problem = applyProblem(problem, next) as KnownProblem;
        if (!page) return;
        page = {
          team: applyTeam(page.team, next) as TeamTicket,
          customer: apply(page.customer, next) as Ticket,
        };
      };
      const ofTicket = (part: Partial<Loose> & { type: string }) => {
        if (!page || !stored) return;
        const next = event({ ...part, version: page.team.version + 1, at: at(++time) });
        const now = { team: follow(stored.team, problem), customer: follow(stored.customer, problem) };
        page = {
          team: applyTeam(page.team, next) as TeamTicket,
          customer: apply(page.customer, next) as Ticket,
        };
        stored = {
          team: applyTeam(now.team, next) as TeamTicket,
          customer: apply(now.customer, next) as Ticket,
        };
      };
      const agree = () => {
        if (!page || !stored) return;
        expect(follow(stored.team, problem)).toEqual(page.team);
        expect(follow(stored.customer, problem)).toEqual(page.customer);
      };

      const take = ({ what, status, minutes, waiting }: (typeof before)[number]) => {
        const promised = due(`q${problem.promises.made + 1}`, time + minutes);
        if (what === 'word') {
          ofProblem({
            type: 'update_posted',
            facts: {
              ...facts(status, promised),
              activity: { lang: 'en' },
              holder: { kind: 'agent', id: 'ag_1', name: 'Anna' },
              waiting: waiting ? { for: 'release', expectedAt: at(time + minutes) } : null,
            },
            words: { activity: `At ${time}`, waiting: waiting ? '4.2' : null },
          });
        }
        if (what === 'move') {
          const later = problem.promise && { ...problem.promise, dueAt: at(time + minutes) };
          ofProblem({ type: 'promise_moved', ...standing(problem, { promise: later }) });
        }
        if (what === 'miss') {
          const missed = problem.promise && { ...problem.promise, missedAt: at(time) };
          ofProblem({ type: 'promise_missed', ...standing(problem, { promise: missed }) });
        }
        if (what === 'assign') {
          ofProblem({
            type: 'ticket_assigned',
            ...standing(problem, { holder: { kind: 'team', level: 'L2' } }),
          });
        }
        if (what === 'note') ofProblem({ type: 'note_added', audience: 'team', words: { text: 'x' } });
        if (what === 'message') ofTicket({ type: 'message_posted', actor: { kind: 'customer' } });
        if (what === 'own note') ofTicket({ type: 'note_added', audience: 'team', words: { text: 'x' } });
        // The ticket's state follows the problem's until its own command writes it down.
        if (what === 'own word' && page) ofTicket({ type: 'update_posted', ...standing(page.team) });
      };

      for (const each of before) take(each);
      const link = linkTo(problem, own === null ? null : due('p2', time + own));
      link.at = at(++time);
      const first = {
        team: applyTeam(applyTeam(null, created), link) as TeamTicket,
        customer: apply(apply(null, created), link) as Ticket,
      };
      page = first;
      stored = first;
      agree();
      for (const each of after) {
        take(each);
        agree();
      }
      if (end !== 'open') ofProblem(report(0));
      agree();
      if (end === 'closed') ofProblem(closed(0));
      agree();
    }),
    { numRuns: 300 },
  );
});
