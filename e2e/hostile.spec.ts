import type { Page } from '@playwright/test';
import { Customer } from './support/customer.ts';
import { SYMPTOM, tellTheStory, word } from './support/story.ts';
import { test as base, expect } from './support/test.ts';
import { type Page as Html, scriptTag, shopPage, startVendor } from './support/vendor.ts';
import type { Vestka } from './support/vestka.ts';

/** Opens a page of the vendor's making. */
type Visit = (make: (vestka: Vestka) => Html, before?: (page: Page) => Promise<unknown>) => Promise<Customer>;

const test = base.extend<{ visit: Visit }>({
  visit: async ({ browse, vestka }, use) => {
    const closing: (() => Promise<void>)[] = [];
    await use(async (make, before) => {
      const vendor = await startVendor({ '/': make(vestka) });
      closing.push(vendor.close);
      const page = await browse();
      await before?.(page);
      await page.goto(vendor.url);
      return new Customer(page);
    });
    for (const close of closing) await close();
  },
});

const plain = (vestka: Vestka): Html => ({ html: shopPage(vestka) });

test('under a strict content security policy and Trusted Types nothing is violated', async ({
  desk,
  visit,
}) => {
  const customer = await visit(
    (vestka) => ({
      html: shopPage({ ...vestka, attributes: 'nonce="x"' }),
      headers: {
        'content-security-policy':
          `default-src 'none'; script-src 'nonce-x' ${vestka.url}; style-src 'none'; ` +
          `connect-src ${vestka.url} ${vestka.url.replace('http', 'ws')}; ` +
          "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'",
      },
    }),
    (page) =>
      page.addInitScript(() => {
        const told: string[] = [];
        Object.assign(window, { violations: told });
        document.addEventListener(
          'securitypolicyviolation',
          ({ violatedDirective, blockedURI, sourceFile }) => {
            told.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
          },
        );
      }),
  );
  const console: string[] = [];
  customer.page.on('console', (message) => console.push(message.text()));
  await tellTheStory(customer, desk);
  // Styles came all the same.
  await expect(customer.panel).toHaveCSS('position', 'fixed');
  await expect(customer.launcher).toHaveCSS('cursor', 'pointer');
  expect(
    await customer.page.evaluate(() => (window as unknown as { violations: string[] }).violations),
  ).toEqual([]);
  expect(console.filter((line) => /Content Security Policy|Trusted/i.test(line))).toEqual([]);
});

test('a page that unsets every style leaves the widget whole', async ({ desk, visit }) => {
  const quiet = await visit(plain);
  const loud = await visit((vestka) => ({
    html: shopPage({
      ...vestka,
      head: '<style>* { all: unset !important } vestka-widget { display: none }</style>',
    }),
  }));
  const looks = async ({ page, launcher, panel }: Customer) => {
    await launcher.click();
    await expect(panel.getByRole('textbox')).toBeFocused();
    const box = async (part: typeof panel) => part.boundingBox();
    return page.evaluate(
      ([launcherBox, panelBox]) => {
        const root = document.querySelector('vestka-widget')?.shadowRoot;
        const style = [
          'color',
          'backgroundColor',
          'fontSize',
          'fontFamily',
          'borderRadius',
          'padding',
          'lineHeight',
        ] as const;
        const parts = [...(root?.querySelectorAll('button, dialog, h1, textarea, p') ?? [])];
        const read = (part: Element) => {
          const computed = getComputedStyle(part);
          return style.map((name) => computed[name]).join(' ');
        };
        return { launcherBox, panelBox, styles: parts.map(read) };
      },
      [await box(launcher), await box(panel)],
    );
  };
  expect(await looks(loud)).toEqual(await looks(quiet));
  await loud.button('Close').click();
  await tellTheStory(loud, desk);
});

