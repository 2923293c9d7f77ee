import type { Page } from '@playwright/test';
import { report, word } from './support/story.ts';
import { expect, test } from './support/test.ts';

const MARKUP = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const hostile = [
  MARKUP,
  '</textarea></style><svg onload="window.hit=1">',
  '{{constructor.constructor("window.hit=1")()}} #{window.hit=1}',
  'javascript:window.hit=1 &lt;b&gt;&amp; %s %d \\u202e',
  'שלום مرحبا ‮txt.exe 👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  'W'.repeat(400),
].join('\n');

/** What hostile words would have left behind. */
const harm = (page: Page) =>
  page.evaluate(() => {
    const roots = [document, document.querySelector('vestka-widget')?.shadowRoot].filter(Boolean);
    const made = roots.flatMap((root) => [
      ...(root as ParentNode).querySelectorAll('img, script:not([src]), svg[onload], iframe'),
    ]);
    const wide = roots.flatMap((root) =>
      [...(root as ParentNode).querySelectorAll('main, dialog, .body, .reading, .side')].filter(
        (part) => part.scrollWidth > part.clientWidth + 1,
      ),
    );
    return {
      hit: (window as { hit?: number }).hit,
      made: made.map((one) => one.outerHTML),
      wide: wide.map(({ className }) => className),
    };
  });
const none = { hit: undefined, made: [], wide: [] };

test('words are shown as they were written, whatever stands in them', async ({ customer, desk }) => {
  await customer.open();
  await customer.panel.getByText('Add details').click();
  await customer.field('What shall we call you?').fill(MARKUP);
  await customer.field('What happened?').fill(hostile);
  await customer.button('Send request').click();
  await expect(customer.path).toContainText(MARKUP);
  await expect(customer.panel.getByRole('heading', { level: 1 })).toContainText('<img src=x');
  expect(await harm(customer.page)).toEqual(none);

  await desk.page.setViewportSize({ width: 1280, height: 800 });
  await desk.open('#1001');
  await expect(desk.timeline).toContainText(MARKUP);
  // However long the title and the name: the words that are to be answered have their room, and are in sight.
  const heightOf = async (part: string) => (await desk.page.locator(part).boundingBox())?.height ?? 0;
  expect((await heightOf('.reading')) - (await heightOf('.head'))).toBeGreaterThan(220);
  await expect(desk.timeline.getByText('window.hit=1').first()).toBeInViewport();
  await expect(desk.page.getByRole('complementary')).toContainText('<img src=x');
  await desk.tell({ ...word, now: MARKUP, message: hostile.slice(0, 300) });
  await desk.note(`${MARKUP} ${'W'.repeat(300)}`);
  await expect(customer.fact('Right now')).toContainText(MARKUP);
  const form = await desk.fillReport({ ...report, cause: hostile, done: hostile, technical: hostile });
  await expect(form).toContainText(MARKUP);
  expect(await harm(desk.page)).toEqual(none);
  await form.getByRole('button', { name: 'Publish report' }).click();
  await customer.button('Read the report').first().click();
  await expect(customer.panel.getByRole('article')).toContainText(MARKUP);
  for (const { page } of [customer, desk]) expect(await harm(page)).toEqual(none);
});

test('what others wrote into the page’s storage is not believed', async ({ customer, vendor }) => {
  await customer.ask('Checkout refuses my card');
  const { page } = customer;
  const errors: Error[] = [];
  page.on('pageerror', (error) => errors.push(error));
  const names = await page.evaluate(() => Object.keys(localStorage));
  expect(names.length).toBeGreaterThan(2);
  const planted = { type: 'img', props: { src: 'x', onError: 'window.hit=1' } };
  for (const junk of ['', '{', 'null', '[]', '{"a":1}', '"text"', '17', JSON.stringify([planted, planted])]) {
    await page.evaluate(
      ([keys, value]) => {
        for (const key of keys) if (!key.endsWith(':session')) localStorage.setItem(key, value);
      },
      [names, junk] as const,
    );
    await page.goto(vendor.url);
    await customer.open();
    await expect(customer.panel.getByRole('button').first()).toBeVisible();
  }
  expect(await harm(page)).toEqual(none);
  expect(errors).toEqual([]);
});
