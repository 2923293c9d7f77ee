import type { Ticket } from '@vestka/sdk/protocol';
import { allRemaining } from '@vestka/sdk/ticket';
import fc from 'fast-check';
import type { ProblemCommand } from '../src/domain/problem/commands.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';
import { FILE, options, request } from './ways.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const PROBLEM = 'pb_1111111111111111';

/** Marks what only the team may see, so that a leak is found wherever it lands. */
export const SECRET = 'team-only-7f3a';

/** A command on the ticket as it was seen. */
type Make = (basedOn: string, now: number, seen: Ticket) => TicketCommand;

/** One step of a walk: someone does something, or time passes. `late` acts on the ticket as it was a step before. */
export type Step =
  | { does: 'customer' | 'agent' | 'approver'; late: boolean; make: Make }
  | {
      does: 'problem';
      make(basedOn: string, now: number, seen: Pick<Ticket, 'report' | 'stillOwed'>): ProblemCommand;
    }
  | { does: 'clock'; by: number };

const iso = (ms: number) => new Date(ms).toISOString();
const words = fc.constantFrom(
  'Looking at the tax table',
  'Trying the fix on a copy',
  'Жду ответа поставщика',
  '💥 <b>now</b>',
);
const late = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

const customer = (make: fc.Arbitrary<Make>): fc.Arbitrary<Step> =>
  fc.record({ does: fc.constant('customer' as const), late, make });
const agent = (make: fc.Arbitrary<Make>): fc.Arbitrary<Step> =>
  fc.record({ does: fc.constant('agent' as const), late, make });

const message = fc.tuple(words, fc.constantFrom(undefined, true, false)).map(([text, stillBroken]) => () => ({
  type: 'message' as const,
  body: { text, ...(stillBroken === undefined ? {} : { stillBroken }) },
}));

const update = fc
  .record({
    status: fc.constantFrom(
      'investigating',
      'cause_found',
      'fixing',
      'waiting_on_customer',
      'waiting_on_others',
      'verifying',
    ),
    activity: words,
    // Some of these lie outside the bounds: the rules refuse them.
    ahead: fc.constantFrom(
      -HOUR,
      MINUTE,
      5 * MINUTE,
      HOUR,
      3 * HOUR,
      26 * HOUR,
      14 * 24 * HOUR,
      15 * 24 * HOUR,
    ),
    message: fc.option(words, { nil: undefined }),
    reason: fc.option(words, { nil: undefined }),
    release: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    ways: fc.oneof(
      { weight: 3, arbitrary: fc.constant('none' as const) },
      { weight: 2, arbitrary: fc.constantFrom('options', 'no way', 'request', 'request', 'both') },
    ),
  } as const)
  .map(({ ahead, message, reason, release, ways, ...rest }) => (basedOn: string, now: number) => ({
    type: 'update' as const,
    body: {
      ...rest,
      ...waiting(rest.status, release, now),
      ...WAYS[ways],
      nextUpdateAt: iso(now + ahead),
      basedOn,
      ...(message === undefined ? {} : { message }),
      ...(reason === undefined ? {} : { reason }),
    },
  }));

/** Half of these are refused: a request waits on the customer, and what cannot be fixed needs an option. */
const WAYS = {
  none: {},
  options: { options, cannotFix: true as const },
  'no way': { cannotFix: true as const },
  request: { request },
  both: { options, request },
};

function waiting(status: string, release: boolean, now: number) {
  if (status === 'waiting_on_customer')
    return { waiting: { for: 'customer' as const, text: 'The log of this morning' } };
  if (release) return { waiting: { for: 'release' as const, text: '4.2', expectedAt: iso(now + 24 * HOUR) } };
  return status === 'waiting_on_others' ? { waiting: { for: 'developers' as const } } : {};
}

const comment = words.map((message) => () => ({ type: 'comment' as const, body: { message } }));

