import type { Locator, Page } from '@playwright/test';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { picture, withExif } from './support/files.ts';
import { finger } from './support/hand.ts';
import { russian } from './support/says.ts';
import { AT, expect, test } from './support/test.ts';
import { accept, answer, approve, ask, askForData, choose, offer, report, side } from './support/turns.ts';
import { shopPage, startVendor } from './support/vendor.ts';

test.use({ at: AT });

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const SYMPTOM = 'Касса не принимает карты из-за границы';

/** Nothing has to be scrolled to sideways, on the page or in the panel. */
async function expectFit(page: Page, view: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const panel = document.querySelector('vestka-widget')?.shadowRoot?.querySelector('dialog[open]');
    const parts = panel ? [panel, ...panel.querySelectorAll('.body, .foot, .doc, article')] : [];
    return [document.documentElement, ...parts]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ tagName, className }) => `${tagName} ${className}`);
  });
  expect.soft(wide, view).toEqual([]);
}

test('from a photo to the rating on two phones, one of them in Russian', async ({ browse, vestka }) => {
  test.setTimeout(180_000);
  const vendor = await startVendor({ '/': { html: shopPage({ ...vestka, lang: 'ru' }) } });
  const russianPhone = { ...phone, locale: 'ru-RU' };
  const page = await browse(russianPhone);
  await page.goto(vendor.url);
  const customer = new Customer(page, russian);
  const hand = finger();
  const desk = new Desk(await browse(phone));
  await desk.logIn(vestka.url);
  const turns = {
    customer,
    desk,
    hand,
    compose: (tab: string) => hand.press(desk.page.getByRole('tab', { name: tab })),
    async check(shown: Page, view: string) {
      await expectFit(shown, view);
      await expectNoFaults(shown, view);
    },
  };

  const photo = withExif(await picture(page, 'jpeg'), 'GPS 52.5 N 13.4 E');
  await ask(turns, SYMPTOM, russian.photo, [{ name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: photo }]);
  const camera = (field: Locator) => expect(field).toHaveAttribute('capture', 'environment');
  await hand.press(customer.button(russian.attach));
  await camera(customer.panel.locator('input[type=file][accept="image/*"]'));
  await hand.press(customer.button(russian.attach));

  await hand.press(desk.row(SYMPTOM));
  await expect(desk.timeline.getByRole('button', { name: /IMG_0042\.jpg/ })).toBeVisible();
  await askForData(turns);
  await answer(turns, async (url) => {
    const manager = await browse(russianPhone);
    await manager.goto(url);
    await approve(turns, manager);
  });
  await hand.press(desk.page.getByRole('link', { name: 'Facts' }));
  await expect(side(desk)).toContainText(/Approved .* by link, as Dr\. Bauer\./);
  await expect(side(desk)).toContainText('Will be deleted on');
  await turns.check(desk.page, 'what came of a data request');
  await hand.press(desk.page.getByRole('link', { name: 'Back to the request' }));

  await offer(turns);
  await choose(turns);
  await report(turns);
  await accept(turns);
  await vendor.close();
});
