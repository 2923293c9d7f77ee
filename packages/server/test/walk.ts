import fc from 'fast-check';
import type { ProblemCommand } from '../src/domain/problem/commands.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const PROBLEM = 'pb_1111111111111111';

/** Marks what only the team may see, so that a leak is found wherever it lands. */
export const SECRET = 'team-only-7f3a';

/** One step of a walk: someone does something, or time passes. `late` acts on the ticket as it was a step before. */
export type Step =
  | { does: 'customer' | 'agent'; late: boolean; make(basedOn: string, now: number): TicketCommand }
  | { does: 'problem'; make(basedOn: string, now: number): ProblemCommand }
  | { does: 'clock'; by: number };

const iso = (ms: number) => new Date(ms).toISOString();
const words = fc.constantFrom(
  'Looking at the tax table',
  'Trying the fix on a copy',
  'Жду ответа поставщика',
  '💥 <b>now</b>',
);
const late = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

const customer = (make: fc.Arbitrary<(basedOn: string, now: number) => TicketCommand>): fc.Arbitrary<Step> =>
  fc.record({ does: fc.constant('customer' as const), late, make });
const agent = (make: fc.Arbitrary<(basedOn: string, now: number) => TicketCommand>): fc.Arbitrary<Step> =>
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
  } as const)
  .map(({ ahead, message, reason, release, ...rest }) => (basedOn: string, now: number) => ({
    type: 'update' as const,
    body: {
      ...rest,
      ...waiting(rest.status, release, now),
      nextUpdateAt: iso(now + ahead),
      basedOn,
      ...(message === undefined ? {} : { message }),
      ...(reason === undefined ? {} : { reason }),
    },
  }));

function waiting(status: string, release: boolean, now: number) {
  if (status === 'waiting_on_customer')
    return { waiting: { for: 'customer' as const, text: 'The log of this morning' } };
  if (release) return { waiting: { for: 'release' as const, text: '4.2', expectedAt: iso(now + 24 * HOUR) } };
  return status === 'waiting_on_others' ? { waiting: { for: 'developers' as const } } : {};
}

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
      basedOn,
    },
  }));

/** Steps in the mix of a working day: mostly words, some endings, some long silences. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: customer(message) },
  { weight: 5, arbitrary: agent(update) },
  { weight: 2, arbitrary: agent(report) },
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
  { weight: 2, arbitrary: agent(linking) },
  { weight: 1, arbitrary: agent(classification) },
  { weight: 1, arbitrary: agent(wish) },
  { weight: 1, arbitrary: agent(limit) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('problem' as const),
      make: fc.oneof({ weight: 6, arbitrary: update }, { weight: 1, arbitrary: report }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('clock' as const),
      by: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(1, MINUTE, 10 * MINUTE, 2 * HOUR, 7 * HOUR, 25 * HOUR) },
        { weight: 1, arbitrary: fc.constantFrom(8 * 24 * HOUR, 40 * 24 * HOUR) },
      ),
    }),
  },
);