const handOff = {
  known: 'The tax table lost a rule',
  tried: 'Restored the table on a copy',
  why: `${SECRET} the vendor must look at the importer`,
  reason: 'The people who wrote the importer have it now',
};

const escalation = fc
  .record({
    level: fc.constantFrom('L1', 'L2', 'L3'),
    blind: fc.boolean(),
    person: fc.boolean(),
    ahead: fc.constantFrom(MINUTE, 4 * HOUR),
  } as const)
  .map(({ level, blind, person, ahead }) => (basedOn: string, now: number) => ({
    type: 'escalate' as const,
    agent: person ? { id: 'ag_2', name: 'Ivan S.' } : null,
    body: { level, ...handOff, ...(blind ? { tried: 'all' } : {}), nextUpdateAt: iso(now + ahead), basedOn },
  }));

const linking = fc
  .record({ on: fc.boolean(), dated: fc.boolean() })
  .map(({ on, dated }) => (basedOn: string, now: number) => ({
    type: 'link' as const,
    body: {
      problem: on ? PROBLEM : null,
      basedOn,
      ...(dated ? { nextUpdateAt: iso(now + 2 * HOUR) } : {}),
    },
  }));

const classification = fc
  .record({
    kind: fc.constantFrom('problem', 'question', 'wish'),
    impact: fc.constantFrom('critical', 'normal', 'low'),
  } as const)
  .map((body) => () => ({ type: 'classify' as const, body }));

const wish = fc
  .record({ answer: fc.constantFrom('planned', 'considered', 'not_planned'), dated: fc.boolean() } as const)
  .map(({ answer, dated }) => (basedOn: string) => ({
    type: 'answer-wish' as const,
    body: {
      answer,
      text: 'Product has looked at it with the team',
      basedOn,
      ...(dated ? { plannedFor: '2027-03-01' } : {}),
      ...(answer === 'not_planned' ? { options } : {}),
    },
  }));

const limit = fc
  .constantFrom('cool_down' as const, 'limit' as const, 'lift' as const)
  .map((kind) => (_: string, now: number) => ({
    type: 'limit' as const,
    body: { kind, until: iso(now + 26 * HOUR), everyMinutes: 60, reason: 'Threats are not answered' },
  }));

const nudge = fc.constant(() => ({ type: 'nudge' as const }));

const report = fc
  .record({
    outcome: fc.constantFrom('full', 'partial', 'workaround'),
    cause: fc.constantFrom('A tax class was missing after the update', 'fixed'),
    remains: fc.boolean(),
    recurrence: fc.constantFrom('no', 'possible', 'unknown'),
  } as const)
  .map(({ remains, ...rest }) => (basedOn: string, now: number) => ({
    type: 'report' as const,
    body: {
      ...rest,
      done: 'Put both rules back and tried them on a copy',
      remaining: remains ? [{ what: 'Check the next update', who: 'Anna', by: iso(now + 48 * HOUR) }] : [],
      prevention: 'Open Settings, Taxes, Check before an update',
      evidence: remains ? [{ what: 'The table', before: '41 rules', after: '43', filesAfter: [FILE] }] : [],
      basedOn,
    },
  }));

/** Nothing but the date. */
const move = fc
  .constantFrom(20 * MINUTE, 5 * HOUR)
  .map((ahead) => (basedOn: string, now: number, seen: Ticket) => ({
    type: 'update' as const,
    body: {
      status: seen.status as 'fixing',
      activity: ('text' in seen.activity && seen.activity.text) || 'Looking at the tax table',
      ...(seen.waiting
        ? {
            waiting: {
              for: seen.waiting.for,
              ...(seen.waiting.text === null ? {} : { text: seen.waiting.text }),
              ...(seen.waiting.expectedAt === null ? {} : { expectedAt: seen.waiting.expectedAt }),
            },
          }
        : {}),
      nextUpdateAt: iso(now + ahead),
      reason: 'The maker asks for more time',
      basedOn,
    },
  }));

