import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const report = {
  outcome: 'full' as const,
  cause: 'An update on 3 March left two countries without a tax rule, so the payment step stopped.',
  done: 'The two rules were put back and tried on a copy of the shop, then on the live one at 15:48.',
  recurrence: 'no' as const,
};

test('after the end there are five grades, words and thanks; how others rated comes after one’s own', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { message: 'Found it.' }, 60);
  await agent.client.report(await agent.ticket(number), report);
  const { panel } = customer;
  const form = panel.getByRole('group', { name: 'How was our support?' });
  await customer.button('Read the report').first().click();
  await expect(form).toHaveCount(0);
  await customer.button('Yes, solved').click();
  await expect(customer.fact('Status')).toHaveText('Closed');
  await expect(form).toBeVisible();
  await expect(panel).not.toContainText('How others rated');
  await expectNoFaults(customer.page, 'a rating being asked for');

  // By keyboard: the arrows go from grade to grade.
  await form.getByRole('radio', { name: 'Excellent' }).focus();
  await customer.page.keyboard.press('Space');
  await customer.page.keyboard.press('ArrowDown');
  await expect(form.getByRole('radio', { name: 'Good' })).toBeChecked();
  await customer.field('Anything to add?').fill('Quick, and honest when it was late.');
  await panel.getByRole('combobox', { name: 'Thanks to' }).selectOption({ label: 'Anna K.' });
  await expectNoFaults(customer.page, 'a rating being written');
  await customer.button('Send rating').click();
  await expect(panel.locator(':focus')).toContainText('Thank you for your rating.');
  await expect(panel).toContainText('Yours is the first rating.');
  await expect(customer.path).toContainText('Quick, and honest when it was late.');
  const { rating } = await agent.ticket(number);
  expect(rating).toMatchObject({ grade: 'good', thanks: { name: 'Anna K.' } });

  // Another one: now there are others to look at.
  await customer.button('New request').click();
  await customer.field('What happened?').fill('And another');
  await customer.button('Send request').click();
  await expect(customer.receipt).toBeVisible();
  await agent.client.report(await agent.ticket('#1002'), report);
  await customer.button('Read the report').first().click();
  await customer.button('Yes, solved').click();
  await form.getByRole('radio', { name: 'Terrible' }).check();
  await customer.button('Send rating').click();
  await expect(panel).toContainText('How others rated');
  await expect(panel.getByRole('listitem').filter({ hasText: 'Good' }).first()).toContainText('1 (50%)');
  await expect(panel).toContainText('2 rated, 0 did not.');
  await expectNoFaults(customer.page, 'a rating given');
});

test('“not now” takes it away and leaves a way back; and what is needed no longer can be ended', async ({
  customer,
}) => {
  await customer.ask('Checkout refuses foreign cards');
  await customer.panel.getByText('About this request').click();
  await customer.button('I no longer need this').click();
  await expect(customer.panel.getByRole('group', { name: 'Close this request?' })).toBeFocused();
  await expectNoFaults(customer.page, 'a request about to be ended');
  await customer.button('Yes, close it').click();
  await expect(customer.fact('Status')).toHaveText('Closed');
  await expect(customer.path).toContainText('Closed: you no longer need an answer');
  await customer.button('Not now').click();
  await customer.page.reload();
  await customer.launcher.click();
  await customer.panel.getByText('Checkout refuses foreign cards').click();
  await expect(customer.fact('Status')).toHaveText('Closed');
  await expect(customer.button('Rate our support')).toBeVisible();
  await expect(customer.button('Not now')).toHaveCount(0);
  await customer.button('Rate our support').click();
  await expect(customer.button('Not now')).toBeVisible();
});
