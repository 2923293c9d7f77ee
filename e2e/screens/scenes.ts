import { expect, type Page } from '@playwright/test';
import { anna } from '../support/vestka.ts';
import { appears, type Shoot } from './shoot.ts';

const launcher = (page: Page) => page.locator('vestka-widget button[aria-haspopup="dialog"]');
const panel = (page: Page) => page.locator('vestka-widget dialog[open]');
const press = (page: Page, at: number) =>
  panel(page).locator('.foot button:not([type=button].x)').nth(at).click();

/** The launcher's face has changed from the plain question mark. */
const faces = (page: Page, pattern: RegExp) => expect(launcher(page)).toHaveAccessibleName(pattern);

async function logIn(desk: Page): Promise<void> {
  await desk.locator('input[type=email]').fill(anna.email);
  await desk.locator('input[type=password]').fill(anna.password);
}

/** The whole story, picture by picture. Every place is found by its structure, because the languages differ. */
export async function story(shoot: Shoot): Promise<void> {
  const { team, isPhone } = shoot;
  const { words } = shoot.look;

  await shoot.at(-20);
  await team.others(words);
  await shoot.at(0);
  const shop = await shoot.page('shop');
  await expect(launcher(shop)).toBeVisible();
  await shoot.take(shop, 'launcher-help');

  await launcher(shop).click();
  await panel(shop).locator('textarea').fill(`${words.symptom}\n${words.started}`);
  await panel(shop).locator('summary').click();
  await panel(shop).locator('input[autocomplete=name]').fill(words.customer);
  await panel(shop)
    .locator('.body')
    .evaluate((body) => body.scrollTo(0, 0));
  await shoot.take(shop, 'new-request');
  await press(shop, 0);
  await expect(panel(shop).locator('.facts')).toBeVisible();
  await expect(panel(shop).locator('.path .words')).toBeVisible();
  await shoot.take(shop, 'received');
  const id = await team.find(words.symptom);

  await shoot.at(32);
  await team.tell(
    id,
    { status: 'investigating', activity: words.looking.now, message: words.looking.message },
    38,
  );
  await shoot.at(35, shop);
  await launcher(shop).click();
  await panel(shop).locator('.foot textarea').fill(words.asked);
  await press(shop, 0);
  await appears(shop, words.asked);
  await shoot.at(42);
  await team.tell(
    id,
    { status: 'cause_found', activity: words.found.now, message: words.found.message },
    148,
  );

  await shoot.at(60, shop);
  await faces(shop, /[68]:30, /);
  await shoot.take(shop, 'launcher-next-word', 'corner');
  await launcher(shop).click();
  await appears(shop, words.found.message);
  await shoot.take(shop, 'ticket');
  await panel(shop).locator('header button').first().click();
  await expect(panel(shop).locator('.row')).toBeVisible();
  await shoot.take(shop, 'list');

  const desk = await shoot.page('desk');
  await logIn(desk);
  await shoot.take(desk, 'desk-log-in');
  await desk.keyboard.press('Enter');
  const row = desk.locator(`a[data-row="${id}"]`);
  await expect(row).toBeVisible();
  if (isPhone) await shoot.take(desk, 'desk-queue');
  await row.click();
  await appears(desk, words.found.message);
  await team.client.note(id, words.note);
  await appears(desk, words.note);
  await desk.locator('.pick', { has: desk.locator('input[value=fixing]') }).click();
  await desk.locator('#activity').fill(words.next.now);
  await desk.locator('.pick', { has: desk.locator('input[value=h3]') }).click();
  await desk.locator('#message').fill(words.next.message);
  await shoot.take(desk, 'desk-request');

  await shoot.at(215, shop, desk);
  await faces(shop, /25.*, /);
  await shoot.take(shop, 'launcher-late', 'corner');
  await launcher(shop).click();
  await appears(shop, words.found.message);
  await expect(panel(shop).locator('.end button')).toBeVisible();
  await shoot.take(shop, 'missed-promise');
  await appears(desk, words.found.message);
  if (!isPhone) await shoot.take(desk, 'desk-late');
  await team.tell(id, { status: 'fixing', activity: words.next.now, message: words.next.message }, 65);

  await shoot.at(240, shop, desk);
  await appears(desk, words.next.message);
  await desk.locator('[data-tab=report]').click();
  await desk.locator('.pick', { has: desk.locator('input[value=full]') }).click();
  await desk.locator('#cause').fill(words.report.cause);
  await desk.locator('#done').fill(words.report.done);
  await desk.locator('.pick', { has: desk.locator('input[value=possible]') }).click();
  await desk.locator('#prevention').fill(words.report.prevention);
  await shoot.take(desk, 'desk-report');

  await shoot.at(250);
  await team.resolve(id, words, 8);
  await shoot.at(252, shop);
  await expect(launcher(shop)).not.toHaveAccessibleName(/\d\d:\d\d/);
  await shoot.take(shop, 'launcher-solved', 'corner');
  await launcher(shop).click();
  await appears(shop, words.report.cause);
  await shoot.take(shop, 'report');
  await panel(shop).locator('[aria-pressed=false]').click();
  await appears(shop, words.report.technical);
  await shoot.take(shop, 'report-technical');
}
