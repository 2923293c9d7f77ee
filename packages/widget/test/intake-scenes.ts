import type { Page } from '@playwright/test';
import type { Found } from '@vestka/sdk';
import { NOW, resolved, ticket } from './fixtures.ts';
import { added, answer, found, foundAr, foundRu, longFound, nothing } from './intake-fixtures.ts';
import type { Scene } from './scene.ts';

const QUESTION = '#what';

const write =
  (words: string, reply: Found | Error = found, path = '/answers?') =>
  async (page: Page): Promise<void> => {
    await page.evaluate(
      ([found, answer]) => {
        window.client.replies = { '/answers?': found, '/answers/': { answer } };
        window.widget.open();
      },
      [reply, answer] as const,
    );
    await page.locator(QUESTION).fill(words);
    await page.locator(path === '/answers?' && reply !== nothing ? '.found' : '.seg').waitFor();
  };
const row = (page: Page, at: number) => page.locator('.found .row').nth(at).click();
const locales = ['en-GB', 'ru', 'ar'] as const;
const WORDS = {
  'en-GB': 'My card is refused on the payment page',
  ru: 'Карта не проходит на странице оплаты',
  ar: 'تُرفض بطاقتي في صفحة الدفع',
};
const FOUND = { 'en-GB': found, ru: foundRu, ar: foundAr };

const unfold = (page: Page) => page.locator('details summary').first().click();
const fillIn = async (page: Page) => {
  await write(WORDS['en-GB'], nothing)(page);
  await unfold(page);
  await page.getByRole('textbox', { name: 'Since when?' }).fill('Since the update of this morning');
  await page
    .getByRole('textbox', { name: 'What did you expect instead?' })
    .fill('The card is taken, as with every order of last week.');
};
const consent = async (page: Page) => {
  await page.evaluate(() => {
    console.error('TypeError: Cannot read properties of undefined (reading “country”)');
    console.error('POST https://shop.example/api/pay failed: 502');
  });
  await page.locator('.tick input').check();
  await page.locator('.context li').first().waitFor();
  await page.locator('.context').evaluate((it) => it.scrollIntoView({ block: 'end' }));
};

const many = [
  ticket(),
  { ...resolved(), id: 'tk_0000000000000003', number: 977, subject: 'Newsletter arrives twice' },
  { ...ticket(), id: 'tk_0000000000000005', number: 1021, subject: 'Invoice has the wrong address' },
  {
    ...resolved({
      status: 'closed',
      closesAt: null,
      closedBecause: 'accepted',
      activity: { code: 'closed' },
    }),
    id: 'tk_0000000000000004',
    number: 950,
    subject: 'Card refused in the shop of Lyon',
  },
];
const search = (words: string, reply: Found) => async (page: Page) => {
  await page.evaluate((found) => {
    window.client.replies = { '/answers?': found };
    window.widget.open();
  }, reply);
  await page.getByRole('button', { name: /^(Back|Назад|رجوع)$/ }).click();
  await page.getByRole('searchbox').fill(words);
  if (reply !== nothing) await page.locator('search .row').first().waitFor();
};

/** Every state of a request that is being written, and of the search among own ones. */
export const intakeScenes: Scene[] = [
  ...locales.flatMap((locale): Scene[] => {
    const scene = {
      options: { locale, app: '4.2.1', errors: true },
      act: write(WORDS[locale], FOUND[locale]),
    };
    const more = {
      ...scene,
      act: async (page: Page) => {
        await write(WORDS[locale], nothing)(page);
        await unfold(page);
        await page.locator('.field').nth(3).waitFor();
      },
    };
    const context = {
      ...scene,
      act: async (page: Page) => {
        await write(WORDS[locale], nothing)(page);
        await consent(page);
      },
    };
    const reading = {
      ...scene,
      act: async (page: Page) => {
        await scene.act(page);
        await row(page, 1);
        await page.locator('.open article').waitFor();
      },
    };
    const thanks = {
      ...scene,
      act: async (page: Page) => {
        await reading.act(page);
        await page.locator('.open .acts button').first().click();
        await page.locator('h1[tabindex]').waitFor();
      },
    };
    return [
      { ...scene, name: `found-${locale}` },
      { ...scene, name: `found-${locale}-phone-dark`, phone: true, dark: true },
      { ...more, name: `intake-${locale}` },
      { ...more, name: `intake-${locale}-phone-dark`, phone: true, dark: true },
      { ...context, name: `context-${locale}` },
      { ...context, name: `context-${locale}-phone-dark`, phone: true, dark: true },
      { ...reading, name: `answer-${locale}` },
      { ...reading, name: `answer-${locale}-phone-dark`, phone: true, dark: true },
      { ...thanks, name: `thanks-${locale}` },
      {
        name: `search-${locale}`,
        options: { locale },
        state: { tickets: many },
        act: search(locale === 'en-GB' ? 'card' : '950', FOUND['en-GB']),
      },
    ];
  }),
  ...locales.map(
    (locale): Scene => ({
      name: `added-${locale}`,
      options: { locale },
      state: { tickets: [ticket()], timelines: { [ticket().id]: added } },
      act: async (page) => {
        await page.evaluate(() => window.widget.showTicket('tk_0000000000000001'));
        await page.locator('.added summary').click();
        await page.locator('.added').evaluate((it) => it.scrollIntoView({ block: 'end' }));
      },
    }),
  ),
  { name: 'intake-filled', act: fillIn },
  {
    name: 'found-problem',
    act: async (page) => {
      await write(WORDS['en-GB'])(page);
      await row(page, 0);
    },
  },
  {
    name: 'found-problem-phone-ru',
    phone: true,
    options: { locale: 'ru' },
    act: async (page) => {
      await write(WORDS.ru, foundRu)(page);
      await row(page, 0);
    },
  },
  { name: 'found-long', act: write(WORDS['en-GB'], longFound) },
  { name: 'found-long-phone', phone: true, act: write(WORDS['en-GB'], longFound) },
  {
    name: 'found-with-problem',
    act: async (page) => {
      await write(WORDS['en-GB'])(page);
      await page.evaluate(() => {
        const draft = JSON.parse(localStorage['vestka:pk_gallery:draft']);
        localStorage['vestka:pk_gallery:draft'] = JSON.stringify({
          ...draft,
          problem: 'pb_0000000000000001',
        });
        window.client.set({});
      });
    },
  },
  {
    name: 'answer-failed',
    act: async (page) => {
      await write(WORDS['en-GB'])(page);
      await page.evaluate(() => {
        window.client.replies['/answers/'] = Object.assign(new Error('offline'), { code: 'offline' });
      });
      await row(page, 1);
      await page.locator('.open .wrong').waitFor();
    },
  },
  {
    name: 'search-none',
    state: { tickets: many },
    act: async (page) => {
      await search('zebra', nothing)(page);
      await page.getByRole('paragraph').filter({ hasText: 'Nothing found' }).waitFor();
    },
  },
  {
    name: 'search-offline',
    state: { tickets: many, connection: 'offline', seenAt: NOW - 60_000 },
    act: search('card', found),
  },
  {
    name: 'search-phone-dark',
    phone: true,
    dark: true,
    state: { tickets: many },
    act: search('card', found),
  },
];
