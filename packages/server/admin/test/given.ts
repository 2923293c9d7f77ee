import type { DataRequest, Offer, Report, TeamTicket, TicketEvent } from '@vestka/sdk/agent';
import { anna, at, story, ticket } from './tickets.ts';

const olga = { kind: 'customer', id: 'cu_1' } as const;
const byAnna = { kind: 'agent', id: anna.id, name: anna.name } as const;
const DAY = 1440;

const fileId = (n: number): string => `at_${String(n).padStart(20, '0')}`;

export const intake = {
  expected: 'The card is taken, as it was on Friday.',
  since: 'Monday morning, after the update',
  steps: '1. Put anything into the basket\n2. Pay with a card from abroad\n3. “Refused”',
  context: {
    page: 'https://shop.example/checkout/payment',
    browser: 'Firefox 147 on Windows',
    language: 'ru-RU',
    zone: 'Asia/Yekaterinburg',
    app: '4.11.2',
    errors: [
      { text: 'TypeError: taxClass is undefined (checkout.js:214)', at: at(-225) },
      { text: 'POST /api/charge 422', at: at(-224) },
    ],
  },
};

const steps = {
  one: {
    title: 'Take the old tax table back until Friday',
    steps: ['We put the table of 2 March back tonight', 'You check one order tomorrow'],
    pros: ['Works tomorrow morning'],
    cons: ['Two new countries wait until Friday'],
    recommended: true,
  },
  two: {
    title: 'Wait for 4.12',
    steps: ['Nothing changes until Thursday', 'We update your shop at 06:00'],
    pros: ['One change instead of two'],
    cons: ['Cards from abroad are refused until Thursday'],
    recommended: false,
  },
};

export const offer: Offer = {
  at: at(-16),
  by: anna.name,
  cannotFix: true,
  options: { 'o9-1': steps.one, 'o9-2': steps.two },
};

export const choice = { option: 'o9-1', at: at(-9), why: 'Friday is fine, tomorrow is what counts.' };

export const request: DataRequest = {
  at: at(-14),
  by: anna.name,
  items: {
    'd10-1': {
      kind: 'file',
      sensitivity: 'confidential',
      keepDays: 14,
      what: 'A copy of the orders table',
      purpose: 'To run the corrected taxes on real orders',
      state: 'declined',
      answeredAt: at(-8),
      reason: 'Our data protection officer does not allow it.',
    },
    'd10-2': {
      kind: 'file',
      sensitivity: 'personal',
      keepDays: 7,
      what: 'The log of Monday',
      purpose: 'To see the bank’s answer',
      state: 'given',
      answeredAt: at(-8),
      files: {
        [fileId(1)]: { type: 'text/plain', size: 48_213, name: 'checkout-2026-03-02.log' },
        [fileId(2)]: { type: 'image/png', size: 182_100, width: 1280, height: 640, name: 'Отказ карты.png' },
      },
      deleteAt: at(7 * DAY),
    },
    'd10-3': {
      kind: 'check',
      sensitivity: 'none',
      keepDays: 30,
      what: 'Whether order 5512 is in the bank’s list',
      purpose: 'Then it was charged twice',
      state: 'open',
    },
  },
  approval: {
    id: 'a11',
    at: at(-7),
    expiresAt: at(6 * DAY),
    state: 'asked',
    name: 'Dr. Vera Lindqvist-Oyelaran',
  },
};

/** What was given long ago, and deleted since. */
export const over: DataRequest = {
  at: at(-20 * DAY),
  by: anna.name,
  items: {
    'd2-1': {
      kind: 'file',
      sensitivity: 'personal',
      keepDays: 14,
      what: 'The list of refused customers',
      purpose: 'To compare',
      state: 'given',
      answeredAt: at(-19 * DAY),
      files: { [fileId(9)]: { type: 'text/csv', size: 9100, name: 'refused.csv', deletedAt: at(-5 * DAY) } },
      deleteAt: at(-5 * DAY),
      deletedAt: at(-5 * DAY),
    },
  },
};

