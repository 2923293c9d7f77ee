import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoServer, type Ready } from './support/child.ts';
import type { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { SYMPTOM, word } from './support/story.ts';
import { test as base, expect } from './support/test.ts';
import { shopPage, startVendor } from './support/vendor.ts';

const test = base.extend<{ demo: { server: DemoServer; ready: Ready } }>({
  demo: async ({ browserName: _ }, use) => {
    const data = await mkdtemp(join(tmpdir(), 'vestka-kill-'));
    const server = new DemoServer(data);
    await use({ server, ready: await server.start() });
    await server.kill();
    await rm(data, { recursive: true, force: true });
  },
  vendor: async ({ demo: { ready } }, use) => {
    const { url, publishableKey: key } = ready;
    const vendor = await startVendor({ '/': { html: shopPage({ url, key }) } });
    await use(vendor);
    await vendor.close();
  },
  desk: async ({ browse, demo: { ready } }, use) => {
    const desk = new Desk(await browse({ viewport: { width: 1440, height: 900 } }));
    await desk.logIn(ready.url, ready.agent);
    await use(desk);
  },
});

test('a killed server loses nothing that it acknowledged, and both pages go on by themselves', async ({
  customer,
  demo: { server },
  desk,
}) => {
  test.slow();
  const number = await customer.ask(SYMPTOM);
  await desk.open(number);
  await desk.note('Ask the payment team.');
  await desk.tell(word);
  await customer.write('Written before the fall.');
  await expect(desk.timeline).toContainText('Written before the fall.');

  await server.kill();
  await expect(customer.cut).toContainText('What you see was true at');
  await expect(desk.banner).toContainText(/What you see was true at \d?\d:\d\d/);
  // What is known stays on the screen, and words can be written all the same.
  await expect(customer.fact('Status')).toHaveText(word.status);
  await customer.write('Written while nobody listened.');
  const unsent = customer.path.getByRole('listitem').filter({ hasText: 'Written while nobody listened.' });
  await expect(unsent).toContainText('Not sent yet');

  await server.start();
  const once = (page: Customer | Desk, words: string) =>
    expect(('path' in page ? page.path : page.timeline).getByText(words)).toHaveCount(1);
  await expect(unsent).not.toContainText('Not sent yet', { timeout: 40_000 });
  await expect(customer.cut).toHaveCount(0, { timeout: 40_000 });
  await expect(desk.banner).toHaveCount(0, { timeout: 40_000 });
  await expect(desk.timeline).toContainText('Written while nobody listened.');
  for (const words of ['Written before the fall.', 'Written while nobody listened.', word.message]) {
    await once(customer, words);
    await once(desk, words);
  }
  await once(desk, 'Ask the payment team.');
  await expect(customer.path).not.toContainText('Ask the payment team.');

  // And the story goes on, on the same pages.
  await desk.tell({ ...word, status: 'Verifying', now: 'Watching the live shop.', message: 'It is mended.' });
  await expect(customer.fact('Status')).toHaveText('Checking the fix');
});

test('a request described while the server is down is sent once, as soon as it is back', async ({
  customer,
  demo: { server },
}) => {
  test.slow();
  await customer.open();
  await server.kill();
  await customer.field('What happened?').fill(SYMPTOM);
  await customer.button('Send request').click();
  await expect(customer.panel.getByText('Not sent yet').last()).toBeVisible();
  await expect(customer.cut).toBeVisible();
  await server.start();
  await expect(customer.receipt).toHaveText(/^Received as #1001\./, { timeout: 40_000 });
  await customer.button('Back').click();
  await expect(customer.panel.getByRole('button', { name: SYMPTOM })).toHaveCount(1);
});

test('a page that is loaded anew after the restart is the same customer with the same request', async ({
  customer,
  demo: { server },
  vendor,
}) => {
  const number = await customer.ask(SYMPTOM);
  await server.kill();
  await server.start();
  await customer.page.goto(vendor.url);
  await expect(customer.launcher).toHaveAccessibleName(/^Next word/);
  await customer.open();
  await expect(customer.panel.getByText(number)).toBeVisible();
  await expect(customer.path).toContainText(SYMPTOM);
});