const offersOf = (seen: Ticket) =>
  Object.values(seen.offers ?? {}).flatMap((offer) => Object.keys(offer.options));
const requestOf = (seen: Ticket) => Object.entries(seen.requests ?? {}).at(-1);

const choice = fc.nat({ max: 1 }).map((n) => (basedOn: string, _: number, seen: Ticket) => ({
  type: 'choose' as const,
  option: offersOf(seen)[n] ?? 'o1-1',
  body: { basedOn, ...(n ? { why: 'It is the quickest' } : {}) },
}));

const answers = fc
  .record({
    answer: fc.constantFrom('given', 'part', 'declined'),
    all: fc.boolean(),
    reason: fc.option(words, { nil: undefined }),
  } as const)
  .map(({ answer, all, reason }) => (_: string, __: number, seen: Ticket) => {
    const [id = 'd1', asked] = requestOf(seen) ?? [];
    const items = Object.keys(asked?.items ?? {}).slice(0, all ? 2 : 1);
    return {
      type: 'answer-request' as const,
      request: id,
      body: {
        items: items.map((item) => ({
          item,
          answer,
          ...(answer === 'declined' ? {} : { text: 'secret version 4.1.9', files: [FILE] }),
          ...(reason === undefined ? {} : { reason }),
        })),
      },
    };
  });

const approval = fc.constantFrom(1, 1, 7).map((days) => (_: string, __: number, seen: Ticket) => ({
  type: 'ask-approval' as const,
  request: requestOf(seen)?.[0] ?? 'd1',
  body: { name: 'Mona Lindt', days },
}));

const decision = fc.boolean().map((approved) => (_: string, __: number, seen: Ticket) => {
  const [request = 'd1', asked] = requestOf(seen) ?? [];
  return {
    type: 'decide-approval' as const,
    request,
    approval: asked?.approval?.id ?? 'a1',
    body: { approved, reason: 'The log names our own customers' },
  };
});

const rating = fc
  .constantFrom('excellent', 'poor')
  .map(
    (grade) => () => ({ type: 'rate' as const, body: { grade, text: 'As it was' }, thanks: null }) as const,
  );

const remains = fc
  .record({
    done: fc.boolean(),
    ahead: fc.constantFrom(MINUTE, 30 * HOUR),
    item: fc.constantFrom(0, 0, 1, 2),
  })
  .map(({ done, ahead, item }) => (_: string, now: number, seen: Pick<Ticket, 'report' | 'stillOwed'>) => {
    const basedOn = {
      report: seen.report?.publishedAt ?? iso(now),
      by: allRemaining(seen)[item]?.by ?? iso(now),
    };
    const change = done ? { done: true as const } : { by: iso(now + ahead), text: 'The maker needs longer' };
    return { type: 'remaining' as const, item, body: { basedOn, ...change } };
  });

const left = (basedOn: string, now: number) => ({
  type: 'report' as const,
  body: {
    outcome: 'partial' as const,
    cause: 'A tax class was missing after the update',
    done: 'Put both rules back and tried them on a copy',
    remaining: [
      { what: 'Tell the other branches', who: 'Anna', by: iso(now + 24 * HOUR) },
      { what: 'Check the next update', who: 'Ivan', by: iso(now + 48 * HOUR) },
    ],
    recurrence: 'no' as const,
    evidence: [],
    basedOn,
  },
});

/** A customer is owed something by a report, and their ticket then follows a known problem: what hardly any walk comes to. */
const owing: readonly Step[] = [
  { does: 'agent', late: false, make: left },
  {
    does: 'customer',
    late: false,
    make: (basedOn) => ({ type: 'reopen', body: { basedOn, text: 'It is back' } }),
  },
  { does: 'agent', late: false, make: (basedOn) => ({ type: 'link', body: { problem: PROBLEM, basedOn } }) },
];

