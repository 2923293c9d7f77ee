import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

test('what was sent as a problem is put right as a wish, and answered honestly', async ({
  customer,
  desk,
}) => {
  await customer.ask('Please bring back the pick button');
  await desk.open('pick button');
  const { page } = desk;
  await expect(page.getByRole('tab', { name: 'Answer…' })).toHaveCount(0);
  await page.getByLabel('Kind').last().selectOption('wish');
  await expect(desk.row('pick button')).toContainText('wish');
  await page.keyboard.press('w');
  const form = desk.form('Answer the wish');
  await form.getByRole('radio', { name: 'Planned', exact: true }).check({ force: true });
  const send = form.getByRole('button', { name: 'Answer and close' });
  await expect(send).toHaveAccessibleDescription('Still missing: the date, the words.');
  await form.getByLabel('Planned for').fill('2026-06-01');
  const why = 'It comes with the new packing list. Until then the key P does the same.';
  await form.getByRole('textbox', { name: 'Why' }).fill(why);
  await expectNoFaults(page, 'answering a wish');
  await send.click();
  await expect(customer.panel.getByRole('article', { name: 'The answer to your wish' })).toContainText(why);
  await expect(desk.timeline).toContainText('Planned for 1 Jun.');
  await expect(page.getByText('Closed: the wish has its answer.')).toBeVisible();
  await expect(desk.row('pick button')).toHaveCount(0);
});
