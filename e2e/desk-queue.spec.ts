import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

test('the queue is narrowed by words and facts; the address keeps it, and it is cleared at once', async ({
  agent,
  browse,
  desk,
  vendor,
}) => {
  const numbers: string[] = [];
  for (const words of ['Export hangs at 80 %', 'Two invoices have one number', 'Labels on the wrong tray']) {
    const customer = new Customer(await browse());
    await customer.page.goto(vendor.url);
    numbers.push(await customer.ask(words));
  }
  const [, invoices = ''] = numbers;
  await agent.client.classify((await agent.ticket(invoices)).id, { impact: 'high' });
  await agent.tell(invoices, { status: 'fixing' }, 90);

  const { page } = desk;
  const rows = desk.queue.getByRole('listitem');
  await desk.scope('All').click();
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('/');
  await expect(desk.search).toBeFocused();
  await page.keyboard.type('tray');
  await expect(rows).toHaveText([/Labels/]);
  await desk.search.fill(invoices);
  await expect(rows).toHaveText([/Two invoices/]);
  await desk.search.fill('');
  await expect(rows).toHaveCount(3);

  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByLabel('Impact').first().selectOption('high');
  await expect(rows).toHaveText([/Two invoices/]);
  await page.getByLabel('Status').first().selectOption('fixing');
  await expect(rows).toHaveText([/Two invoices/]);
  await expectNoFaults(page, 'filters');
  await expect(page).toHaveURL(/#\/\?scope=all&status=fixing&impact=high$/);
  await page.reload();
  await expect(rows).toHaveText([/Two invoices/]);
  await rows.first().getByRole('link').click();
  await expect(desk.timeline).toBeVisible();
  await expect(page).toHaveURL(/tickets\/tk_\w+\?scope=all&status=fixing&impact=high$/);

  await page.getByRole('button', { name: 'Remove Status: Fixing' }).click();
  await expect(page).toHaveURL(/\?scope=all&impact=high$/);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(rows).toHaveCount(3);
  await desk.search.fill('nobody asked this');
  await expect(desk.queue.getByText('Nothing matches.')).toBeVisible();
});

test('the keyboard alone: move, open, assign, change the page, and leave typing alone', async ({
  customer,
  desk,
}) => {
  await customer.ask('Export hangs at 80 %');
  const { page } = desk;
  const { keyboard } = page;
  await desk.scope('All').click();
  await expect(desk.row('Export hangs')).toBeVisible();
  await keyboard.press('j');
  await keyboard.press('Enter');
  await expect(desk.timeline).toBeVisible();

  await keyboard.press('a');
  const toMe = page.getByRole('menuitem', { name: 'To me' });
  await expect(toMe).toBeFocused();
  await keyboard.press('Escape');
  await expect(toMe).toBeHidden();
  await expect(page.getByRole('button', { name: 'Assign' })).toBeFocused();
  await keyboard.press('a');
  await expect(toMe).toBeFocused();
  await keyboard.press('m');
  await expect(page.getByRole('menuitem', { name: /^Marta/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(customer.fact('Right now')).toContainText('Marta L. has it');

  await keyboard.press('n');
  await keyboard.type('great jokes');
  await expect(desk.form('Note for the team').getByRole('textbox')).toHaveValue('great jokes');
  await keyboard.press('Escape');
  await keyboard.press('g');
  await keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'Known problems' })).toBeVisible();
  await expectNoFaults(page, 'known problems');
  await keyboard.press('g');
  await keyboard.press('q');
  await expect(desk.queue).toBeVisible();
  await keyboard.press('g');
  await keyboard.press('g');
  await expect(desk.row('Export hangs')).toBeFocused();
});
