import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const TITLE = 'Cards with a foreign address are refused since 3 March';

test('one word of a known problem reaches all who follow it, and one report resolves them', async ({
  agent,
  browse,
  customer,
  vendor,
}) => {
  const page = await browse();
  await page.goto(vendor.url);
  const other = new Customer(page);
  const customers = [customer, other];
  const numbers = [
    await customer.ask('Checkout refuses my card'),
    await other.ask('Payment fails from Poland'),
  ];
  const { problems } = agent.client;
  let problem = await problems.create({
    title: TITLE,
    status: 'investigating',
    activity: 'Looking at the tax table.',
    nextUpdateAt: agent.in(60),
  });
  for (const number of numbers) await agent.client.link(await agent.ticket(number), problem.id);
  for (const each of customers) {
    await expect(
      each.panel.getByText(
        `Part of known problem P${problem.number}: ${TITLE}. What we learn reaches you here at once.`,
      ),
    ).toBeVisible();
    await expect(each.fact('Right now')).toContainText('Looking at the tax table.');
  }

  await expectNoFaults(customer.page, 'part of a known problem');

  problem = await problems.update(problem, {
    status: 'fixing',
    activity: 'Putting the corrected table on every shop.',
    message: 'Two countries lost their tax class.',
    waiting: { for: 'release', text: '4.2', expectedAt: agent.in(24 * 60) },
    nextUpdateAt: agent.in(120),
  });
  for (const each of customers) {
    await expect(each.path).toContainText('Two countries lost their tax class.');
    await expect(each.fact('Status')).toContainText('Comes with release 4.2, expected 13 March');
    await expect(each.fact('Next word from us')).toContainText('Today 16:28');
  }

  await problems.report(problem, {
    outcome: 'full',
    cause: 'An update left two countries without a tax rule, so the payment step stopped there.',
    done: 'Both rules were put back and tried on every shop.',
    remaining: [],
    recurrence: 'no',
  });
  for (const each of customers) {
    await expect(each.fact('Status')).toHaveText('Solved');
    await each.button('Read the report').first().click();
    await expect(each.panel.getByRole('article')).toContainText('Both rules were put back');
  }
  await customer.button('Yes, solved').click();
  await expect(customer.fact('Status')).toHaveText('Closed');
  await other.button('Back').click();
  await expect(other.fact('Status')).toHaveText('Solved');
});

test('taken off, a ticket stands on its own again', async ({ agent, customer }) => {
  const number = await customer.ask('Checkout refuses my card');
  const problem = await agent.client.problems.create({
    title: TITLE,
    status: 'investigating',
    activity: 'Looking at the tax table.',
    nextUpdateAt: agent.in(60),
  });
  await agent.client.link(await agent.ticket(number), problem.id);
  await expect(customer.panel).toContainText('Part of known problem');
  await agent.client.link(await agent.ticket(number), null, agent.in(90));
  await expect(customer.path).toContainText(`No longer part of known problem P${problem.number}.`);
  await expect(customer.panel.getByText('What we learn reaches you')).toHaveCount(0);
  await expect(customer.fact('Next word from us')).toContainText('Today 15:58');
});
