import { expectNoFaults } from './support/axe.ts';
import { Desk } from './support/desk.ts';
import { SYMPTOM, word } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';
import { marta } from './support/vestka.ts';

test.use({ at: AT });

test('blind it does not go on; with a hand-off the next one reads it first, and the customer knows why', async ({
  browse,
  customer,
  desk,
  pass,
  vestka,
}) => {
  const number = await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  await desk.tell(word);
  await desk.page.keyboard.press('e');
  const form = desk.form('Hand on');
  const send = form.getByRole('button', { name: 'Hand on' });
  await form.getByRole('radio', { name: 'Third line' }).check({ force: true });
  await form.getByRole('textbox', { name: 'What is known' }).fill('Only cards from DE and PL are refused.');
  await send.click();
  await expect(form.getByText('Say what was tried, even if it did not help.')).toBeVisible();
  await expect(form.getByText('Say why it goes on.')).toBeVisible();
  await expect(form.getByText('Tell the customer in plain words why someone else has it now.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'What was tried' })).toBeFocused();
  await expectNoFaults(desk.page, 'a blind hand-off refused');
  await expect(customer.path).not.toContainText('Third line');

  await form.getByRole('textbox', { name: 'What was tried' }).fill('Cleared the cache, tried another card.');
  await form.getByRole('textbox', { name: 'Why it goes on' }).fill('The payment module needs its owner.');
  const reason = 'The people who wrote the payment step look at it now.';
  await form.getByRole('textbox', { name: 'Reason' }).fill(reason);
  await form.getByRole('radio', { name: 'In 3 h' }).check({ force: true });
  await send.click();
  await expect(customer.path).toContainText(reason);
  await expect(customer.fact('Right now')).toContainText('Third line has it');
  await expect(customer.fact('Next word from us')).toContainText('Today 17:30');
  await expect(customer.page.getByText('payment module needs its owner')).toHaveCount(0);

  const other = new Desk(await browse({ viewport: { width: 1440, height: 900 } }));
  await other.logIn(vestka.url, marta);
  await other.open(number);
  const handOff = other.page.locator('details.hand-off');
  await expect(handOff).toHaveAttribute('open');
  await expect(handOff).toContainText('Hand-off from Anna K.');
  await expect(handOff).toContainText('Only cards from DE and PL are refused.');
  await expect(handOff).toContainText('The payment module needs its owner.');
  await expectNoFaults(other.page, 'a hand-off to read');
  await pass(60_000);
  await other.tell({ ...word, status: 'Fixing', message: 'I own this module, and see it.' });
  await expect(handOff).not.toHaveAttribute('open');
  await expect(customer.path).toContainText('I own this module, and see it.');
});
