import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { report } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';

test.use({ at: AT });

test('a known problem from a request: another is linked, one word reaches both, one report resolves both', async ({
  browse,
  customer,
  desk,
  vendor,
}) => {
  const page = await browse();
  await page.goto(vendor.url);
  const other = new Customer(page);
  const both = [customer, other];
  await customer.ask('Checkout refuses cards with a foreign address');
  await other.ask('Foreign cards are refused at the checkout since today');

  await desk.open('Checkout refuses');
  await desk.page.getByRole('link', { name: 'New known problem from this…' }).click();
  const fresh = desk.form('New known problem');
  await expect(fresh.getByRole('textbox', { name: 'Title' })).toHaveValue(
    'Checkout refuses cards with a foreign address',
  );
  await fresh.getByRole('textbox', { name: 'Title' }).fill('Foreign cards are refused at the checkout');
  await fresh.getByRole('textbox', { name: 'Right now' }).fill('Comparing the refused cards.');
  await expectNoFaults(desk.page, 'a new known problem');
  await fresh.getByRole('button', { name: 'Open the known problem' }).click();
  await expect(customer.fact('Right now')).toContainText('Comparing the refused cards.');
  await expect(desk.page.getByText('1 request follows it.')).toBeVisible();

  const row = desk.row(/Foreign cards are refused at the checkout P\d+ · 1 request/);
  await desk.open('since today');
  await expect(row).toBeVisible();
  const link = desk.page.getByRole('button', { name: /^Link to P/ });
  await expect(link).toHaveAccessibleName(/^Link to P\d+$/);
  await desk.page.keyboard.press('l');
  await expect(other.fact('Right now')).toContainText('Comparing the refused cards.');

  await desk.row(/2 requests/).click();
  const form = await desk.fillWord({
    status: 'Fixing',
    now: 'Putting the tax table right on every shop.',
    nextWord: 'In 3 h',
    message: 'It is one missing line in the tax table.',
  });
  await expect(form.getByText('Read by 2 customers.')).toBeVisible();
  await form.getByRole('button', { name: 'a release…' }).click();
  await form.getByRole('textbox', { name: 'Release' }).fill('4.12');
  await form.getByLabel('Expected on').fill('2026-03-13');
  await form.getByRole('button', { name: 'Tell 2 customers' }).click();
  for (const each of both) {
    await expect(each.path).toContainText('It is one missing line in the tax table.');
    await expect(each.fact('Status')).toContainText('4.12');
  }
  await expectNoFaults(desk.page, 'a known problem');

  await desk.page.getByRole('link', { name: 'Show them in the queue' }).click();
  await expect(desk.queue.getByRole('listitem')).toHaveCount(2);
  const letter = await desk.publish(report);
  const sure = desk.page.getByRole('dialog');
  await expect(sure).toContainText('resolves all 2 requests that follow it');
  await expectNoFaults(desk.page, 'asked before resolving all');
  await sure.getByRole('button', { name: 'Resolve 2 requests' }).click();
  await expect(letter).toBeHidden();
  for (const each of both) await expect(each.fact('Status')).toHaveText('Solved');
  await desk.page.keyboard.press('g');
  await desk.page.keyboard.press('k');
  await desk.page.getByRole('tab', { name: 'Ended' }).click();
  await expect(desk.page.getByRole('link', { name: /Foreign cards are refused/ })).toBeVisible();
});

test('taken off its known problem, a request has a promise of its own again', async ({ customer, desk }) => {
  await customer.ask('Checkout refuses cards with a foreign address');
  await desk.open('Checkout refuses');
  await desk.page.getByRole('link', { name: 'New known problem from this…' }).click();
  const fresh = desk.form('New known problem');
  await fresh.getByRole('textbox', { name: 'Right now' }).fill('Comparing the refused cards.');
  await fresh.getByRole('button', { name: 'Open the known problem' }).click();
  await expect(desk.page.getByText('1 request follows it.')).toBeVisible();
  await desk.page.getByRole('link', { name: 'Show them in the queue' }).click();
  await desk.queue.getByRole('link', { name: /#1001/ }).click();
  await desk.page.getByRole('button', { name: 'Take it off…' }).click();
  const dialog = desk.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'In 1 h' }).check({ force: true });
  await expectNoFaults(desk.page, 'taking it off');
  await dialog.getByRole('button', { name: 'Take it off' }).click();
  await expect(dialog).toBeHidden();
  await expect(customer.fact('Next word from us')).toContainText('Today 15:30');
  await expect(desk.page.getByText('1 request follows it.')).toHaveCount(0);
});
