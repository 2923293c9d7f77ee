import { Agent, test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { expect } from './support/test.ts';
import { marta } from './support/vestka.ts';

/** 23:10 of a Thursday in Berlin. */
test.use({ at: Date.parse('2026-03-12T22:10:00Z') });

test('a critical request outside the hours says whom to call', async ({ customer, vestka }) => {
  const lead = new Agent(vestka, marta.email);
  await lead.client.connect();
  const { policy, version } = await lead.client.policy();
  const hours = Object.fromEntries(
    Object.keys(policy.hours).map((day) => [day, [{ from: '09:00', to: '18:00' }]]),
  ) as typeof policy.hours;
  const text = 'Duty line +49 30 901820, or duty@northwind.example';
  const plans = policy.plans.map((plan) => ({ ...plan, hours: 'business' as const }));
  await lead.client.changePolicy({ ...policy, hours, plans, onCall: { text } }, version);
  lead.client.close();

  await customer.open();
  await customer.field('What happened?').fill('Cash desk restarts when a card is read');
  await customer.panel.getByText('Add details').click();
  await customer.panel.getByRole('combobox').selectOption({ label: 'Nothing works' });
  await customer.button('Send request').click();
  await expect(customer.panel.getByText('Critical outside our hours. Call:')).toBeVisible();
  const link = (name: string) => customer.panel.getByRole('link', { name });
  await expect(link('+49 30 901820')).toHaveAttribute('href', 'tel:+4930901820');
  await expect(link('duty@northwind.example')).toHaveAttribute('href', 'mailto:duty@northwind.example');
  await expectNoFaults(customer.page, 'whom to call');
});
