import config from '../playwright.config.ts';
import { expectNoFaults } from './support/axe.ts';
import { Customer } from './support/customer.ts';
import { attached, choose, picture, pixelsOf, read, text, withExif } from './support/files.ts';
import { SYMPTOM } from './support/story.ts';
import { expect, test } from './support/test.ts';

const { launchOptions } = config.use ?? {};
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--auto-accept-this-tab-capture'],
  },
});

test('a picture is cropped and blacked out by keyboard, in its pixels, and nothing else of the file is left', async ({
  customer,
}) => {
  await customer.ask(SYMPTOM);
  const photo = withExif(await picture(customer.page, 'jpeg'), 'GPS 52.5 N 13.4 E');
  await customer.button('Attach files').press('Enter');
  await customer.button('Screenshot').press('Enter');
  const editor = customer.page.getByRole('dialog', { name: 'Screenshot' });
  const chooser = customer.page.waitForEvent('filechooser');
  await editor.getByRole('button', { name: 'Choose a picture' }).press('Enter');
  await (await chooser).setFiles([{ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo }]);

  const area = (name: string) => editor.getByRole('button', { name: new RegExp(`^${name}: \\d`) });
  await editor.getByRole('button', { name: 'Black out', exact: true }).press('Enter');
  // In the middle: 120 × 90 at 140, 105. Moved by 4 and made larger by 4, a hundredth of the picture at a time.
  await expect(area('Black-out 1')).toBeFocused();
  await customer.page.keyboard.press('ArrowLeft');
  await customer.page.keyboard.press('Shift+ArrowDown');
  await expect(area('Black-out 1')).toHaveAccessibleName(
    /^Black-out 1: 136 left, 105 top, 120 × 94 pixels\./,
  );
  await editor.getByRole('button', { name: 'Crop', exact: true }).press('Enter');
  await expect(area('Crop')).toHaveAccessibleName(/^Crop: 40 left, 30 top, 320 × 240 pixels\./);
  await editor.getByRole('button', { name: 'Black out', exact: true }).press('Enter');
  await expect(area('Black-out 2')).toBeFocused();
  await editor.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(area('Black-out 2')).toHaveCount(0);
  await expectNoFaults(customer.page, 'the picture being edited');
  await editor.getByRole('button', { name: 'Attach picture' }).press('Enter');
  await expect(attached(customer)).toContainText(/photo\.png.*attached/);
  await customer.button('Send').press('Enter');

  const bytes = await read(customer, /^Open photo\.png/);
  expect(bytes.includes('GPS')).toBe(false);
  expect(bytes.includes('Exif')).toBe(false);
  // The black-out begins at 136 - 40 = 96 and 105 - 30 = 75.
  const { width, height, colours } = await pixelsOf(customer.page, bytes, [
    [96, 75],
    [215, 168],
    [95, 75],
    [96, 74],
    [216, 168],
    [215, 169],
  ]);
  expect([width, height]).toEqual([320, 240]);
  expect(colours.slice(0, 2)).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  for (const colour of colours.slice(2)) expect(Math.max(...colour)).toBeGreaterThan(240);
});

test('an attached picture is blacked out by finger on a phone', async ({ browse, vendor }) => {
  const page = await browse({ viewport: { width: 375, height: 667 }, hasTouch: true, isMobile: true });
  await page.goto(vendor.url);
  const customer = new Customer(page);
  await customer.ask(SYMPTOM);
  await choose(customer, [
    { name: 'снимок.png', mimeType: 'image/png', buffer: await picture(page, 'png') },
    text('a very long name of a log that does not fit on one line of a phone at all.log', 20),
  ]);
  await expect(attached(customer)).toHaveText([/снимок\.png.*attached/, /\.log.*attached/]);
  const width = () => customer.panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(await width()).toBe(0);
  await expectNoFaults(page, 'files on a phone');

  await customer.panel.getByRole('button', { name: 'Crop or black out: снимок.png' }).tap();
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  const canvas = editor.getByRole('img');
  await expect(canvas).toBeVisible();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  // Half of it, to the right: that is where it is red.
  const cdp = await page.context().newCDPSession(page);
  // A finger takes its time: of a drag that ends at full speed the browser makes a fling, and of the next tap its end.
  let timestamp = Date.now() / 1000 - 1;
  const touch = async (type: string, x: number, y: number) => {
    timestamp += 0.25;
    const touchPoints = type === 'touchEnd' ? [] : [{ x: box.x + box.width * x, y: box.y + box.height * y }];
    await cdp.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints, timestamp });
  };
  // From just above the picture: it begins at its edge.
  await touch('touchStart', 0.5, -0.02);
  await touch('touchMove', 0.8, 0.5);
  await touch('touchMove', 1.01, 0.98);
  await touch('touchEnd', 0, 0);
  await expect(editor.getByRole('button', { name: /^Black-out 1: 200 left, 0 top, / })).toBeVisible();
  // The picture stays where it was.
  expect(await canvas.boundingBox()).toEqual(box);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await editor.getByRole('button', { name: 'Attach picture' }).tap();
  await expect(attached(customer)).toHaveText([/\.log/, /снимок\.png.*attached/]);
  await customer.button('Send').tap();
  const bytes = await read(customer, /^Open снимок\.png/);
  const { width: wide, colours } = await pixelsOf(page, bytes, [
    [300, 150],
    [100, 150],
  ]);
  expect(wide).toBe(400);
  expect(colours).toEqual([
    [0, 0, 0],
    [255, 255, 255],
  ]);
});

