import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { Customer } from './customer.ts';
import { Desk } from './desk.ts';
import { shopPage, startVendor, type Vendor } from './vendor.ts';
import { startVestka, type Vestka } from './vestka.ts';

export { expect } from '@playwright/test';

/** 14:28 of a Thursday in Berlin, far from any change of clocks. */
export const AT = Date.parse('2026-03-12T13:28:00Z');

interface Options {
  /** The server's clock stands at this time until the test moves it; undefined: real time. */
  at: number | undefined;
}

interface Parts {
  vestka: Vestka;
  /** A plain page with the script tag, on another origin than the server. */
  vendor: Vendor;
  /** A browser of their own, on the vendor's page. */
  customer: Customer;
  /** A browser of their own, logged in. */
  desk: Desk;
  /** Any further browser, closed with the test. */
  browse(options?: BrowserContextOptions): Promise<Page>;
  /** Lets time pass, for the server and for every page. */
  pass(ms: number): Promise<void>;
}

const where = { locale: 'en-GB', timezoneId: 'Europe/Berlin' };

/** A page whose clock starts where the server's stands. */
async function newPage(
  browser: Browser,
  at: number | undefined,
  options?: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ ...where, ...options });
  if (at !== undefined) await context.clock.install({ time: at });
  return context.newPage();
}

export const test = base.extend<Options & Parts>({
  at: [undefined, { option: true }],
  vestka: async ({ at }, use) => {
    const vestka = await startVestka({ at });
    await use(vestka);
    await vestka.close();
  },
  vendor: async ({ vestka }, use) => {
    const vendor = await startVendor({ '/': { html: shopPage(vestka) } });
    await use(vendor);
    await vendor.close();
  },
  browse: async ({ browser, vestka }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const page = await newPage(browser, vestka.clock?.now(), options);
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  customer: async ({ browse, vendor }, use) => {
    const page = await browse();
    await page.goto(vendor.url);
    await use(new Customer(page));
  },
  desk: async ({ browse, vestka }, use) => {
    const desk = new Desk(await browse({ viewport: { width: 1440, height: 900 } }));
    await desk.enter(vestka.url);
    await use(desk);
  },
  pass: async ({ browser, vestka }, use) => {
    await use(async (ms) => {
      await vestka.clock?.moveBy(ms);
      for (const context of browser.contexts()) {
        await context.clock.fastForward(ms);
        // What the server said between the two jumps was of another time: as after a sleep, each page asks it again.
        for (const page of context.pages())
          await page.evaluate(() => void dispatchEvent(new Event('pageshow'))).catch(() => {});
      }
    });
  },
});
