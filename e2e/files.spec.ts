import { deepStrictEqual } from 'node:assert';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import * as some from '../packages/server/test/some-files.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { attached, choose, given, picture, read, text } from './support/files.ts';
import { SYMPTOM } from './support/story.ts';
import { expect, test } from './support/test.ts';
import { shopPage, startVendor } from './support/vendor.ts';

test('files of all names go with a message, and come back byte for byte', async ({ customer, desk }) => {
  const number = await customer.ask(SYMPTOM);
  const files = [
    text('отчёт об оплате.txt', 40_000),
    text('سجل الخادم.log', 300_000),
    text('invoice\u202egpj.log', 20),
  ];
  await choose(customer, [...files, text('empty.txt', 0)]);
  await expect(attached(customer)).toHaveText([
    /отчёт об оплате\.txt.*attached/,
    /سجل الخادم\.log.*attached/,
    /invoicegpj\.log.*attached/,
    /empty\.txt.*This file is empty\./,
  ]);
  await customer.button('Send').click();
  await expect(attached(customer)).toHaveCount(0);
  const message = customer.path.getByRole('listitem').filter({ hasText: 'отчёт об оплате.txt' }).first();
  await expect(message).toContainText('invoicegpj.log');
  deepStrictEqual(await read(customer, /^Open отчёт/), files[0]?.buffer);
  deepStrictEqual(await read(customer, /^Open سجل/), files[1]?.buffer);

  // The desk has the message, and another page of the customer's has the files.
  await desk.open(number);
  await customer.page.reload();
  await customer.launcher.click();
  await expect(given(customer, /^Open отчёт/)).toBeVisible();
});

/** A file of that size that takes no room on the disk. */
async function hollow(folder: string, name: string, size: number): Promise<string> {
  const path = join(folder, name);
  const file = await open(path, 'w');
  await file.truncate(size);
  await file.close();
  return path;
}

test('a real mix: photos as phones make them, documents, archives; nothing of 0 bytes, of 200 MB, or in disguise', async ({
  customer,
  desk,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'vestka-mix-'));
  const whole = { 'IMG_0042.HEIC': some.heic(), 'счёт №7.pdf': some.pdf(), 'журналы.zip': some.zip() };
  const number = await customer.ask(SYMPTOM);
  const of = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
  await choose(customer, [
    ...Object.entries(whole).map(([name, buffer]) => of(name, buffer)),
    of('kassa.log', some.log()),
    of('nothing.bin', Buffer.alloc(0)),
    of('photo.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')),
    of('фото\u200f\u202egpj.exe', some.noise(500)),
  ]);
  const asked: string[] = [];
  customer.page.on('request', (request) => asked.push(request.postData() ?? ''));
  await choose(customer, [await hollow(folder, 'disk.img', 200 * 1024 * 1024)]);
  await expect(attached(customer)).toHaveText([
    /^IMG_0042\.HEIC.*attached/,
    /^счёт №7\.pdf.*attached/,
    /^журналы\.zip.*attached/,
    /^kassa\.log.*attached/,
    /^nothing\.bin.*This file is empty\./,
    /^photo\.jpg.*Files of this type are not taken\./,
    /^фотоgpj\.exe.*attached/,
    /^disk\.img.*Too large\./,
  ]);
  expect(
    asked.every((body) => body.length < 1000),
    'nothing of what is refused is sent',
  ).toBe(true);
  await expectNoFaults(customer.page, 'files that were taken and refused');
  for (const name of ['nothing.bin', 'photo.jpg', 'disk.img']) {
    await customer.button(`Remove: ${name}`).click();
  }
  await expect(attached(customer)).toHaveCount(5);
  await customer.write('All that I have.');
  await expect(given(customer, /^Open фотоgpj\.exe/)).toBeVisible();
  await expectNoFaults(customer.page, 'files that were given');
  for (const [name, bytes] of Object.entries(whole)) {
    deepStrictEqual(await read(customer, new RegExp(`^Open ${name}`)), bytes);
  }
  await desk.open(number);
  const shown = desk.timeline.getByRole('list', { name: 'Files' });
  await expect(shown.getByRole('button')).toHaveText([
    /IMG_0042\.HEIC/,
    /счёт №7\.pdf/,
    /журналы\.zip/,
    /kassa\.log/,
    /фото.gpj\.exe/,
  ]);
  await rm(folder, { recursive: true });
});

