import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hono } from 'hono';
import { shopPage } from '../pages/demo/shop.ts';
import { ADMIN_PAGE, DEMO_PAGE } from '../paths.ts';
import type { Bindings } from './api.ts';
import { Assets } from './assets.ts';
import { tongueIn } from './letters/answer.ts';

const SHORT = 'public, max-age=300';
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Any vendor's page may load the widget's files. */
const ANY_PAGE = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

const ADMIN_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** What browsers load: the widget, the admin page and, in the demo, a vendor's page. */
export function mountPages(app: Hono<Bindings>, demoKey: string | undefined): void {
  const widget = folder(widgetFolder());
  app.get(
    '/vestka.js',
    async (c) =>
      (await widget?.answer('vestka.js', c.req.raw, { ...ANY_PAGE, 'Cache-Control': SHORT })) ?? c.notFound(),
  );
  app.get('/assets/:name', async (c) => {
    const name = `assets/${c.req.param('name')}`;
    return (
      (await widget?.answer(name, c.req.raw, { ...ANY_PAGE, 'Cache-Control': FOR_EVER })) ?? c.notFound()
    );
  });

  const admin = folder(fileURLToPath(ADMIN_PAGE));
  app.get('/admin', (c) => c.redirect('/admin/'));
  app.get('/admin/*', async (c) => {
    const name = c.req.path.slice('/admin/'.length) || 'index.html';
    const hashed = name.startsWith('assets/');
    const headers = { ...ADMIN_HEADERS, 'Cache-Control': hashed ? FOR_EVER : 'no-cache' };
    return (await admin?.answer(name, c.req.raw, headers)) ?? c.notFound();
  });

  if (demoKey === undefined) return;
  const page = join(fileURLToPath(DEMO_PAGE), 'index.html');
  app.get('/demo', (c) => {
    c.header('Vary', 'Accept-Language');
    return c.html(shopPage(readFileSync(page, 'utf8'), demoKey, tongueIn(c)));
  });
  app.get('/', (c) => c.redirect('/demo'));
}

const widgetFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@vestka/widget/package.json')), 'dist', 'cdn');

/** Missing before the first build: then these addresses answer 404, and the API runs all the same. */
const folder = (path: string): Assets | undefined => (existsSync(path) ? new Assets(path) : undefined);
