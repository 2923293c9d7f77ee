import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Pending, TicketEvent } from '@vestka/sdk';
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
import { intakeScenes } from './intake-scenes.ts';
import type { Scene } from './scene.ts';
import { turnScenes } from './turn-scenes.ts';

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

/** A picture with something on it, as bytes. */
const PICTURE = readFileSync(`${import.meta.dirname}/picture.png`);
const attach = async (page: Page) => {
  await page.evaluate(() => {
    Object.assign(window.served.stops, { 'server-log-2026-03-12.zip': 0.4, 'снимок экрана оплаты.png': 2 });
    Object.assign(window.served.refuses, { 'empty.txt': 'file_empty', 'dump.sql': 'payload_too_large' });
  });
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(Attach files|Приложить файлы|إرفاق ملفات)$/ }).click();
  await page.getByRole('button', { name: /^(Choose files|Выбрать файлы|اختيار ملفات)$/ }).click();
  await (await chosen).setFiles([
    { name: 'снимок экрана оплаты.png', mimeType: 'image/png', buffer: PICTURE },
    { name: 'تقرير الفواتير.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(48_000) },
    { name: 'invoice\u202egpj.exe', mimeType: '', buffer: Buffer.alloc(1200) },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'server-log-2026-03-12.zip', mimeType: 'application/zip', buffer: Buffer.alloc(1_400_000) },
    { name: `${'a very long name of a file '.repeat(6)}.docx`, mimeType: '', buffer: Buffer.alloc(900) },
  ]);
};
const given = (): TicketEvent[] => {
  const [first, ...rest] = events as [TicketEvent, ...TicketEvent[]];
  const last = rest.at(-1) as TicketEvent;
  const picture = (name: string) => ({
    data: {
      files: {
        at_0000000000000001: { type: 'image/png', size: PICTURE.length, width: 640, height: 400 },
        at_0000000000000002: { type: 'application/pdf', size: 48_000 },
        at_0000000000000003: { type: 'text/plain', size: 1_400_000 },
      },
    },
    words: {
      files: {
        at_0000000000000001: name,
        at_0000000000000002: 'تقرير الفواتير.pdf',
        at_0000000000000003: 'console.log',
      },
    },
  });
  const withFiles = (event: TicketEvent, name: string) => {
    const { data, words } = picture(name);
    return { ...event, data: { ...event.data, ...data }, words: { ...event.words, ...words } } as TicketEvent;
  };
  const gone = {
    ...last,
    type: 'files_deleted',
    version: last.version + 1,
    cursor: `${last.cursor}x`,
    facts: undefined,
    data: {
      files: ['at_0000000000000003'],
      reason: 'retention',
      request: 'dr_1',
      item: 'it_1',
      keptDays: 14,
    },
    words: {},
  } as unknown as TicketEvent;
  return [first, ...rest.slice(0, -1), withFiles(last, 'Снимок экрана.png'), gone];
};
const showGiven = async (page: Page) => {
  await page.evaluate(
    async (bytes) => {
      const answers: Record<string, string> = {};
      const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      window.served.urlOf = () => url;
      window.client.request = (async (_: string, path: string) => ({
        attachment: { id: path, url: answers[path] ?? url },
      })) as never;
    },
    [...PICTURE],
  );
  await open(page);
  await page.locator('.given canvas').first().scrollIntoViewIfNeeded();
};
const edit = async (page: Page) => {
  await open(page);
  await page.getByRole('button', { name: /^(Attach files|Приложить файлы|إرفاق ملفات)$/ }).click();
  await page.getByRole('button', { name: /^(Screenshot|Снимок экрана|لقطة شاشة)$/ }).click();
};
const editing = async (page: Page) => {
  await edit(page);
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(Choose a picture|Выбрать картинку|اختيار صورة)$/ }).click();
  await (await chosen).setFiles([{ name: 'screen.png', mimeType: 'image/png', buffer: PICTURE }]);
  const box = await page.locator('.stage canvas').boundingBox();
  if (!box) return;
  const draw = async (x: number, y: number, to: number, down: number) => {
    await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height * down, { steps: 3 });
    await page.mouse.up();
  };
  await draw(0.3, 0.35, 0.6, 0.45);
  await page.getByRole('button', { name: /^(Crop|Обрезать|اقتصاص)$/ }).click();
  await draw(0.05, 0.1, 0.9, 0.85);
  await page.getByRole('button', { name: /^(Black out|Закрасить|تسويد)$/ }).click();
  await draw(0.3, 0.6, 0.5, 0.7);
};
const everywhere = (scene: Scene): Scene[] => [
  scene,
  { ...scene, name: `${scene.name}-phone-dark`, phone: true, dark: true },
  { ...scene, name: `${scene.name}-phone`, phone: true },
  { ...scene, name: `${scene.name}-ru`, options: { locale: 'ru' } },
  { ...scene, name: `${scene.name}-ar`, options: { locale: 'ar' }, phone: true },
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
  ...everywhere({
    name: 'files-ways',
    state: { tickets: [ticket()], timelines: { [id]: events } },
    act: async (page) => {
      await open(page);
      await page.getByRole('button', { name: /^(Attach files|Приложить файлы|إرفاق ملفات)$/ }).click();
    },
  }),
  ...everywhere({
    name: 'files-under-way',
    state: { tickets: [ticket()], timelines: { [id]: events } },
    act: async (page) => {
      await open(page);
      await attach(page);
      await page.locator('.foot textarea').fill('Here is what we see.');
      await page.locator('.foot textarea + .btn').click();
    },
  }),
  ...everywhere({
    name: 'files-offline',
    state: { tickets: [ticket()], timelines: { [id]: events }, connection: 'offline' },
    act: async (page) => {
      await open(page);
      await page.evaluate(() => {
        window.served.isOffline = true;
      });
      await attach(page);
    },
  }),
  ...everywhere({
    name: 'files-new',
    act: async (page) => {
      await open(page);
      await attach(page);
    },
  }),
  ...everywhere({
    name: 'files-drop',
    state: { tickets: [ticket()], timelines: { [id]: events } },
    act: async (page) => {
      await open(page);
      await page.getByRole('button', { name: /^(Attach files|Приложить файлы|إرفاق ملفات)$/ }).click();
      await page.locator('.ways').waitFor();
      await page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'x.txt'));
        const dialog = document.querySelector('vestka-widget')?.shadowRoot?.querySelector('dialog');
        dialog?.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
      });
    },
  }),
  ...everywhere({
    name: 'files-given',
    state: { tickets: [ticket()], timelines: { [id]: given() } },
    act: showGiven,
  }),
  ...everywhere({
    name: 'reopen-files',
    state: { tickets: [resolved()], timelines: { [id]: ended } },
    act: async (page) => {
      await page.evaluate(() => {
        // As in a window that keeps nothing.
        Object.defineProperty(window, 'indexedDB', { value: undefined });
        window.widget.showTicket('tk_0000000000000001');
      });
      await page.locator('.answer .quiet').click();
      await page.locator('.answer textarea').fill('The same page, since ten o’clock.');
      await attach(page);
      await page.locator('.attached .keep').first().waitFor();
    },
  }),
  ...everywhere({ name: 'shot-source', state: { tickets: [ticket()] }, act: edit }),
  ...everywhere({ name: 'shot-edit', state: { tickets: [ticket()] }, act: editing }),
  { name: 'report-ar', options: { locale: 'ar' }, state: { tickets: [resolved()] }, act: open },
  ...intakeScenes,
  ...turnScenes,
];
