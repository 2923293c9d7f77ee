import { createUploads } from '@vestka/sdk';
import { expectNoFaults } from './support/axe.ts';
import { type SdkCustomer, test } from './support/sdk-customer.ts';
import { AT, expect } from './support/test.ts';

test.use({ at: AT });

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const log = (name: string, bytes = 2000) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('GET /checkout 422\n'.repeat(Math.ceil(bytes / 18))),
});

/** The customer's files, as their page sends them. @returns their ids */
async function upload({ client }: SdkCustomer, files: readonly File[]): Promise<string[]> {
  await client.connect();
  const uploads = createUploads(client, { onChange() {}, storage: null });
  uploads.add(files);
  await expect.poll(() => uploads.ready().length).toBe(files.length);
  uploads.stop();
  return [...uploads.ready()];
}

test('a customer’s files stand in the thread: images as they look, others to be opened', async ({
  buyer,
  desk,
}) => {
  const files = await upload(buyer, [
    new File([png], 'Отказ карты.png'),
    new File(['GET /checkout 422'], 'checkout.log'),
  ]);
  await buyer.ask('Cards are refused', { files });
  await desk.open('Cards are refused');
  const { page } = desk;
  const shown = desk.timeline.getByRole('list', { name: 'Files' });
  const image = shown.getByRole('listitem').filter({ hasText: 'Отказ карты.png' }).locator('img');
  await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);
  await expectNoFaults(page, 'files in the thread');
  const download = page.waitForEvent('download');
  const popup = page.waitForEvent('popup');
  await shown.getByRole('button', { name: /checkout\.log/ }).click();
  const opened = await Promise.race([download, popup.then((other) => other.waitForEvent('download'))]);
  expect(opened.suggestedFilename()).toBe('checkout.log');
});

test('an agent’s files go with a word, a note and the evidence; what is refused says why', async ({
  buyer,
  desk,
}) => {
  const { id } = await buyer.ask('Labels print on the wrong tray');
  await desk.open('wrong tray');
  const { page } = desk;
  const form = await desk.fillWord({ status: 'Fixing', now: 'Trying the other tray.' });
  const send = form.getByRole('button', { name: 'Tell the customer' });
  const attach = form.getByLabel('Attach files');
  await attach.setInputFiles([
    log('tray.log', 700_000),
    { name: 'tray.png', mimeType: 'image/png', buffer: png },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
  ]);
  const files = form.getByRole('list', { name: 'Files' });
  await expect(files).toContainText('It is empty: there is nothing to send.');
  await expect(send).toHaveAccessibleDescription(/the files that were refused/);
  await expectNoFaults(page, 'files to go with a word');
  await form.getByRole('button', { name: 'Remove empty.txt' }).click();
  await expect(files.getByRole('listitem').filter({ hasText: 'tray.png' })).toContainText('image');
  await send.click();
  await expect(desk.timeline.getByRole('button', { name: /tray\.log/ })).toBeVisible();
  await buyer.client.load(id);
  const told = buyer.client.state.timelines[id]?.findLast(({ type }) => type === 'update_posted');
  expect(Object.values((told?.words as { files?: object } | null)?.files ?? {})).toEqual([
    'tray.log',
    'tray.png',
  ]);

  await page.keyboard.press('n');
  const note = desk.form('Note for the team');
  await note.getByRole('textbox', { name: 'Note' }).fill('The driver’s trace.');
  await note.getByLabel('Attach files').setInputFiles([log('trace.log')]);
  await expect(note.getByRole('list', { name: 'Files' })).toContainText('text');
  await note.getByRole('button', { name: 'Add note' }).click();
  await expect(desk.timeline.getByRole('button', { name: /trace\.log/ })).toBeVisible();

  const report = await desk.fillReport({
    outcome: 'Solved in full',
    cause: 'The driver took the upper tray for the lower one.',
    done: 'Driver 7.1 is on every till, and prints from the lower tray.',
    again: 'No',
  });
  await report.getByRole('button', { name: 'Add evidence' }).click();
  const piece = report.getByRole('group', { name: 'Evidence 1' });
  await piece.getByLabel('What it shows').fill('A label');
  await piece.getByLabel('Files from after').setInputFiles({
    name: 'label.png',
    mimeType: 'image/png',
    buffer: png,
  });
  await expect(piece.getByRole('list', { name: 'Files from after' })).toContainText('image');
  await report.getByRole('button', { name: 'Publish report' }).click();
  const { report: letter } = await buyer.sees(id, (ticket) => ticket.report);
  expect(Object.values(letter?.evidence?.[0]?.filesAfter ?? {})).toMatchObject([
    { name: 'label.png', type: 'image/png', width: 1 },
  ]);
  await expect(desk.timeline.getByRole('button', { name: /label\.png/ })).toBeVisible();
});

test('a file waits for the connection and goes on by itself; its word is sent with it', async ({
  buyer,
  desk,
}) => {
  const { id } = await buyer.ask('The export stops at 80 %');
  await desk.open('export stops');
  const { page } = desk;
  const form = await desk.fillWord({ status: 'Fixing', now: 'Reading the log.' });
  let pieces = 0;
  await page.route(/\/v1\/agent\/attachments\/.*offset/, async (route) => {
    pieces += 1;
    if (pieces === 2) await page.context().setOffline(true);
    await route.continue().catch(() => {});
  });
  await form.getByLabel('Attach files').setInputFiles([log('export.log', 3_000_000)]);
  const files = form.getByRole('list', { name: 'Files' });
  await expect(files).toContainText('waits for the connection');
  await expect(form.getByRole('button', { name: 'Tell the customer' })).toHaveAccessibleDescription(
    /which are still on their way/,
  );
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().setOffline(false);
  await expect(files.getByRole('listitem')).toContainText('text, 3 MB');
  await page.keyboard.press('u');
  await form.getByRole('button', { name: 'Tell the customer' }).click();
  await expect(desk.timeline.getByRole('button', { name: /export\.log/ })).toBeVisible();
  await buyer.sees(id, ({ status }) => status === 'fixing');
});
