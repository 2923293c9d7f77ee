import { expectNoFaults } from './support/axe.ts';
import { AT, expect, test } from './support/test.ts';

test.use({ at: AT });

test('words that blame or promise no date are pointed at, by keyboard too, and sent if they are meant', async ({
  customer,
  desk,
  pass,
}) => {
  await customer.ask('Export hangs at 80 %');
  await desk.open('Export hangs');
  const { page } = desk;
  const form = await desk.fillWord({
    status: 'Investigating',
    now: 'Comparing both logs.',
    message: 'You should have read the notes. Our developers messed up the export, we will fix it soon.',
  });
  const message = form.getByRole('textbox', { name: 'Message' });
  const help = form.getByRole('list', { name: 'About these words' });
  await expect(help).toBeHidden();
  await message.focus();
  await pass(1000);
  await expect(help.getByRole('listitem')).toHaveText([
    /^“You should have read” May read as blame/,
    /^“Our developers messed up” Names a fault before the cause is found/,
    /^“soon” A promise without a date/,
  ]);
  await expectNoFaults(page, 'help with words');

  // The cause is found: from now on a fault may be named.
  await form.getByRole('radio', { name: 'Cause found' }).check({ force: true });
  await expect(help.getByRole('listitem')).toHaveCount(2);

  // By keyboard: to the words in the text, and the one that is meant stays as it is.
  const shown = help.getByRole('button', { name: '“You should have read”', exact: true });
  await shown.press('Enter');
  await expect(message).toBeFocused();
  await page.keyboard.type('Before updating, everyone reads');
  await expect(message).toHaveValue(/^Before updating, everyone reads the notes\./);
  await help.getByRole('button', { name: 'Leave “soon” as it is' }).press('Enter');
  await expect(help).toBeHidden();

  await page.keyboard.press('Control+Enter');
  await expect(customer.path).toContainText('Before updating, everyone reads the notes.');
});

test('words in Russian are looked at by Russian rules; those of no known language are left alone', async ({
  customer,
  desk,
}) => {
  await customer.ask('Выгрузка стоит');
  await desk.open('Выгрузка стоит');
  const { page } = desk;
  const message = page.getByRole('textbox', { name: 'Message' });
  const help = page.getByRole('list', { name: 'About these words' });
  await message.fill('Я же вам уже писал: всё работает.');
  await expect(help.getByRole('listitem')).toHaveText([/^“Я же вам уже писал”/]);
  await message.fill('لقد كتبت لكم من قبل');
  await expect(help).toBeHidden();
});
