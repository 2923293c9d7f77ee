import { Desk } from './support/desk.ts';
import { tabTo } from './support/keys.ts';
import { report, SYMPTOM, word } from './support/story.ts';
import { expect, test } from './support/test.ts';
import { anna } from './support/vestka.ts';

test('a customer without a mouse asks, reads, answers and accepts', async ({ customer, desk }) => {
  const { keyboard } = customer.page;
  await tabTo(customer.launcher);
  await keyboard.press('Enter');
  await expect(customer.field('What happened?')).toBeFocused();
  await keyboard.type(SYMPTOM);
  await tabTo(customer.button('Send request'));
  await keyboard.press('Enter');
  await expect(customer.panel.getByRole('heading', { name: SYMPTOM })).toBeFocused();

  await desk.open('Checkout');
  await desk.tell(word);
  await expect(customer.path).toContainText(word.message);
  await tabTo(customer.field('Write a message'));
  await keyboard.type('It also happens with PayPal.');
  await keyboard.press('Control+Enter');
  await expect(desk.timeline).toContainText('It also happens with PayPal.');

  await desk.publish(report);
  await tabTo(customer.button('Read the report').first(), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(customer.panel.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(customer.panel.getByRole('article')).toContainText(report.cause);
  await tabTo(customer.button('Still broken'));
  await keyboard.press('Enter');
  await expect(customer.field('What do you see now?')).toBeFocused();
  await tabTo(customer.button('Cancel'));
  await keyboard.press('Space');
  await tabTo(customer.button('Yes, solved'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(customer.fact('Status')).toHaveText('Closed');
});

test('Escape closes the panel from anywhere, and the focus goes back to the launcher', async ({
  customer,
}) => {
  const { keyboard } = customer.page;
  await customer.launcher.focus();
  await keyboard.press('Space');
  await expect(customer.field('What happened?')).toBeFocused();
  await keyboard.type('Half a sent');
  await keyboard.press('Escape');
  await expect(customer.panel).toBeHidden();
  await expect(customer.launcher).toBeFocused();
  await expect(customer.launcher).toHaveAttribute('aria-expanded', 'false');
  // What was begun is still there.
  await keyboard.press('Enter');
  await expect(customer.field('What happened?')).toHaveValue('Half a sent');
  await expect(customer.launcher).toHaveAttribute('aria-expanded', 'true');
  await tabTo(customer.button('Close'), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(customer.panel).toBeHidden();
  await expect(customer.launcher).toBeFocused();
});

test('news are announced by the panel’s live region', async ({ customer, desk }) => {
  await customer.ask(SYMPTOM);
  const said = customer.panel.getByRole('status');
  await expect(said).toHaveText(/^Received as #1001\.\s+Word from us by/);
  await desk.open('Checkout');
  await desk.tell(word);
  await expect(said).toHaveText(/^#1001: Cause found\. Next word from us .*promised by Anna K\./);
});

test('an agent without a mouse logs in, picks, tells, notes, resolves', async ({
  browse,
  customer,
  vestka,
}) => {
  await customer.ask(SYMPTOM);
  await customer.button('Back').click();
  await customer.button('New request').click();
  await customer.field('What happened?').fill('Export hangs at 80 %');
  await customer.button('Send request').click();
  await expect(customer.receipt).toHaveText(/#1002/);

  const page = await browse({ viewport: { width: 1440, height: 900 } });
  const desk = new Desk(page);
  const { keyboard } = page;
  await page.goto(`${vestka.url}/admin/`);
  await tabTo(page.getByLabel('E-mail'));
  await keyboard.type(anna.email);
  await tabTo(page.getByLabel('Password'));
  await keyboard.type(anna.password);
  await keyboard.press('Enter');

  await tabTo(desk.scope('All'));
  await keyboard.press('ArrowLeft');
  await expect(desk.scope('Unassigned')).toHaveAttribute('aria-selected', 'true');
  await expect(desk.row('Export hangs')).toBeVisible();
  await keyboard.press('j');
  await expect(desk.row('Checkout')).toBeFocused();
  await keyboard.press('j');
  await expect(desk.row('Export hangs')).toBeFocused();
  await keyboard.press('k');
  await keyboard.press('Enter');
  await expect(desk.timeline).toContainText(SYMPTOM);

  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();

  await keyboard.press('t');
  await expect(desk.timeline).toContainText('Anna K. took it.');
  await keyboard.press('u');
  const form = desk.form('Tell the customer');
  await expect(form.getByRole('radio', { name: 'Investigating' })).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(form.getByRole('radio', { name: 'Cause found' })).toBeChecked();
  await keyboard.press('Control+Enter');
  // What is done now is missing: the keyboard is led there.
  await expect(form.getByRole('textbox', { name: 'Right now' })).toBeFocused();
  await keyboard.type(word.now);
  await keyboard.press('Tab');
  await expect(form.getByRole('radio', { name: 'By policy' })).toBeFocused();
  await expect(form.getByRole('radio', { name: 'By policy' })).toBeChecked();
  await keyboard.press('ArrowRight');
  await expect(form.getByRole('radio', { name: 'In 1 h' })).toBeChecked();
  await keyboard.press('Tab');
  await expect(form.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await keyboard.type(word.message);
  await keyboard.press('Control+Enter');
  await expect(desk.timeline).toContainText(word.message);
  // What is sent is left: the keys are commands again.
  await expect(desk.request).toBeFocused();

  await keyboard.press('n');
  await expect(desk.form('Note for the team').getByRole('textbox', { name: 'Note' })).toBeFocused();
  await keyboard.type('Keep an eye on Poland.');
  await keyboard.press('Control+Enter');
  await expect(desk.timeline).toContainText('Keep an eye on Poland.');
  await expect(desk.request).toBeFocused();

  await keyboard.press('r');
  const resolve = desk.form('Resolution report');
  await expect(resolve.getByRole('radio', { name: 'Solved in full' })).toBeFocused();
  await keyboard.press('Space');
  await keyboard.press('Tab');
  await keyboard.type(report.cause);
  await keyboard.press('Tab');
  await keyboard.type(report.done);
  await keyboard.press('Tab');
  await keyboard.press('Space');
  await expect(resolve.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  await keyboard.press('Control+Enter');
  await expect(desk.timeline).toContainText(report.cause);
  await expect(page.getByText(/^Resolved\. It closes by itself/)).toBeVisible();
});