/** A customer accepts the report of a known problem, which still owes something to all. */
const accepting: readonly Step[] = [
  { does: 'agent', late: false, make: (basedOn) => ({ type: 'link', body: { problem: PROBLEM, basedOn } }) },
  { does: 'problem', make: left },
  { does: 'customer', late: false, make: (basedOn) => ({ type: 'accept', body: { basedOn } }) },
];

/** What was asked for, with a link out to management, is no longer needed: a report has come, and it is back. */
const unneeded: readonly Step[] = [
  {
    does: 'agent',
    late: false,
    make: (basedOn, now) => ({
      type: 'update',
      body: {
        status: 'waiting_on_customer',
        activity: 'Waiting for the log',
        waiting: { for: 'customer', text: 'The log of this morning' },
        request,
        nextUpdateAt: iso(now + HOUR),
        basedOn,
      },
    }),
  },
  {
    does: 'customer',
    late: false,
    make: (_, __, seen) => ({
      type: 'ask-approval',
      request: requestOf(seen)?.[0] ?? 'd1',
      body: { name: 'Mona Lindt', days: 7 },
    }),
  },
  { does: 'clock', by: MINUTE },
  ...owing.slice(0, 2),
];

/** Steps in the mix of a working day: mostly words, some endings, some long silences. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: customer(message) },
  { weight: 5, arbitrary: agent(update) },
  { weight: 2, arbitrary: agent(report) },
  { weight: 1, arbitrary: agent(comment) },
  {
    weight: 1,
    arbitrary: agent(fc.constant(() => ({ type: 'note', body: { text: `${SECRET} our own words` } }))),
  },
  {
    weight: 1,
    arbitrary: agent(
      fc
        .boolean()
        .map((mine) => () => ({ type: 'assign', agent: mine ? { id: 'me', name: 'Anna K.' } : null })),
    ),
  },
  {
    weight: 1,
    arbitrary: customer(
      fc
        .constantFrom('accept', 'abandon')
        .map((type) => (basedOn: string) => ({ type, body: { basedOn } }) as TicketCommand),
    ),
  },
  {
    weight: 1,
    arbitrary: customer(
      fc.constant(
        (basedOn: string) => ({ type: 'reopen', body: { basedOn, text: 'It is back' } }) as TicketCommand,
      ),
    ),
  },
  { weight: 2, arbitrary: customer(nudge) },
  { weight: 2, arbitrary: agent(escalation) },
  { weight: 4, arbitrary: agent(linking) },
  { weight: 1, arbitrary: agent(classification) },
  { weight: 1, arbitrary: agent(wish) },
  { weight: 1, arbitrary: agent(limit) },
  { weight: 3, arbitrary: customer(choice) },
  { weight: 4, arbitrary: customer(answers) },
  { weight: 4, arbitrary: customer(approval) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('approver' as const), late, make: decision }) },
  { weight: 2, arbitrary: customer(rating) },
  { weight: 2, arbitrary: agent(remains) },
  { weight: 1, arbitrary: agent(move) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('problem' as const),
      make: fc.oneof(
        { weight: 6, arbitrary: update },
        { weight: 1, arbitrary: report },
        { weight: 1, arbitrary: remains },
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('clock' as const),
      by: fc.oneof(
        {
          weight: 9,
          arbitrary: fc.constantFrom(1, MINUTE, 10 * MINUTE, 2 * HOUR, 7 * HOUR, 25 * HOUR, 25 * HOUR),
        },
        { weight: 2, arbitrary: fc.constantFrom(8 * 24 * HOUR, 40 * 24 * HOUR) },
      ),
    }),
  },
);

/**
 * A walk of so many steps; some begin where something is owed beside a known problem, or by it after a yes, or where what
 * was asked for is no longer needed.
 */
export const walk = (minLength: number, maxLength: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(
      fc.constantFrom<readonly Step[]>([], [], owing, accepting, unneeded),
      fc.array(step, { minLength, maxLength, size: 'max' }),
    )
    .map(([first, steps]) => [...first, ...steps]);
