import type { Page } from '@playwright/test';
import type { ClientState, Pending } from '@vestka/sdk';
import type { Options } from '../src/types.ts';
import {
  asked,
  at,
  critical,
  ended,
  escalated,
  events,
  following,
  limited,
  missed,
  moved,
  movedEvents,
  NOW,
  nudged,
  overdue,
  problemEvents,
  release,
  releaseEvents,
  renamed,
  resolved,
  silence,
  silent,
  ticket,
  wish,
  wishEvents,
} from './fixtures.ts';

export interface Scene {
  name: string;
  phone?: boolean;
  dark?: boolean;
  options?: Partial<Options>;
  state?: Partial<ClientState>;
  act?: (page: Page) => Promise<void>;
}

const id = ticket().id;
const open = (page: Page) => page.evaluate(() => window.widget.open());
const press = (name: string) => async (page: Page) => {
  await open(page);
  await page.getByRole('button', { name, exact: true }).click();
};
const ru = {
  ...ticket(),
  subject: 'Не проходит оплата картой с иностранным адресом',
  activity: { text: 'Анна проверяет исправленную таблицу налогов на копии вашего магазина.', lang: 'ru' },
};
const ar = {
  ...ticket(),
  subject: 'صفحة الدفع ترفض البطاقات ذات العنوان الأجنبي',
  activity: { text: 'تختبر آنا جدول الضرائب المصحح على نسخة من متجرك.', lang: 'ar' },
};
const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3);
const unsent: Pending[] = [
  {
    intent: '1',
    act: { type: 'message', ticket: id, body: { text: 'One more thing: it also happens on the phone.' } },
    at: NOW,
  },
  {
    intent: '2',
    act: { type: 'message', ticket: id, body: { text: 'And with the other card.' } },
    at: NOW,
    refused: { code: 'rate_limited', message: '' },
  },
];
const others = [
  ticket(),
  { ...overdue(), id: 'tk_0000000000000002', number: 1038, subject: 'Invoice has the wrong address' },
  { ...resolved(), id: 'tk_0000000000000003', number: 977, subject: 'Newsletter arrives twice' },
  {
    ...resolved({
      status: 'closed',
      closesAt: null,
      closedBecause: 'accepted',
      reopenableUntil: at(9000),
      activity: { code: 'closed' },
    }),
    id: 'tk_0000000000000004',
    number: 950,
    subject: 'How do I change my password?',
  },
];

