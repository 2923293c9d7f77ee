import { readdir } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { attached, choose, given } from './support/files.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const log = {
  kind: 'file' as const,
  what: 'The log of the payment step',
  purpose: 'To see at which rule it stops',
  sensitivity: 'none' as const,
  keepDays: 14,
};
const file = { name: 'pay.log', mimeType: 'text/plain', buffer: Buffer.from('It stops at rule 7.\n') };
const copy = {
  kind: 'file' as const,
  what: 'A copy of the orders table',
  purpose: 'To try the fix on your own numbers',
  sensitivity: 'confidential' as const,
  keepDays: 7,
};
const check = {
  kind: 'check' as const,
  what: 'Does it come with your own card too?',
  purpose: 'To know whether it is the card',
  sensitivity: 'personal' as const,
  keepDays: 30,
};
const way = { title: 'Go round it', steps: ['Use the shop of last week'], recommended: true };
const need = {
  status: 'waiting_on_customer' as const,
  activity: 'We wait for the log.',
  waiting: { for: 'customer' as const, text: 'The log of the payment step' },
};

test('item by item: a file is given, a part with why, a decline with its reason; the agent has each at once', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { ...need, request: [log, copy, check] }, 120);
  const section = customer.panel.getByRole('region', { name: 'What we need from you' });
  await expect(section).toContainText('Anna K. needs 3 things from you.');
  // What is asked stands there and nowhere else.
  await expect(customer.fact('Status')).toHaveText('Waiting for you');
  await expect(customer.panel.getByText(log.what)).toHaveCount(1);
  await section.getByRole('button', { name: 'Answer' }).click();
  await expect(
    customer.panel.getByRole('heading', { name: 'Anna K. needs 3 things from you.' }),
  ).toBeFocused();
  const item = (what: string) => customer.panel.getByRole('listitem').filter({ hasText: what });
  const pick = (what: string, how: string) =>
    item(what).getByRole('radio', { name: how, exact: true }).check({ force: true });
  await expect(item(copy.what)).toContainText('Confidential · Kept for 7 days, then deleted');
  await expectNoFaults(customer.page, 'a data request');

  await pick(log.what, 'Give');
  await expectNoFaults(customer.page, 'an answer being given');
  // Far too long: what is said of it stays in view.
  const inWords = item(log.what).getByRole('textbox');
  await inWords.fill('A line that is pasted. '.repeat(500));
  for (const size of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
  ]) {
    await customer.page.setViewportSize(size);
    await item(log.what).getByRole('button', { name: 'Give this' }).click();
    await expect(inWords).toBeFocused();
    await expect(item(log.what).getByText(/characters too many: 8000/)).toBeInViewport({ ratio: 1 });
    expect((await inWords.boundingBox())?.height).toBeLessThan(size.height / 2);
  }
  await inWords.fill('');
  const chooser = customer.page.waitForEvent('filechooser');
  await item(log.what).getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([file]);
  await expect(customer.panel.getByRole('list', { name: 'Attached' })).toContainText('pay.log');
  await item(log.what).getByRole('button', { name: 'Give this' }).click();
  const given = item(log.what).getByText('Given at 14:28 today.');
  await expect(given).toBeVisible();
  await expect(item(log.what)).toContainText('pay.log');
  await expect(item(log.what)).toContainText('It will be deleted on 26 March.');
  await expect(
    customer.panel.getByRole('heading', { name: 'Anna K. needs 2 things from you.' }),
  ).toBeVisible();

  // What is begun with others stays open while an item is answered, and the panel itself never scrolls.
  await customer.button('Not yours to decide? Ask your management').click();
  await customer.field('Who decides?').fill('Petra');
  const own = () =>
    customer.panel.evaluate(({ scrollTop, scrollHeight, clientHeight }) => [
      scrollTop,
      scrollHeight - clientHeight,
    ]);
  expect(await own()).toEqual([0, 0]);

  await pick(copy.what, 'Decline');
  await item(copy.what).getByRole('button', { name: 'Decline this' }).click();
  await expect(item(copy.what)).toContainText('Say why not, so that we can find another way.');
  await expect(item(copy.what).getByRole('textbox')).toBeFocused();
  await item(copy.what).getByRole('textbox').fill('It has names of our customers in it.');
  await item(copy.what).getByRole('button', { name: 'Decline this' }).click();
  await expect(item(copy.what)).toContainText('The team is asked for another way.');
  await expect(customer.field('Who decides?')).toHaveValue('Petra');

  await pick(check.what, 'Done in part');
  await item(check.what).getByRole('textbox', { name: 'What is missing' }).fill('Only with one card.');
  await item(check.what).getByRole('button', { name: 'Give this part' }).click();
  await expect(item(check.what)).toContainText('Why: Only with one card.');
  await expect(
    customer.panel.getByRole('heading', { name: 'All of this is answered. Thank you.' }),
  ).toBeVisible();

  const { status, requests = {} } = await agent.ticket(number);
  expect(status).toBe('investigating');
  const items = Object.values(Object.values(requests)[0]?.items ?? {});
  expect(items.map(({ state, reason }) => [state, reason])).toEqual([
    ['given', undefined],
    ['declined', 'It has names of our customers in it.'],
    ['part', 'Only with one card.'],
  ]);
  expect(Object.values(items[0]?.files ?? {}).map(({ name }) => name)).toEqual(['pay.log']);

  await customer.button('Back').click();
  await expect(customer.path).toContainText('A copy of the orders table: declined. It has names');
  await expect(section).toHaveCount(0);
});

