import { test } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { AT, expect } from './support/test.ts';

const MINUTE = 60_000;

test.use({ at: AT });

test('waiting says for whom and what, and never stops the next word', async ({ agent, customer, pass }) => {
  const number = await customer.ask('Labels print on the wrong tray');
  const next = customer.fact('Next word from us');

  await agent.tell(
    number,
    {
      status: 'waiting_on_customer',
      message: 'I need to see the setting.',
      waiting: { for: 'customer', text: 'A photo of the tray setting' },
    },
    60,
  );
  await expect(customer.fact('Status')).toContainText('Waiting for you:');
  await expect(customer.fact('Status')).toContainText('A photo of the tray setting');
  await expect(next).toContainText('Today 15:28');
  await expect(customer.field('Write a message')).toHaveAttribute('placeholder', 'Write a message');
  await expectNoFaults(customer.page, 'waiting for the customer');
  await customer.write('Here: tray two, automatic.');
  await expect(customer.fact('Status')).toHaveText('Investigating');

  await agent.tell(number, { status: 'waiting_on_others', waiting: { for: 'developers' } }, 60);
  await expect(customer.fact('Status')).toHaveText('Waiting for the developers');
  await agent.tell(
    number,
    { status: 'waiting_on_others', waiting: { for: 'vendor', text: 'the maker of the printer' } },
    60,
  );
  await expect(customer.fact('Status')).toHaveText('Waiting for the maker of the printer');

  await agent.tell(
    number,
    {
      status: 'fixing',
      message: 'It works here, and ships with 4.2.',
      waiting: { for: 'release', text: '4.2', expectedAt: agent.in(12 * 24 * 60) },
    },
    60,
  );
  await expect(customer.fact('Status')).toContainText('Comes with release 4.2, expected 24 March');
  await expect(customer.path).toContainText('Comes with release 4.2, expected 24 March');
  await expect(next).toContainText('Today 15:28');
  await pass(61 * MINUTE);
  await expect(customer.fact('Word was promised for')).toContainText('We are 1 min late.');
});

test('a release’s date is that of the customer’s own zone', async ({ agent, browse, vendor }) => {
  const page = await browse({ timezoneId: 'Asia/Tokyo' });
  await page.goto(vendor.url);
  const customer = new Customer(page);
  const number = await customer.ask('Labels print on the wrong tray');
  const expectedAt = '2026-03-20T20:00:00Z';
  const waiting = { for: 'release', text: '4.2', expectedAt } as const;
  await agent.tell(number, { status: 'waiting_on_others', waiting }, 60);
  await expect(customer.fact('Status')).toContainText('Comes with release 4.2, expected 21 March');
});

test('a moved promise keeps its history: who, from when to when, and why', async ({ agent, customer }) => {
  const number = await customer.ask('Export hangs at 80 %');
  await agent.tell(number, { message: 'I see it in the log.' }, 60);
  await agent.tell(number, { reason: 'The copy of your shop takes until Saturday to build.' }, 2 * 24 * 60);
  const next = customer.fact('Next word from us');
  await expect(next).toContainText('Saturday 14:28');
  await expect(next).toContainText('moved from 15:28');
  const line = customer.path.getByRole('listitem').filter({ hasText: 'The copy of your shop' });
  await expect(line).toContainText('Anna K.');
  await expect(line).toContainText('The next word moves from 15:28 to Saturday 14:28');
});
