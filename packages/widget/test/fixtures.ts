import type { Report, Ticket, TicketEvent } from '@vestka/sdk';

/** Half past two in the afternoon of a Wednesday, where the test runs. */
export const NOW = new Date(2026, 2, 11, 14, 20).getTime();
const MINUTE = 60_000;
export const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();

const anna = { kind: 'agent' as const, id: 'ag_1', name: 'Anna K.' };

export const ticket = (change: Partial<Ticket> = {}): Ticket => ({
  id: 'tk_0000000000000001',
  number: 1042,
  kind: 'problem',
  impact: 'normal',
  subject: 'Checkout refuses cards with a foreign address',
  status: 'cause_found',
  activity: { text: 'Anna is testing the corrected tax table on a copy of your shop.', lang: 'en' },
  promise: {
    id: 'pr_1',
    dueAt: at(130),
    firstDueAt: at(130),
    madeAt: at(-18),
    by: { kind: 'agent', name: 'Anna K.' },
    missedAt: null,
    told: null,
  },
  holder: anna,
  waiting: null,
  problem: null,
  onCall: null,
  createdAt: at(-90),
  updatedAt: at(-18),
  closesAt: null,
  closedBecause: null,
  reopenableUntil: null,
  report: null,
  reportSuperseded: false,
  tag: 't4',
  version: 4,
  foldVersion: 1,
  ...change,
});

export const report: Report = {
  outcome: 'full',
  cause:
    'An update on 3 March left two countries without a tax rule, so the payment step had nothing to count with and stopped.',
  done: 'The two rules were put back and tried on a copy of your shop, then on the live one at 15:48. Twelve waiting orders went through.',
  remaining: [],
  recurrence: 'possible',
  prevention:
    'It can come back after an update that changes tax rules. Before updating, open Settings → Taxes → Check: it now shows countries without a rule.',
  technical:
    'Migration 0412 dropped rows of tax_class without a fallback. Restored from the dump of 2 March.',
  publishedAt: at(-5),
  by: 'Anna K.',
};

export const resolved = (change: Partial<Ticket> = {}): Ticket =>
  ticket({
    status: 'resolved',
    activity: { code: 'awaiting_acceptance' },
    promise: null,
    report,
    closesAt: at(3 * 24 * 60),
    tag: 't5',
    version: 5,
    ...change,
  });

export const overdue = (told: 'lead' | 'team' | 'nobody' | null = 'lead'): Ticket => {
  const open = ticket();
  return ticket({
    status: 'waiting_on_others',
    activity: { text: 'The fix is in release 4.12, planned for 14 March.', lang: 'en' },
    promise: open.promise && {
      ...open.promise,
      dueAt: at(-25),
      firstDueAt: at(-25),
      madeAt: at(-80),
      missedAt: told && at(-25),
      told,
    },
  });
};

let version = 0;
const event = (body: object, minutes: number, actor: TicketEvent['actor'] = { ...anna, kind: 'agent' }) => {
  version += 1;
  return {
    cursor: `c${version}`,
    ticket: 'tk_0000000000000001',
    version,
    at: at(minutes),
    actor,
    audience: 'customer',
    ...body,
  } as unknown as TicketEvent;
};

const facts = (status: string, due: number, holder: object = anna) => ({
  status,
  activity: { lang: 'en' },
  promise: { ...ticket().promise, dueAt: at(due) },
  holder,
});

export const events: TicketEvent[] = [
  event(
    {
      type: 'ticket_created',
      facts: facts('received', 10, { kind: 'team', level: 'L1' }),
      data: { number: 1042, kind: 'problem', impact: 'normal', customer: 'cu_1', lang: 'en' },
      words: {
        subject: 'x',
        message: 'Checkout refuses cards with a foreign address.\nNothing happens when I press “Pay”.',
      },
    },
    -90,
    { kind: 'customer' },
  ),
  event({ type: 'ticket_assigned', facts: facts('received', 10), data: {}, words: null }, -80, {
    kind: 'system',
  }),
  event(
    {
      type: 'message_posted',
      data: { lang: 'en', stillBroken: null },
      words: { message: 'Since this morning, only customers abroad. About one order in five.' },
    },
    -60,
    { kind: 'customer' },
  ),
  event(
    {
      type: 'update_posted',
      facts: facts('cause_found', 130),
      data: { lang: 'en', answered: { promise: 'pr_0', dueAt: at(10), kept: true } },
      words: {
        activity: 'x',
        message:
          'Found it: the update of 3 March left two countries without a tax class, and the payment step stops there. I am trying the fix on a copy first.',
      },
    },
    -18,
  ),
];

export const missed: TicketEvent[] = [
  ...events,
  event(
    {
      type: 'promise_moved',
      facts: facts('fixing', -25),
      data: { from: at(-40), to: at(-25), answered: null },
      words: { reason: 'The copy takes longer than thought.' },
    },
    -45,
  ),
  event(
    {
      type: 'promise_missed',
      facts: facts('fixing', -25),
      data: { promise: 'pr_1', dueAt: at(-25), told: 'lead' },
      words: null,
    },
    -25,
    { kind: 'system' },
  ),
];

export const ended: TicketEvent[] = [
  ...events,
  event(
    {
      type: 'report_published',
      data: { answered: { promise: 'pr_1', dueAt: at(130), kept: true } },
      words: {},
    },
    -5,
  ),
];
