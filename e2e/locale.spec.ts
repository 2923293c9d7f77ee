import { Customer } from './support/customer.ts';
import { AT, expect, test } from './support/test.ts';
import { shopPage, startVendor } from './support/vendor.ts';

test.use({ at: AT });

const shopIn = async (lang: string, vestka: { url: string; key: string }) =>
  startVendor({ '/': { html: shopPage({ ...vestka, lang }) } });

test('in Russian', async ({ browse, vestka }) => {
  const vendor = await shopIn('ru', vestka);
  const page = await browse({ locale: 'ru-RU' });
  await page.goto(vendor.url);
  const { launcher } = new Customer(page);
  await expect(launcher).toHaveAccessibleName('Помощь');
  await launcher.click();
  const panel = page.getByRole('dialog', { name: 'Помощь' });
  await expect(panel).toHaveAttribute('lang', 'ru');
  await panel.getByRole('textbox', { name: 'Что случилось?' }).fill('Не проходит оплата картой');
  await panel.getByRole('button', { name: 'Отправить обращение' }).click();
  await expect(panel.getByRole('paragraph').filter({ hasText: 'Получено' })).toContainText(/#1001.*16:28/);
  await expect(panel.getByRole('region')).toContainText(/Сегодня в 16:28\s*через 2 ч/);
  await panel.getByRole('button', { name: 'Закрыть' }).click();
  await expect(launcher).toHaveAccessibleName(/16:28, через 2 ч$/);
  await vendor.close();
});

test('in Arabic, from right to left', async ({ browse, vestka }) => {
  const vendor = await shopIn('ar', vestka);
  const page = await browse({ locale: 'ar-EG' });
  await page.goto(vendor.url);
  const { launcher } = new Customer(page);
  await expect(launcher).toHaveAccessibleName('مساعدة');
  await launcher.click();
  const panel = page.getByRole('dialog', { name: 'مساعدة' });
  await expect(panel).toHaveCSS('direction', 'rtl');
  const { width } = page.viewportSize() as { width: number };
  const sides = [launcher, panel].map(async (part) => (await part.boundingBox())?.x ?? width);
  for (const x of await Promise.all(sides)) expect(x).toBeLessThan(width / 2);
  await panel.getByRole('textbox').fill('لا يقبل الدفع بطاقتي: error 402');
  await panel.getByRole('button').last().click();
  const facts = panel.getByRole('region');
  // The hour in digits that the page's reader and the agent read alike.
  await expect(facts).toContainText('4:28');
  await expect(panel.getByRole('listitem').last()).toContainText('error 402');
  await vendor.close();
});

test('a language that is not spoken here falls back to English', async ({ browse, vestka }) => {
  const vendor = await shopIn('eu', vestka);
  const page = await browse();
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.ask('Ordainketak huts egiten du');
  await expect(customer.panel).toHaveAttribute('lang', 'en');
  await vendor.close();
});

test('times are the customer’s own, in their zone and manner', async ({ browse, vendor }) => {
  const page = await browse({ locale: 'en-US', timezoneId: 'Asia/Tokyo' });
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.ask('Checkout refuses my card');
  await expect(customer.fact('Next word from us')).toContainText(/Tomorrow 12:28\sAM/);
});

test('a device whose clock is a day wrong counts right', async ({ browse, vendor, vestka }) => {
  const page = await browse();
  await page.context().clock.setFixedTime((vestka.clock?.now() ?? 0) + 25 * 3_600_000);
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.ask('Checkout refuses my card');
  await expect(customer.fact('Next word from us')).toContainText(/Today 16:28\s*in 2 h/);
});

test('on a phone the panel is the whole screen, and the page behind is out of reach', async ({
  browse,
  vendor,
}) => {
  const viewport = { width: 390, height: 844 };
  const page = await browse({ viewport, hasTouch: true, isMobile: true });
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.launcher.tap();
  await expect(customer.field('What happened?')).toBeFocused();
  await expect.poll(() => customer.panel.boundingBox()).toEqual({ x: 0, y: 0, ...viewport });
  await customer.field('What happened?').fill('Checkout refuses my card');
  await customer.button('Send request').tap();
  await expect(customer.receipt).toBeVisible();
  // Nothing is wider than the screen, and what is pressed is big enough for a thumb.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  for (const button of await customer.panel.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), await button.innerText()).toBeGreaterThanOrEqual(36);
  }
  await customer.button('Close').tap();
  await expect(customer.panel).toBeHidden();
});
