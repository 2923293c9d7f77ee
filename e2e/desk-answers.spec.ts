import { expectNoFaults } from './support/axe.ts';
import { AT, expect, test } from './support/test.ts';

test.use({ at: AT });

test('a report becomes an answer without the person in it, is changed, withdrawn and published again', async ({
  customer,
  desk,
}) => {
  await customer.ask('Cards of buyers from abroad are refused, please write to olga@shop.example');
  await desk.open('Cards of buyers');
  await desk.publish({
    outcome: 'Solved in full',
    cause: 'The update left Germany without a tax class.',
    done: 'We put the tax class back and told olga@shop.example about it.',
    again: 'No',
  });
  const { page } = desk;
  await page.getByRole('link', { name: 'Publish as an answer…' }).click();

  const form = page.getByRole('form', { name: 'Publish as an answer' });
  const taken = page.getByRole('region', { name: 'Taken out' });
  await expect(taken.getByRole('listitem').filter({ hasText: 'olga@shop.example' })).not.toHaveCount(0);
  const preview = page.getByRole('region', { name: 'As the customer sees it' });
  await expect(preview).not.toContainText('olga@shop.example');
  const solution = form.getByRole('textbox', { name: 'What helps' });
  await expect(solution).not.toHaveValue(/olga@/);
  await expectNoFaults(page, 'publishing an answer');

  // What was taken out is shown by what stands in its place, for the keyboard too.
  await preview
    .getByRole('button', { name: /was “olga@shop\.example”/ })
    .last()
    .press('Enter');
  await expect(solution).toBeFocused();
  await page.keyboard.type('each shop');
  await expect(preview).toContainText('and told each shop about it.');
  await form.getByRole('textbox', { name: 'Title' }).fill('Cards from abroad are refused');
  await form
    .getByRole('textbox', { name: 'What one sees' })
    .fill('Foreign cards are refused at the checkout.');

  // Nobody has read it through: that is where it stops.
  await page.keyboard.press('Control+Enter');
  const read = form.getByRole('checkbox', { name: 'I have read it through' });
  await expect(read).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Cards from abroad are refused' })).toBeVisible();
  await expectNoFaults(page, 'an answer');

  // It outlives a reload under its own address, and is found by its words.
  await page.reload();
  await expect(page.getByText('Foreign cards are refused at the checkout.')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.keyboard.press('/');
  await page.keyboard.type('foreign card');
  const row = page.getByRole('link', { name: 'Cards from abroad are refused' });
  await expect(row).toContainText('has helped nobody yet');
  await expectNoFaults(page, 'the list of answers');
  await row.click();

  await page.getByRole('button', { name: 'Withdraw…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('4.12 has made it wrong.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('It is withdrawn: no customer finds it.')).toBeVisible();
  await page.getByRole('link', { name: 'All answers' }).click();
  await expect(page.getByText('There is none yet.')).toBeVisible();
  await page.getByRole('tab', { name: 'Withdrawn' }).click();
  await row.click();
  await page.getByRole('button', { name: 'Change and publish again…' }).click();
  await page.getByRole('textbox', { name: 'What helps' }).fill('Settings, Taxes: choose a class.');
  await page.getByRole('checkbox', { name: 'I have read it through' }).check();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Settings, Taxes: choose a class.')).toBeVisible();
  await expect(page.getByText('no customer finds it')).toBeHidden();
});