test('a connection that is lost in the middle is waited for, and the message goes when the files are there', async ({
  customer,
}) => {
  await customer.ask(SYMPTOM);
  let pieces = 0;
  await customer.page.route(/\/v1\/attachments\/.*offset/, async (route) => {
    pieces += 1;
    if (pieces === 2) await customer.page.context().setOffline(true);
    await route.continue().catch(() => {});
  });
  const log = text('server.log', 3_000_000);
  await choose(customer, [log]);
  await expect(attached(customer)).toContainText('Waiting for the connection');
  await expect(attached(customer)).toContainText(/\d+% sent/);
  await customer.write('Here is the log.');
  await expect(customer.panel).toContainText('Sending when the files are there.');
  await customer.page.unrouteAll({ behavior: 'ignoreErrors' });
  await customer.page.context().setOffline(false);
  const message = customer.path.getByRole('listitem').filter({ hasText: 'Here is the log.' });
  await expect(message).toContainText('server.log');
  await expect(message).not.toContainText('Not sent');
  deepStrictEqual(await read(customer, /^Open server\.log/), log.buffer);
  await expect(customer.panel).not.toContainText('Sending when');
});

test('under a strict content security policy pictures are shown, and nothing is violated', async ({
  browse,
  vestka,
}) => {
  const { url } = vestka;
  const policy =
    `default-src 'none'; script-src 'nonce-x' ${url}; style-src 'none'; ` +
    `connect-src ${url} ${url.replace('http', 'ws')}; require-trusted-types-for 'script'; trusted-types 'none'`;
  const vendor = await startVendor({
    '/': {
      html: shopPage({ ...vestka, attributes: 'nonce="x"' }),
      headers: { 'content-security-policy': policy },
    },
  });
  const page = await browse();
  const bytes = await picture(page, 'png');
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      told.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.ask(SYMPTOM);
  await choose(customer, [{ name: 'shop.png', mimeType: 'image/png', buffer: bytes }]);
  const width = (canvas: Locator) => canvas.evaluate((canvas) => (canvas as HTMLCanvasElement).width);
  await expect.poll(() => width(attached(customer).locator('canvas'))).toBe(400);
  await customer.button('Crop or black out: shop.png').click();
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  await editor.getByRole('button', { name: 'Black out', exact: true }).press('Enter');
  await editor.getByRole('button', { name: 'Attach picture' }).click();
  await expect(attached(customer)).toContainText('attached');
  await customer.button('Send').click();
  await expect.poll(() => width(given(customer, /^Open shop\.png/).locator('canvas'))).toBe(400);
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([]);
  await vendor.close();
});

test('files are dropped on the panel, also the first ones, and only files', async ({ customer }) => {
  await customer.ask(SYMPTOM);
  const drag = (type: string, name?: string) =>
    customer.panel.evaluate(
      (dialog, [type, name]) => {
        const dataTransfer = new DataTransfer();
        if (name) dataTransfer.items.add(new File(['of a log'], name));
        else dataTransfer.setData('text/plain', 'words');
        // What is dragged cannot be read before it is dropped.
        if (type !== 'drop') Object.defineProperty(dataTransfer, 'files', { value: [] });
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        return !(dialog.querySelector('h1') as Element).dispatchEvent(event);
      },
      [type, name] as const,
    );
  // Nothing of it was fetched so far.
  expect(await drag('dragover', 'first.log')).toBe(true);
  expect(await drag('drop', 'first.log')).toBe(true);
  await expect(attached(customer)).toHaveText([/first\.log.*attached/]);
  expect(await drag('dragover', 'second.log')).toBe(true);
  const zone = customer.panel.getByText('Drop the files here');
  await expect(zone).toBeVisible();
  await drag('dragleave', 'second.log');
  await expect(zone).toHaveCount(0);
  expect(await drag('dragover')).toBe(false);
  await expect(zone).toHaveCount(0);
  await drag('dragover', 'second.log');
  await drag('drop', 'second.log');
  await expect(zone).toHaveCount(0);
  await expect(attached(customer)).toHaveText([/first\.log.*attached/, /second\.log.*attached/]);
});

test('the next page goes on with what was begun, and sends what waits for it', async ({
  customer,
  vendor,
}) => {
  const { page } = customer;
  await customer.ask(SYMPTOM);
  const done = text('done.log', 1000);
  const log = text('server.log', 3_000_000);
  await choose(customer, [done]);
  await expect(attached(customer)).toContainText('attached');
  let pieces = 0;
  await page.route(/\/v1\/attachments\/.*offset/, async (route) => {
    pieces += 1;
    // The second never arrives.
    if (pieces < 2) await route.continue();
  });
  await choose(customer, [log]);
  await expect(attached(customer).nth(1)).toContainText(/\d+% sent/);
  await customer.write('Both logs.');
  await expect(customer.panel).toContainText('Sending when the files are there.');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.goto(vendor.url);
  // By itself, before the panel is opened.
  await page.waitForRequest((request) => request.url().endsWith('/messages'));
  await customer.open();
  const message = customer.path.getByRole('listitem').filter({ hasText: 'Both logs.' });
  await expect(message).toContainText('done.log');
  await expect(message).toContainText('server.log');
  deepStrictEqual(await read(customer, /^Open server\.log/), log.buffer);
  await expect(attached(customer)).toHaveCount(0);
  await expect(customer.field('Write a message')).toHaveValue('');
});
