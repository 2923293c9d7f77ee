import { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { report, SYMPTOM, word } from './support/story.ts';
import { AT, expect, test } from './support/test.ts';
import { marta } from './support/vestka.ts';

const MINUTE = 60_000;

test.use({ at: AT });

test('two agents at once: the second is shown what has changed, and nothing is lost or overwritten', async ({
  browse,
  customer,
  desk,
  vestka,
}) => {
  await customer.ask(SYMPTOM);
  const tokyo = { viewport: { width: 1440, height: 900 }, timezoneId: 'Asia/Tokyo' };
  const other = new Desk(await browse(tokyo));
  await other.logIn(vestka.url, marta);
  await desk.open('Checkout');
  await other.open('Checkout');
  const form = await other.fillWord({
    ...word,
    status: 'Fixing',
    now: 'Restoring a backup.',
    message: 'Hold on.',
  });
  // The other sits in Tokyo: reads and picks by one clock, and the workspace's close by both.
  await expect(other.page.locator('.next-word .figure')).toHaveText('Fri 0:28');
  await expect(form).toContainText('In 1 h 23:30');
  await expect(form).toContainText('Tomorrow 18:00 (10:00 Europe/Berlin)');
  await expect(form).toContainText('Times in Asia/Tokyo');
  await desk.tell(word);
  await expect(form).toContainText('It has changed while you were writing.');
  await expect(form).toContainText('Status: Received → Cause found');
  await expect(form).toContainText(`Right now: ${word.now}`);
  await expect(form.getByRole('textbox', { name: 'Message' })).toHaveValue('Hold on.');
  await other.page.keyboard.press('Control+Enter');
  await expect(customer.fact('Status')).toHaveText(word.status);
  await form.getByRole('button', { name: 'I have looked, go on' }).click();
  await form.getByRole('button', { name: 'Tell the customer' }).click();
  await expect(customer.fact('Status')).toHaveText('Fixing');
  await expect(customer.path).toContainText('Hold on.');
});

test('the queue stands in the order of the promises, and a word moves its row', async ({
  browse,
  desk,
  pass,
  vendor,
}) => {
  const asked = ['Export hangs at 80 %', 'Two invoices have one number', 'Labels print on the wrong tray'];
  for (const words of asked) {
    const customer = new Customer(await browse());
    await customer.page.goto(vendor.url);
    await customer.ask(words);
    await pass(10 * MINUTE);
  }
  await desk.scope('All').click();
  const order = desk.queue.getByRole('listitem');
  await expect(order).toHaveText(asked.map((words) => new RegExp(words)));
  await desk.open('Export hangs');
  await desk.tell({ ...word, nextWord: 'Tomorrow 10:00' });
  await expect(order).toHaveText([/Two invoices/, /Labels print/, /Fri 10:00.*Export hangs/]);
});

test('a date moved alone needs a reason, which the customer reads with the old date', async ({
  customer,
  desk,
  pass,
}) => {
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  await desk.tell({ ...word, message: 'Each country is looked at in turn.\n'.repeat(30) });
  await pass(10 * MINUTE);
  const form = await desk.fillWord({ nextWord: 'In 3 h' });
  const send = form.getByRole('button', { name: 'Tell the customer' });
  await expect(send).toHaveAccessibleDescription('Still missing: the reason.');
  await form.getByRole('textbox', { name: 'Reason' }).fill('The copy takes longer than thought.');
  await send.click();
  await expect(customer.path).toContainText('The copy takes longer than thought.');
  await expect(customer.path).toContainText('The next word moves from 15:30 to 17:40');
  await expect(customer.fact('Next word from us')).toContainText('moved from 15:30');

  // However long the history is, its column scrolls, and never the whole desk.
  const { page, request } = desk;
  await page.setViewportSize({ width: 1280, height: 500 });
  const reading = request.locator('.reading');
  const overflow = (column: Element) => column.scrollHeight - column.clientHeight;
  expect(await reading.evaluate(overflow)).toBeGreaterThan(100);
  expect(await page.evaluate(() => document.scrollingElement?.scrollHeight)).toBe(500);
  await page.mouse.move(640, 20);
  await page.mouse.wheel(0, 400);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeInViewport({ ratio: 1 });
});

test('hand over and give back: the customer sees who has it', async ({ customer, desk }) => {
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  await desk.page.getByRole('button', { name: 'Take it' }).click();
  await expect(customer.fact('Right now')).toContainText('Anna K. has it');
  await expect(desk.scope('Mine')).toHaveText('Mine 1');
  await desk.assign(/^Marta L\./);
  await expect(customer.fact('Right now')).toContainText('Marta L. has it');
  await expect(customer.path).toContainText('Marta L. has it');
  await desk.assign(/^To the team/);
  await expect(customer.fact('Right now')).toContainText('First line has it');
});

test('before a promise runs out the agent is warned, wherever they are', async ({ customer, desk, pass }) => {
  await customer.ask(SYMPTOM);
  await customer.button('Back').click();
  await customer.button('New request').click();
  await customer.field('What happened?').fill('Export hangs at 80 %');
  await customer.button('Send request').click();
  await desk.open('Export hangs');
  await desk.tell({ ...word, nextWord: 'Tomorrow 10:00' });
  await pass(95 * MINUTE);
  await expect(
    desk.request.getByRole('link', { name: /^#1001: word is promised by 16:28, in 2\d m/ }),
  ).toBeVisible();
});

test('logging out ends the session here and leaves no words behind', async ({ customer, desk, vestka }) => {
  await customer.ask(SYMPTOM);
  await desk.open('Checkout');
  await desk.fillReport(report);
  const { page } = desk;
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('tax');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Log in' })).toBeVisible();
  expect((await page.request.get(`${vestka.url}/v1/agent/me`)).status()).toBe(401);
});
