// Pictures of the lead's pages, for a person to look at; what axe finds is printed:
// node --conditions=@vestka/source packages/server/admin/test/pages/gallery.ts [folder] [name]
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { createServer } from 'vite';
import { browserArgs, browserPath } from '../../../../../scripts/ensure-browser.ts';

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

const shots: Shot[] = [
  { name: 'policy', page: 'policy' },
  { name: 'policy-dark', page: 'policy', dark: true, act: warn },
  { name: 'policy-ru', page: 'policy', ru: true, act: warn },
  { name: 'policy-agent', page: 'policy', state: 'agent' },
  { name: 'policy-faults', page: 'policy', act: dirty },
  { name: 'policy-stale', page: 'policy', state: 'faster', act: save },
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

const server = await createServer({
  configFile: join(import.meta.dirname, '../../vite.config.ts'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Scanned before the setting above is known.
  optimizeDeps: { noDiscovery: true },
  server: { port: 0, host: '127.0.0.1' },
});
await server.listen();
const address = server.httpServer?.address();
const port = typeof address === 'object' ? address?.port : undefined;
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });

for (const { name, page: which, state = 'lead', ru, dark, phone, act } of shots) {
  if (only && !name.startsWith(only)) continue;
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1240, height: 860 },
    colorScheme: dark ? 'dark' : 'light',
    locale: ru ? 'ru-RU' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`${name}: ${message.text()}`));
  page.setDefaultTimeout(5000);
  const query = `page=${which}&state=${state}${ru ? '&language=ru' : ''}`;
  await page.goto(`http://127.0.0.1:${port}/admin/test/pages/gallery.html?${query}`);
  await page.locator('.sheet').waitFor();
  await page.waitForTimeout(500);
  try {
    await act?.(page);
  } catch (error) {
    console.error(`${name}: ${(error as Error).message}`);
  }
  await page.waitForTimeout(400);
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
await browser.close();
await server.close();
