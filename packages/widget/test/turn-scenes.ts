import type { Page } from '@playwright/test';
import type { Ticket, TicketEvent } from '@vestka/sdk';
import { ticket } from './fixtures.ts';
import type { Scene } from './scene.ts';
import {
  answered,
  approval,
  chosen,
  chosenEvents,
  closed,
  closedEvents,
  full,
  offerEvents,
  offering,
  ratedEvents,
  rating,
  remainingEvents,
  requestEvents,
  requesting,
  requestTurns,
  results,
  withFull,
} from './turn-fixtures.ts';

const { id } = ticket();
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

/** The server's answers to what these views ask. */
const replies = {
  '/ratings': results,
  [`/tickets/${id}/report-link`]: { url: 'http://gallery.test/r/x', expiresAt: '2030-01-01T00:00:00Z' },
  [`/tickets/${id}/data-requests/d5/approval-link`]: {
    url: 'http://gallery.test/approve/WyJ3cyIsMTc3MjU0NDAwMDAwMCxbImE2Il1d',
    expiresAt: '2030-01-01T00:00:00Z',
  },
};

/** Shows the ticket, and goes on by what a person presses: by its place, because its name has a language. */
const show =
  (...presses: string[]) =>
  async (page: Page) => {
    await page.evaluate(
      ([all, ticket]) => {
        window.client.replies = all as typeof window.client.replies;
        window.widget.showTicket(ticket as string);
      },
      [replies, id] as const,
    );
    for (const press of presses) await page.locator(press).first().click();
  };

const end = (ticket: Ticket, timeline: readonly TicketEvent[]) => ({
  tickets: [ticket],
  timelines: { [id]: timeline },
});
const offer = '.turn .btn';
const pick = (n: number) => `.way:nth-of-type(${n}) input`;
const answer = (n: number, how: number) => `.asked:nth-of-type(${n}) .seg label:nth-of-type(${how})`;

const notPlanned: Partial<Ticket> = {
  kind: 'wish',
  status: 'closed',
  closedBecause: 'answered',
  reopenableUntil: '2030-01-01T00:00:00Z',
  promise: null,
  activity: { code: 'closed' },
};

