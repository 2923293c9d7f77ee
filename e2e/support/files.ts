import type { Page } from '@playwright/test';
import type { Customer } from './customer.ts';
import { expect } from './test.ts';

export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const text = (name: string, size: number): Upload => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('A line of a log.\n'.repeat(Math.ceil(size / 17)).slice(0, size)),
});

/** A page that is white on the left and red on the right, as a picture. */
export const picture = async (
  page: Page,
  type: 'png' | 'jpeg',
  size = { width: 400, height: 300 },
): Promise<Buffer> => {
  const other = await page.context().newPage();
  await other.setViewportSize(size);
  await other.setContent(
    '<style>body{margin:0;background:linear-gradient(90deg,#fff 50%,#f00 50%)}</style><body></body>',
  );
  const bytes = await other.screenshot({ type, scale: 'css' });
  await other.close();
  return bytes;
};

/** Says in a photo where it was taken. */
export const withExif = (jpeg: Buffer, secret: string): Buffer => {
  const body = Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(secret)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

export const attached = ({ panel, says }: Customer) =>
  panel.getByRole('list', { name: says.attached }).getByRole('listitem');
export const given = ({ panel }: Customer, name: string | RegExp) => panel.getByRole('button', { name });

/** @param files made here, or paths on the disk */
export const choose = async (customer: Customer, files: Upload[] | string[]) => {
  const choosing = customer.button('Choose files');
  // A draft that comes back may open the part by itself.
  await expect(async () => {
    if (!(await choosing.isVisible())) await customer.button('Attach files').click({ timeout: 1_000 });
    await expect(choosing).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const chooser = customer.page.waitForEvent('filechooser');
  await choosing.click();
  await (await chooser).setFiles(files as never);
};

/** Opens a file that was given. @returns its bytes */
export const read = async (customer: Customer, name: string | RegExp): Promise<Buffer> => {
  const asked = customer.page
    .context()
    .waitForEvent('request', (request) => request.isNavigationRequest() && request.url().includes('/files/'));
  await given(customer, name).click();
  const response = await fetch((await asked).url());
  expect(response.ok).toBe(true);
  return Buffer.from(await response.arrayBuffer());
};

/** Size and some pixels of a picture. */
export const pixelsOf = (page: Page, bytes: Buffer, points: [number, number][]) =>
  page.evaluate(
    async ([bytes, points]) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const at = ([x, y]: [number, number]) =>
        [...(context?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3);
      return { width: image.width, height: image.height, colours: points.map(at) };
    },
    [[...bytes], points] as const,
  );
