// Pictures of the lead's pages, for a person to look at; what axe finds is printed:
// node --conditions=@vestka/source packages/server/admin/test/pages/gallery.ts [folder] [name]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { drawn, studio } from '../studio.ts';

const folder = process.argv[2] ?? join(tmpdir(), 'vestka-admin-pages');
const only = process.argv[3];
mkdirSync(folder, { recursive: true });

interface Shot {
  readonly name: string;
  readonly page: 'policy' | 'canned' | 'insights';
  readonly state?: string;
  readonly ru?: true;
  readonly dark?: true;
  readonly phone?: true;
  /** Taken while the page is still at work. */
  readonly busy?: true;
  act?(page: Page): Promise<unknown>;
}

const warn = (page: Page) => page.getByRole('slider').fill('0.9');
const dirty = async (page: Page) => {
  await page.getByLabel('Standard, normal: First word within').fill('soon');
  await page.getByLabel('Tuesday, stretch 1: from').fill('08:00');
  await page.getByRole('button', { name: 'Add a holiday' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
};
const save = async (page: Page) => {
  await warn(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
};
const zone = async (page: Page) => {
  await page.getByRole('combobox').click();
  await page.getByRole('combobox').fill('new');
};
const hint = async (page: Page) => {
  await page.locator('#plan-0-normal-reaction').fill('30');
  await page.locator('.day-row').nth(0).locator('input').nth(2).fill('12:00');
  await page.locator('.day-row').nth(0).locator('input').nth(5).fill('09:30');
};
const then = (page: Page) => page.getByRole('radio', { name: 'at another time' }).check({ force: true });
const openFirst = (page: Page) => page.locator('.canned-list li button').first().click();
const rewrite = async (page: Page) => {
  await openFirst(page);
  await page.locator('#canned-message').fill('Dear {name}, send us the log. {agent}');
};
const hover = async (page: Page) => {
  const box = await page.locator('.plot svg').boundingBox();
  if (box) await page.mouse.move(box.x + box.width * 0.38, box.y + 60);
};

const toRatings = (page: Page) =>
  page
    .locator('section.part', { has: page.locator('#part-ratings') })
    .evaluate((part) => part.scrollIntoView());

const shots: Shot[] = [
  { name: 'policy', page: 'policy' },
  { name: 'policy-dark', page: 'policy', dark: true, act: warn },
  { name: 'policy-ru', page: 'policy', ru: true, act: warn },
  { name: 'policy-agent', page: 'policy', state: 'agent' },
  { name: 'policy-faults', page: 'policy', act: dirty },
  { name: 'policy-stale', page: 'policy', state: 'faster', act: save },
  { name: 'policy-hints', page: 'policy', act: hint },
  { name: 'policy-hints-phone-ru', page: 'policy', phone: true, ru: true, act: hint },
  { name: 'policy-checking', page: 'policy', state: 'slow', act: hint, busy: true },
  {
    name: 'policy-checking-dark-ru',
    page: 'policy',
    state: 'slow',
    dark: true,
    ru: true,
    act: hint,
    busy: true,
  },
  { name: 'policy-zone', page: 'policy', act: zone },
  { name: 'policy-then', page: 'policy', act: then },
  { name: 'policy-phone', page: 'policy', phone: true, act: warn },
  { name: 'policy-phone-ru-dark', page: 'policy', phone: true, ru: true, dark: true },
  { name: 'policy-failed', page: 'policy', state: 'failed' },
  { name: 'canned', page: 'canned' },
  { name: 'canned-open', page: 'canned', act: openFirst },
  { name: 'canned-written', page: 'canned', act: rewrite },
  { name: 'canned-dark-ru', page: 'canned', dark: true, ru: true, act: rewrite },
  {
    name: 'canned-stale',
    page: 'canned',
    state: 'faster',
    act: async (page) => {
      await rewrite(page);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    },
  },
  { name: 'canned-new', page: 'canned', state: 'new' },
  { name: 'canned-phone', page: 'canned', phone: true },
  { name: 'canned-phone-open', page: 'canned', phone: true, act: openFirst },
  { name: 'insights', page: 'insights', act: hover },
  { name: 'insights-dark', page: 'insights', dark: true },
  { name: 'insights-ru', page: 'insights', ru: true },
  { name: 'insights-ratings', page: 'insights', act: toRatings },
  { name: 'insights-ratings-phone-ru', page: 'insights', ru: true, phone: true, dark: true, act: toRatings },
  { name: 'insights-week', page: 'insights', state: 'week' },
  { name: 'insights-quarter', page: 'insights', state: 'quarter' },
  { name: 'insights-new', page: 'insights', state: 'new' },
  { name: 'insights-agent', page: 'insights', state: 'agent' },
  { name: 'insights-phone', page: 'insights', phone: true },
  {
    name: 'insights-phone-quarter-dark-ru',
    page: 'insights',
    state: 'quarter',
    phone: true,
    dark: true,
    ru: true,
  },
];

const { open, close } = await studio();

for (const { name, page: which, state = 'lead', ru, dark, phone, busy, act } of shots) {
  if (only && !name.startsWith(only)) continue;
  const query = `page=${which}&state=${state}${ru ? '&language=ru' : ''}`;
  const [page, context] = await open(`pages/gallery.html?${query}`, name, {
    viewport: phone ? { width: 390, height: 844 } : { width: 1240, height: 860 },
    colorScheme: dark ? 'dark' : 'light',
    locale: ru ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  await page.locator('.sheet').waitFor();
  await drawn(page);
  try {
    await act?.(page);
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`);
  }
  if (busy) await page.locator('[aria-busy="true"]').waitFor();
  else await drawn(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  for (const { id, help, nodes } of violations) {
    console.error(`${name}: ${id}: ${help}: ${nodes.map(({ target }) => target).join(' | ')}`);
  }
  // The whole sheet, however long.
  const height = await page
    .locator('.sheet')
    .evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight + innerHeight);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.setViewportSize({ width: phone ? 390 : 1240, height: Math.max(height, 860) });
  await page.screenshot({ path: join(folder, `${name}-whole.png`) });
  console.log(name);
  await context.close();
}
await close();