test('what was given is deleted when its time is over: on disk, at every address, on both sides', async ({
  agent,
  customer,
  desk,
  pass,
  vestka,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { ...need, request: [{ ...log, keepDays: 1 }] }, 120);
  await customer.button('Answer').click();
  await customer.panel.getByRole('radio', { name: 'Give', exact: true }).check({ force: true });
  await choose(customer, [file]);
  await expect(attached(customer)).toContainText('attached');
  await customer.field('In words').fill('It stops at rule 7.');
  await customer.button('Give this').click();
  await expect(customer.panel).toContainText('It will be deleted on 13 March.');
  await expect(customer.panel).toContainText('It stops at rule 7.');
  const side = desk.page.getByRole('complementary', { name: 'Facts' });
  await desk.open(number);
  await expect(side.getByRole('button', { name: /pay\.log/ })).toBeVisible();
  const kept = async () => (await readdir(vestka.files)).length;
  expect(await kept()).toBe(1);

  // Two minutes before the end: addresses that would last longer than that.
  await pass(DAY - 2 * MINUTE);
  const addressOn = async (page: Page, button: Locator) => {
    const asked = page
      .context()
      .waitForEvent('request', (request) => request.url().includes('/files/') && request.method() === 'GET');
    await button.click();
    return (await asked).url();
  };
  const addresses = [
    await addressOn(customer.page, given(customer, /^Open pay\.log/)),
    await addressOn(desk.page, side.getByRole('button', { name: /pay\.log/ })),
  ];
  const status = async (url: string) => (await fetch(url)).status;
  for (const url of addresses) expect(await status(url)).toBe(200);

  await pass(3 * MINUTE);
  await expect(customer.panel).toContainText('Deleted on 13 March, after one day as announced.');
  for (const url of addresses) expect(await status(url), url).toBe(404);
  await expect.poll(kept).toBe(0);
  await expect(given(customer, /^Open pay\.log/)).toHaveCount(0);
  await customer.button('Back').click();
  await expect(customer.path).toContainText(
    'Deleted, after one day as announced: The log of the payment step',
  );
  await expect(customer.panel).not.toContainText('It stops at rule 7.');
  await expect(side).toContainText('Deleted on 13 Mar: its time was over.');
  await expect(desk.timeline).toContainText('Deleted after 1 day, as announced: The log of the payment step');
  await expect(desk.page.getByRole('button', { name: /pay\.log/ })).toHaveCount(0);
  await expect(desk.page.locator('body')).not.toContainText('It stops at rule 7.');

  // Neither the report nor a page that is loaded anew knows a way to it.
  await agent.client.report(await agent.ticket(number), {
    outcome: 'full',
    cause: 'Rule 7 had no tax class for two countries.',
    done: 'The class was put back and tried on the live shop.',
    recurrence: 'no',
  });
  await customer.page.reload();
  await customer.launcher.click();
  await expect(customer.panel.getByRole('article')).toBeVisible();
  const link = await customer.panel.getByRole('link', { name: 'JSON' }).getAttribute('href');
  expect(await (await fetch(link as string)).text()).not.toMatch(/pay\.log|It stops at rule 7/);
  await customer.button('Back').click();
  await expect(customer.path).toContainText('Deleted, after one day as announced');
  await expect(given(customer, /^Open pay\.log/)).toHaveCount(0);
});

