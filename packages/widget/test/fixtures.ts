import type { ProblemEvent, Report, Ticket, TicketEvent } from '@vestka/sdk';

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
    updatedAt: report.publishedAt,
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
export const event = (
  body: object,
  minutes: number,
  actor: TicketEvent['actor'] = { ...anna, kind: 'agent' },
) => {
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

export const facts = (status: string, due: number, holder: object = anna, more: object = {}) => ({
  status,
  activity: { lang: 'en' },
  promise: { ...ticket().promise, dueAt: at(due) },
  holder,
  ...more,
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

const DAY = 24 * 60;
/** Since the day before yesterday nobody has said a word, and the promise has passed. */
export const silent = (nudgedAt: string | null = null): Ticket => {
  const late = overdue();
  return ticket({
    status: 'investigating',
    activity: { text: 'Going through the refused payments.', lang: 'en' },
    promise: late.promise && {
      ...late.promise,
      nudgeFrom: nudgedAt ? at(DAY) : late.promise.dueAt,
      nudgedAt,
    },
  });
};

export const silence: TicketEvent[] = [
  events[0] as TicketEvent,
  event(
    {
      type: 'update_posted',
      facts: facts('investigating', -25),
      data: { lang: 'en', answered: null },
      words: { activity: 'x', message: 'I see the refusals in the log.' },
    },
    -2 * DAY,
  ),
  event(
    {
      type: 'promise_missed',
      facts: facts('investigating', -25),
      data: { promise: 'pr_1', dueAt: at(-25), told: 'lead' },
      words: null,
    },
    -25,
    { kind: 'system' },
  ),
];

export const nudged: TicketEvent[] = [
  ...silence,
  event(
    {
      type: 'nudged',
      facts: facts('investigating', -25),
      data: { since: at(-2 * DAY), told: 'lead' },
      words: null,
    },
    -15,
    { kind: 'customer' },
  ),
];

export const answeredNudge: TicketEvent[] = [
  ...nudged,
  event(
    {
      type: 'update_posted',
      facts: facts('cause_found', 60),
      data: {
        lang: 'en',
        answered: { promise: 'pr_1', dueAt: at(-25), firstDueAt: at(-25), kept: false },
        nudgedAt: at(-15),
      },
      words: { activity: 'x', message: 'I am sorry for the silence. The cause is found.' },
    },
    -5,
  ),
];

/** Moved from the day before yesterday, by Anna, with a reason. */
export const moved = ticket({
  promise: { ...ticket().promise, dueAt: at(2 * DAY), firstDueAt: at(130) } as Ticket['promise'],
});
export const movedEvents: TicketEvent[] = [
  ...events,
  event(
    {
      type: 'promise_moved',
      facts: facts('cause_found', 2 * DAY),
      data: { from: at(130), to: at(2 * DAY), lang: 'en' },
      words: { activity: 'x', reason: 'The copy of your shop takes until Friday to build.' },
    },
    -5,
  ),
];

export const release = ticket({
  status: 'fixing',
  activity: { text: 'The corrected tax table is tested and waits to be shipped.', lang: 'en' },
  waiting: { for: 'release', text: '4.2', expectedAt: at(20 * DAY) },
});
export const releaseEvents: TicketEvent[] = [
  ...events,
  event(
    {
      type: 'update_posted',
      facts: facts('fixing', 130, anna, {
        activity: { lang: 'en' },
        waiting: { for: 'release', expectedAt: at(20 * DAY) },
      }),
      data: { lang: 'en', answered: { promise: 'pr_1', dueAt: at(130), firstDueAt: at(130), kept: true } },
      words: { activity: 'x', waiting: '4.2', message: 'It works on the copy, and ships with 4.2.' },
    },
    -3,
  ),
];

export const asked = ticket({
  status: 'waiting_on_customer',
  activity: { text: 'We compare the trays of both printers.', lang: 'en' },
  waiting: { for: 'customer', text: 'A photo of the tray setting', expectedAt: null },
});

const problem = {
  id: 'pb_0000000000000001',
  number: 1007,
  title: 'Cards with a foreign address are refused since 3 March',
  version: 2,
  own: null,
};
export const following = ticket({ problem });
export const problemEvents = [
  ...events,
  event(
    {
      type: 'problem_linked',
      facts: facts('investigating', 40, anna, { problem: { ...problem, title: undefined } }),
      data: { problem: problem.id, number: problem.number },
      words: { problem: problem.title, activity: 'x' },
    },
    -16,
  ),
  {
    ...event(
      {
        type: 'update_posted',
        facts: facts('cause_found', 130),
        data: {
          lang: 'en',
          answered: { promise: 'q1', dueAt: at(40), firstDueAt: at(40), kept: true },
        },
        words: {
          activity: 'x',
          message: 'Two countries lost their tax class. The fix is on its way to all.',
        },
      },
      -10,
    ),
    ticket: undefined,
    problem: problem.id,
  } as unknown as ProblemEvent,
];

export const wish = ticket({
  kind: 'wish',
  subject: 'Please bring back the pick button',
  status: 'closed',
  activity: { code: 'closed' },
  promise: null,
  closedBecause: 'answered',
  reopenableUntil: at(30 * DAY),
});
export const wishEvents = (answer: string, plannedFor: string | null = null): TicketEvent[] => [
  event(
    {
      type: 'ticket_created',
      facts: facts('received', 10, { kind: 'team', level: 'L1' }),
      data: { number: 1042, kind: 'wish', impact: 'normal', customer: 'cu_1', lang: 'en' },
      words: {
        subject: 'x',
        message: 'Please bring back the pick button.',
        contact: { name: 'Olga', email: 'olga@example.com' },
      },
    },
    -90,
    { kind: 'customer' },
  ),
  event(
    {
      type: 'wish_answered',
      facts: { ...facts('closed', 0), promise: null, activity: { code: 'closed' } },
      data: {
        answer,
        plannedFor,
        because: 'answered',
        reopenableUntil: at(30 * DAY),
        answered: { promise: 'pr_1', dueAt: at(10), firstDueAt: at(10), kept: true },
        lang: 'en',
      },
      words: {
        message:
          'It comes back with the new packing list, where it picks a whole shelf. Until then the key P does the same.',
      },
    },
    -10,
  ),
];

export const critical = ticket({
  impact: 'critical',
  subject: 'Cash desk restarts when a card is read',
  status: 'received',
  activity: { code: 'queued' },
  holder: { kind: 'team', level: 'L1' },
  onCall: 'Duty line +49 30 901820, or duty@northwind.example',
});

export const escalated: TicketEvent[] = [
  ...events,
  event(
    {
      type: 'ticket_escalated',
      facts: facts(
        'investigating',
        130,
        { kind: 'team', level: 'L2' },
        { activity: { code: 'handed_over' } },
      ),
      data: {
        from: anna,
        answered: { promise: 'pr_1', dueAt: at(10), firstDueAt: at(10), kept: true },
        lang: 'en',
      },
      words: { reason: 'the lock lies in the database, which they know best.' },
    },
    -5,
  ),
];

export const limited = (limit: object | null): TicketEvent[] => [
  ...events,
  event(
    { type: 'customer_limited', data: { limit, lang: 'en' }, words: { reason: 'We talk on Friday.' } },
    -5,
  ),
];

export const renamed: TicketEvent[] = [
  ...events,
  event(
    {
      type: 'contact_changed',
      data: {},
      words: { contact: { name: 'Dr. Petrova', email: 'olga@example.com' } },
    },
    -5,
    { kind: 'customer' },
  ),
  event({ type: 'ticket_classified', data: { kind: 'question', impact: 'low' }, words: null }, -4),
  event({ type: 'problem_unlinked', data: { problem: problem.id, number: 1007 }, words: null }, -3),
];
