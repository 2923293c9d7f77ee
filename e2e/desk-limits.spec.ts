import { expectNoFaults } from './support/axe.ts';
import { AT, expect, test } from './support/test.ts';

test.use({ at: AT });

test('a customer who abuses is paused with a reason, on record, and let write again', async ({
  customer,
  desk,
}) => {
  await customer.ask('You are all idiots');
  await desk.open('idiots');
  const { page } = desk;
  await page.getByRole('button', { name: 'Limit this customer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Limit this customer' });
  await dialog.getByRole('radio', { name: '24 hours' }).check({ force: true });
  await dialog
    .getByRole('textbox', { name: 'Reason' })
    .fill('Please no insults. We go on with your request.');
  await expectNoFaults(page, 'limiting a customer');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('complementary').getByText('May not write until Fri 14:28.')).toBeVisible();
  await expect(desk.timeline).toContainText('Please no insults.');
  await expect(customer.path).toContainText('Please no insults.');

  await page.getByRole('button', { name: 'Change or lift the limit…' }).click();
  await expect(dialog.getByRole('radio', { name: 'Lift the limit' })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Thank you for your calm words.');
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await expect(desk.timeline).toContainText('The limit is lifted: may write again.');
  await customer.write('Thank you.');
  await expect(desk.timeline).toContainText('Thank you.');
});
