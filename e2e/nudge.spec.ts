import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { tabTo } from './support/keys.ts';
import { AT, expect } from './support/test.ts';

const MINUTE = 60_000;

test.use({ at: AT });

test('“no answer since”: one tap, on record with its date, and answered visibly', async ({
  agent,
  customer,
  pass,
  vendor,
}) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await expect(customer.path).toContainText('I see it in the log.');
  const offer = customer.panel.getByRole('button', { name: /^No answer since/ });
  await expect(offer).toHaveCount(0);

  // It comes by itself, and by the keyboard alone.
  await pass(61 * MINUTE);
  await expect(offer).toHaveText('No answer since 14:28');
  await expectNoFaults(customer.page, 'no answer since');
  await tabTo(offer);
  await customer.page.keyboard.press('Enter');
  const record = customer.panel.getByRole('paragraph').filter({ hasText: /^On 12 March/ });
  await expect(record).toHaveText(
    'On 12 March, 15:29 you told us that no answer has come. Anna K. and the lead know.',
  );
  await expect(record).toBeFocused();
  await expect(offer).toHaveCount(0);
  await expectNoFaults(customer.page, 'on record');
  await expect(customer.path).toContainText('You told us: no answer since 14:28. Anna K. and the lead know.');

  // Another device of the same customer shows the same.
  const later = new Customer(await customer.page.context().newPage());
  await later.page.goto(vendor.url);
  await later.open();
  await expect(later.panel.getByRole('paragraph').filter({ hasText: /^On 12 March, 15:29/ })).toBeVisible();

  expect((await agent.ticket(number)).promise?.nudgedAt).toBe(agent.in(0));
  await pass(MINUTE);
  await agent.tell(number, { message: 'Sorry for the silence: the cause is found.' }, 60);
  for (const { path, panel } of [customer, later]) {
    await expect(path).toContainText(
      'Word given at 15:30; it was promised for 15:28 · answers your reminder of 15:29',
    );
    await expect(panel.getByRole('paragraph').filter({ hasText: /^On 12 March/ })).toHaveCount(0);
  }
});

test('after days it counts from the date of the last word', async ({ agent, customer, pass }) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await pass(3 * 24 * 60 * MINUTE);
  await expect(customer.button('No answer since 12 March')).toBeVisible();
});

test('without a connection it says that it did not go through, and can be tried again', async ({
  agent,
  customer,
  pass,
}) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await expect(customer.path).toContainText('I see it in the log.');
  await pass(61 * MINUTE);
  const offer = customer.button('No answer since 14:28');
  await expect(offer).toBeVisible();
  await customer.page.context().setOffline(true);
  await offer.click();
  await expect(customer.panel.getByText('We cannot be reached right now.').last()).toBeVisible();
  await customer.page.context().setOffline(false);
  await offer.click();
  await expect(
    customer.panel.getByRole('paragraph').filter({ hasText: /^On 12 March, 15:29/ }),
  ).toBeVisible();
});
