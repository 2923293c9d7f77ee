import type { Browser, CDPSession, Page } from '@playwright/test';

const WHO = { email: 'anna@northwind.example', password: 'northwind-bench' };
const FIRST_ROW = '.rows .row a[data-row]';

/** The agents' page with its queue, in a browser. */
export interface Desk {
  readonly page: Page;
  /** From the load of the page to its first rows on the screen, milliseconds. */
  readonly firstRows: number;
  /** Main-thread time since the page was opened, milliseconds. */
  busy(): Promise<number>;
  /** The longest task above 50 ms since the last call, or 0. */
  longest(): Promise<number>;
  /** Scrolls until so many rows are read. */
  readAll(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Runs in the page before anything else: notes when the first row is painted, and each long task. */
function watch(selector: string): void {
  const noted = { first: 0, longest: 0 };
  Object.assign(window, { noted });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longest = Math.max(noted.longest, duration);
  }).observe({ type: 'longtask' });
  const look = () => {
    const there = document.querySelector(selector) !== null;
    // The frame after the one that drew it.
    requestAnimationFrame(there ? () => Object.assign(noted, { first: performance.now() }) : look);
  };
  requestAnimationFrame(look);
}

type Noted = { noted: { first: number; longest: number } };

export async function openDesk(browser: Browser, url: string): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  // Logged in before: what is timed is the desk, not the password's hash.
  const login = await page.request.post(`${url}/v1/agent/sessions`, { data: WHO, headers: { origin: url } });
  if (!login.ok()) throw new Error(`The log-in was refused: ${await login.text()}`);
  await page.addInitScript(watch, FIRST_ROW);
  await page.goto(`${url}/admin/#/?scope=all`);
  await page.waitForFunction(() => (window as unknown as Noted).noted.first > 0);
  const firstRows = await page.evaluate(() => (window as unknown as Noted).noted.first);
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return {
    page,
    firstRows,
    async busy() {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
    },
    longest: () =>
      page.evaluate(() => {
        const { noted } = window as unknown as Noted;
        const { longest } = noted;
        noted.longest = 0;
        return longest;
      }),
    async readAll(count) {
      await page.waitForFunction(
        ([wanted]) => {
          const list = document.querySelector('#queue-list') as HTMLElement;
          const size = Number(document.querySelector('.row')?.getAttribute('aria-setsize'));
          if (size < (wanted as number)) list.scrollTop = list.scrollHeight;
          else list.scrollTop = 0;
          return size >= (wanted as number) && list.scrollTop === 0;
        },
        [count],
        { timeout: 180_000 },
      );
    },
    close: () => context.close(),
  };
}
