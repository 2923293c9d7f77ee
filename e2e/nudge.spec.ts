import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { tabTo } from './support/keys.ts';
import { AT, expect } from './support/test.ts';
import { shopPage, startVendor } from './support/vendor.ts';

const MINUTE = 60_000;

test.use({ at: AT });

test('“no answer since”: one tap, on record with its date, and answered visibly', async ({
  agent,
  customer,
  pass,
  vendor,
}) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await expect(customer.path).toContainText('I see it in the log.');
  const offer = customer.panel.getByRole('button', { name: /^No answer since/ });
  await expect(offer).toHaveCount(0);

  // It comes by itself, and by the keyboard alone.
  await pass(61 * MINUTE);
  await expect(offer).toHaveText('No answer since 14:28');
  await expectNoFaults(customer.page, 'no answer since');
  await tabTo(offer);
  await customer.page.keyboard.press('Enter');
  const record = customer.panel.getByRole('paragraph').filter({ hasText: /^On 12 March/ });
  await expect(record).toHaveText(
    'On 12 March, 15:29 you told us that no answer has come. Anna K. and the lead know.',
  );
  await expect(record).toBeFocused();
  await expect(offer).toHaveCount(0);
  await expectNoFaults(customer.page, 'on record');
  await expect(customer.path).toContainText('You told us: no answer since 14:28. Anna K. and the lead know.');

  // Another device of the same customer shows the same.
  const later = new Customer(await customer.page.context().newPage());
  await later.page.goto(vendor.url);
  await later.open();
  await expect(later.panel.getByRole('paragraph').filter({ hasText: /^On 12 March, 15:29/ })).toBeVisible();

  expect((await agent.ticket(number)).promise?.nudgedAt).toBe(agent.in(0));
  await pass(MINUTE);
  await agent.tell(number, { message: 'Sorry for the silence: the cause is found.' }, 60);
  for (const { path, panel } of [customer, later]) {
    await expect(path).toContainText(
      'Word given at 15:30; it was promised for 15:28 · answers your reminder of 15:29',
    );
    await expect(panel.getByRole('paragraph').filter({ hasText: /^On 12 March/ })).toHaveCount(0);
  }
});

test('after days it counts from the date of the last word', async ({ agent, customer, pass }) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await pass(3 * 24 * 60 * MINUTE);
  await expect(customer.button('No answer since 12 March')).toBeVisible();
});

test('without a connection it says that it did not go through, and can be tried again', async ({
  agent,
  customer,
  pass,
}) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await expect(customer.path).toContainText('I see it in the log.');
  await pass(61 * MINUTE);
  const offer = customer.button('No answer since 14:28');
  await expect(offer).toBeVisible();
  await customer.page.context().setOffline(true);
  await offer.click();
  await expect(customer.panel.getByText('We cannot be reached right now.').last()).toBeVisible();
  await customer.page.context().setOffline(false);
  await offer.click();
  await expect(
    customer.panel.getByRole('paragraph').filter({ hasText: /^On 12 March, 15:29/ }),
  ).toBeVisible();
});

test('in Russian, from the silence to the word that answers it', async ({ agent, browse, pass, vestka }) => {
  const shop = await startVendor({ '/': { html: shopPage({ ...vestka, lang: 'ru' }) } });
  const page = await browse({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  await page.goto(shop.url);
  await page.locator('vestka-widget button').click();
  const panel = page.getByRole('dialog', { name: 'Помощь' });
  await panel.getByRole('textbox').fill('Выгрузка останавливается на 80 %');
  await panel.getByRole('button', { name: 'Отправить обращение' }).click();
  await expect(panel.getByText('Что вы рассказали')).toBeVisible();
  await agent.tell('#1001', { message: 'Вижу это в журнале.', lang: 'ru' }, 60);
  await expect(panel).toContainText('Вижу это в журнале.');
  await pass(26 * 60 * MINUTE);
  await panel.getByRole('button', { name: 'Нет ответа с 12 марта' }).click();
  await expect(panel.getByRole('paragraph').filter({ hasText: /^13 марта/ })).toHaveText(
    '13 марта в 18:28 вы сообщили, что ответа нет. Anna K. и руководитель уже знают.',
  );
  await pass(MINUTE);
  await agent.tell('#1001', { message: 'Причина найдена.', lang: 'ru' }, 60);
  await expect(panel).toContainText(
    'Ответ дан: 18:29, а обещан был: вчера в 17:28 · ответ на ваше напоминание от 18:28',
  );
  await shop.close();
});