export const scenes: Scene[] = [
  { name: 'launcher-help' },
  {
    name: 'launcher-next',
    state: { tickets: [ticket()], unread: [id] },
    act: async (page) => page.getByRole('button').hover(),
  },
  {
    name: 'launcher-late',
    state: { tickets: [overdue()] },
    act: async (page) => page.getByRole('button').hover(),
  },
  {
    name: 'launcher-done',
    state: { tickets: [resolved()] },
    options: { accent: '#ffd400' },
    act: async (page) => page.getByRole('button').hover(),
  },
  { name: 'new', act: open },
  { name: 'new-wrong', act: press('Send request') },
  {
    name: 'new-more',
    act: async (page) => {
      await open(page);
      await page.getByText('Add details').click();
    },
  },
  { name: 'new-phone-dark', phone: true, dark: true, act: open },
  { name: 'new-refused', state: { connection: 'refused', loaded: false }, act: open },
  {
    name: 'sending-offline',
    state: {
      connection: 'offline',
      pending: [
        { intent: '1', act: { type: 'create', body: { message: 'The page stays white.' } }, at: NOW },
      ],
    },
    act: async (page) => {
      await open(page);
    },
  },
  {
    name: 'sent',
    state: { tickets: [], timelines: { [id]: events.slice(0, 1) } },
    act: async (page) => {
      await open(page);
      await page.getByRole('textbox').fill('It fails');
      await page.evaluate(
        (t) => {
          window.client.set({ tickets: [t] });
          window.client.answer = t;
        },
        ticket({ status: 'received', activity: { code: 'queued' }, holder: { kind: 'team', level: 'L1' } }),
      );
      await page.getByRole('button', { name: 'Send request' }).click();
    },
  },
  { name: 'list', state: { tickets: others, unread: [id] }, act: press('Back') },
  { name: 'list-dark', dark: true, state: { tickets: others }, act: press('Back') },
  {
    name: 'list-loading',
    state: { loaded: false, connection: 'connecting' },
    act: async (page) => {
      await page.evaluate(() => localStorage.setItem('vestka:pk_gallery:open', '[0,"","",""]'));
      await open(page);
    },
  },
  { name: 'ticket', state: { tickets: [ticket()], timelines: { [id]: events } }, act: open },
  { name: 'ticket-dark', dark: true, state: { tickets: [ticket()], timelines: { [id]: events } }, act: open },
  {
    name: 'ticket-phone',
    phone: true,
    state: { tickets: [ticket()], timelines: { [id]: events } },
    act: open,
  },
  { name: 'ticket-late', state: { tickets: [overdue()], timelines: { [id]: missed } }, act: open },
  {
    name: 'ticket-late-dark',
    dark: true,
    state: { tickets: [overdue()], timelines: { [id]: missed } },
    act: open,
  },
  {
    name: 'ticket-ru',
    options: { locale: 'ru' },
    state: { tickets: [ru], timelines: { [id]: events } },
    act: open,
  },
  {
    name: 'ticket-ar',
    options: { locale: 'ar' },
    state: { tickets: [ar], timelines: { [id]: events } },
    act: open,
  },
  {
    name: 'ticket-offline',
    state: { connection: 'offline', tickets: [ticket()], timelines: { [id]: events }, pending: unsent },
    act: open,
  },
  {
    name: 'ticket-unsent',
    state: { tickets: [ticket()], timelines: { [id]: events }, pending: unsent },
    act: open,
  },
  {
    name: 'ticket-long',
    state: {
      tickets: [ticket({ subject: long, activity: { text: long, lang: null } })],
      timelines: { [id]: events },
    },
    act: open,
  },
  {
    name: 'ticket-accent',
    options: { accent: '#ffd400' },
    state: { tickets: [ticket()], timelines: { [id]: events } },
    act: open,
  },
  {
    name: 'ticket-accent-dark',
    dark: true,
    options: { accent: '#4b0082' },
    state: { tickets: [ticket()], timelines: { [id]: events } },
    act: open,
  },
  { name: 'resolved', state: { tickets: [resolved()], timelines: { [id]: ended } }, act: press('Back') },
  {
    name: 'closed',
    state: { tickets: [others[3] as never], timelines: { tk_0000000000000004: ended } },
    act: async (page) => page.evaluate(() => window.widget.showTicket('tk_0000000000000004')),
  },
  ...(
    [
      ['nudge', silent(), silence],
      ['nudged', silent(at(-15)), nudged],
      ['release', release, releaseEvents],
      ['asked', asked, events],
      ['moved', moved, movedEvents],
      ['problem', following, problemEvents],
      ['wish', wish, wishEvents('planned', '2027-03-03')],
      ['on-call', critical, events.slice(0, 1)],
      ['escalated', ticket({ holder: { kind: 'team', level: 'L2' } }), escalated],
      ['limited', ticket(), limited({ kind: 'limit', until: at(2000), everyMinutes: 60 })],
      ['renamed', ticket(), renamed],
    ] as const
  ).flatMap(([name, shown, timeline]): Scene[] => {
    const scene = {
      state: { tickets: [shown], timelines: { [id]: timeline } },
      act: async (page: Page) => page.evaluate(() => window.widget.showTicket('tk_0000000000000001')),
    };
    return [
      { ...scene, name: `ticket-${name}` },
      { ...scene, name: `ticket-${name}-phone-dark`, phone: true, dark: true },
      { ...scene, name: `ticket-${name}-ru`, options: { locale: 'ru' } },
      { ...scene, name: `ticket-${name}-ar`, options: { locale: 'ar' } },
    ];
  }),
  { name: 'report', state: { tickets: [resolved()] }, act: open },
  { name: 'report-dark', dark: true, state: { tickets: [resolved()] }, act: open },
  { name: 'report-phone', phone: true, state: { tickets: [resolved()] }, act: press('Technical') },
  { name: 'report-broken', state: { tickets: [resolved()] }, act: press('Still broken') },
  { name: 'report-ru', options: { locale: 'ru' }, state: { tickets: [resolved()] }, act: open },
  { name: 'report-ar', options: { locale: 'ar' }, state: { tickets: [resolved()] }, act: open },
];
