import fc from 'fast-check';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Marks what only the team may see, so that a leak is found wherever it lands. */
export const SECRET = 'team-only-7f3a';

/** One step of a walk: someone does something, or time passes. `late` acts on the ticket as it was a step before. */
export type Step =
  | { does: 'customer' | 'agent'; late: boolean; make(basedOn: string, now: number): TicketCommand }
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
  } as const)
  .map(({ ahead, message, reason, ...rest }) => (basedOn: string, now: number) => ({
    type: 'update' as const,
    body: {
      ...rest,
      nextUpdateAt: iso(now + ahead),
      basedOn,
      ...(message === undefined ? {} : { message }),
      ...(reason === undefined ? {} : { reason }),
    },
  }));

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
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('clock' as const),
      by: fc.constantFrom(1, MINUTE, 10 * MINUTE, 2 * HOUR, 25 * HOUR, 8 * 24 * HOUR, 40 * 24 * HOUR),
    }),
  },
);
