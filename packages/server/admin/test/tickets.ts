import type { TeamTicket, TicketEvent } from '@vestka/sdk/agent';

/** Wednesday, 4 March 2026, 14:20 in Berlin. */
export const NOW = Date.parse('2026-03-04T13:20:00.000Z');

const MINUTE = 60_000;
export const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();

export const anna = { id: 'ag_anna', name: 'Anna K.', role: 'agent', level: 'L2' } as const;
export const ivan = { id: 'ag_ivan', name: 'Ivan S.', role: 'agent', level: 'L1' } as const;
export const lena = { id: 'ag_lena', name: 'Lena M.', role: 'lead', level: 'L2' } as const;

export const ticketId = (number: number): string => `tk_${String(number).padStart(16, '0')}`;

/** A ticket of the team's view; `due` and `madeAt` in minutes from now. */
export function ticket(number: number, part: Partial<TeamTicket> & { due?: number } = {}): TeamTicket {
  const { due = 130, ...rest } = part;
  const status = rest.status ?? 'investigating';
  const open = status !== 'resolved' && status !== 'closed';
  return {
    id: ticketId(number),
    number,
    kind: 'problem',
    impact: 'normal',
    subject: `Request ${number}`,
    status,
    activity: { text: 'Looking at the log of this morning.', lang: 'en' },
    promise: open
      ? {
          id: 'p2',
          dueAt: at(due),
          firstDueAt: at(due),
          madeAt: at(due - 240),
          by: { kind: 'agent', name: anna.name },
          missedAt: due < 0 ? at(due) : null,
          told: due < 0 ? 'lead' : null,
        }
      : null,
    waiting: null,
    problem: null,
    onCall: null,
    handOff: null,
    limit: null,
    // The server warns a while before; here half an hour.
    warned: open && due >= 0 && due < 30 ? at(due) : null,
    remindedAt: null,
    holder: { kind: 'agent', id: anna.id, name: anna.name },
    assignee: { id: anna.id, name: anna.name },
    createdAt: at(-220),
    updatedAt: at(-20),
    closesAt: status === 'resolved' ? at(6 * 1440) : null,
    closedBecause: null,
    reopenableUntil: null,
    report: null,
    reportSuperseded: false,
    tag: 't5',
    version: 5,
    foldVersion: 1,
    customer: { id: 'cu_1', name: 'Olga Petrova', email: 'olga@northwind.example' },
    level: 'L2',
    plan: null,
    promises: { made: 3, kept: 2, missed: 0, moved: 0 },
    firstWordAt: at(-200),
    lastWordAt: at(-18),
    lastCustomerAt: at(-60),
    notes: 1,
    ...rest,
  };
}

const unheld = {
  holder: { kind: 'team', level: 'L1' },
  assignee: null,
  level: 'L1',
} as const;

/** A queue of a morning, the promise that runs out next on top. */
export const morning: TeamTicket[] = [
  ticket(1029, {
    due: -25,
    subject: 'Export hangs at 80 %',
    status: 'waiting_on_others',
    impact: 'high',
    plan: 'gold',
    promises: { made: 4, kept: 2, missed: 1, moved: 0 },
    waiting: { for: 'release', text: '4.12', expectedAt: at(3 * 1440) },
  }),
  ticket(1040, { due: 18, subject: 'Two invoices with one number', lastCustomerAt: at(-5) }),
  ticket(1042, {
    due: 130,
    subject: 'Checkout refuses cards with a foreign address',
    status: 'cause_found',
    impact: 'critical',
    plan: 'gold',
    activity: { text: 'Testing the corrected tax table on a copy of your shop.', lang: 'en' },
  }),
  ticket(1036, { due: 190, subject: 'Labels print on the wrong tray', status: 'waiting_on_customer' }),
  ticket(1043, {
    ...unheld,
    due: 200,
    subject: 'لا تظهر الفاتورة بعد الدفع',
    status: 'received',
    impact: 'high',
    activity: { code: 'queued' },
    lastWordAt: null,
    firstWordAt: null,
    lastCustomerAt: at(-2),
    customer: { id: 'cu_9', name: null, email: null },
    promises: { made: 1, kept: 0, missed: 0, moved: 0 },
  }),
  ticket(988, {
    due: 1180,
    subject: 'Cash desk restarts on card payment',
    status: 'verifying',
    holder: { kind: 'agent', id: ivan.id, name: ivan.name },
    assignee: ivan,
  }),
  ticket(1038, {
    due: 5560,
    subject:
      'Wish: bring back the pick button that was there before the update of December and that everyone in the store used',
    kind: 'wish',
    impact: 'low',
  }),
  ticket(1031, { due: 12000, subject: 'Заказы из Казани приходят без индекса', status: 'fixing' }),
];

const promise = (id: string, due: number, made: number) => ({
  id,
  dueAt: at(due),
  firstDueAt: at(due),
  madeAt: at(made),
  by: { kind: 'agent', name: anna.name } as const,
  missedAt: null,
  told: null,
});