const views: [name: string, state: Scene['state'], act: Scene['act']][] = [
  ['report-full', end(withFull(), remainingEvents), show('.end .btn')],
  [
    'report-still-owed',
    end(
      withFull({ report: { ...full, outcome: 'full', remaining: [] }, stillOwed: full.remaining }),
      remainingEvents,
    ),
    async (page) => {
      await show('.end .btn')(page);
      await page.locator('.keep').scrollIntoViewIfNeeded();
    },
  ],
  [
    'ticket-still-owed',
    end(
      withFull({ report: { ...full, outcome: 'full', remaining: [] }, stillOwed: full.remaining }),
      remainingEvents,
    ),
    show(),
  ],
  [
    'report-full-end',
    end(withFull(), remainingEvents),
    async (page) => {
      await show('.end .btn', '.seg button:last-child')(page);
      await page.locator('.keep').scrollIntoViewIfNeeded();
    },
  ],
  [
    'ticket-remaining',
    end(withFull(), remainingEvents),
    async (page) => {
      await show()(page);
      await page.locator('.path').scrollIntoViewIfNeeded();
    },
  ],
  ['ticket-offer', end(offering(), offerEvents), show()],
  ['ticket-chosen', end(offering({ choice: chosen }), chosenEvents), show()],
  ['options', end(offering(), offerEvents), show(offer)],
  ['options-pick', end(offering({ cannotFix: true }), offerEvents), show(offer, pick(1))],
  ['options-chosen', end(offering({ choice: chosen }), chosenEvents), show(offer)],
  ['options-wish', end(offering({}, notPlanned), offerEvents), show(offer, pick(1))],
  [
    'options-again',
    end(offering({}, notPlanned), offerEvents),
    async (page) => {
      await show(offer, pick(1))(page);
      await page.evaluate(
        (again) => {
          window.client.answer = again;
          window.client.act = async () => {
            window.client.set({ tickets: [again] });
            return again;
          };
        },
        offering({ choice: chosen }),
      );
      await page.locator('.foot .btn').click();
      await page.locator('.notice').first().waitFor();
    },
  ],
  ['ticket-request', end(requesting(), requestEvents), show()],
  [
    'ticket-request-turns',
    end(requesting({ approval }), requestTurns),
    async (page) => {
      await show()(page);
      await page.locator('.path').scrollIntoViewIfNeeded();
    },
  ],
  ['request', end(requesting(), requestEvents), show(offer)],
  ['request-give', end(requesting(), requestEvents), show(offer, answer(1, 1))],
  [
    'request-decline',
    end(requesting(), requestEvents),
    show(offer, answer(2, 3), '.asked:nth-of-type(2) .acts:last-child .btn'),
  ],
  [
    'request-answered',
    end(answered, requestTurns),
    async (page) => {
      await show()(page);
      await page.locator('.path .btn').first().click();
    },
  ],
  ['request-asking', end(requesting(), requestEvents), show(offer, '.approval .link', '.approval form')],
  [
    'request-asked',
    end(requesting({ approval }), requestEvents),
    async (page) => {
      await show(offer)(page);
      await page.locator('.approval').scrollIntoViewIfNeeded();
    },
  ],
  [
    'request-approved',
    end(
      requesting({
        approval: { ...approval, state: 'approved', decidedAt: approval.at, reason: 'For March only.' },
      }),
      requestEvents,
    ),
    async (page) => {
      await show(offer)(page);
      await page.locator('.approval').scrollIntoViewIfNeeded();
    },
  ],
  ['rating', end(closed(), closedEvents), show()],
  ['rating-grade', end(closed(), closedEvents), show('.rate label:nth-of-type(2)')],
  ['rating-given', end(closed({ rating }), ratedEvents), show()],
  ['abandon', end(ticket(), requestEvents), show('summary', '.quietly .link')],
];

/** Also looked at on the smallest phone, and on a page that is shown at twice its size. */
const SMALL = [
  'request-give',
  'request-decline',
  'request-asked',
  'options-pick',
  'rating-grade',
  'report-full',
];

/** What is asked of the customer and what they answer, each in four looks. */
export const turnScenes: Scene[] = [
  ...views.flatMap(([name, state, act]): Scene[] => {
    const scene = { ...(state ? { state } : {}), ...(act ? { act } : {}) };
    return [
      ...(SMALL.includes(name)
        ? [
            { ...scene, name: `turn-${name}-small`, phone: true, size: { width: 320, height: 568 } },
            {
              ...scene,
              name: `turn-${name}-small-ru`,
              phone: true,
              size: { width: 320, height: 568 },
              options: { locale: 'ru' },
            },
            { ...scene, name: `turn-${name}-zoom`, size: { width: 640, height: 400 } },
          ]
        : []),
      { ...scene, name: `turn-${name}` },
      { ...scene, name: `turn-${name}-phone-dark`, phone: true, dark: true },
      { ...scene, name: `turn-${name}-ru`, options: { locale: 'ru' } },
      { ...scene, name: `turn-${name}-ar`, options: { locale: 'ar' }, phone: true },
    ];
  }),
  {
    name: 'turn-options-long',
    phone: true,
    state: end(
      offering({
        by: long,
        options: {
          'o5-1': { recommended: true, title: long, steps: [long, long], pros: [long], cons: [long] },
        },
      }),
      offerEvents,
    ),
    act: show(offer),
  },
  {
    name: 'turn-request-long',
    phone: true,
    state: end(
      requesting({
        approval: { ...approval, name: long },
        items: {
          'd5-1': {
            kind: 'text',
            sensitivity: 'personal',
            keepDays: 1,
            what: long,
            purpose: long,
            state: 'open',
          },
        },
      }),
      requestEvents,
    ),
    act: show(offer),
  },
];
