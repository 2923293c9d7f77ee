import type { Page } from '@playwright/test';
import { expectNoFaults } from './support/axe.ts';
import { Desk } from './support/desk.ts';
import { SYMPTOM } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';
import { anna, marta } from './support/vestka.ts';

test.use({ at: AT });

const preview = (page: Page) => page.getByRole('complementary', { name: 'What would be promised' });

/** A member of the team on the page of the policy, or on another. */
async function goAs(page: Page, url: string, who: typeof anna, hash = 'policy'): Promise<void> {
  await new Desk(page).logIn(url, who);
  await page.goto(`${url}/admin/#/${hash}`);
  await expect(page.locator('main h1:not(.unseen)')).toBeVisible();
}

test('a lead edits the hours, sees what that promises, and the next customer is promised just that', async ({
  browse,
  customer,
  vestka,
}) => {
  const page = await browse({ viewport: { width: 1240, height: 900 } });
  await goAs(page, vestka.url, marta);
  // Thursday, 14:28: round the clock, two hours.
  await expect(preview(page)).toContainText('A normal request sent now would be promised today 16:28');

  await page.getByRole('button', { name: 'Open: Monday' }).click();
  await page.getByRole('button', { name: 'Copy to weekdays: Monday' }).click();
  await page.getByRole('radio', { name: 'Business hours' }).check({ force: true });
  await page.getByLabel('Standard, normal: First word within').fill('6 h');
  // 3 h 32 until 18:00, the rest on Friday from 9:00.
  await expect(preview(page)).toContainText('A normal request sent now would be promised tomorrow 11:28');
  await expect(preview(page)).toContainText('With your changes, not saved yet');
  await page.getByRole('radio', { name: 'at another time' }).check({ force: true });
  await page.getByLabel('Sent at').fill('2026-03-14T23:30');
  await expect(preview(page)).toContainText(
    'sent Saturday 14 March, 23:30 would be promised Monday 16 March, 15:00',
  );
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It holds for every request from now on.').last()).toBeVisible();

  await customer.ask(SYMPTOM);
  await expect(customer.fact('Next word from us')).toContainText('11:28');
  await page.reload();
  await expect(page.getByLabel('Friday, stretch 1: to')).toHaveValue('18:00');
  await expect(preview(page)).toContainText('tomorrow 11:28');
});

test('what the server refuses stands beside the field, and nothing is lost', async ({ browse, vestka }) => {
  const page = await browse();
  await goAs(page, vestka.url, marta);
  await page.getByLabel('On-call contact').fill('Night desk: +49 30 1234567');
  await page.getByRole('button', { name: 'Add a plan' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give the plan a name.')).toBeVisible();
  await expect(page.getByLabel('Plan', { exact: true }).nth(1)).toBeFocused();
  await page.keyboard.type('standard');
  await expect(page.getByText('Two plans have this name.')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Gold');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved. It holds for every request from now on.').last()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('On-call contact')).toHaveValue('Night desk: +49 30 1234567');
  await expect(page.getByLabel('Plan', { exact: true }).nth(1)).toHaveValue('Gold');
});

test('two leads at once: the second is told, and both changes are kept', async ({ browse, vestka }) => {
  const [page, other] = [await browse(), await browse()];
  await goAs(page, vestka.url, marta);
  await goAs(other, vestka.url, marta);
  await page.getByRole('slider').fill('0.9');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. It holds for every request from now on.').last()).toBeVisible();
  await other.getByLabel('On-call contact').fill('Ring the night desk');
  await other.getByRole('button', { name: 'Save' }).click();
  const notice = other.getByRole('group', { name: 'Someone else has changed the policy meanwhile.' });
  await expect(notice).toContainText('Changed by them: warning.');
  await other.getByRole('button', { name: 'Keep mine on top of theirs' }).click();
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('Saved. It holds for every request from now on.').last()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('On-call contact')).toHaveValue('Ring the night desk');
  await expect(page.getByRole('slider')).toHaveValue('0.9');
});

test('an agent reads the policy and cannot change it', async ({ browse, vestka }) => {
  const page = await browse();
  await goAs(page, vestka.url, anna);
  await expect(page.getByText('Leads may change this. You see what holds.')).toBeVisible();
  await expect(page.getByLabel('Standard, normal: First word within')).toBeDisabled();
  await expect(preview(page)).toContainText('promised today 16:28');
  const status = await page.evaluate(async () => {
    const { policy, version } = await (await fetch('/v1/admin/policy')).json();
    const answer = await fetch('/v1/admin/policy', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ policy: { ...policy, warnAt: 0.5 }, basedOn: version }),
    });
    return answer.status;
  });
  expect(status).toBe(403);
});

test('a lead writes a prepared update', async ({ browse, vestka }) => {
  const page = await browse();
  await goAs(page, vestka.url, marta, 'updates');
  await page.getByRole('button', { name: 'New prepared words' }).click();
  await page.getByLabel('Title').fill('Ask for the log');
  await page.getByLabel('Message').fill('Dear ');
  await page.getByRole('button', { name: '{customer}' }).click();
  await page.keyboard.type(', send us the log.');
  await expect(page.getByRole('region', { name: 'What the customer would read' })).toContainText(
    'Dear Olga Petrova, send us the log.',
  );
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Known as ask-for-the-log')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Ask for the log' }).click();
  await expect(page.getByLabel('Message')).toHaveValue('Dear {customer}, send us the log.');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the pages of policy and prepared updates, ${colorScheme}`, async ({
    browse,
    vestka,
  }) => {
    const page = await browse({ colorScheme, reducedMotion: 'reduce' });
    await goAs(page, vestka.url, marta);
    await expect(preview(page)).toContainText('would be promised');
    await expectNoFaults(page, 'policy');
    await page.getByRole('combobox', { name: 'Time zone' }).fill('york');
    await expectNoFaults(page, 'zones');
    await page.keyboard.press('Enter');
    await page.getByLabel('Standard, normal: First word within').fill('soon');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('One field needs a look.').last()).toBeVisible();
    await expectNoFaults(page, 'policy with a fault');
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await page.goto(`${vestka.url}/admin/#/updates`);
    await page.getByRole('button', { name: 'New prepared words' }).click();
    await page.getByLabel('Message').fill('Dear {name}');
    await expectNoFaults(page, 'prepared update being written');
  });
}
