import type { Page } from '@playwright/test';
import { reportLink } from '@vestka/sdk';
import { expectNoFaults } from './support/axe.ts';
import { test } from './support/sdk-customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const HOUR = 60 * 60_000;
const LONG = 'a'.repeat(200);

const full = {
  outcome: 'partial',
  cause: 'An update left two countries without a tax rule, so the payment step had nothing to count with.',
  done: 'The two rules were put back and tried on a copy of your shop, then on the live one.',
  recurrence: 'possible',
  prevention: 'Before updating, open Settings, Taxes, Check.',
  technical: `tax_rule(country_id) was NULL for 2 of 18 rows.\n    SELECT code FROM country;\n${LONG}`,
} as const;

/** Whatever does not fit would have to be scrolled to sideways, which paper cannot. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('a report is a page to keep: on any screen, in each language, and on paper', async ({
  agent,
  browse,
  buyer,
  pass,
}) => {
  test.slow();
  const { id, number } = await buyer.ask('Cards with a foreign address are refused');
  await agent.client.report(await agent.ticket(`#${number}`), {
    ...full,
    remaining: [{ what: 'Check the next update', who: 'Anna K.', by: agent.in(48 * 60) }],
    evidence: [{ what: 'Rules', before: '16 of 18', after: '18 of 18' }],
  });
  await buyer.sees(id, ({ report }) => report);
  const linkIn = async (lang: string) =>
    (await reportLink(buyer.client, id, { lang, zone: 'Europe/Berlin' })).url;

  const page = await browse({ viewport: { width: 1100, height: 900 } });
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => faults.push(message.text()));
  const url = await linkIn('en');
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Cards with a foreign address are refused',
  );
  await expect(page.getByRole('heading', { name: 'What caused it' })).toBeVisible();
  await expect(page.locator('.sign')).toContainText('Anna K.');
  // The style stands in the page, and the page's own policy lets it be.
  await expect(page.locator('.badge')).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  expect(asked.filter((one) => !one.endsWith('/favicon.ico'))).toEqual([url]);
  expect(faults.filter((one) => /content security|refused/i.test(one))).toEqual([]);
  await expectNoFaults(page, 'a report');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'As Markdown' }).click();
  expect((await download).suggestedFilename()).toMatch(/^Northwind Shop \d+ Resolution report\.md$/);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation')).toBeHidden();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.emulateMedia({ media: null, colorScheme: null });
  for (const format of ['A4', 'Letter']) expect((await page.pdf({ format })).length).toBeGreaterThan(10_000);

  const phone = await browse({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  for (const [lang, dir] of [
    ['en', 'ltr'],
    ['ru', 'ltr'],
    ['ar', 'rtl'],
  ] as const) {
    await phone.goto(await linkIn(lang));
    await expect(phone.locator('html')).toHaveAttribute('dir', dir);
    expect(await fits(phone), lang).toBe(true);
    await expectNoFaults(phone, `a report in ${lang}`);
  }

  await pass(HOUR);
  await page.goto(url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work, or no longer');
  await expectNoFaults(page, 'a link that is over');
});
