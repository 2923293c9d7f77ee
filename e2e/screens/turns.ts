import { expect, type Page } from '@playwright/test';
import { createAgent } from '@vestka/sdk/agent';
import { marta } from '../support/vestka.ts';
import { appears, type Shoot } from './shoot.ts';

const panel = (page: Page) => page.locator('vestka-widget dialog[open]');
const beside = (page: Page) => panel(page).locator('.end');

/** A call of the page to its widget. */
const call = (page: Page, ...words: unknown[]) =>
  page.evaluate((all) => (window as unknown as { Vestka(...call: unknown[]): void }).Vestka(...all), words);

const hours = (from: string, to: string) => {
  const day = [{ from, to }];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
};

/** What happens to some requests on their way, each one a picture: the words that were promised, and what became of them. */
export async function turns(shoot: Shoot): Promise<void> {
  const { team, vestka } = shoot;
  const { turns: words } = shoot.look.words;
  const shop = await shoot.page('shop');
  const inDays = (days: number) => new Date((vestka.clock?.now() ?? 0) + days * 24 * 3_600_000).toISOString();

  const write = async (message: string) => {
    await call(shop, 'newTicket', { message });
    await expect(panel(shop).locator('.seg')).toBeVisible();
  };
  const send = async (message: string) => {
    await panel(shop).locator('.foot button').click();
    await expect(panel(shop).locator('.facts')).toBeVisible();
    await expect(panel(shop).locator('.path .words')).toBeVisible();
    return team.find(message);
  };
  const ask = async (message: string) => {
    await write(message);
    return send(message);
  };

  const { silent, release, moved, problem, wish, critical } = words;
  const silence = await ask(silent.message);
  await team.tell(silence, { status: 'investigating', activity: silent.now, message: silent.word }, 30);

  await shoot.at(295, shop);
  await call(shop, 'showTicket', silence);
  await appears(shop, silent.word);
  await expect(beside(shop).locator('button')).toBeVisible();
  await shoot.take(shop, 'nudge-offered');
  await beside(shop).locator('button').click();
  await expect(beside(shop).locator('.notice')).toBeVisible();
  await shoot.take(shop, 'nudge-on-record');
  await team.tell(silence, { status: 'cause_found', activity: silent.now, message: silent.word }, 90);

  const shipped = await ask(release.message);
  await team.tell(
    shipped,
    {
      status: 'fixing',
      activity: release.now,
      message: release.word,
      waiting: { for: 'release', text: release.version, expectedAt: inDays(12) },
    },
    120,
  );
  await appears(shop, release.word);
  await shoot.take(shop, 'waiting-for-a-release');

  const later = await ask(moved.message);
  const copy = { status: 'investigating', activity: moved.now } as const;
  await team.tell(later, { ...copy, message: moved.word }, 60);
  await team.tell(later, { ...copy, reason: moved.reason }, 2 * 24 * 60);
  await appears(shop, moved.reason);
  await shoot.take(shop, 'moved-promise');

  const shared = await ask(problem.message);
  const known = await team.client.problems.create({
    title: problem.title,
    status: 'cause_found',
    activity: problem.now,
    nextUpdateAt: inDays(0.05),
  });
  await team.client.link(await team.read(shared), known.id);
  await team.client.problems.update(known, {
    status: 'fixing',
    activity: problem.now,
    message: problem.word,
    nextUpdateAt: inDays(0.1),
  });
  await appears(shop, problem.word);
  await expect(beside(shop).locator('.notice')).toBeVisible();
  await shoot.take(shop, 'known-problem');

  await write(wish.message);
  await panel(shop).locator('[type=radio]').last().check({ force: true });
  await shoot.take(shop, 'wish');
  const wished = await send(wish.message);
  const answer = { answer: 'planned', plannedFor: '2027-03-03', text: wish.answer } as const;
  await team.client.answerWish(await team.read(wished), answer);
  await appears(shop, wish.answer);
  await shoot.take(shop, 'wish-answered');

  const lead = createAgent({ url: vestka.url, secretKey: vestka.secretKey, agent: marta.email });
  const { policy, version } = await lead.policy();
  const onCall = { text: critical.call };
  const plans = policy.plans.map((plan) => ({ ...plan, hours: 'business' as const }));
  await lead.changePolicy({ ...policy, hours: hours('09:00', '17:00'), plans, onCall }, version);
  await write(critical.message);
  await panel(shop).locator('summary').click();
  await panel(shop).locator('select').selectOption('critical');
  await send(critical.message);
  await expect(panel(shop).locator('.call')).toBeVisible();
  await shoot.take(shop, 'on-call');
}
