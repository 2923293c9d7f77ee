import { Customer } from './support/customer.ts';
import { SYMPTOM, word } from './support/story.ts';
import { expect, test } from './support/test.ts';
import { shopPage, startVendor } from './support/vendor.ts';

type Api = (command: string, ...values: unknown[]) => void;

/** The queue that a page may put before the script tag: what is called before the script came is done when it comes. */
const early = `<script>
  window.Vestka = window.Vestka || function () { (Vestka.q = Vestka.q || []).push(arguments) };
  window.heard = [];
  for (const name of ['ready', 'open', 'close', 'unread', 'message', 'ticket:status', 'ticket:promise', 'ticket:resolved'])
    Vestka('on', name, (value) => heard.push([name, value && (value.text || value.status || value)]));
</script>`;

const call = ({ page }: Customer, command: string, ...values: unknown[]) =>
  page.evaluate(([name, given]) => (window as unknown as { Vestka: Api }).Vestka(name, ...given), [
    command,
    values,
  ] as const);

test('what a page can call and hear, also before the script is there', async ({ browse, desk, vestka }) => {
  const vendor = await startVendor({ '/': { html: shopPage({ ...vestka, head: early }) } });
  const customer = new Customer(await browse());
  const heard = () => customer.page.evaluate(() => (window as unknown as { heard: unknown[][] }).heard);
  await customer.page.goto(vendor.url);
  await expect(customer.launcher).toBeVisible();
  await call(customer, 'newTicket', { message: SYMPTOM });
  await expect(customer.field('What happened?')).toHaveValue(SYMPTOM);
  await customer.button('Send request').click();
  await expect(customer.receipt).toBeVisible();
  await call(customer, 'close');
  await expect(customer.panel).toBeHidden();

  await desk.open('Checkout');
  await desk.tell(word);
  const told = async () => (await heard()).map((one) => one.filter(Boolean).join(' '));
  await expect
    .poll(told)
    .toEqual([
      'ready',
      'open',
      'close',
      'unread 1',
      'ticket:status cause_found',
      'ticket:promise cause_found',
      `message ${word.message}`,
    ]);
  await expect(customer.launcher).toHaveAccessibleName(/^Next word .*, 1 new$/);

  await call(customer, 'hide');
  await expect(customer.launcher).toBeHidden();
  await call(customer, 'open');
  await expect(customer.path).toContainText(word.message);
  await call(customer, 'close');
  await call(customer, 'show');
  await expect(customer.launcher).toHaveAccessibleName(/^Next word [^,]*, in [^,]*$/);

  await call(customer, 'update', { locale: 'ru' });
  await expect(customer.launcher).toHaveAccessibleName(/^Ответим/);
  await call(customer, 'shutdown');
  await expect(customer.page.locator('vestka-widget')).toHaveCount(0);
  await call(customer, 'boot', { locale: 'en' });
  await expect(customer.launcher).toHaveAccessibleName(/^Next word/);
  await vendor.close();
});

test('logging out forgets the customer: the next one sees nothing of them', async ({ customer, desk }) => {
  await customer.ask(SYMPTOM);
  await call(customer, 'logout');
  await expect(customer.launcher).toHaveAccessibleName('Help');
  const left = () => customer.page.evaluate(() => JSON.stringify({ ...localStorage }));
  await expect.poll(left).not.toMatch(/cs_|Checkout/);
  await customer.page.waitForLoadState('networkidle');
  expect(await left()).not.toContain('cs_');
  const number = await customer.ask('Labels print on the wrong tray');
  expect(number).toBe('#1002');
  await customer.button('Back').click();
  await expect(customer.panel.getByRole('button', { name: 'Labels print' })).toBeVisible();
  await expect(customer.panel.getByText(SYMPTOM)).toHaveCount(0);
  await desk.scope('All').click();
  await expect(desk.row('Checkout')).toBeVisible();
  await expect(desk.row('Labels print')).toBeVisible();
});

test('a ticket’s status stands in the page’s own text, and stays true', async ({ customer, desk }) => {
  await customer.ask(SYMPTOM);
  await customer.page.evaluate(() => {
    const status = document.createElement('vestka-status');
    document.querySelector('main')?.append(status);
    const api = (window as unknown as { Vestka: Api }).Vestka;
    api('on', 'ticket:status', (ticket: { id: string }) => status.setAttribute('ticket', ticket.id));
  });
  await desk.open('Checkout');
  await desk.tell(word);
  const status = customer.page.locator('vestka-status');
  await expect(status).toContainText('#1001 · Cause found');
  await expect(status).toContainText('promised by Anna K.');
  await desk.tell({ ...word, status: 'Fixing', now: 'Putting both rules back.', message: 'Nearly there.' });
  await expect(status).toContainText('#1001 · Fixing');
});

test('new words are counted on the launcher until they are read', async ({ customer, desk, vendor }) => {
  await customer.ask(SYMPTOM);
  await customer.button('Close').click();
  const other = new Customer(await customer.page.context().newPage());
  await other.page.goto(vendor.url);
  await desk.open('Checkout');
  await desk.tell(word);
  for (const tab of [customer, other]) await expect(tab.launcher).toHaveAccessibleName(/, 1 new$/);
  for (const tab of [customer, other]) {
    await tab.open();
    await expect(tab.path).toContainText(word.message);
    await expect(tab.launcher).not.toHaveAccessibleName(/new/);
  }
  await customer.page.reload();
  await expect(customer.launcher).toHaveAccessibleName(/^Next word [^,]*, in [^,]*$/);
});