test('what is being written outlives a reload and a lost connection, and is given once', async ({
  agent,
  customer,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { ...need, request: [log] }, 120);
  await customer.button('Answer').click();
  await customer.panel.getByRole('radio', { name: 'Give', exact: true }).check({ force: true });
  await choose(customer, [file]);
  await expect(attached(customer)).toContainText('attached');
  await customer.field('In words').fill('It stops at rule 7.');
  // The server takes it, and its answer is lost on the way.
  const taken = new Promise<void>((resolve) => {
    customer.page.route('**/answers', async (route) => {
      await route.fetch();
      resolve();
    });
  });
  await customer.button('Give this').click();
  await taken;
  await customer.page.reload();
  await customer.page.unroute('**/answers');
  await customer.launcher.click();
  await expect(customer.path).toContainText('What you answered');
  const left = () =>
    customer.page.evaluate(async () => {
      const kept = Object.entries(localStorage).filter(([name]) => /:(request:|files$|sent$)/.test(name));
      const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
      const files = names.map(
        (name) =>
          new Promise((resolve) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = () => {
              // biome-ignore lint/plugin: the browser’s own database, which knows no other way
              const all = opening.result.transaction('files').objectStore('files').getAllKeys();
              all.onsuccess = () => {
                opening.result.close();
                resolve(all.result);
              };
            };
          }),
      );
      return [...kept, ...(await Promise.all(files)).flat()];
    });
  await expect.poll(left).toEqual([]);
  const { id } = await agent.ticket(number);
  const events = agent.client.state.timelines[id] ?? [];
  expect(events.filter(({ type }) => type === 'data_answered')).toHaveLength(1);

  await agent.tell(number, { ...need, request: [copy] }, 120);
  await customer.button('Answer').click();
  await customer.panel.getByRole('radio', { name: 'Decline' }).check({ force: true });
  await customer.field('Why not?').fill('It has names in it.');
  await customer.page.reload();
  await customer.launcher.click();
  await customer.button('Answer').click();
  await expect(customer.field('Why not?')).toHaveValue('It has names in it.');
  await customer.page.context().setOffline(true);
  await customer.button('Decline this').click();
  await expect(customer.panel.getByText('We cannot be reached right now.').first()).toBeVisible();
  await expect(customer.field('Why not?')).toHaveValue('It has names in it.');
  await customer.page.context().setOffline(false);
  await customer.button('Decline this').click();
  await expect(customer.panel).toContainText('The team is asked for another way.');
});

