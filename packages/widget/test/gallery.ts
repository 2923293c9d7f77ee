// Draws every state of the widget to PNGs, with a client that has no server:
//   node --conditions=@vestka/source packages/widget/test/gallery.ts [folder] [name…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { cssInline } from '../css-inline.ts';
import { scenes } from './scenes.ts';

const [folder = '/tmp/gallery', ...wanted] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const { outputFiles } = await build({
  entryPoints: [`${import.meta.dirname}/gallery-page.ts`],
  bundle: true,
  format: 'iife',
  write: false,
  conditions: ['@vestka/source'],
  jsx: 'automatic',
  jsxImportSource: '#jsx',
  plugins: [cssInline],
});
const script = outputFiles[0]?.text ?? '';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
});
for (const scene of scenes) {
  if (wanted.length > 0 && !wanted.some((name) => scene.name.includes(name))) continue;
  const context = await browser.newContext({
    viewport: scene.size ?? (scene.phone ? { width: 390, height: 844 } : { width: 560, height: 800 }),
    hasTouch: !!scene.phone,
    isMobile: !!scene.phone,
    colorScheme: scene.dark ? 'dark' : 'light',
    locale: scene.options?.locale ?? 'en-GB',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(scene.name, error.message));
  await page.route('**/*', (route) =>
    route.request().url().includes('widget-config')
      ? route.fulfill({ json: { name: 'Northwind Shop', accent: null } })
      : route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><meta name="viewport" content="width=device-width"><html lang="${scene.options?.locale ?? 'en'}"><style>body{background:${scene.dark ? '#30363c' : '#dfe3e6'}}</style>`,
        }),
  );
  await page.goto('http://gallery.test/');
  await page.addScriptTag({ content: script });
  await page.evaluate(
    ([options, state]) => {
      window.show(options, state);
    },
    [{ url: 'http://gallery.test', ...scene.options }, scene.state ?? {}] as [never, never],
  );
  await scene.act?.(page);
  writeFileSync(`${folder}/${scene.name}.png`, await atRest(page));
  await context.close();
}
await browser.close();

/** The page once it has come to rest: what fades in has done so, and nothing has changed since the last look. */
async function atRest(page: Page): Promise<Buffer> {
  const look = () => page.screenshot({ animations: 'disabled' });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  let seen = await look();
  for (let looks = 0; looks < 20; looks += 1) {
    const now = await look();
    if (now.equals(seen)) break;
    seen = now;
  }
  return seen;
}
