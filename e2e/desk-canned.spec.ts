import { createAgent } from '@vestka/sdk/agent';
import { expectNoFaults } from './support/axe.ts';
import { AT, expect, test } from './support/test.ts';
import { marta } from './support/vestka.ts';

test.use({ at: AT });

test('prepared words are found by typing and filled in; what nobody filled in is not sent', async ({
  customer,
  desk,
  vestka,
}) => {
  const lead = createAgent({ url: vestka.url, secretKey: vestka.secretKey, agent: marta.email });
  await lead.changeCanned(
    [
      { id: 'ru', title: 'Журнал', lang: 'ru', message: 'Пришлите журнал.' },
      {
        id: 'log',
        title: 'Ask for the log',
        lang: 'en',
        message: '{customer}, please send the log of {number}. You hear from me by {next}. {agent}',
      },
    ],
    (await lead.canned()).version,
  );
  lead.close();

  await customer.ask('Export hangs at 80 %');
  await desk.open('Export hangs');
  const { page } = desk;
  const form = await desk.fillWord({
    status: 'Investigating',
    now: 'Waiting for the log.',
    nextWord: 'In 1 h',
  });
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', { name: 'Prepared words' });
  await expect(dialog.getByRole('option')).toHaveText([/Ask for the log/, /Журнал/]);
  await expectNoFaults(page, 'prepared words');
  await page.keyboard.type('log of');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');

  const message = form.getByRole('textbox', { name: 'Message' });
  await expect(message).toBeFocused();
  await expect(message).toHaveValue(
    '{customer}, please send the log of #1001. You hear from me by Thu 15:30. Anna K.',
  );
  await expect(form.getByText('Still to fill in: {customer}.').first()).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(customer.path).not.toContainText('please send the log');
  await message.fill((await message.inputValue()).replace('{customer}', 'Dear Olga'));
  await page.keyboard.press('Control+Enter');
  await expect(customer.path).toContainText('Dear Olga, please send the log of #1001.');
});
