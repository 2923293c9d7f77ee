import { picture } from './support/files.ts';
import { keys } from './support/hand.ts';
import { AT, expect, test } from './support/test.ts';
import { accept, answer, approve, ask, askForData, choose, offer, report, side } from './support/turns.ts';

test.use({ at: AT });

const SYMPTOM = 'Checkout refuses foreign cards';

test('from a picture to the rating without a mouse, on both sides', async ({ browse, customer, desk }) => {
  test.setTimeout(180_000);
  const { keyboard } = desk.page;
  const turns = {
    customer,
    desk,
    hand: keys,
    compose: (_: string, key: string) => keyboard.press(key),
    // The same views stand under axe where they are tapped.
    check: async () => {},
  };
  const shot = { name: 'shop.png', mimeType: 'image/png', buffer: await picture(customer.page, 'png') };
  await ask(turns, SYMPTOM, 'Choose files', [shot]);

  await expect(desk.row(SYMPTOM)).toBeVisible();
  await keyboard.press('j');
  await expect(desk.row(SYMPTOM)).toBeFocused();
  await keyboard.press('Enter');
  await expect(desk.timeline.getByRole('button', { name: /shop\.png/ })).toBeVisible();
  await askForData(turns);
  await answer(turns, async (url) => {
    const manager = await browse();
    await manager.goto(url);
    await approve(turns, manager);
  });
  await expect(side(desk)).toContainText(/Approved .* by link, as Dr\. Bauer\./);
  await offer(turns);
  await choose(turns);
  await expect(side(desk)).toContainText('Chosen: Manual tax for two countries');
  await report(turns);
  await accept(turns);
  await expect(side(desk)).toContainText('Quick, and honest.');
});
