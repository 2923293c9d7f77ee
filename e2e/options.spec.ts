import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const manual = {
  title: 'Turn on manual tax for the two countries',
  steps: ['Open Settings → Taxes.', 'Set 19 % for both countries.'],
  pros: ['Works within five minutes'],
  cons: ['You check the sums once yourself'],
  recommended: true,
};
const wait = {
  title: 'Wait for release 4.12',
  steps: ['We install it on Saturday morning.'],
  cons: ['Cards from abroad stay refused until then'],
};

test('ways forward are offered, one is chosen with why and changed, and the agent sees each at once', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { options: [manual, wait], message: 'You can take orders meanwhile.' }, 60);
  await expect(customer.path).toContainText('Anna K. offers 2 ways forward.');
  await expectNoFaults(customer.page, 'a ticket with ways forward');

  await customer.button('Choose a way').first().click();
  await expect(customer.panel.getByRole('heading', { name: 'Ways forward' })).toBeFocused();
  const ways = customer.panel.getByRole('group', { name: 'Ways forward' });
  const way = (name: string) => ways.getByRole('radio', { name });
  await expect(way(`${manual.title} Recommended`)).not.toBeChecked();
  await expect(way(manual.title)).toHaveAccessibleDescription(
    /Open Settings.*For it Works within five minutes.*Against it You check/,
  );
  await expect(customer.button('Choose this way')).toHaveCount(0);

  // By keyboard.
  await way(manual.title).focus();
  await customer.page.keyboard.press('Space');
  await customer.field('Why this one?').fill('We cannot wait until Saturday.');
  await expectNoFaults(customer.page, 'a way that is picked');
  await customer.button('Choose this way').click();
  await expect(customer.panel.getByText('✓ Your choice Why: We cannot wait until Saturday.')).toBeFocused();
  await expect(customer.panel.getByRole('status')).toHaveText(`Chosen: ${manual.title}`);
  const [offer] = Object.values((await agent.ticket(number)).offers ?? {});
  expect(offer?.options[offer.choice?.option ?? '']?.title).toBe(manual.title);
  expect(offer?.choice?.why).toBe('We cannot wait until Saturday.');

  await way(wait.title).check();
  await customer.button('Change to this way').click();
  await expect(customer.button('Change to this way')).toHaveCount(0);
  const [changed] = Object.values((await agent.ticket(number)).offers ?? {});
  expect(changed?.options[changed.choice?.option ?? '']?.title).toBe(wait.title);
  expect(changed?.choice?.why).toBeUndefined();

  await customer.button('Back').click();
  await expect(customer.panel.getByText(`You chose: ${wait.title}`)).toBeVisible();
  await expect(customer.path).toContainText('We cannot wait until Saturday.');
});

test('what is offered anew while one is looking is shown and asked again', async ({ agent, customer }) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { options: [manual, wait] }, 60);
  await customer.button('Choose a way').first().click();
  await customer.panel.getByRole('radio', { name: wait.title }).check();
  await agent.tell(number, { options: [manual], cannotFix: true, message: 'Not in 4.12 after all.' }, 60);
  await expect(customer.panel).toContainText('Other ways were offered while you were looking.');
  await expect(customer.panel).toContainText('It cannot be fixed as asked.');
  await expect(customer.panel.getByRole('radio')).toHaveCount(1);
  await expect(customer.button('Choose this way')).toHaveCount(0);
  await customer.panel.getByRole('radio').check();
  await customer.button('Choose this way').click();
  await expect(customer.panel.getByText('✓ Your choice')).toBeVisible();
});

test('facts that have changed meanwhile are looked at before a choice is taken', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { options: [manual, wait] }, 60);
  await customer.button('Choose a way').first().click();
  await customer.panel.getByRole('radio', { name: wait.title }).check();
  // Its answer is held back on the way, and meanwhile the team says something else.
  await customer.page.route(/\/choice$/, async (route) => {
    await agent.tell(number, { message: 'One more thing first.' }, 90);
    await route.continue();
  });
  await customer.button('Choose this way').click();
  await expect(customer.panel).toContainText('This has changed while you were looking.');
  expect(Object.values((await agent.ticket(number)).offers ?? {})[0]?.choice).toBeUndefined();
  await customer.page.unrouteAll();
  await customer.panel.getByRole('radio', { name: wait.title }).check();
  await customer.button('Choose this way').click();
  await expect(customer.panel.getByText('✓ Your choice')).toBeVisible();
});

test('a wish that is not planned is answered with what can be done instead', async ({ agent, customer }) => {
  const number = await customer.ask('A dark desk, please');
  await agent.client.classify((await agent.ticket(number)).id, { kind: 'wish' });
  await agent.client.answerWish(await agent.ticket(number), {
    answer: 'not_planned',
    text: 'Few have asked so far.',
    options: [{ title: 'Use the theme of your system', steps: ['Open its settings.'] }],
  });
  await customer.button('Choose a way').click();
  await expect(customer.panel).toContainText('Pick a way, and it is opened again');
  await expect(customer.panel.getByRole('radio')).toHaveCount(1);
});