/** A story in which everything is given: intake, files, ways forward, what is asked for. */
export function givenStory(id: string): TicketEvent[] {
  const [first, ...others] = story(id);
  const last = others.at(-1);
  let version = 40;
  const event = (minutes: number, part: Record<string, unknown>) => {
    version += 1;
    return {
      cursor: `g${version}`,
      ticket: id,
      version,
      at: at(minutes),
      audience: 'customer',
      words: null,
      data: {},
      ...part,
    };
  };
  const { options, ...offered } = offer;
  const structure = (n: 'o9-1' | 'o9-2') => ({ recommended: options[n]?.recommended });
  return [
    {
      ...first,
      data: {
        ...first?.data,
        files: { [fileId(3)]: { type: 'image/jpeg', size: 91_000, width: 900, height: 600 } },
      },
      words: { ...first?.words, ...intake, files: { [fileId(3)]: 'screen.jpg' } },
    },
    last,
    event(-16, {
      type: 'update_posted',
      actor: byAnna,
      facts: { ...last?.facts, status: 'fixing' },
      data: {
        lang: 'en',
        answered: null,
        offer: 'o9',
        cannotFix: true,
        files: { [fileId(4)]: { type: 'application/pdf', size: 312_000 } },
        patch: {
          offers: { o9: { ...offered, options: { 'o9-1': structure('o9-1'), 'o9-2': structure('o9-2') } } },
        },
      },
      words: {
        message: 'As you ask for it, before Thursday, it cannot be done. There are two ways.',
        activity: 'Waiting for your choice.',
        technical: 'tax_class is joined by country code; the new codes have no class before migration 0413.',
        files: { [fileId(4)]: 'Two ways, compared.pdf' },
        patch: { offers: { o9: { options } } },
      },
    }),
    event(-14, {
      type: 'update_posted',
      actor: byAnna,
      facts: {
        ...last?.facts,
        status: 'waiting_on_customer',
        waiting: { for: 'customer', expectedAt: null },
      },
      data: { lang: 'en', answered: null, request: 'd10', patch: { requests: { d10: request } } },
      words: {
        message: null,
        activity: 'Waiting for your log.',
        waiting: 'A copy of the orders table, the log of Monday',
        patch: {},
      },
    }),
    event(-9, {
      type: 'option_chosen',
      actor: olga,
      data: { offer: 'o9', option: 'o9-1', lang: 'ru' },
      words: { option: steps.one.title, why: choice.why },
    }),
    event(-8, {
      type: 'data_answered',
      actor: olga,
      data: {
        request: 'd10',
        items: {
          'd10-1': { state: 'declined' },
          'd10-2': {
            state: 'given',
            files: {
              [fileId(1)]: { type: 'text/plain', size: 48_213 },
              [fileId(2)]: { type: 'image/png', size: 182_100, width: 1280, height: 640 },
            },
          },
        },
        lang: 'ru',
      },
      words: {
        items: {
          'd10-1': {
            what: 'A copy of the orders table',
            reason: 'Our data protection officer does not allow it.',
          },
          'd10-2': {
            what: 'The log of Monday',
            files: { [fileId(1)]: 'checkout-2026-03-02.log', [fileId(2)]: 'Отказ карты.png' },
          },
        },
      },
    }),
    event(-7, {
      type: 'approval_asked',
      actor: olga,
      data: { request: 'd10', approval: 'a11', expiresAt: at(6 * DAY), lang: 'ru' },
      words: { name: 'Dr. Vera Lindqvist-Oyelaran', note: 'May they have one order without the address?' },
    }),
    event(-6, {
      type: 'files_deleted',
      actor: { kind: 'system' },
      data: { files: [fileId(9)], reason: 'retention', request: 'd2', item: 'd2-1', keptDays: 14 },
      words: { what: 'The list of refused customers', files: { [fileId(9)]: 'refused.csv' } },
    }),
  ] as TicketEvent[];
}

/** The request as it stands after that story. */
export const given = (part: Partial<TeamTicket> = {}): TeamTicket =>
  ticket(1042, {
    subject: 'Checkout refuses cards with a foreign address',
    status: 'investigating',
    impact: 'critical',
    plan: 'gold',
    lastCustomerAt: at(-7),
    offers: { o9: { ...offer, choice } },
    requests: { d2: over, d10: request },
    ...part,
  });

export const report: Report = {
  outcome: 'partial',
  cause: 'The update of 3 March left Germany and Poland without a tax class, so the bank refused the sum.',
  done: 'We put the tax classes back and ran the two failed orders again: both went through at 14:02.',
  remaining: [
    { what: 'A check that stops an update without tax classes', who: 'Payments team', by: at(9 * DAY) },
    {
      what: 'The refund of order 5512',
      who: 'Anna K.',
      by: at(-2 * DAY),
      missedAt: at(-2 * DAY),
      told: 'lead',
    },
    { what: 'A note in the manual', who: 'Lena M.', by: at(-3 * DAY), doneAt: at(-4 * DAY) },
  ],
  evidence: [
    { what: 'Version of the shop', before: '4.11.2', after: '4.11.3', at: at(-15) },
    { what: 'Order 5512', before: 'refused: sum does not match', after: 'paid, 14:02' },
  ],
  recurrence: 'possible',
  prevention: 'Look at Settings → Taxes after each update: every country must have a class.',
  technical:
    'tax_class.country IN (DE, PL) was NULL after migration 0412; restored from the backup of 2 March.',
  publishedAt: at(-12),
  by: anna.name,
};

/** How it went on after the report: something is done, something is late, and the customer has rated. */
export function settledStory(id: string): TicketEvent[] {
  const line = (cursor: string, minutes: number, part: object) => ({
    cursor,
    ticket: id,
    version: 90,
    at: at(minutes),
    audience: 'customer',
    actor: byAnna,
    words: null,
    data: {},
    ...part,
  });
  return [
    line('s1', -11, {
      type: 'remaining_done',
      data: { item: 2, by: at(-3 * DAY), inTime: true, lang: 'en' },
      words: { what: 'A note in the manual', message: 'It is on page 14 now.' },
    }),
    line('s2', -10, {
      type: 'remaining_moved',
      data: { item: 0, from: at(2 * DAY), to: at(9 * DAY), lang: 'en' },
      words: {
        what: 'A check that stops an update without tax classes',
        reason: 'It goes out with 4.12, which comes a week later.',
      },
    }),
    line('s3', -9, {
      type: 'remaining_missed',
      actor: { kind: 'system' },
      data: { item: 1, by: at(-2 * DAY), told: 'lead' },
      words: { what: 'The refund of order 5512' },
    }),
    line('s4', -8, {
      type: 'rated',
      actor: olga,
      data: { grade: 'good', thanks: anna.id, lang: 'ru' },
      words: { text: 'Every answer came when it was promised.' },
    }),
  ] as TicketEvent[];
}

export const rating: TeamTicket['rating'] = {
  grade: 'good',
  at: at(-8),
  text: 'Every answer came when it was promised.',
  thanks: { id: anna.id, name: anna.name },
};
