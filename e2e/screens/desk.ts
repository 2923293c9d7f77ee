import { expect, type Page } from '@playwright/test';
import { appears, type Shoot } from './shoot.ts';

/** Every place is found by its structure, because the languages differ. */
const tab = (page: Page, id: string) => page.locator(`[data-tab=${id}]`);
const go = (page: Page, hash: string) =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

/** The desk after all that happened: the queue, a known problem, a hand-off being written, the other pages. */
export async function deskTurns(shoot: Shoot): Promise<void> {
  const { isPhone, look, team } = shoot;
  const { words } = look;
  const desk = await shoot.page('desk');
  await tab(desk, 'all').click();
  await expect(desk.locator('.row.shared')).toBeVisible();
  await shoot.take(desk, 'desk-queue-all');

  await desk.locator('.row.shared a').click();
  await appears(desk, words.turns.problem.word);
  await shoot.take(desk, 'desk-known-problem');
  if (isPhone) return;

  const first = words.others[0]?.message ?? '';
  await go(desk, `#/tickets/${await team.find(first)}?scope=all`);
  await expect(desk.locator('.timeline .words').first()).toHaveText(first);
  await tab(desk, 'escalate').click();
  await desk.locator('.pick', { has: desk.locator('input[value=L3]') }).click();
  await desk.locator('#known').fill(words.found.now);
  await desk.locator('form .send').click();
  await expect(desk.locator('#tried-fault')).not.toBeEmpty();
  await shoot.take(desk, 'desk-hand-off-refused');
  await tab(desk, 'update').click();
  await desk.locator('.pick', { has: desk.locator('input[value=waiting_on_others]') }).click();
  await desk.locator('.pick', { has: desk.locator('input[value=release]') }).click();
  await shoot.take(desk, 'desk-waiting');
  await desk.locator('h1').first().click();
  await desk.keyboard.press('a');
  await expect(desk.locator('[role=menu]')).toBeVisible();
  await shoot.take(desk, 'desk-assign');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('?');
  await expect(desk.locator('dialog[open]')).toBeVisible();
  await shoot.take(desk, 'desk-keys');
  await desk.keyboard.press('Escape');
  await go(desk, '#/problems');
  await appears(desk, words.turns.problem.title);
  await shoot.take(desk, 'desk-problems');
}
