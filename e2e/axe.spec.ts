import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { report, SYMPTOM, word } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';

const HOUR = 3_600_000;
const full = {
  ...report,
  again: 'Possible',
  prevention: 'Before updating, look at Settings, Taxes.',
  technical: 'tax_rule rows 41 and 57 had no class_id after migration 0412.',
};

test.use({ at: AT });
// Still pictures: a colour half-way through a transition has no contrast to measure.
const still = { reducedMotion: 'reduce' } as const;

for (const colorScheme of ['light', 'dark'] as const) {
  // In the dark nothing but the colours is different.
  const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
  test(`axe finds nothing in the widget, ${colorScheme}`, async ({ browse, desk, pass, vendor }) => {
    test.slow();
    const customer = new Customer(await browse({ colorScheme, ...still }));
    const { page, panel } = customer;
    const check = (view: string) => expectNoFaults(page, view, rules);
    await page.goto(vendor.url);
    await expect(customer.launcher).toBeVisible();
    await check('launcher');

    await customer.open();
    await check('new request');
    await panel.getByText('Add details').click();
    await expect(panel.getByRole('textbox', { name: 'Your e-mail' })).toBeVisible();
    await customer.button('Send request').click();
    await expect(panel.getByText('Write a few words first.').last()).toBeVisible();
    await check('new request with details and a fault');
    await customer.field('What happened?').fill(SYMPTOM);
    await customer.button('Send request').click();
    await expect(customer.receipt).toBeVisible();
    await check('ticket just received');

    await desk.open('Checkout');
    await desk.tell(word);
    await customer.write('Only customers abroad.');
    await expect(customer.path).toContainText('Only customers abroad.');
    await check('ticket with a timeline');
    await page.context().setOffline(true);
    await customer.write('Typed in a tunnel.');
    await expect(customer.path).toContainText('Not sent yet');
    await check('offline, with words that wait');
    await page.context().setOffline(false);
    await expect(customer.path).not.toContainText('Not sent yet');
    await customer.button('Back').click();
    await expect(panel.getByRole('heading', { name: 'Your requests' })).toBeVisible();
    await check('list');

    await pass(2 * HOUR);
    await expect(customer.launcher).toHaveAccessibleName(/late/);
    await check('list with a late one');
    await panel.getByRole('button', { name: SYMPTOM }).click();
    await expect(customer.path).toContainText('did not keep it');
    await check('missed promise');

    await desk.publish(full);
    await expect(customer.fact('Status')).toHaveText('Solved');
    await check('solved');
    await customer.write('Thank you, looking.');
    await expect(panel.getByText('Is it still broken?')).toBeVisible();
    await check('a word on a solved request');
    await customer.button('No, just a comment').click();
    await customer.button('Read the report').first().click();
    await expect(panel.getByRole('article')).toBeVisible();
    await check('report in plain words');
    await customer.button('Technical').click();
    await expect(panel.getByRole('article')).toContainText('tax_rule');
    await check('technical report');
    await customer.button('Still broken').click();
    await check('reopening');
    await customer.button('Cancel').click();
    await customer.button('Yes, solved').click();
    await expect(customer.fact('Status')).toHaveText('Closed');
    await check('closed');
  });

  test(`axe finds nothing at the desk, ${colorScheme}`, async ({ browse, customer, pass, vestka }) => {
    test.slow();
    const page = await browse({ colorScheme, viewport: { width: 1440, height: 900 }, ...still });
    const desk = new Desk(page);
    const check = (view: string) => expectNoFaults(page, view, rules);
    await page.goto(`${vestka.url}/admin/`);
    await page.getByLabel('E-mail').fill('nobody@northwind.example');
    await page.getByLabel('Password').fill('wrong');
    await check('login');
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page.getByRole('alert')).not.toBeEmpty();
    await check('login refused');
    await desk.logIn(vestka.url);
    await check('empty desk');

    await customer.ask(SYMPTOM);
    await desk.open('Checkout');
    await desk.fillWord(word);
    await check('telling the customer');
    await desk.form('Tell the customer').getByRole('radio', { name: 'Other…' }).check({ force: true });
    await check('telling the customer, another date');
    await desk.tell(word);
    await desk.note('Ask the payment team.');
    await check('note and timeline');
    await page.getByRole('tab', { name: 'Tell the customer' }).click();
    await pass(2 * HOUR);
    await expect(desk.row('Checkout')).toContainText('late');
    await check('missed promise');
    await page.getByRole('button', { name: 'Keys' }).click();
    await check('keys');
    await page.keyboard.press('Escape');
    const form = await desk.fillReport({
      ...full,
      outcome: 'Solved in part',
      cause: 'Unknown.',
      done: 'Fixed.',
    });
    await form.getByRole('button', { name: 'Add what remains' }).click();
    await check('report being written');
    await desk.fillReport({ ...report, cause: 'Unknown.', done: 'Fixed.' });
    await expect(form.getByRole('textbox', { name: 'What was done' })).toHaveAccessibleDescription(
      /not enough/,
    );
    await check('report refused');
    await desk.publish(report);
    await expect(page.getByText(/^Resolved\./)).toBeVisible();
    await check('resolved');
    await page.context().setOffline(true);
    await expect(desk.banner).toBeVisible();
    await check('not connected');
    await page.setViewportSize({ width: 390, height: 844 });
    await check('on a phone: request');
    await page.getByRole('link', { name: 'Facts' }).click();
    await check('on a phone: facts');
    await page.getByRole('link', { name: 'Back to the request' }).click();
    await page.getByRole('link', { name: 'Back to the queue' }).click();
    await check('on a phone: queue');
  });
}
