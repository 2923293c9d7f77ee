import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { report, SYMPTOM } from './support/story.ts';
import { AT, expect } from './support/test.ts';
import { anna, marta } from './support/vestka.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.use({ at: AT });

const figures = (page: Page) => ({
  now: page.getByRole('region', { name: 'Now' }),
  kept: page.getByRole('region', { name: 'Promises kept' }),
  firstWord: page.getByRole('region', { name: 'First word: promised and taken' }),
  load: page.getByRole('region', { name: 'Load by agent' }).first(),
  levels: page.getByRole('region', { name: 'Solved at' }),
});

async function lookAs(page: Page, url: string, who: typeof anna): Promise<void> {
  await new Desk(page).logIn(url, who);
  await page.goto(`${url}/admin/#/insights`);
}

test('a new workspace: nothing has been promised yet', async ({ browse, vestka }) => {
  const page = await browse();
  await lookAs(page, vestka.url, marta);
  await expect(page.getByRole('heading', { name: 'Nothing has been promised yet' })).toBeVisible();
  await expectNoFaults(page, 'a new workspace');
});

test('a lead sees what was kept and missed, as it happens, and takes it along as a file', async ({
  agent,
  browse,
  customer,
  pass,
  vendor,
  vestka,
}) => {
  test.slow();
  const page = await browse({ viewport: { width: 1240, height: 900 }, reducedMotion: 'reduce' });
  await lookAs(page, vestka.url, marta);
  const { now, kept, firstWord, load, levels } = figures(page);

  // One word in time, after 20 minutes; one that never comes.
  const first = await customer.ask(SYMPTOM);
  const other = new Customer(await browse());
  await other.page.goto(vendor.url);
  const number = await other.ask('Two invoices have one number');
  await pass(20 * MINUTE);
  await agent.tell(first, {}, 60);
  // The page looks again each minute.
  await pass(MINUTE);
  await expect(now).toContainText('open2');
  await expect(kept).toContainText('1 of 1 kept');
  await expect(
    firstWord.getByRole('img', { name: /^normal: half within 20 m, 9 of 10 within 20 m, promised 2 h/ }),
  ).toBeVisible();
  await expect(firstWord).toContainText('1 of 1 in time');

  const { cause, done } = report;
  await agent.client.report(await agent.ticket(first), { outcome: 'full', cause, done, recurrence: 'no' });
  await pass(2 * HOUR);
  await expect(now).toContainText('late1the oldest since');
  await expect(kept).toContainText('1 missed');
  await expect(levels).toContainText('First line1100 %');
  await expect(load.getByRole('row', { name: /Anna K\./ })).toContainText('100 %');
  await now.getByRole('link', { name: number }).click();
  await expect(page.getByRole('list', { name: 'Timeline' })).toContainText('Two invoices have one number');
  await page.goBack();

  await expect(kept).toContainText('1 missed');
  await expectNoFaults(page, 'insights');
  await kept.getByText('As a table').click();
  await expect(kept.getByRole('row', { name: /Thursday 12 March/ })).toContainText('1');
  await expectNoFaults(page, 'insights with a table');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoFaults(page, 'insights in the dark', ['color-contrast']);

  await page.getByRole('radio', { name: '7 days' }).check({ force: true });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ]);
  const lines = (await readFile(await file.path(), 'utf8'))
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  expect(lines[0]).toContain('date,due,kept,missed,moved');
  expect(lines).toHaveLength(8);
  expect(lines.at(-1)).toBe('2026-03-12,3,2,1,0');
});

test('an agent is not shown the figures', async ({ browse, vestka }) => {
  const page = await browse();
  await lookAs(page, vestka.url, anna);
  await expect(page.getByRole('link', { name: 'Insights' })).toHaveCount(0);
  const statuses = await page.evaluate(async () => {
    const paths = ['/v1/agent/insights', '/v1/agent/insights.csv'];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([403, 403]);
});
