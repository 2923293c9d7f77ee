import type { Report, TeamTicket, TicketEvent } from '@vestka/sdk/agent';
import { anna, at } from './tickets.ts';

const olga = { kind: 'customer', id: 'cu_1' } as const;
const byAnna = { kind: 'agent', id: anna.id, name: anna.name } as const;
const DAY = 1440;

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
