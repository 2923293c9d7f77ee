// Pictures of every state of the page, for a person to look at:
// node --conditions=@vestka/source packages/server/admin/test/gallery.ts [folder] [name] [every]
// With “every”, each of that name at every width, in light and English and in dark and Russian.
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerId } from './answers.ts';
import { problemId } from './problems.ts';
import { drawn, studio } from './studio.ts';
import { ticketId } from './tickets.ts';

const folder = process.argv[2] ?? join(tmpdir(), 'vestka-admin');
const only = process.argv[3];
const every = process.argv[4] === 'every';
const WIDTHS = [390, 820, 1280, 1680];
mkdirSync(folder, { recursive: true });

const problem = `#/problems/${problemId(1007)}`;
const request = `#/tickets/${ticketId(1042)}`;
const fill = async (page: Page) => {
  await page.getByRole('radio', { name: 'End of day' }).check();
  await page
    .getByRole('textbox', { name: 'Message' })
    .fill('The corrected table works on the copy.\nWe put it live tonight.');
};
const fillReport = async (page: Page) => {
  await page.keyboard.press('r');
  await page.getByRole('radio', { name: 'Solved in part' }).check();
  await page
    .getByLabel('What caused it')
    .fill('The update of 3 March left Germany and Poland without a tax class.');
  await page.getByLabel('What was done').fill('We put the tax classes back.');
  await page.getByRole('button', { name: 'Add what remains' }).click();
  await page.getByRole('textbox', { name: 'What', exact: true }).fill('A check that stops such an update');
  await page.getByRole('textbox', { name: 'Who' }).fill('Payments team');
  await page.getByLabel('By when').fill('2026-03-13');
  await page.getByRole('radio', { name: 'Possible' }).check();
};

/** What the state holds in store happens now. */
const happen = (page: Page) => page.evaluate(() => (window as unknown as { happen(): void }).happen());
const unfold = (page: Page) => page.locator('.unfold').click();
const leavePolicy = async (page: Page) => {
  await page.getByLabel('Standard, normal: First word within').fill('30');
  await page.evaluate(() => {
    location.hash = '#/';
  });
};
const openFilters = (page: Page) => page.getByRole('button', { name: 'Filter' }).click();
const fillEscalation = async (page: Page) => {
  await page.keyboard.press('e');
  await page.getByRole('radio', { name: 'Third line' }).check();
  await page.getByLabel('What is known').fill('Only cards from DE and PL are refused.');
};
const waitForRelease = async (page: Page) => {
  await page.getByRole('radio', { name: 'Waiting on others' }).check();
  await page.getByRole('radio', { name: 'A release' }).check();
  await page.getByRole('textbox', { name: 'Release' }).fill('4.12');
  await page.getByLabel('Expected on').fill('2026-03-04');
  await page.getByRole('radio', { name: 'Tomorrow' }).check();
};
const waitForCustomer = async (page: Page) => {
  await page.getByRole('radio', { name: 'Waiting on customer' }).check();
  await page.getByRole('radio', { name: 'Other…' }).check();
  await page.getByLabel('Date and time').fill('2026-03-04T20:30');
};
const unknown = `#/tickets/${ticketId(1040)}`;
const writeHarm = async (page: Page) => {
  await page
    .locator('#message')
    .fill(
      'You should have saved the list before the update. Our developers messed up the invoices, we will fix it soon.',
    );
  await page.locator('.words-help').waitFor();
};
const answer = `#/answers/${answerId(1)}`;
const newAnswer = `#/answers/new?from=${ticketId(1042)}`;
const withdraw = (page: Page) => page.getByRole('button', { name: 'Withdraw…' }).click();
const changeAnswer = (page: Page) => page.getByRole('button', { name: 'Change…' }).click();
const hoverTaken = (page: Page) => page.locator('.answer-preview .taken').nth(1).hover();
const openLimit = (page: Page) => page.getByRole('button', { name: 'Limit this customer…' }).click();
const openUnlink = (page: Page) => page.getByRole('button', { name: 'Take it off…' }).click();
const answerWish = async (page: Page) => {
  await page.keyboard.press('w');
  await page.getByRole('radio', { name: 'Planned', exact: true }).check();
};
const offerWays = async (page: Page) => {
  await page.locator('#part-options > summary').click();
  await page.getByRole('checkbox').check();
  const add = page.getByRole('button', { name: 'Add a way forward' });
  await add.click();
  const first = page.getByRole('group', { name: 'Way forward 1' });
  await first.getByLabel('In a few words').fill('Take the old tax table back until Friday');
  await first.getByLabel('Steps, one a line').fill('We put the table back tonight\nYou check one order');
  await first.getByLabel('Speaks for it').fill('Works tomorrow morning');
  await add.click();
  await add.scrollIntoViewIfNeeded();
};
const askForData = async (page: Page) => {
  await page.locator('#part-request > summary').click();
  await page.getByRole('button', { name: 'Add a thing' }).click();
  const first = page.getByRole('group', { name: 'Thing 1' });
  await first.getByLabel('What', { exact: true }).fill('The log of Monday');
  await first.getByLabel('What for').fill('To see the bank’s answer');
  await first.scrollIntoViewIfNeeded();
};
const fillEvidence = async (page: Page) => {
  await fillReport(page);
  await page.getByRole('button', { name: 'Add evidence' }).click();
  const first = page.getByRole('group', { name: 'Evidence 1' });
  await first.getByLabel('What it shows').fill('Version of the shop');
  await first.getByLabel('Before', { exact: true }).fill('4.11.2');
  await first.getByLabel('After', { exact: true }).fill('4.11.3');
  await first.scrollIntoViewIfNeeded();
};
const settle = (page: Page) => page.getByRole('button', { name: /^Another date: The refund/ }).click();
const declineWish = async (page: Page) => {
  await page.keyboard.press('w');
  await page.getByRole('radio', { name: 'Not planned' }).check();
  await page.getByRole('button', { name: 'Add a way forward' }).click();
};
const attach = async (page: Page) => {
  const files = (names: string[]) =>
    names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('x'.repeat(48_000)) }));
  await fill(page);
  await page
    .locator('.attach input')
    .first()
    .setInputFiles(files(['checkout-2026-03-02.log', 'Отказ карты.png', `${'a-long-name-'.repeat(12)}.txt`]));
  await page.getByText('Отказ карты.png', { exact: true }).waitFor();
  await page.locator('.attach').first().scrollIntoViewIfNeeded();
};
const resolveAll = async (page: Page) => {
  await page.keyboard.press('r');
  await page.getByRole('radio', { name: 'Solved in full' }).check();
  await page.getByLabel('What caused it').fill('The driver of the card reader.');
  await page.getByLabel('What was done').fill('The new driver is on every till.');
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await page.keyboard.press('Control+Enter');
};

