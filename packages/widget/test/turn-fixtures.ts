import type { DataRequest, Offer, Report, Ticket, TicketEvent } from '@vestka/sdk';
import { at, ended, event, events, facts, report, resolved, ticket } from './fixtures.ts';

const DAY = 24 * 60;
const customer = { kind: 'customer' as const };

/** A report with everything that one can hold: technical words, what remains in each state, evidence with files. */
export const full: Report = {
  ...report,
  outcome: 'partial',
  remaining: [
    { what: 'Correct the four orders of 5 March by hand', who: 'Anna K.', by: at(-DAY), doneAt: at(-60) },
    {
      what: 'Tell the tax service of the gap in their list',
      who: 'Second line',
      by: at(-2 * DAY),
      missedAt: at(-2 * DAY),
      told: 'lead',
    },
    {
      what: 'Look at the next update for the same gap',
      who: 'Anna K.',
      by: at(9 * DAY),
      firstBy: at(5 * DAY),
    },
  ],
  evidence: [
    { what: 'Tax table', before: 'Two countries without a rule', after: 'All 27 countries have one' },
    { what: 'Version of the shop', before: '4.11.0', after: '4.11.2', at: at(-120) },
    {
      what: 'Payment step',
      filesBefore: {
        at_0000000000000001: { type: 'image/png', size: 84_120, width: 800, height: 500, name: 'before.png' },
      },
      filesAfter: {
        at_0000000000000002: { type: 'application/pdf', size: 2_140_000, name: 'receipt 4471.pdf' },
      },
    },
  ],
};

const option = (recommended: boolean, title: string, steps: string[], pros: string[], cons: string[]) => ({
  recommended,
  title,
  steps,
  pros,
  cons,
});

export const offer: Offer = {
  at: at(-18),
  by: 'Anna K.',
  cannotFix: false,
  options: {
    'o5-1': option(
      true,
      'Turn on manual tax for the two countries',
      ['Open Settings → Taxes.', 'Set 19 % for both countries.', 'Try one order of your own.'],
      ['Works within five minutes', 'Nothing else changes'],
      ['You check the sums once yourself'],
    ),
    'o5-2': option(
      false,
      'Wait for release 4.12',
      ['We install it on Saturday morning.'],
      ['Nothing to do for you'],
      ['Cards from abroad stay refused until then'],
    ),
  },
};
export const offering = (change: Partial<Offer> = {}, more: Partial<Ticket> = {}): Ticket =>
  ticket({ offers: { o5: { ...offer, ...change } }, ...more });
export const chosen = { option: 'o5-1', at: at(-6), why: 'We cannot wait until Saturday.' };

const update = (data: object, words: object) =>
  event({ type: 'update_posted', facts: facts('cause_found', 130), data, words }, -18);
export const offerEvents: TicketEvent[] = [
  ...events.slice(0, 3),
  update(
    { lang: 'en', answered: null, offer: 'o5' },
    {
      activity: 'x',
      message: 'You can take orders meanwhile, in one of two ways.',
      technical: 'tax_class is read per country; a manual rate overrides the missing row.',
    },
  ),
];
export const chosenEvents: TicketEvent[] = [
  ...offerEvents,
  event(
    {
      type: 'option_chosen',
      data: { offer: 'o5', option: 'o5-1', lang: 'en' },
      words: { option: 'Turn on manual tax for the two countries', why: 'We cannot wait until Saturday.' },
    },
    -6,
    customer,
  ),
];

export const dataRequest: DataRequest = {
  at: at(-18),
  by: 'Anna K.',
  items: {
    'd5-1': {
      kind: 'file',
      sensitivity: 'none',
      keepDays: 14,
      what: 'The log of the payment step of 11 March',
      purpose: 'To see at which rule it stops',
      state: 'open',
    },
    'd5-2': {
      kind: 'file',
      sensitivity: 'confidential',
      keepDays: 7,
      what: 'A copy of the orders table',
      purpose: 'To try the fix on your own numbers before it goes live',
      state: 'open',
    },
    'd5-3': {
      kind: 'check',
      sensitivity: 'personal',
      keepDays: 30,
      what: 'Does the error come with your own card too?',
      purpose: 'To know whether it is the card or the address',
      state: 'open',
    },
  },
};
const item = (id: string, change: object): DataRequest['items'] => ({
  ...dataRequest.items,
  [id]: { ...(dataRequest.items[id] as DataRequest['items'][string]), ...change },
});
export const requesting = (change: Partial<DataRequest> = {}): Ticket =>
  ticket({
    status: 'waiting_on_customer',
    waiting: { for: 'customer', text: 'The log of the payment step', expectedAt: null },
    requests: { d5: { ...dataRequest, ...change } },
  });