for (const [verdict, button, words] of [
  ['agrees', 'Approve', /✓ Dr\. Bauer agreed at .*You can give what is asked for now\./],
  ['declines', 'Decline', /Dr\. Bauer declined at /],
] as const) {
  test(`the customer’s own management is asked by a link, and ${verdict}`, async ({
    agent,
    browse,
    customer,
  }) => {
    const number = await customer.ask('Checkout refuses foreign cards');
    await agent.tell(number, { ...need, request: [copy] }, 120);
    await customer.button('Answer').click();
    await customer.button('Not yours to decide? Ask your management').click();
    await customer.field('Who decides?').fill('Dr. Bauer');
    await customer.button('Make the link').click();
    await expect(customer.panel).toContainText('Dr. Bauer decides, by 14:28 on Thu 19 Mar.');
    await expectNoFaults(customer.page, 'a link to pass on');
    const link = await customer.field('Link').inputValue();

    const manager = await browse();
    await manager.goto(link);
    await expect(manager.getByText(copy.what).first()).toBeVisible();
    const reason = manager.getByRole('textbox');
    await reason.fill('Not before the audit.');
    await manager.getByRole('button', { name: button }).click();
    if (verdict === 'declines') await manager.getByRole('button', { name: 'Yes, decline' }).click();

    const standing = customer.panel.getByRole('region', { name: 'Not yours to decide?' });
    await expect(standing).toContainText(words);
    await expect(customer.panel.getByRole('status')).toHaveText(words);
    await expect(customer.panel).toContainText(
      verdict === 'agrees' ? 'Note: Not before the audit.' : 'Why: Not before the audit.',
    );
    if (verdict === 'agrees')
      await expect(
        customer.panel.getByRole('heading', {
          name: 'Dr. Bauer agrees. Now it is yours to give: one thing.',
        }),
      ).toBeVisible();
    const [request] = Object.values((await agent.ticket(number)).requests ?? {});
    expect(request?.approval?.state).toBe(verdict === 'agrees' ? 'approved' : 'declined');
  });
}

test('a link that nobody followed in time is over, and can be asked for again', async ({
  agent,
  customer,
  desk,
  pass,
}) => {
  const number = await customer.ask('Checkout refuses foreign cards');
  await agent.tell(number, { ...need, request: [copy], options: [way] }, 120);
  // To choose a way is one thing, what is asked for another: for that they are still waited for.
  await customer.button('Choose a way').first().click();
  await customer.panel.getByRole('radio', { name: way.title }).check();
  await customer.button('Choose this way').click();
  await customer.button('Back').click();
  await expect(customer.panel).toContainText(`You chose: ${way.title}`);
  await expect(customer.fact('Status')).toHaveText('Waiting for you');
  await expect(customer.fact('Right now')).toContainText(need.activity);
  await customer.button('Answer').click();
  await customer.button('Not yours to decide? Ask your management').click();
  await customer.field('Who decides?').fill('Dr. Bauer');
  await customer.button('Make the link').click();
  await expect(customer.field('Link')).toBeVisible();
  await pass(7 * DAY + 60_000);
  await expect(customer.panel).toContainText('Dr. Bauer has not decided by');
  await expect(customer.field('Link')).toHaveCount(0);
  await customer.button('Ask again').click();
  await customer.field('Who decides?').fill('Ms Wolf');
  await customer.button('Make the link').click();
  await expect(customer.panel).toContainText('Ms Wolf decides, by');

  // A report comes meanwhile: nothing is asked for any more, on either side, and a way leads there.
  await desk.open(number);
  const side = desk.page.getByRole('complementary', { name: 'Facts' });
  await expect(side).toContainText(`${copy.what}open`);
  await agent.client.report(await agent.ticket(number), {
    outcome: 'full',
    cause: 'Rule 7 had no tax class for two countries.',
    done: 'The class was put back and tried on the live shop.',
    recurrence: 'no',
  });
  await expect(customer.panel.getByRole('heading', { name: 'No longer needed' })).toBeVisible();
  await expect(side).toContainText(`${copy.what}no longer needed`);
  await customer.button('Read the report').click();
  await expect(customer.panel.getByRole('article')).toContainText('Rule 7 had no tax class');
});