interface Shot {
  readonly name: string;
  readonly state: string;
  readonly hash?: string;
  readonly phone?: true;
  readonly dark?: true;
  readonly locale?: string;
  readonly zone?: string;
  readonly size?: [number, number];
  /** Into Russian, once all is done. */
  readonly turned?: boolean;
  act?(page: Page): Promise<unknown>;
}

const shots: Shot[] = [
  { name: 'login', state: 'login' },
  { name: 'queue', state: 'desk' },
  { name: 'desk', state: 'desk', hash: request },
  { name: 'desk-filled', state: 'desk', hash: request, act: fill },
  { name: 'desk-dark', state: 'desk', hash: request, dark: true, act: fill },
  { name: 'desk-ru', state: 'desk', hash: request, locale: 'ru-RU', zone: 'Asia/Yekaterinburg' },
  { name: 'desk-late', state: 'desk', hash: `#/tickets/${ticketId(1029)}` },
  { name: 'desk-new', state: 'desk', hash: `#/tickets/${ticketId(1043)}` },
  {
    name: 'other-date',
    state: 'desk',
    hash: request,
    zone: 'America/New_York',
    act: (page) => page.getByRole('radio', { name: 'Other…' }).check(),
  },
  {
    name: 'reason',
    state: 'desk',
    hash: request,
    act: (page) => page.getByRole('radio', { name: 'In 1 h' }).check(),
  },
  { name: 'note', state: 'desk', hash: request, act: (page) => page.keyboard.press('n') },
  { name: 'lead', state: 'lead', hash: '#/?scope=all' },
  { name: 'filters', state: 'desk', hash: '#/?impact=high&flag=late', act: openFilters },
  { name: 'nothing-found', state: 'empty', hash: '#/?q=tax' },
  { name: 'assign', state: 'desk', hash: request, act: (page) => page.keyboard.press('a') },
  { name: 'escalate', state: 'desk', hash: request, act: fillEscalation },
  { name: 'hand-off', state: 'handoff', hash: request },
  { name: 'hand-off-dark', state: 'handoff', hash: request, dark: true },
  { name: 'waiting', state: 'desk', hash: request, act: waitForRelease },
  { name: 'needed', state: 'desk', hash: request, act: waitForCustomer },
  { name: 'canned', state: 'desk', hash: request, act: (page) => page.keyboard.press('p') },
  { name: 'limited', state: 'limited', hash: request },
  { name: 'limit', state: 'desk', hash: request, act: openLimit },
  { name: 'linked', state: 'linked', hash: request },
  { name: 'unlink', state: 'linked', hash: request, act: openUnlink },
  { name: 'wish', state: 'wish', hash: request, act: answerWish },
  { name: 'teamwork', state: 'desk', hash: request, size: [1440, 2000] },
  { name: 'teamwork-ru', state: 'desk', hash: request, size: [1440, 2000], locale: 'ru-RU' },
  { name: 'problem', state: 'desk', hash: problem },
  { name: 'problem-ru-dark', state: 'desk', hash: problem, locale: 'ru-RU', dark: true },
  { name: 'problem-report', state: 'desk', hash: problem, act: resolveAll },
  { name: 'problems', state: 'desk', hash: '#/problems' },
  { name: 'problem-new', state: 'desk', hash: `#/problems/new?from=${ticketId(1042)}` },
  { name: 'words', state: 'desk', hash: unknown, act: writeHarm },
  { name: 'words-dark-ru', state: 'desk', hash: unknown, act: writeHarm, dark: true, locale: 'ru-RU' },
  { name: 'phone-words', state: 'desk', hash: unknown, act: writeHarm, phone: true },
  { name: 'answers', state: 'desk', hash: '#/answers' },
  { name: 'answers-ru-dark', state: 'desk', hash: '#/answers', locale: 'ru-RU', dark: true },
  { name: 'answers-none', state: 'unanswered', hash: '#/answers' },
  { name: 'answers-failed', state: 'unread', hash: '#/answers' },
  { name: 'answer', state: 'desk', hash: answer },
  { name: 'answer-withdraw', state: 'desk', hash: answer, act: withdraw },
  { name: 'answer-change', state: 'desk', hash: answer, act: changeAnswer },
  { name: 'answer-new', state: 'desk', hash: newAnswer, size: [1440, 1100] },
  { name: 'answer-new-taken', state: 'desk', hash: newAnswer, act: hoverTaken },
  {
    name: 'answer-new-dark-ru',
    state: 'desk',
    hash: newAnswer,
    dark: true,
    locale: 'ru-RU',
    size: [1440, 1200],
  },
  { name: 'phone-answers', state: 'desk', hash: '#/answers', phone: true },
  { name: 'phone-answer-new', state: 'desk', hash: newAnswer, phone: true },
  { name: 'policy', state: 'desk', hash: '#/policy' },
  { name: 'left-unsaved', state: 'lead', hash: '#/policy', act: leavePolicy },
  { name: 'left-unsaved-dark', state: 'lead', hash: '#/policy', act: leavePolicy, dark: true },
  { name: 'phone-left-unsaved', state: 'lead', hash: '#/policy', act: leavePolicy, phone: true },
  { name: 'phone-pages', state: 'lead', phone: true, act: unfold },
  { name: 'phone-pages-ru-dark', state: 'lead', phone: true, dark: true, locale: 'ru-RU', act: unfold },
  { name: 'phone-lead', state: 'lead', phone: true },
  { name: 'phone-lead-ru', state: 'lead', phone: true, locale: 'ru-RU' },
  { name: 'phone-strip-ru', state: 'lead', hash: request, phone: true, locale: 'ru-RU' },
  { name: 'phone-escalate', state: 'desk', hash: request, phone: true, act: fillEscalation },
  { name: 'phone-problems', state: 'desk', hash: '#/problems', phone: true },
  { name: 'phone-filters', state: 'desk', hash: '#/?impact=high', phone: true, act: openFilters },
  { name: 'report', state: 'desk', hash: request, act: fillReport },
  { name: 'report-dark-tall', state: 'desk', hash: request, act: fillReport, dark: true, size: [1440, 1200] },
  { name: 'given', state: 'given', hash: request, size: [1440, 2100] },
  { name: 'given-facts', state: 'given', hash: request, size: [1440, 1200] },
  { name: 'given-ru-dark', state: 'given', hash: request, size: [1440, 2100], locale: 'ru-RU', dark: true },
  { name: 'remains', state: 'remains', hash: request, size: [1440, 1500] },
  { name: 'still-owed', state: 'still-owed', hash: request, size: [1440, 1500] },
  {
    name: 'remains-ru-dark',
    state: 'remains',
    hash: request,
    size: [1440, 1500],
    locale: 'ru-RU',
    dark: true,
  },
  { name: 'remains-date', state: 'remains', hash: request, act: settle },
  {
    name: 'faster',
    state: 'faster',
    hash: request,
    act: async (page) => {
      await settle(page);
      await page.getByLabel('Why it takes longer').fill('The bank asks for the contract.');
      await happen(page);
    },
  },
  { name: 'problem-ended', state: 'problem-ended', hash: problem, size: [1440, 1100] },
  { name: 'approved', state: 'approved', hash: request, size: [1440, 1400] },
  { name: 'rated', state: 'rated', hash: request, size: [1440, 1300] },
  { name: 'options', state: 'desk', hash: request, act: offerWays, size: [1440, 1000] },
  { name: 'ask', state: 'desk', hash: request, act: askForData, size: [1440, 1000] },
  { name: 'evidence', state: 'desk', hash: request, act: fillEvidence, size: [1440, 1000] },
  { name: 'attach', state: 'desk', hash: request, act: attach, size: [1440, 1000] },
  { name: 'phone-attach', state: 'desk', hash: request, act: attach, phone: true },
  { name: 'attach-states', state: 'slow', hash: request, act: attach, size: [1440, 1000], dark: true },
  { name: 'wish-declined', state: 'wish', hash: request, act: declineWish, size: [1440, 1000] },
  { name: 'phone-given', state: 'given', hash: request, phone: true },
  { name: 'phone-given-facts', state: 'given', hash: `${request}/facts`, phone: true },
  { name: 'phone-options', state: 'desk', hash: request, phone: true, act: offerWays },
  { name: 'phone-ask', state: 'desk', hash: request, phone: true, act: askForData, dark: true },
  { name: 'phone-evidence', state: 'desk', hash: request, phone: true, act: fillEvidence },
  { name: 'phone-remains-date', state: 'remains', hash: `${request}/facts`, phone: true, act: settle },
  { name: 'keys', state: 'desk', hash: request, act: (page) => page.keyboard.press('?') },
  { name: 'empty', state: 'empty' },
  { name: 'loading', state: 'loading' },
  { name: 'offline', state: 'offline', hash: request, act: (page) => happen(page) },
  { name: 'ended-owing', state: 'ended-owing', hash: '#/?scope=ended' },
  { name: 'ended', state: 'ended', hash: request, size: [1440, 1100] },
  {
    name: 'changed',
    state: 'changed',
    hash: request,
    act: async (page) => {
      await fill(page);
      await happen(page);
    },
  },
  { name: 'many', state: 'many' },
  { name: 'narrow-ru', state: 'lead', locale: 'ru-RU', size: [820, 760] },
  { name: 'narrow-phone-ru', state: 'lead', locale: 'ru-RU', size: [600, 760] },
  { name: 'tablet', state: 'desk', hash: request, size: [1000, 760] },
  { name: 'phone-login', state: 'login', phone: true },
  { name: 'phone-queue', state: 'desk', phone: true },
  { name: 'phone-queue-ru-dark', state: 'desk', phone: true, locale: 'ru-RU', dark: true },
  { name: 'phone-request', state: 'desk', hash: request, phone: true },
  { name: 'phone-request-dark', state: 'desk', hash: request, phone: true, dark: true },
  { name: 'phone-facts', state: 'desk', hash: `${request}/facts`, phone: true },
  { name: 'phone-report', state: 'desk', hash: request, phone: true, act: fillReport },
];

