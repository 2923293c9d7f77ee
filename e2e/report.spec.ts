import type { Agent } from './support/agent.ts';
import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const report = {
  outcome: 'partial' as const,
  cause: 'An update on 3 March left two countries without a tax rule, so the payment step stopped.',
  done: 'The two rules were put back and tried on a copy of the shop, then on the live one at 15:48.',
  recurrence: 'possible' as const,
  prevention: 'Before updating, open Settings → Taxes → Check.',
  technical: 'Migration 0412 dropped rows of tax_class without a fallback.',
  evidence: [{ what: 'Version of the shop', before: '4.11.0', after: '4.11.2' }],
};
const publish = async (agent: Agent, number: string, days: number) =>
  agent.client.report(await agent.ticket(number), {
    ...report,
    remaining: [{ what: 'Look at the next update', who: 'Anna K.', by: agent.in(days * 24 * 60) }],
  });

test('a report is a document: outcome, cause, what remains, evidence; to print and to keep', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await publish(agent, number, 2);
  await customer.button('Read the report').first().click();
  const { panel } = customer;
  await expect(panel.getByRole('heading', { name: 'Checkout refuses foreign cards' })).toBeFocused();
  await expect(panel).toContainText('Solved in part');
  await expect(panel.getByRole('article')).toContainText('Look at the next update');
  await expect(panel.getByRole('article')).toContainText(/Anna K\., by 14 March, \d\d:\d\d/);
  await expect(panel.getByRole('article')).toContainText('Before4.11.0After4.11.2');
  await expect(panel).toContainText('It closes by itself at');
  await expectNoFaults(customer.page, 'a report');

  await customer.button('Technical').click();
  await expect(panel.getByRole('article')).toContainText('Migration 0412');

  const address = async (name: string) =>
    (await panel.getByRole('link', { name }).getAttribute('href')) as string;
  const page = await (await fetch(await address('Print'))).text();
  expect(page).toContain('An update on 3 March left two countries');
  expect(await (await fetch(await address('Markdown'))).text()).toContain('4.11.2');
  const json = await (await fetch(await address('JSON'))).json();
  expect(JSON.stringify(json)).toContain('Look at the next update');
  const opened = customer.page.context().waitForEvent('page');
  await panel.getByRole('link', { name: 'Print' }).click();
  await expect((await opened).getByText('4.11.2')).toBeVisible();

  // The choice is remembered.
  await customer.page.reload();
  await customer.launcher.click();
  await expect(panel.getByRole('article')).toContainText('Migration 0412');
});

test('what remains keeps its own promise: moved with a reason, missed at its minute, done', async ({
  agent,
  customer,
  pass,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await publish(agent, number, 1);
  await customer.button('Read the report').first().click();
  await customer.button('Yes, solved').click();
  await expect(customer.fact('Status')).toHaveText('Closed · Solved in part');
  await expect(customer.fact('Next word from us')).toContainText('Look at');
  await expect(customer.launcher).toContainText('Next word');
  // On a small phone the launcher leaves room on both of its sides.
  const desktop = customer.page.viewportSize() as { width: number; height: number };
  await customer.page.setViewportSize({ width: 320, height: 640 });
  const { x, width } = (await customer.launcher.boundingBox()) as { x: number; width: number };
  expect([x >= 20, x + width]).toEqual([true, 300]);
  await customer.page.setViewportSize(desktop);
  await customer.button('Read the report').first().click();
  const seen = () => agent.ticket(number);
  const item = customer.panel.getByRole('article').getByRole('listitem').filter({ hasText: 'Look at' });

  await agent.client.remaining(await seen(), 0, {
    by: agent.in(2 * 24 * 60),
    text: 'The update comes a day later.',
  });
  await expect(item).toContainText(/by 14 March, \d\d:\d\d · moved from 13 March, \d\d:\d\d/);
  await pass(2 * DAY + 60_000);
  await expect(item).toContainText('Late. The lead has been told.');
  await expect(customer.launcher).toContainText('late');
  await agent.client.remaining(await seen(), 0, { done: true, text: 'Nothing is missing in it.' });
  await expect(item).toContainText('Done on 14 March');
  await customer.button('Back').click();
  await expect(customer.path).toContainText('The update comes a day later.');
  await expect(customer.path).toContainText('this was promised for 14 March and is not done.');
  await expect(customer.path).toContainText('Nothing is missing in it.');
  await expect(customer.fact('Status')).toHaveText('Closed · Solved, the rest is done');
  await expect(customer.fact('Right now')).toHaveText(/^Now done: Look at.*\. Nothing is missing in it\.$/);
  await expect(customer.panel.getByRole('status')).toHaveText(
    /Solved, the rest is done\. Now done: Look at.*Nothing is missing in it\./,
  );
  await customer.button('Back').click();
  await expect(customer.panel.getByRole('listitem').first()).toContainText('Now done: Look at');
});

test('an earlier report stays readable after “still broken”, and says that it is earlier', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await publish(agent, number, 2);
  await customer.button('Read the report').first().click();
  await customer.button('Still broken').click();
  await customer.field('What do you see now?').fill('Polish cards are still refused.');
  await customer.button('Reopen').click();
  await expect(customer.fact('Status')).toHaveText('Investigating');
  await customer.button('Read the report').click();
  await expect(customer.panel).toContainText('An earlier report. The request was opened again after it.');
  await expect(customer.panel.getByRole('article')).toContainText('An update on 3 March');
  await expect(customer.button('Yes, solved')).toHaveCount(0);
});

test('technical words of an update are shown to those who wish them', async ({ agent, customer }) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { message: 'Found it.', technical: 'tax_class has no row.' }, 60);
  await expect(customer.path).toContainText('Found it.');
  await expect(customer.path).not.toContainText('tax_class has no row.');
  await customer.button('Technical').click();
  await expect(customer.path).toContainText('tax_class has no row.');
  await customer.page.reload();
  await customer.launcher.click();
  await expect(customer.path).toContainText('tax_class has no row.');
});
