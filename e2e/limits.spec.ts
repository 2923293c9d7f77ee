import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect } from './support/test.ts';

const MINUTE = 60_000;

test.use({ at: AT });

test('a limit is on record with its reason; the words that wait stay in the composer', async ({
  agent,
  customer,
  pass,
}) => {
  const number = await customer.ask('Export hangs at 80 %');
  const { id } = await agent.ticket(number);
  await agent.client.limit(id, {
    kind: 'cool_down',
    until: agent.in(60),
    reason: 'We go on talking when it is about the export.',
  });
  await expect(customer.path).toContainText('We go on talking when it is about the export.');
  await expect(customer.path).toContainText('Writing is paused until 15:28 today.');

  await customer.write('And now?');
  const field = customer.page.getByRole('textbox', { name: 'Write a message' });
  const foot = customer.panel.locator('form', { has: field });
  await expect(foot).toContainText('Writing is paused until 15:28 today.');
  await expect(customer.field('Write a message')).toHaveValue('And now?');
  await expect(customer.path).not.toContainText('Not sent yet');

  await expectNoFaults(customer.page, 'writing is paused');

  await pass(61 * MINUTE);
  await customer.button('Send').click();
  await expect(customer.path).toContainText('And now?');
  await expect(foot).not.toContainText('Writing is paused');

  await agent.client.limit(id, { kind: 'lift', reason: 'Thank you.' });
  await expect(customer.path).toContainText('You can write again as before.');
});

test('how to be addressed is said at the start and changed later', async ({ agent, customer }) => {
  await customer.open();
  await customer.field('What happened?').fill('Export hangs at 80 %');
  await customer.panel.getByText('Add details').click();
  await customer.field('What shall we call you?').fill('Olga');
  await customer.field('Your e-mail').fill('olga@example.com');
  await customer.button('Send request').click();
  await expect(customer.receipt).toBeVisible();
  await customer.panel.getByText('About this request').click();
  const name = customer.field('What shall we call you?');
  await expect(name).toHaveValue('Olga');
  await name.fill('Dr. Petrova');
  await expectNoFaults(customer.page, 'about this request');
  await customer.button('Save').click();
  await expect(customer.panel.getByText('Saved.').last()).toBeVisible();
  await expect(customer.path).toContainText('You wish to be called Dr. Petrova.');
  const { name: called, email } = (await agent.ticket('#1001')).customer;
  expect([called, email]).toEqual(['Dr. Petrova', 'olga@example.com']);
});