const held = { kind: 'agent', id: anna.id, name: anna.name } as const;
const olga = { kind: 'customer', id: 'cu_1' } as const;
const byAnna = { kind: 'agent', id: anna.id, name: anna.name } as const;
const system = { kind: 'system' } as const;

/** Events of #1042, with every kind of entry. */
export function story(id: string): TicketEvent[] {
  let version = 0;
  const event = (minutes: number, part: Record<string, unknown>) => {
    version += 1;
    return { cursor: `c${version}`, ticket: id, version, at: at(minutes), words: null, data: {}, ...part };
  };
  return [
    event(-220, {
      type: 'ticket_created',
      audience: 'customer',
      actor: olga,
      data: { number: 1042, kind: 'problem', impact: 'critical', customer: 'cu_1', lang: 'ru' },
      words: {
        subject: 'Checkout refuses cards',
        message:
          'С утра не проходят карты покупателей из-за границы.\nПримерно каждый пятый заказ:\n\n  заказ 5512  —  отказ\n  заказ 5519  —  отказ',
      },
    }),
    event(-214, {
      type: 'ticket_assigned',
      audience: 'customer',
      actor: byAnna,
      facts: {
        status: 'received',
        activity: { code: 'queued' },
        promise: promise('p1', -100, -220),
        holder: held,
      },
    }),
    event(-205, {
      type: 'note_added',
      audience: 'team',
      actor: { kind: 'agent', id: ivan.id, name: ivan.name },
      data: { lang: null },
      words: {
        text: 'Known: only DE and PL. Tried: cache, other card.\nWhy on: payment module, needs its owner.',
      },
    }),
    event(-150, {
      type: 'update_posted',
      audience: 'customer',
      actor: byAnna,
      facts: {
        status: 'investigating',
        activity: { lang: 'en' },
        promise: promise('p2', -80, -150),
        holder: held,
      },
      data: { lang: 'en', answered: { promise: 'p1', dueAt: at(-100), firstDueAt: at(-100), kept: true } },
      words: {
        message: 'Thank you. The orders that you name helped: both are from abroad.',
        activity: 'Comparing the two orders with one that went through.',
      },
    }),
    event(-80, {
      type: 'promise_missed',
      audience: 'customer',
      actor: system,
      data: { promise: 'p2', dueAt: at(-80), told: 'lead' },
    }),
    event(-60, {
      type: 'message_posted',
      audience: 'customer',
      actor: olga,
      data: { lang: 'ru', stillBroken: null },
      words: {
        message:
          'Есть новости? https://shop.example/orders/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      },
    }),
    event(-40, {
      type: 'promise_moved',
      audience: 'customer',
      actor: byAnna,
      facts: {
        status: 'investigating',
        activity: { lang: 'en' },
        promise: promise('p3', -10, -40),
        holder: held,
      },
      data: { from: at(-80), to: at(-10), lang: 'en' },
      words: { reason: 'The bank answers by 14:00; before that there is nothing to say.', activity: '' },
    }),
    event(-18, {
      type: 'update_posted',
      audience: 'customer',
      actor: byAnna,
      facts: {
        status: 'cause_found',
        activity: { lang: 'en' },
        promise: promise('p4', 130, -18),
        holder: held,
      },
      data: { lang: 'en', answered: { promise: 'p3', dueAt: at(-10), firstDueAt: at(-10), kept: true } },
      words: {
        message: 'Found it: the update of 3 March left two countries without a tax class.',
        activity: 'Testing the corrected tax table on a copy of your shop.',
      },
    }),
  ] as TicketEvent[];
}

/** The end of a story: a report, and the customer's yes. */
export function ending(id: string, from: number): TicketEvent[] {
  return [
    {
      cursor: 'c90',
      ticket: id,
      version: from + 1,
      at: at(-12),
      type: 'report_published',
      audience: 'customer',
      actor: byAnna,
      facts: { status: 'resolved', activity: { code: 'awaiting_acceptance' }, promise: null, holder: held },
      data: {
        outcome: 'partial',
        recurrence: 'possible',
        remaining: [{ by: at(9 * 1440) }],
        closesAt: at(6 * 1440),
        answered: { promise: 'p4', dueAt: at(130), firstDueAt: at(130), kept: true },
        lang: 'en',
      },
      words: {
        cause:
          'The update of 3 March left Germany and Poland without a tax class, so the bank refused the sum.',
        done: 'We put the tax classes back and ran the two failed orders again: both went through at 14:02.',
        remaining: [{ what: 'A check that stops an update without tax classes', who: 'Payments team' }],
        prevention:
          'Until then, look at Settings → Taxes after each update: every country must have a class.',
        technical:
          'tax_class.country IN (DE, PL) was NULL after migration 0412; restored from the backup of 2 March.',
      },
    },
  ] as TicketEvent[];
}
