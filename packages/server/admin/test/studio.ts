// Where the galleries take their pictures: the page's source as Vite serves it, and a browser.
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { createServer } from 'vite';
import { browserArgs, browserPath } from '../../../../scripts/ensure-browser.ts';

/**
 * When nothing is being asked and everything that was told is on the screen: the clients of the galleries answer at
 * once, so that this is two frames, and the end of what the page itself says to be busy with.
 */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await document.fonts.ready;
    await frame();
    await frame();
  });
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

export interface Studio {
  /** A fresh page of the gallery; what goes wrong in it is printed under the picture's name. */
  open(path: string, name: string, options: BrowserContextOptions): Promise<[Page, BrowserContext]>;
  close(): Promise<void>;
}

export async function studio(): Promise<Studio> {
  const server = await createServer({
    configFile: join(import.meta.dirname, '../vite.config.ts'),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Scanned before the setting above is known.
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, host: '127.0.0.1' },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
  return {
    async open(path, name, options) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
      page.on(
        'console',
        (message) => message.type() === 'error' && console.error(`${name}: ${message.text()}`),
      );
      page.setDefaultTimeout(5000);
      // The first page waits for all that it is made of to be translated.
      await page.goto(`http://127.0.0.1:${port}/admin/test/${path}`, { timeout: 60_000 });
      return [page, context];
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
