import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { SYMPTOM, word } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';
import { marta } from './support/vestka.ts';

const MINUTE = 60_000;

test.use({ at: AT });

test('a promise warns its agent; missed and nudged it stands before agent and lead until it is answered', async ({
  browse,
  customer,
  desk,
  pass,
  vendor,
  vestka,
}) => {
  const quiet = new Customer(await browse());
  await quiet.page.goto(vendor.url);
  const number = await customer.ask(SYMPTOM);
  await quiet.ask('Labels print on the wrong tray');
  await desk.open('Labels print');
  await desk.tell({ ...word, nextWord: 'Tomorrow' });
  await desk.open('Checkout');
  await desk.tell(word);
  await desk.open('Labels print');

  const lead = new Desk(await browse({ viewport: { width: 1440, height: 900 } }));
  await lead.logIn(vestka.url, marta);

  await pass(50 * MINUTE);
  const toast = desk.page.locator('.toast');
  await expect(toast).toContainText(new RegExp(`${number}: word is promised by 15:30, in 1\\d m`));
  await expect(desk.row('Checkout').locator('..')).toHaveClass(/soon/);
  await expectNoFaults(desk.page, 'a promise runs out');
  await toast.getByRole('button', { name: 'Dismiss' }).click();
  await expect(toast).toHaveCount(0);

  await pass(30 * MINUTE);
  await expect(desk.row('Checkout')).toContainText(/1\d m late/);
  await expect(
    lead.page.getByRole('link', { name: /the word promised by 15:30 has not come/ }),
  ).toBeVisible();
  await expect(lead.page).toHaveTitle(/1 late/);
  await customer.panel.getByRole('button', { name: /^No answer since/ }).click();
  for (const each of [desk, lead]) {
    await expect(
      each.page.getByRole('link', { name: `${number}: the customer says, no answer since 14:28` }),
    ).toBeVisible();
  }
  await expect(desk.row('Checkout')).toContainText('No answer since 14:28');
  await desk.page.getByRole('button', { name: 'Filter' }).click();
  await desk.page.getByLabel('Only').selectOption('nudged');
  await expect(desk.queue.getByRole('listitem')).toHaveText([/Checkout/]);
  await expectNoFaults(desk.page, 'no answer since');

  await desk.row('Checkout').click();
  await expect(desk.timeline).toContainText('The customer: no answer since 14:28. The lead has been told.');
  await desk.tell({ ...word, now: 'Rolling it out.', message: 'It works on the copy.' });
  await expect(desk.timeline).toContainText('Answers “no answer since …” of 15:48.');
  await expect(desk.queue.getByText('Nothing matches.')).toBeVisible();
  await expect(lead.page.getByRole('link', { name: /no answer since/ })).toHaveCount(0);
  await expect(lead.page).not.toHaveTitle(/late/);
});
