import type { Page } from '@playwright/test';
import { type Agent, test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { expect } from './support/test.ts';
import { shopPage, startVendor, type Vendor } from './support/vendor.ts';
import type { Vestka } from './support/vestka.ts';

const SYMPTOM = 'The order stops when I press “Pay”';

/** A shop that says its version and has its errors kept. */
const startShop = (vestka: Vestka): Promise<Vendor> => {
  const html = shopPage({ ...vestka, attributes: 'data-app="4.2.1" data-errors="true"' });
  return startVendor({ '/checkout': { html } });
};

/** What a ticket's opening holds, as the team reads it. */
const opening = async (agent: Agent, number: string) => {
  const { id } = await agent.ticket(number);
  return agent.client.state.timelines[id]?.find(({ type }) => type === 'ticket_created')?.words as Record<
    string,
    unknown
  >;
};

const number = async ({ receipt }: Customer) => {
  await expect(receipt).toBeVisible();
  return /#\d+/.exec(await receipt.innerText())?.[0] as string;
};

const unfold = async (customer: Customer) => {
  await customer.panel.getByText('Add details').click();
  await expect(customer.field('Since when?')).toBeVisible();
};

/** Name and value of each part of the context, as shown. */
const parts = async (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const root = document.querySelector('vestka-widget')?.shadowRoot as ShadowRoot;
    const rows = [...root.querySelectorAll('.context li div')];
    return Object.fromEntries(
      rows.map(({ children: [name, value] }) => [name?.textContent, value?.textContent]),
    );
  });

test('just what is shown is sent: where the customer is, part by part, and the page’s errors', async ({
  agent,
  browse,
  vestka,
}) => {
  const shop = await startShop(vestka);
  const page = await browse();
  const customer = new Customer(page);
  const kept = page.waitForResponse(/\/assets\/errors-/);
  await page.goto(`${shop.url}/checkout?session=s3cret#pay`);
  await (await kept).finished();
  const bodies: string[] = [];
  page.on('request', (request) => bodies.push(request.postData() ?? ''));
  await customer.open();
  await customer.field('What happened?').fill(SYMPTOM);
  await page.evaluate(() => {
    console.error('Payment %s was refused', 'no. 7', new TypeError('country is undefined'));
    console.error('GET https://shop.example/pay?token=t0ken failed');
    return Promise.resolve().then(() => void Promise.reject(new Error('basket is empty')));
  });
  const attach = customer.panel.getByRole('checkbox', { name: /^Attach where you are/ });
  await expect(attach).not.toBeChecked();
  await attach.check();
  await expect(customer.panel.getByRole('status')).toHaveText('What is attached stands below.');
  await expect(customer.panel.getByText('Error: basket is empty')).toBeVisible();
  expect(await parts(page)).toMatchObject({
    Page: `${shop.url}/checkout`,
    Version: '4.2.1',
    Browser: expect.stringMatching(/^Chrome [\d.]+, /),
    Language: 'en-GB',
    'Time zone': 'Europe/Berlin',
  });
  await expectNoFaults(page, 'what is attached');
  // By keyboard: two are left out, and the focus stays in the list.
  await customer.button('Leave out: Browser').focus();
  await page.keyboard.press('Enter');
  await expect(customer.button('Leave out: Language')).toBeFocused();
  await customer.panel
    .getByRole('listitem')
    .filter({ hasText: 'shop.example/pay' })
    .getByRole('button')
    .click();
  await expect(customer.panel.getByText('shop.example/pay')).toHaveCount(0);
  await customer.button('Send request').click();

  const words = await opening(agent, await number(customer));
  const { errors, ...rest } = words.context as { errors: { text: string; at: string }[] };
  expect(rest).toEqual({
    page: `${shop.url}/checkout`,
    app: '4.2.1',
    language: 'en-GB',
    zone: 'Europe/Berlin',
    screen: '1280×720 / 1280×720',
  });
  expect(errors.map(({ text }) => text)).toEqual([
    'Payment no. 7 was refused TypeError: country is undefined',
    'Error: basket is empty',
  ]);
  expect(bodies.join()).not.toMatch(/s3cret|t0ken|Chrome/);
  await shop.close();
});

test('without consent nothing of it leaves the page, and without `errors` nothing is hooked', async ({
  agent,
  customer,
  vendor,
}) => {
  const asked: string[] = [];
  customer.page.on('request', (request) => asked.push(request.url()));
  await customer.page.goto(vendor.url);
  expect(await customer.page.evaluate(() => `${console.error}`)).toContain('error() { [native code] }');
  const words = await opening(agent, await customer.ask(SYMPTOM));
  expect(words).not.toHaveProperty('context');
  expect(asked.filter((url) => url.includes('/assets/errors-'))).toEqual([]);
});

