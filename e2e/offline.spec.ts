import { SYMPTOM, word } from './support/story.ts';
import { expect, test } from './support/test.ts';

test('offline is said with the time, words wait and are sent once, and then all is true again', async ({
  customer,
  desk,
}) => {
  const number = await customer.ask(SYMPTOM);
  await desk.open(number);
  await desk.tell(word);
  await expect(customer.fact('Status')).toHaveText(word.status);

  await customer.page.context().setOffline(true);
  await expect(customer.cut).toContainText(/What you see was true at \d?\d:\d\d\.$/);
  await customer.write('Typed in a tunnel.');
  const message = customer.path.getByRole('listitem').filter({ hasText: 'Typed in a tunnel.' });
  await expect(message).toContainText('Not sent yet');
  await expect(customer.field('Write a message')).toHaveValue('');
  await desk.tell({ ...word, status: 'Fixing', now: 'Putting both rules back.', message: 'Nearly there.' });
  await expect(customer.fact('Status')).toHaveText(word.status);

  await customer.page.context().setOffline(false);
  await expect(customer.fact('Status')).toHaveText('Fixing');
  await expect(customer.path).toContainText('Nearly there.');
  await expect(message).not.toContainText('Not sent yet');
  await expect(customer.cut).toHaveCount(0);
  await expect(message).toHaveCount(1);
  await expect(desk.timeline.getByText('Typed in a tunnel.')).toHaveCount(1);
});

test('words that wait can be taken back and edited', async ({ customer, desk }) => {
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  await customer.button('Back').click();
  await customer.panel.getByRole('button', { name: SYMPTOM }).click();
  await customer.page.context().setOffline(true);
  await customer.write('Only with Vissa cards.');
  await customer.button('Edit').click();
  await expect(customer.field('Write a message')).toHaveValue('Only with Vissa cards.');
  await customer.field('Write a message').fill('Only with Visa cards.');
  await customer.button('Send').click();
  await customer.page.context().setOffline(false);
  await expect(desk.timeline).toContainText('Only with Visa cards.');
  await expect(desk.timeline).not.toContainText('Vissa');
});

test('a page closed with words unsent sends them when it comes again, once', async ({
  customer,
  desk,
  vendor,
}) => {
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  const context = customer.page.context();
  await context.setOffline(true);
  await customer.write('Sent from the next visit.');
  await expect(customer.path).toContainText('Not sent yet');
  await customer.page.close();
  await context.setOffline(false);
  const page = await context.newPage();
  await page.goto(vendor.url);
  await expect(desk.timeline.getByText('Sent from the next visit.')).toHaveCount(1);
});

test('an agent’s words survive a lost connection too', async ({ customer, desk }) => {
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  const form = await desk.fillWord(word);
  await desk.page.context().setOffline(true);
  await expect(desk.banner).toContainText(/What you see was true at \d?\d:\d\d/);
  await customer.write('Are you there?');
  await desk.page.context().setOffline(false);
  await expect(desk.timeline).toContainText('Are you there?');
  await expect(form.getByRole('textbox', { name: 'Message' })).toHaveValue(word.message);
  await form.getByRole('button', { name: 'Tell the customer' }).click();
  await expect(customer.path).toContainText(word.message);
});
