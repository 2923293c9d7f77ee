import type { TeamTicket, TicketEvent } from '@vestka/sdk/agent';
import { choice, fileId, intake, offer, over, request, steps } from './given-parts.ts';
import { anna, at, story, ticket } from './tickets.ts';

const olga = { kind: 'customer', id: 'cu_1' } as const;
const byAnna = { kind: 'agent', id: anna.id, name: anna.name } as const;
const DAY = 1440;

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