test('every field of a draft survives reload and offline, is cleared when sent, and arrives', async ({
  agent,
  customer,
}) => {
  const { page } = customer;
  await customer.open();
  await customer.field('What happened?').fill(SYMPTOM);
  await unfold(customer);
  await customer.field('Since when?').fill('since this morning');
  await customer.field('What did you expect instead?').fill('The order goes through.');
  await page.reload();
  await customer.open();
  await expect(customer.field('What happened?')).toHaveValue(SYMPTOM);
  await unfold(customer);
  await expect(customer.field('Since when?')).toHaveValue('since this morning');
  await page.context().setOffline(true);
  await customer.field('How can one make it happen?').fill('1. Fill the basket\n2. Pay');
  await customer.button('Send request').click();
  await expect(customer.panel.getByText('Not sent yet').last()).toBeVisible();
  await page.context().setOffline(false);
  const words = await opening(agent, await number(customer));
  expect(words).toMatchObject({
    message: SYMPTOM,
    since: 'since this morning',
    expected: 'The order goes through.',
    steps: '1. Fill the basket\n2. Pay',
  });
  await customer.button('Back').click();
  await customer.button('New request').click();
  await expect(customer.field('What happened?')).toHaveValue('');
  await unfold(customer);
  await expect(customer.field('Since when?')).toHaveValue('');
});

test('words that wait come back field by field when they are edited', async ({ customer }) => {
  await customer.open();
  await customer.field('What happened?').fill(SYMPTOM);
  await unfold(customer);
  await customer.field('Since when?').fill('since Monday');
  await customer.panel.getByRole('checkbox', { name: /^Attach where you are/ }).check();
  await expect(customer.button('Leave out: Page')).toBeVisible();
  await customer.button('Leave out: Page').click();
  await customer.page.context().setOffline(true);
  await customer.button('Send request').click();
  await customer.button('Edit').click();
  await expect(customer.field('What happened?')).toHaveValue(SYMPTOM);
  await expect(customer.field('Since when?')).toHaveValue('since Monday');
  await expect(customer.button('Leave out: Time zone')).toBeVisible();
  await expect(customer.button('Leave out: Page')).toHaveCount(0);
});

test('on a phone, by keyboard, with a wrong address first: said where it stands', async ({
  browse,
  vendor,
}) => {
  const page = await browse({ viewport: { width: 375, height: 667 } });
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.open();
  // Far too long: what is said of it, and Send, stay in view on phones and desks.
  const long = customer.field('What happened?');
  await long.fill('A line that is pasted. '.repeat(500));
  for (const size of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
    { width: 375, height: 667 },
  ]) {
    await page.setViewportSize(size);
    await customer.button('Send request').click();
    await expect(long).toBeFocused();
    await expect(customer.panel.getByText(/characters too many: 8000/).last()).toBeInViewport({ ratio: 1 });
    expect((await long.boundingBox())?.height).toBeLessThan(size.height / 2);
  }
  await long.fill('');
  await page.keyboard.type(SYMPTOM);
  await unfold(customer);
  await customer.field('Your e-mail').fill('nobody');
  await customer.panel.locator('summary').first().click();
  await customer.button('Send request').press('Enter');
  await expect(customer.field('Your e-mail')).toBeFocused();
  await expect(customer.panel.getByRole('paragraph').filter({ hasText: 'does not look like' })).toBeVisible();
  await expectNoFaults(page, 'details of a new request');
  const wide = await page.evaluate(() => {
    const body = document.querySelector('vestka-widget')?.shadowRoot?.querySelector('.body') as Element;
    return body.scrollWidth - body.clientWidth;
  });
  expect(wide).toBeLessThanOrEqual(0);
  await customer.field('Your e-mail').fill('ekaterina@почта.рф');
  // On a slow line the words are seen on their way, and no empty form asks for them again.
  await page.route('**/v1/tickets', async (route) => {
    if (route.request().method() === 'POST') await customer.panel.getByText('Sending…').last().waitFor();
    await route.continue();
  });
  await customer.button('Send request').press('Enter');
  await expect(customer.panel.getByRole('status')).toHaveText(/^(Sending…|Received as)/);
  await expect(customer.receipt).toBeVisible();
  await customer.panel.getByText('About this request').click();
  await expect(customer.field('Your e-mail')).toHaveValue('ekaterina@почта.рф');
});
