import type { Answer, Found, TicketEvent } from '@vestka/sdk';
import { at, events } from './fixtures.ts';

const part = (text: string, match = false) => ({ text, match });

export const found: Found = {
  problems: [
    {
      id: 'pb_0000000000000001',
      number: 1007,
      title: 'Cards with a foreign address are refused since 3 March',
      status: 'fixing',
      nextUpdateAt: at(130),
    },
  ],
  answers: [
    {
      id: 'an_0000000000000001',
      title: 'A card is refused although it is valid',
      excerpt: [
        part('The '),
        part('card', true),
        part(' is valid, yet the shop says “'),
        part('refused', true),
        part('” and asks for another one.'),
      ],
      solved: 12,
    },
    {
      id: 'an_0000000000000002',
      title: 'The payment page stays white',
      excerpt: [part('After “Pay” the '), part('page', true), part(' stays white for a minute.')],
      solved: 0,
    },
  ],
  own: [
    {
      id: 'tk_0000000000000004',
      number: 950,
      subject: 'Card refused in the shop of Lyon',
      status: 'closed',
      excerpt: [part('One '), part('card', true), part(' of five was '), part('refused', true), part('.')],
    },
  ],
};

export const nothing: Found = { problems: [], answers: [], own: [] };

export const answer: Answer = {
  id: 'an_0000000000000001',
  lang: 'en',
  title: 'A card is refused although it is valid',
  symptom: 'The card is valid, yet the shop says “refused” and asks for another one.',
  cause: 'The address of the bill has no country, so the bank cannot compare it with the card’s.',
  solution:
    'Open Settings → Addresses.\nChoose the country of the bill and save.\nPay again: the same card is taken.',
  technical: 'AVS mismatch: `country` empty in the request to the acquirer, answer code 05.',
  publishedAt: at(-9000),
  updatedAt: at(-9000),
  withdrawnAt: null,
  by: 'Anna K.',
  solved: 12,
  version: 1,
};

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** With words that do not fit in a line. */
export const longFound: Found = {
  problems: found.problems.map((problem) => ({ ...problem, title: long })),
  answers: found.answers.map((answer) => ({ ...answer, title: long, excerpt: [part(long.repeat(4), true)] })),
  own: found.own.map((ticket) => ({ ...ticket, subject: long, excerpt: [part(long.repeat(4))] })),
};

export const foundRu: Found = {
  problems: [
    {
      id: 'pb_0000000000000001',
      number: 1007,
      title: 'С 3 марта не проходят карты с иностранным адресом',
      status: 'fixing',
      nextUpdateAt: at(130),
    },
  ],
  answers: [
    {
      id: 'an_0000000000000001',
      title: 'Карту не принимают, хотя она действительна',
      excerpt: [
        part('Магазин пишет, что '),
        part('карта', true),
        part(' отклонена, и просит другую, хотя она действительна.'),
      ],
      solved: 12,
    },
  ],
  own: [],
};

export const foundAr: Found = {
  problems: [
    {
      id: 'pb_0000000000000001',
      number: 1007,
      title: 'تُرفض البطاقات ذات العنوان الأجنبي منذ 3 مارس',
      status: 'fixing',
      nextUpdateAt: at(130),
    },
  ],
  answers: [
    {
      id: 'an_0000000000000001',
      title: 'تُرفض البطاقة مع أنها سارية',
      excerpt: [part('يقول المتجر إن '), part('البطاقة', true), part(' مرفوضة ويطلب غيرها.')],
      solved: 12,
    },
  ],
  own: [],
};

/** A request that was sent with all that may be added to it. */
export const added: TicketEvent[] = events.map((event) =>
  event.type === 'ticket_created'
    ? {
        ...event,
        words: {
          ...event.words,
          subject: 'x',
          message: event.words?.message ?? '',
          since: 'Since the update of this morning',
          expected: 'The card is taken, as with every order of last week.',
          steps: '1. Fill the basket\n2. Choose an address in France\n3. Pay',
          context: {
            page: 'https://shop.example/checkout',
            browser: 'Firefox 143.0, Windows',
            errors: [{ text: 'TypeError: country is undefined', at: at(-95) }],
          },
        },
      }
    : event,
);
