import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

test('a wish is said to be one, and gets an honest answer instead of a report', async ({
  agent,
  customer,
}) => {
  await customer.open();
  const { panel } = customer;
  const kind = panel.getByRole('radio', { name: 'Wish' });
  await expect(kind).toHaveCount(0);
  await customer.field('What happened?').fill('Please bring back the pick button');
  await kind.check({ force: true });
  await expect(customer.field('What do you wish for?')).toHaveValue('Please bring back the pick button');
  await expectNoFaults(customer.page, 'a wish being written');
  await customer.button('Send request').click();
  await expect(customer.receipt).toBeVisible();
  const number = '#1001';
  expect((await agent.ticket(number)).kind).toBe('wish');

  await customer.button('Close').click();
  await agent.client.answerWish(await agent.ticket(number), {
    answer: 'planned',
    plannedFor: '2027-03-03',
    text: 'It comes back with the new packing list. Until then the key P does the same.',
  });
  await expect(customer.launcher).toHaveAccessibleName('Your wish has its answer, 1 new');
  await customer.launcher.click();
  const answer = panel.getByRole('article', { name: 'The answer to your wish' });
  await expect(answer).toContainText('Planned for 3 March 2027');
  await expect(answer).toContainText('Until then the key P does the same.');
  await expect(answer).toContainText('Anna K., 14:28 today');
  await expect(customer.fact('Status')).toHaveText('Closed');
  await expect(customer.button('Read the report')).toHaveCount(0);

  await expectNoFaults(customer.page, 'an answered wish');

  await customer.button('Reopen').click();
  await customer.field('What has changed?').fill('P is taken by my browser.');
  await customer.button('Reopen').click();
  await expect(customer.fact('Status')).toHaveText('Investigating');
  await expect(answer).toHaveCount(0);
  await expect(customer.path).toContainText('Planned for 3 March 2027');
});

for (const [answer, words] of [
  ['considered', 'We are considering it'],
  ['not_planned', 'Not planned'],
] as const) {
  test(`a wish that is ${answer}`, async ({ agent, customer }) => {
    const number = await customer.ask('A dark desk, please');
    await agent.client.classify((await agent.ticket(number)).id, { kind: 'wish' });
    await expect(customer.path).toContainText('Noted as: Wish');
    await agent.client.answerWish(await agent.ticket(number), {
      answer,
      text: 'Few have asked so far; the theme of your system works today.',
      // What is not planned comes with what can be done instead.
      ...(answer === 'not_planned'
        ? { options: [{ title: 'Use the theme of your system', steps: ['Open its settings.'] }] }
        : {}),
    });
    await expect(customer.panel.getByRole('article')).toContainText(words);
  });
}