test('the picture of the page is without the widget, and the sharing ends with it', async ({ customer }) => {
  const { page } = customer;
  await customer.ask(SYMPTOM);
  await page.addStyleTag({ content: 'body { background: #00f }' });
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const share = mediaDevices.getDisplayMedia.bind(mediaDevices);
    mediaDevices.getDisplayMedia = async (options) => {
      const stream = await share(options);
      Object.assign(window, { stream });
      return stream;
    };
  });
  await customer.button('Attach files').click();
  await customer.button('Screenshot').click();
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  await editor.getByRole('button', { name: 'Take a picture of the screen' }).click();
  await editor.getByRole('button', { name: 'Attach picture' }).click();
  await expect(attached(customer)).toContainText(/screenshot\.png.*attached/);
  const states = () =>
    page.evaluate(() =>
      (window as unknown as { stream: MediaStream }).stream.getTracks().map(({ readyState }) => readyState),
    );
  expect(await states()).toEqual(['ended']);
  await customer.button('Send').click();
  const bytes = await read(customer, /^Open screenshot\.png/);
  const panel = await customer.panel.boundingBox();
  if (!panel) throw new Error('The panel is not shown.');
  const { width } = await pixelsOf(page, bytes, []);
  const scale = width / (page.viewportSize()?.width ?? 1);
  const { colours } = await pixelsOf(page, bytes, [
    [Math.round((panel.x + 20) * scale), Math.round((panel.y + panel.height / 2) * scale)],
    [Math.round((panel.x + panel.width / 2) * scale), Math.round((panel.y + 60) * scale)],
  ]);
  for (const [red, , blue] of colours) {
    expect(red).toBeLessThan(10);
    expect(blue).toBeGreaterThan(245);
  }
});
test('a screen that is not given is said, and a picture can be pasted instead', async ({ customer }) => {
  const { page } = customer;
  await customer.ask(SYMPTOM);
  const editor = page.getByRole('dialog', { name: 'Screenshot' });
  const take = async () => {
    await customer.button('Attach files').click();
    await customer.button('Screenshot').click();
    await editor.getByRole('button', { name: 'Take a picture of the screen' }).click();
  };
  // While the browser asks, there is a way back; a screen that is given then is given to nobody.
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () =>
      new Promise((give) => {
        const stream = document.createElement('canvas').captureStream();
        Object.assign(window, { stream, give: () => give(stream) });
      });
  });
  const late = () =>
    page.evaluate(async () => {
      const { stream, give } = window as unknown as { stream: MediaStream; give(): void };
      give();
      const [track] = stream.getTracks();
      while (track?.readyState === 'live') await new Promise(requestAnimationFrame);
    });
  for (const way of ['Cancel', 'Escape']) {
    await take();
    if (way === 'Escape') await page.keyboard.press(way);
    else await editor.getByRole('button', { name: way }).click();
    await expect(editor).toHaveCount(0);
    await late();
    await expect(editor).toHaveCount(0);
  }

  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      throw new DOMException('', 'NotAllowedError');
    };
  });
  await take();
  await expect(editor.getByRole('alert')).toHaveText(
    'The browser gave no picture. You can choose or paste one.',
  );
  const bytes = await picture(page, 'png');
  const paste = (type: string, bytes: number[]) =>
    editor.evaluate(
      (dialog, [type, bytes]) => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type }));
        dialog.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
      },
      [type, bytes] as const,
    );
  await paste('image/png', [1, 2, 3]);
  await expect(editor.getByRole('alert')).toHaveText('This picture cannot be read here.');
  await paste('image/png', [...bytes]);
  await expect(editor.getByRole('img')).toBeVisible();
  // What was drawn is taken back first.
  await editor.getByRole('button', { name: 'Black out', exact: true }).press('Enter');
  const area = editor.getByRole('button', { name: /^Black-out 1: \d/ });
  await expect(area).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(area).toHaveCount(0);
  await expect(editor.getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor).toHaveCount(0);
  await expect(customer.panel).toBeVisible();
  await expect(customer.button('Attach files')).toBeFocused();
});