/** One given, one declined, one given whose time is over. */
export const answered: Ticket = requesting({
  items: {
    ...item('d5-1', {
      state: 'given',
      answeredAt: at(-10),
      deleteAt: at(14 * DAY),
      text: 'From 9 to 11 in the morning.',
      files: { at_0000000000000003: { type: 'text/plain', size: 48_200, name: 'pay.log' } },
    }),
    'd5-2': {
      ...(dataRequest.items['d5-2'] as DataRequest['items'][string]),
      state: 'declined',
      answeredAt: at(-9),
      reason: 'It has names of our customers in it.',
    },
    'd5-3': {
      ...(dataRequest.items['d5-3'] as DataRequest['items'][string]),
      state: 'part',
      answeredAt: at(-31 * DAY),
      deletedAt: at(-DAY),
      deleteAt: at(-DAY),
      reason: 'Only with one card.',
    },
  },
});
export const approval = {
  id: 'a6',
  at: at(-8),
  expiresAt: at(7 * DAY),
  state: 'asked' as const,
  name: 'Dr. Miriam Bauer',
  note: 'It is about the orders of March only.',
};

const withRequest = update(
  { lang: 'en', answered: null, request: 'd5' },
  { activity: 'x', message: 'To go on I need three things from you.' },
);
export const requestEvents: TicketEvent[] = [...events.slice(0, 3), withRequest];
/** All that can happen to a data request. */
export const requestTurns: TicketEvent[] = [
  ...requestEvents,
  event(
    {
      type: 'data_answered',
      data: {
        request: 'd5',
        items: { 'd5-1': { state: 'given' }, 'd5-2': { state: 'declined' } },
        lang: 'en',
      },
      words: {
        items: {
          'd5-1': { what: 'The log of the payment step', text: 'not to be repeated here' },
          'd5-2': { what: 'A copy of the orders table', reason: 'It has names of our customers in it.' },
        },
      },
    },
    -9,
    customer,
  ),
  event(
    {
      type: 'approval_asked',
      data: { request: 'd5', approval: 'a6', expiresAt: at(7 * DAY), lang: 'en' },
      words: { name: 'Dr. Miriam Bauer' },
    },
    -8,
    customer,
  ),
  event(
    {
      type: 'approval_decided',
      data: { request: 'd5', approval: 'a6', approved: false, lang: 'en' },
      words: { name: 'Dr. Miriam Bauer', reason: 'Not before the audit is over.' },
    },
    -7,
    { kind: 'approver' } as never,
  ),
  event({ type: 'approval_expired', data: { request: 'd5', approval: 'a7' }, words: null }, -6, {
    kind: 'system',
  }),
  event(
    {
      type: 'files_deleted',
      data: {
        files: ['at_0000000000000009'],
        reason: 'retention',
        request: 'd5',
        item: 'd5-1',
        keptDays: 14,
      },
      words: { what: 'The log of the payment step', files: { at_0000000000000009: 'pay.log' } },
    },
    -5,
    { kind: 'system' },
  ),
];

export const withFull = (change: Partial<Ticket> = {}): Ticket => resolved({ report: full, ...change });
/** What became of what remained. */
export const remainingEvents: TicketEvent[] = [
  ...ended,
  event(
    {
      type: 'remaining_done',
      data: { item: 0, by: at(-DAY), inTime: true, lang: 'en' },
      words: {
        what: 'Correct the four orders',
        message: 'All four are right now, and their customers know.',
      },
    },
    -4,
  ),
  event(
    {
      type: 'remaining_moved',
      data: { item: 2, from: at(5 * DAY), to: at(9 * DAY), lang: 'en' },
      words: { what: 'Look at the next update', reason: 'The update itself comes four days later.' },
    },
    -3,
  ),
  event(
    {
      type: 'remaining_missed',
      data: { item: 1, by: at(-2 * DAY), told: 'lead' },
      words: { what: 'Tell the tax service' },
    },
    -2,
    { kind: 'system' },
  ),
];

export const closed = (change: Partial<Ticket> = {}): Ticket =>
  resolved({
    status: 'closed',
    activity: { code: 'closed' },
    closesAt: null,
    closedBecause: 'accepted',
    reopenableUntil: at(30 * DAY),
    tag: 't6',
    version: 6,
    ...change,
  });
export const closedEvents: TicketEvent[] = [
  ...ended,
  event(
    { type: 'ticket_closed', data: { because: 'accepted', reopenableUntil: at(30 * DAY) }, words: null },
    -2,
    customer,
  ),
];
export const rating = {
  grade: 'good' as const,
  at: at(-1),
  text: 'Quick, and told me the truth when it was late.',
  thanks: { id: 'ag_1', name: 'Anna K.' },
};
export const ratedEvents: TicketEvent[] = [
  ...closedEvents,
  event(
    {
      type: 'rated',
      data: { grade: 'good', thanks: 'ag_1', lang: 'en' },
      words: { text: 'Quick, and told me the truth when it was late.' },
    },
    -1,
    customer,
  ),
];
export const results = {
  grades: { excellent: 41, good: 22, satisfactory: 6, poor: 3, terrible: 1 },
  given: 73,
  unanswered: 18,
};
