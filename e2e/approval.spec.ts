import { approvalLink, askApproval } from '@vestka/sdk';
import type { Agent } from './support/agent.ts';
import { expectNoFaults } from './support/axe.ts';
import { type SdkCustomer, test } from './support/sdk-customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

/** A request for data that waits for Dr. Lindqvist's decision. @returns where they decide */
async function asked(buyer: SdkCustomer, agent: Agent) {
  const { id, number } = await buyer.ask('Orders are counted twice');
  await agent.tell(
    `#${number}`,
    {
      status: 'waiting_on_customer',
      activity: 'Waiting for a copy of the table.',
      waiting: { for: 'customer', text: 'A copy of the orders table' },
      request: [
        {
          what: 'A copy of the orders table',
          purpose: 'To count again',
          sensitivity: 'confidential',
          keepDays: 14,
        },
      ],
    },
    120,
  );
  const [request = ''] = Object.keys((await buyer.sees(id, ({ requests }) => requests)).requests ?? {});
  const note = 'I think they need it.';
  await askApproval(buyer.client, id, request, { name: 'Dr. Lindqvist', note });
  return { id, request, url: (await approvalLink(buyer.client, id, request)).url };
}

test('a named person approves, without any script, by the keyboard', async ({ agent, browse, buyer }) => {
  const { id, request, url } = await asked(buyer, agent);
  const page = await browse({ javaScriptEnabled: false });
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'May this be given to support?' })).toBeVisible();
  await expect(page.getByText('I think they need it.')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('14 days after it was given, then deleted');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Reason or conditions' })).toBeFocused();
  await page.keyboard.type('Without names, please.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Approve' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Approved by');
  await expect(page.getByText('Without names, please.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);

  const ticket = await buyer.sees(id, ({ requests }) => requests?.[request]?.approval?.state === 'approved');
  expect(ticket.requests?.[request]?.approval).toMatchObject({ reason: 'Without names, please.' });
});

test('declined on a phone, in their own language; then nothing is left to decide', async ({
  agent,
  browse,
  buyer,
}) => {
  const { id, request, url } = await asked(buyer, agent);
  const page = await browse({ viewport: { width: 320, height: 640 }, locale: 'ru-RU', colorScheme: 'dark' });
  const other = await browse({ viewport: { width: 1100, height: 900 }, locale: 'ar' });
  await other.goto(url);
  await expect(other.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectNoFaults(other, 'an approval in Arabic');
  await page.goto(url);
  await expectNoFaults(page, 'an approval to decide');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await page.getByRole('textbox', { name: 'Причина или условия' }).fill('Это не покидает дом.');
  await page.getByRole('button', { name: 'Отказать' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Отказать?');
  await expect(page.getByRole('textbox', { name: 'Причина или условия' })).toHaveValue(
    'Это не покидает дом.',
  );
  await expectNoFaults(page, 'an approval about to be declined');
  await page.getByRole('button', { name: 'Да, отказать' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Отказано');
  await expectNoFaults(page, 'an approval that was declined');
  const { status } = await buyer.sees(
    id,
    ({ requests }) => requests?.[request]?.approval?.state === 'declined',
  );
  expect(status).toBe('investigating');

  // Who still has the form open is told what was decided, and changes nothing.
  await other.getByRole('button', { name: 'أوافق' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toContainText('رفض');
});
