import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { DemoServer } from './support/child.ts';
import { Customer } from './support/customer.ts';
import { Desk } from './support/desk.ts';
import { tellTheStory, word } from './support/story.ts';
import { expect, test } from './support/test.ts';
import { serve } from './support/vendor.ts';

const example = (path: string) => fileURLToPath(new URL(`../examples/${path}`, import.meta.url));

test('examples/npm: built by a bundler from the published packages, the story is the same', async ({
  browse,
  desk,
  vestka,
}) => {
  test.slow();
  const outDir = await mkdtemp(join(tmpdir(), 'vestka-npm-'));
  await build({ root: example('npm'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };
  const app = await serve(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://unused');
    const file = join(outDir, pathname === '/' ? 'index.html' : pathname);
    const body = await readFile(file).catch(() => null);
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain' }).end(body);
  });
  const page = await browse();
  await page.goto(`${app.url}/?url=${vestka.url}&key=${vestka.key}`);
  const customer = new Customer(page);
  // The application has a button of its own; the story goes through the launcher.
  await page.getByRole('button', { name: 'Get help' }).click();
  await expect(customer.panel).toBeVisible();
  await customer.button('Close').click();
  await tellTheStory(customer, desk);
  // The application followed the promise by an event.
  await expect(page.locator('#status')).toContainText('#1001: next word by');
  await app.close();
  await rm(outDir, { recursive: true, force: true });
});

test('examples/script-tag: one line on any page', async ({ browse, desk, vestka }) => {
  const env = { ...process.env, PORT: '0', VESTKA_URL: vestka.url, VESTKA_KEY: vestka.key };
  const shop = spawn(process.execPath, [example('script-tag/serve.ts')], { env });
  const [url] = await once(createInterface({ input: shop.stdout }), 'line');
  const page = await browse();
  await page.goto(String(url));
  const customer = new Customer(page);
  await page.getByRole('button', { name: 'Something is wrong' }).click();
  await expect(customer.field('What happened?')).toBeFocused();
  await customer.button('Close').click();
  await tellTheStory(customer, desk);
  shop.kill();
  await once(shop, 'exit');
});

test('vestka demo: a shop and a desk to try at once', async ({ browser }) => {
  const data = await mkdtemp(join(tmpdir(), 'vestka-demo-'));
  const server = new DemoServer(data);
  const ready = await server.start();
  const context = await browser.newContext();
  const customer = new Customer(await context.newPage());
  await customer.page.goto(ready.demo);
  const number = await customer.ask('The mint arrived without its box');
  const desk = new Desk(await context.newPage());
  await desk.logIn(ready.url, ready.agent);
  await desk.open(number);
  await desk.tell(word);
  await expect(customer.path).toContainText(word.message);
  await context.close();
  await server.kill('SIGTERM');
  await rm(data, { recursive: true, force: true });
});