/** A state at every width, and in both coats; whatever its own was. */
const everyWay = (shot: Shot): Shot[] =>
  WIDTHS.flatMap((width) =>
    [false, true].map((turned) => {
      const { dark, locale, phone, ...plain } = shot;
      const size: [number, number] = [width, width === 390 ? 844 : (shot.size?.[1] ?? 900)];
      return {
        ...plain,
        name: `${shot.name}-${width}${turned ? '-ru-dark' : ''}`,
        size,
        ...(width === 390 && { phone: true as const }),
        ...(turned && { dark: true as const, turned }),
      };
    }),
  );

/** What is done in a state is done in English. */
const inRussian = (page: Page) =>
  page.locator('select.language').evaluate((select: HTMLSelectElement) => {
    select.value = 'ru';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });

const { open, close } = await studio();

for (const {
  name,
  state,
  hash = '',
  phone,
  dark,
  locale = 'en-GB',
  zone = 'Europe/Berlin',
  size,
  turned,
  act,
} of shots
  .filter((shot) => !only || shot.name.startsWith(only))
  .flatMap((shot) => (every ? everyWay(shot) : shot))) {
  const [width, height] = size ?? (phone ? [390, 844] : [1440, 820]);
  const [page, context] = await open(`gallery.html?state=${state}${hash}`, name, {
    viewport: { width, height },
    deviceScaleFactor: phone ? 2 : 1,
    colorScheme: dark ? 'dark' : 'light',
    locale,
    timezoneId: zone,
  });
  await page.locator('main').waitFor({ state: 'attached' });
  await drawn(page);
  try {
    await act?.(page);
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`);
  }
  if (turned) await inRussian(page);
  await drawn(page);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false });
  if (phone && act && hash.startsWith(request))
    await page.locator('#request').evaluate((column) => column.scrollTo(0, column.scrollHeight));
  if (phone && hash.startsWith(request) && !hash.endsWith('facts')) {
    await page.locator('#request').evaluate((column) => column.scrollTo(0, column.scrollHeight));
    await page.screenshot({ path: join(folder, `${name}-end.png`) });
  }
  console.log(name);
  await context.close();
}
await close();
