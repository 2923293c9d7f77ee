import { answerRequest, askApproval } from '@vestka/sdk';
import { expectNoFaults } from './support/axe.ts';
import { test } from './support/sdk-customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

const DAY = 24 * 60 * 60_000;

test('what is asked for comes back in parts: given, declined, in need of no approval any more, deleted in time', async ({
  buyer,
  desk,
  pass,
}) => {
  const { id } = await buyer.ask('Orders are counted twice');
  await desk.open('counted twice');
  const { page } = desk;
  const form = await desk.fillWord({ now: 'Waiting for your log.', nextWord: 'Tomorrow' });
  await form.getByText('Ask for data').click();
  const add = form.getByRole('button', { name: 'Add a thing' });
  const ask = async (n: number, what: string, purpose: string, kind: string, days: string) => {
    await add.click();
    const thing = form.getByRole('group', { name: `Thing ${n}` });
    await thing.getByLabel('What', { exact: true }).fill(what);
    await thing.getByLabel('What for').fill(purpose);
    await thing.getByLabel('Kind').selectOption(kind);
    await thing.getByLabel('Sensitivity').selectOption('personal data');
    await thing.getByLabel('Kept for, days').fill(days);
  };
  await ask(1, 'The numbers of two orders', 'To find them in the log', 'words', '1');
  await ask(2, 'A copy of the orders table', 'To count again', 'file', '14');
  await expect(form.getByRole('radio', { name: 'Waiting on customer' })).toBeChecked();
  await expect(form.getByRole('textbox', { name: 'What we need' })).toHaveValue(
    'The numbers of two orders, A copy of the orders table',
  );
  await expectNoFaults(page, 'asking for data');
  await form.getByRole('button', { name: 'Tell the customer' }).click();

  const side = page.getByRole('complementary', { name: 'Facts' });
  await expect(side).toContainText('The numbers of two ordersopen');
  const ticket = await buyer.sees(id, ({ requests }) => requests);
  expect(ticket.status).toBe('waiting_on_customer');
  const [request, { items }] = Object.entries(ticket.requests ?? {})[0] as [string, { items: object }];
  const [numbers, table] = Object.keys(items) as [string, string];

  await askApproval(buyer.client, id, request, { name: 'Dr. Lindqvist', days: 1 });
  await expect(side).toContainText('Dr. Lindqvist is asked to approve, until Fri 14:28.');
  await answerRequest(buyer.client, id, request, {
    items: [
      { item: numbers, answer: 'given', text: '5512 and 5519' },
      { item: table, answer: 'declined', reason: 'It may not leave the house.' },
    ],
  });
  await expect(side, 'nobody is left to be asked for anything').not.toContainText('Dr. Lindqvist');
  await expect(side).toContainText('5512 and 5519');
  await expect(side).toContainText('Will be deleted on 13 Mar');
  await expect(side).toContainText('It may not leave the house.');
  await expect(desk.timeline).toContainText('It may not leave the house.');
  await expectNoFaults(page, 'what came of a data request');
  await side.getByRole('button', { name: 'Offer another way' }).click();
  await expect(form.getByRole('checkbox', { name: 'cannot be fixed' })).toBeFocused();

  await pass(DAY + 60_000);
  await expect(side).toContainText('Deleted on 13 Mar: its time was over.');
  await expect(side).not.toContainText('5512 and 5519');
  await expect(desk.timeline).toContainText('Deleted after 1 day, as announced: The numbers of two orders');
});
