import { expect, type Page } from '@playwright/test';
import { Library } from '../support/library.ts';
import { appears, type Shoot } from './shoot.ts';

const panel = (page: Page) => page.locator('vestka-widget dialog[open]');
const inDays = (now: number, days: number) => new Date(now + days * 24 * 3_600_000).toISOString();

/** A request on which things are asked for, offered, reported and rated, from both sides. */
export async function kept(shoot: Shoot): Promise<void> {
  const { isPhone, look, team, vestka } = shoot;
  const { lang } = look.words;
  const words = look.words.kept;
  const now = () => vestka.clock?.now() ?? 0;
  await new Library(vestka).publish({ lang, ...words.answer });

  const shop = await shoot.page('shop');
  const view = panel(shop);
  await shop.evaluate(
    (message) => (window as unknown as { Vestka(...call: unknown[]): void }).Vestka('newTicket', { message }),
    words.message,
  );
  await appears(shop, words.answer.title);
  await shoot.take(shop, 'answers-while-typing');
  await view.getByRole('button', { name: words.answer.title }).click();
  await appears(shop, words.answer.solution);
  await shoot.take(shop, 'answer-read');
  await view.getByRole('button', { name: words.answer.title }).click();
  await view.locator('summary').click();
  await view.locator('details textarea').nth(0).fill(words.since);
  await view.locator('details textarea').nth(1).fill(words.expected);
  await view.locator('[type=checkbox]').check();
  await expect(view.locator('.context li').first()).toBeVisible();
  // The page's address is another one each time.
  await view.locator('.context .x').first().click();
  await view.locator('.context').scrollIntoViewIfNeeded();
  await shoot.take(shop, 'intake');
  await view.locator('.foot .btn').click();
  await expect(view.locator('.facts')).toBeVisible();
  const id = await team.find(words.message);

  await team.tell(
    id,
    {
      status: 'waiting_on_customer',
      activity: words.now,
      waiting: { for: 'customer', text: words.asked[0]?.what ?? '' },
      request: words.asked.map((one) => ({ ...one, sensitivity: 'confidential', keepDays: 14 })),
    },
    120,
  );
  await expect(view.locator('section.turn')).toBeVisible();
  await shoot.take(shop, 'data-asked-for');
  await view.locator('section.turn .btn').click();
  await view.locator('.asked .seg label').nth(1).click();
  await expect(view.locator('.asked .ways')).toBeVisible();
  await shoot.take(shop, 'data-request');
  await view.locator('.approval .link').click();
  await view.locator('.approval input').fill(words.manager);
  await view.locator('.approval .btn').first().click();
  await expect(view.locator('.approval input[readonly]')).toHaveValue(/^http/);
  await view.locator('.approval').scrollIntoViewIfNeeded();
  await shoot.take(shop, 'approval-asked');
  const letter = await shoot.page('shop');
  await letter.goto(await view.locator('.approval input[readonly]').inputValue());
  await shoot.take(letter, 'approval-page');
  await view.locator('header .x').first().click();

  await team.tell(
    id,
    {
      status: 'investigating',
      activity: words.now,
      options: words.ways.map((way, at) => ({ ...way, recommended: at === 0 })),
    },
    120,
  );
  await view.locator('div.turn .btn').click();
  await view.locator('.way input').first().check();
  await shoot.take(shop, 'ways-forward');
  await view.locator('.foot textarea').fill(words.why);
  await view.locator('.foot .btn').click();
  await expect(view.locator('.picked')).toBeVisible();
  await view.locator('header .x').first().click();

  const desk = await shoot.page('desk');
  await desk.evaluate((to) => {
    location.hash = to;
  }, `#/tickets/${id}?scope=all`);
  await expect(desk.locator('.timeline')).toContainText(words.why);
  await shoot.take(desk, 'desk-turns');
  for (const part of ['request', 'options']) {
    await desk.locator(`#part-${part} summary`).click();
    await desk.locator(`#part-${part} .rows-of > .plain`).click();
    await desk.locator(`#part-${part}`).scrollIntoViewIfNeeded();
    await shoot.take(desk, `desk-${part}`);
    await desk.locator(`#part-${part} .remove`).click();
    await desk.locator(`#part-${part} summary`).click();
  }

  const { cause, done, evidence } = words;
  await team.client.report(await team.read(id), {
    outcome: 'full',
    cause,
    done,
    recurrence: 'no',
    remaining: [],
    evidence: [{ ...evidence, at: inDays(now(), -0.01) }],
  });
  await view.locator('.end .btn').first().click();
  const away = view.locator('.keep a').first();
  await expect(away).toBeVisible();
  await shoot.take(shop, 'report-with-evidence');
  await letter.goto((await away.getAttribute('href')) ?? '');
  await appears(letter, done);
  await shoot.take(letter, 'report-page');

  await view.locator('.foot .btn').first().click();
  await view.locator('.rate label').nth(1).click();
  await view.locator('.rate textarea').fill(words.rated);
  await view.locator('.rate').scrollIntoViewIfNeeded();
  await shoot.take(shop, 'rating');
  await view.locator('.rate .acts .btn').first().click();
  await expect(view.locator('.rate')).toHaveCount(0);
  await shoot.take(shop, 'rated');

  await expect(desk.locator('.timeline')).toContainText(words.rated);
  await shoot.take(desk, 'desk-ended');
  if (isPhone) return;
  await desk.locator('a[href*="answers/new"]').click();
  await expect(desk.locator('form .send')).toBeVisible();
  await shoot.take(desk, 'desk-publish-answer');
  await desk.evaluate(() => {
    location.hash = '#/answers';
  });
  await appears(desk, words.answer.title);
  await shoot.take(desk, 'desk-answers');
}
