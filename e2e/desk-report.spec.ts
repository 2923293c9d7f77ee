import { expectNoFaults } from './support/axe.ts';
import { test } from './support/sdk-customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const DAY = 24 * 60 * 60_000;

test('a report carries evidence, and what remains keeps a promise of its own until it is done', async ({
  buyer,
  desk,
  pass,
}) => {
  const { id } = await buyer.ask('The till restarts when a card is read');
  await desk.open('till restarts');
  const { page } = desk;
  await page.keyboard.press('r');
  const form = desk.form('Resolution report');
  const publish = form.getByRole('button', { name: 'Publish report' });
  await form.getByRole('radio', { name: 'Solved in part' }).check({ force: true });
  const cause = form.getByRole('textbox', { name: 'What caused it' });
  await cause.fill('fixed, please check');
  await expect(cause).toHaveAccessibleDescription(/Say what caused it/);
  await expect(publish).toHaveAccessibleDescription(/what caused it/);
  await cause.fill('The driver of the card reader lost its settings in the update.');
  await form.getByRole('textbox', { name: 'What was done' }).fill('The old driver is back on every till.');
  await form.getByRole('button', { name: 'Add what remains' }).click();
  const left = form.getByRole('group', { name: 'Remaining thing 1' });
  await left.getByLabel('What').fill('A new driver');
  await left.getByLabel('Who').fill('The maker');
  await left.getByLabel('By when').fill('2026-03-16');
  await form.getByRole('radio', { name: 'Unknown' }).check({ force: true });
  await form.getByRole('button', { name: 'Add evidence' }).click();
  const piece = form.getByRole('group', { name: 'Evidence 1' });
  await piece.getByLabel('What it shows').fill('Version of the driver');
  await expect(publish).toHaveAccessibleDescription(/what each piece of evidence shows/);
  await piece.getByLabel('Before', { exact: true }).fill('7.2');
  await piece.getByLabel('After', { exact: true }).fill('7.1');
  await piece.getByLabel('Seen at').fill('2026-03-12T14:10');
  await expect(form.getByText('What the customer will read').locator('..')).toContainText('7.2');
  await expectNoFaults(page, 'a report with evidence');
  await publish.click();

  const seen = await buyer.sees(id, ({ report }) => report);
  expect(seen.report?.evidence).toEqual([
    { what: 'Version of the driver', before: '7.2', after: '7.1', at: '2026-03-12T13:10:00.000Z' },
  ]);
  const side = page.getByRole('complementary', { name: 'Facts' });
  await expect(side).toContainText('A new driverThe maker, by Mon');
  await expect(desk.timeline).toContainText('Version of the driver');

  const opened = page.waitForEvent('popup');
  await desk.timeline.getByRole('button', { name: 'Open as a page' }).click();
  const letter = await opened;
  await expect(letter.getByText('The driver of the card reader lost its settings')).toBeVisible();
  await letter.close();
  const saved = page.context().waitForEvent('response', (response) => response.url().endsWith('.md'));
  await desk.timeline.getByRole('button', { name: 'Download as Markdown' }).click();
  expect((await saved).headers()['content-disposition']).toMatch(/^attachment; filename=.*\.md/);

  await side.getByRole('button', { name: 'Another date: A new driver' }).click();
  const move = page.getByRole('dialog', { name: 'Another date' });
  await move.getByLabel('New date').fill('2026-03-17');
  await move.getByLabel('Why it takes longer').fill('The maker has a holiday on Monday.');
  await expectNoFaults(page, 'another date for what remains');
  await move.getByRole('button', { name: 'Tell the customer the new date' }).click();
  await expect(move).toHaveCount(0);
  await expect(side).toContainText('first promised for Mon');
  await expect(desk.timeline).toContainText('The maker has a holiday on Monday.');
  await buyer.sees(id, ({ report }) => report?.remaining[0]?.firstBy);

  await pass(6 * DAY);
  await expect(side).toContainText(/late/);
  await expect(desk.timeline).toContainText('What remained is not done by');
  await side.getByRole('button', { name: 'Done: A new driver' }).click();
  const done = page.getByRole('dialog', { name: 'It is done' });
  await done.getByLabel('What was done').fill('Driver 7.3 is on every till.');
  await page.keyboard.press('Control+Enter');
  await expect(side).toContainText('Everything that remained is done.');
  await expect(desk.timeline).toContainText('Driver 7.3 is on every till.');
  await buyer.sees(id, ({ report }) => report?.remaining[0]?.doneAt);
});
