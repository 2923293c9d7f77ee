import { chooseOption } from '@vestka/sdk';
import { expectNoFaults } from './support/axe.ts';
import { test } from './support/sdk-customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

test('what cannot be fixed goes out with ways forward, and the pick comes back at once', async ({
  buyer,
  desk,
}) => {
  const { id } = await buyer.ask('Bring the export back by tonight');
  await desk.open('Bring the export back');
  const { page } = desk;
  const form = await desk.fillWord({
    status: 'Fixing',
    now: 'Waiting for your choice.',
    message: 'Not by tonight.',
  });
  const send = form.getByRole('button', { name: 'Tell the customer' });
  await form.getByText('Offer ways forward').click();
  await form.getByRole('checkbox', { name: /^It cannot be fixed/ }).check();
  await expect(send).toHaveAccessibleDescription('Still missing: a way forward.');
  const add = form.getByRole('button', { name: 'Add a way forward' });
  await page.keyboard.press('Control+Enter');
  await expect(add).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.type('The old export, by hand');
  const first = form.getByRole('group', { name: 'Way forward 1' });
  await first.getByLabel('Steps, one a line').fill('We send you the file at 18:00\nYou look through it');
  await first.getByLabel('Speaks for it, one a line').fill('You have it tonight');
  await add.click();
  const second = form.getByRole('group', { name: 'Way forward 2' });
  await second.getByLabel('In a few words').fill('Wait until Monday');
  await second.getByLabel('Steps, one a line').fill('Version 4.12 brings it back');
  await expect(send).toHaveAccessibleDescription('Still missing: which way forward you recommend.');
  await first.getByRole('radio', { name: 'Recommended' }).check();
  await expectNoFaults(page, 'offering ways forward');
  await page.keyboard.press('Control+Enter');

  const cards = desk.timeline.getByRole('list', { name: 'Ways forward' });
  await expect(cards).toContainText('The old export, by hand');
  // For the next words the form begins at its top, what was opened for these folded again.
  await expect(form.getByRole('button', { name: 'Add a way forward' })).toBeHidden();
  await expect(desk.request.getByRole('tab', { name: 'Tell the customer' })).toBeInViewport({ ratio: 1 });
  const side = page.getByRole('complementary', { name: 'Facts' });
  await expect(side).toContainText('The customer has not picked yet.');

  const ticket = await buyer.sees(id, ({ offers }) => offers);
  const [offer] = Object.values(ticket.offers ?? {});
  expect(offer).toMatchObject({ cannotFix: true });
  const [option] = Object.entries(offer?.options ?? {}).find(([, { recommended }]) => recommended) ?? [''];
  await chooseOption(buyer.client, ticket, option, 'Tonight is what counts.');

  await expect(side).toContainText('Chosen: The old export, by hand');
  await expect(side).toContainText('Tonight is what counts.');
  await expect(cards.getByRole('listitem').filter({ hasText: 'chosen' })).toContainText('The old export');
  await expectNoFaults(page, 'ways forward, one of them chosen');
});

test('a wish is not declined without a way forward', async ({ buyer, desk }) => {
  const { id } = await buyer.ask('Please bring back the pick button', { kind: 'wish' });
  await desk.open('pick button');
  const { page } = desk;
  await page.keyboard.press('w');
  const form = desk.form('Answer the wish');
  await form.getByRole('radio', { name: 'Not planned' }).check({ force: true });
  await form.getByRole('textbox', { name: 'Why' }).fill('The page that it stood on is gone for good.');
  const send = form.getByRole('button', { name: 'Answer and close' });
  await expect(send).toHaveAccessibleDescription('Still missing: a way forward.');
  await form.getByRole('button', { name: 'Add a way forward' }).click();
  const way = form.getByRole('group', { name: 'Way forward 1' });
  await way.getByLabel('In a few words').fill('The key P');
  await way.getByLabel('Steps, one a line').fill('Press P in the list');
  await send.click();
  await expect(desk.timeline).toContainText('It is not planned.');
  await expect(desk.timeline.getByRole('list', { name: 'Ways forward' })).toContainText(
    'Press P in the list',
  );
  const after = await buyer.sees(id, ({ status }) => status === 'closed');
  expect(Object.values(after.offers ?? {})[0]?.cannotFix).toBe(false);
});