test('loaded twice, in the head before there is a body: one launcher, one socket', async ({ visit }) => {
  const sockets: string[] = [];
  const customer = await visit(
    (vestka) => ({
      html: shopPage({ ...vestka, head: scriptTag(vestka).replace(' async', '').repeat(2) }),
    }),
    async (page) => page.on('websocket', (socket) => sockets.push(socket.url())),
  );
  await expect(customer.page.locator('vestka-widget')).toHaveCount(1);
  await customer.ask(SYMPTOM);
  await expect(customer.page.getByRole('dialog')).toHaveCount(1);
  await customer.page.reload();
  await expect(customer.launcher).toHaveAccessibleName(/^Next word/);
  await customer.open();
  await expect(customer.path).toContainText(SYMPTOM);
  // One for the first visit, one for the second.
  await expect.poll(() => sockets.length).toBe(2);
  await customer.write('Still so');
  await expect(customer.path).toContainText('Still so');
  expect(sockets).toHaveLength(2);
});

test('with storage blocked everything works in memory', async ({ desk, visit }) => {
  const errors: Error[] = [];
  const customer = await visit(plain, async (page) => {
    page.on('pageerror', (error) => errors.push(error));
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
  });
  await tellTheStory(customer, desk);
  expect(errors).toEqual([]);
});

test('in a sandboxed frame without an origin it works as well', async ({ desk, visit }) => {
  const customer = await visit((vestka) => ({
    html: `<!doctype html><title>Frame</title><iframe title="Shop" sandbox="allow-scripts allow-forms" width="900" height="700"
      srcdoc="${shopPage(vestka).replaceAll('"', '&quot;')}"></iframe>`,
  }));
  const frame = customer.page.frameLocator('iframe');
  const panel = frame.getByRole('dialog', { name: 'Help' });
  await frame.locator('vestka-widget button[aria-haspopup]').click();
  await panel.getByRole('textbox').fill(SYMPTOM);
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(panel.getByText('Received as #1001.').last()).toBeVisible();
  await desk.open('Checkout');
  await desk.tell(word);
  await expect(panel).toContainText(word.message);
});

test('a visitor who asks nothing makes no request but the script, and no socket', async ({
  visit,
  vestka,
}) => {
  const asked: string[] = [];
  const customer = await visit(plain, async (page) => {
    page.on('request', (request) => asked.push(request.url()));
    page.on('websocket', (socket) => asked.push(socket.url()));
  });
  await expect(customer.launcher).toBeVisible();
  await customer.page.waitForLoadState('networkidle');
  const toVestka = asked.filter((url) => new URL(url).host === new URL(vestka.url).host);
  expect(toVestka).toEqual([`${vestka.url}/vestka.js`]);
  const { cookies, origins } = await customer.page.context().storageState();
  expect({ cookies, origins }).toEqual({ cookies: [], origins: [] });
});

test('the page’s own world stays as it was, but for one name', async ({ visit }) => {
  const world = (page: Page) =>
    page.evaluate(() => {
      const prototypes = [
        Object,
        Array,
        Function,
        String,
        Promise,
        Element,
        Node,
        EventTarget,
        Event,
        XMLHttpRequest,
      ];
      return {
        names: Object.getOwnPropertyNames(window).sort(),
        fetch: String(window.fetch),
        prototypes: prototypes.map((one) => Object.getOwnPropertyNames(one.prototype).sort()),
        body: document.body.outerHTML,
        head: document.head.querySelectorAll('style, link').length,
      };
    });
  const without = await visit((vestka) => ({ html: shopPage(vestka).replace(/<script.*<\/script>/, '') }));
  const before = await world(without.page);
  const customer = await visit(plain);
  await customer.ask(SYMPTOM);
  const after = await world(customer.page);
  expect(after.names.filter((name) => !before.names.includes(name))).toEqual(['Vestka']);
  expect({ ...after, names: before.names }).toEqual(before);
});

test('polluted prototypes and a body that is swapped do no harm', async ({ desk, visit }) => {
  const customer = await visit((vestka) => ({
    html: shopPage({
      ...vestka,
      head: `<script>
        Object.prototype.extra = 'of the host';
        Array.prototype.last = function () { return this[this.length - 1]; };
        String.prototype.strip = String.prototype.trim;
      </script>`,
    }),
  }));
  await expect(customer.launcher).toBeVisible();
  await customer.page.evaluate(() => {
    const body = document.createElement('body');
    body.innerHTML = '<main><h1>Another view of the same application</h1></main>';
    document.body.replaceWith(body);
  });
  await tellTheStory(customer, desk);
});
