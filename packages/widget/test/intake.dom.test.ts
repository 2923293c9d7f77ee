import type { NewTicket } from '@vestka/sdk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchErrors } from '../src/errors/index.ts';
import { browserOf } from '../src/panel/intake/collect.ts';
import type { Options } from '../src/types.ts';
import { NOW, ticket } from './fixtures.ts';
import { added, nothing } from './intake-fixtures.ts';
import { open, refusal, type Started, said, settle, startWidget, type } from './start.ts';

let started: Started;
const printed = console.error;
beforeEach(() => {
  console.error = () => {};
});
afterEach(async () => {
  started?.widget.shutdown();
  await settle();
  console.error = printed;
  localStorage.clear();
  vi.unstubAllGlobals();
});

const begin = async (words = 'The payment fails', options: Partial<Options> = {}) => {
  started = await startWidget({}, options);
  started.client.replies = { '/answers?': nothing };
  await open(started);
  if (words) await type(started.field('What happened?'), words);
  await started.until(() => started.root.querySelector('.tick'));
};
const unfold = async () => {
  const details = started.root.querySelector('details') as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await started.until(() => started.text().includes('Since when?'));
};
const tick = () => started.root.querySelector('.tick input') as HTMLInputElement;
const consent = async () => {
  tick().click();
  await started.until(() => started.root.querySelector('.context li'));
};
/** The parts of the context that are shown. */
const shown = () =>
  [...started.root.querySelectorAll('.context li div')].map((part) => {
    const [name, value] = part.children;
    return [name?.textContent, value?.textContent];
  });
const sent = (): NewTicket | undefined =>
  started.client.calls.findLast(([name]) => name === 'createTicket')?.[1] as NewTicket | undefined;
const draft = () => JSON.parse(localStorage.getItem('vestka:pk_test:draft') ?? '{}');

test('what was expected, since when and the steps go along when they are given, and nothing else does', async () => {
  await begin();
  await unfold();
  await type(started.field('Since when?'), 'since this morning');
  await type(started.field('What did you expect instead?'), 'The order goes through');
  await type(started.field('How can one make it happen?'), '   ');
  started.client.answer = null;
  started.button('Send request').click();
  expect(sent()).toMatchObject({
    message: 'The payment fails',
    since: 'since this morning',
    expected: 'The order goes through',
  });
  expect(JSON.parse(JSON.stringify(sent()))).not.toHaveProperty('steps');
  expect(JSON.parse(JSON.stringify(sent()))).not.toHaveProperty('context');
  // Sent, the draft is over; name and e-mail would stay.
  expect(draft()).toEqual({});
});

test('details that are unfolded before anything is written stay unfolded as their fields come', async () => {
  started = await startWidget();
  await open(started);
  const details = started.root.querySelector('details') as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await started.until(() => started.text().includes('Since when?'));
  expect(started.root.querySelector('details')).toBe(details);
  expect(details.open).toBe(true);
});

test('each field outlives the page', async () => {
  await begin();
  await unfold();
  await type(started.field('Since when?'), 'since Monday');
  await type(started.field('How can one make it happen?'), '1. Pay');
  started.widget.shutdown();
  await begin('');
  await unfold();
  expect(started.field('Since when?').value).toBe('since Monday');
  expect(started.field('How can one make it happen?').value).toBe('1. Pay');
  expect(started.field('What happened?').value).toBe('The payment fails');
});

test('what was refused comes back field by field, above what was begun meanwhile', async () => {
  await begin('And on Sundays');
  await unfold();
  await type(started.field('Since when?'), 'always');
  const body: NewTicket = {
    message: 'The payment fails',
    kind: 'question',
    expected: 'It works',
    since: 'Monday',
    context: { page: 'https://shop.test/pay' },
  };
  started.client.set({
    pending: [
      {
        intent: 'i1',
        act: { type: 'create', body },
        at: NOW,
        refused: { code: 'rate_limited', message: '' },
      },
    ],
  });
  await started.until(() => started.root.querySelector('header .flip'));
  started.button('Back').click();
  await started.until(() => started.text().includes('Edit'));
  started.button('Edit').click();
  expect(draft()).toMatchObject({
    message: 'The payment fails\nAnd on Sundays',
    kind: 'question',
    expected: 'It works',
    since: 'Monday\nalways',
    context: { page: 'https://shop.test/pay' },
  });
  // As it was left: nothing is gathered anew.
  await started.until(() => shown().length > 0);
  await settle();
  expect(shown()).toEqual([['Page', 'https://shop.test/pay']]);
});

test('a question is not asked for steps, but nothing is sent that is not shown', async () => {
  await begin();
  await unfold();
  await type(started.field('How can one make it happen?'), '1. Pay');
  [...started.root.querySelectorAll<HTMLInputElement>('[type=radio]')][1]?.click();
  await started.until(() => !started.text().includes('Since when?'));
  expect(started.field('How can one make it happen?').value).toBe('1. Pay');
  await type(started.field('How can one make it happen?'), '');
  await started.until(() => !started.text().includes('How can one make it happen?'));
});

test('nothing is gathered before it is agreed to; then all that is sent is shown, and what is left out is not sent', async () => {
  history.replaceState(null, '', '/pay?token=secret#step2');
  await begin('It fails', { app: '4.2.1' });
  expect(tick().checked).toBe(false);
  expect(draft()).not.toHaveProperty('context');
  await consent();
  expect(said(started)).toBe('What is attached stands below.');
  const page = `${location.origin}/pay`;
  expect(Object.fromEntries(shown())).toEqual({
    Page: page,
    Version: '4.2.1',
    Browser: expect.any(String),
    Language: navigator.language,
    'Time zone': new Intl.DateTimeFormat().resolvedOptions().timeZone,
    Screen: `${innerWidth}×${innerHeight} / ${screen.width}×${screen.height}`,
  });
  const before = shown();
  started.button('Leave out: Browser').click();
  await started.until(() => said(started) === 'Left out: Browser');
  expect(shown()).toEqual(before.filter(([name]) => name !== 'Browser'));
  // The next one to leave out has the focus.
  expect(document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label')).toBe(
    'Leave out: Language',
  );
  started.client.answer = null;
  started.button('Send request').click();
  expect(Object.values(sent()?.context ?? {}).sort()).toEqual(
    shown()
      .map(([, value]) => value)
      .sort(),
  );
  expect(JSON.stringify(sent())).not.toContain('secret');
});

test('switched off, or with every part left out, nothing goes along', async () => {
  await begin();
  await consent();
  tick().click();
  await started.until(() => !started.root.querySelector('.context'));
  expect(draft()).not.toHaveProperty('context');
  await consent();
  for (const [name] of shown()) started.button(`Leave out: ${name}`).click();
  await started.until(() => !started.root.querySelector('.context'));
  expect(tick().checked).toBe(false);
  expect(said(started)).toBe('Nothing is attached.');
  expect(document.activeElement?.shadowRoot?.activeElement).toBe(tick());
  started.client.answer = null;
  started.button('Send request').click();
  expect(JSON.parse(JSON.stringify(sent()))).not.toHaveProperty('context');
});

test('the page’s errors are parts of their own; those that come later are added when the panel is opened again', async () => {
  const stop = watchErrors();
  console.error('Order 7 was refused');
  console.error('Order 8 was refused');
  await begin('It fails', { errors: true });
  await consent();
  const texts = () =>
    shown().flatMap(([name, text]) => (name?.startsWith('Error on this page') ? [text] : []));
  await started.until(() => texts().length === 2);
  const first = [...started.root.querySelectorAll<HTMLElement>('.context button')].find((button) =>
    button.getAttribute('aria-label')?.startsWith('Leave out: Error'),
  );
  first?.click();
  await started.until(() => texts().length === 1);
  started.button('Close').click();
  await settle();
  await vi.waitFor(() => {
    // Later than the last look, if only by a millisecond.
    expect(new Date().toISOString() > draft().looked).toBe(true);
  });
  console.error('Order 9 was refused');
  await open(started);
  await started.until(() => texts().length === 2);
  expect(texts()).toEqual(['Order 8 was refused', 'Order 9 was refused']);
  started.client.answer = null;
  started.button('Send request').click();
  expect(sent()?.context?.errors?.map(({ text }) => text)).toEqual([
    'Order 8 was refused',
    'Order 9 was refused',
  ]);
  stop();
});

test('without `errors` no error is attached, whoever keeps them', async () => {
  const stop = watchErrors();
  console.error('Order 7 was refused');
  await begin();
  await consent();
  expect(started.text()).not.toContain('Order 7');
  stop();
});

test.each<{ context: unknown }>([
  { context: 7 },
  { context: 'x' },
  { context: [] },
  { context: { page: { type: 'img' }, errors: 'x' } },
  { context: { errors: [null, 7, { text: 'x', at: 'never' }, { text: {}, at: '2026-01-01T00:00:00Z' }] } },
  { context: { toString: 1, page: 'https://shop.test/' } },
])('a storage that holds %o does no harm', async (planted) => {
  localStorage.setItem(
    'vestka:pk_test:draft',
    JSON.stringify({ message: 'It fails', looked: '2030-01-01T00:00:00Z', ...planted }),
  );
  await begin('');
  await started.until(() => tick().checked);
  await settle();
  for (const [, text] of shown()) expect(text).toBe('https://shop.test/');
});

test('what was added is told with the request, as it was sent', async () => {
  started = await startWidget({ tickets: [ticket()], timelines: { [ticket().id]: added } });
  started.widget.showTicket(ticket().id);
  await started.until(() => started.root.querySelector('.added'));
  const rows = [...started.root.querySelectorAll('.added li')].map(({ children }) =>
    [...children].map((part) => part.textContent),
  );
  expect(rows).toEqual([
    ['Since when?', 'Since the update of this morning'],
    ['What did you expect instead?', 'The card is taken, as with every order of last week.'],
    ['How can one make it happen?', '1. Fill the basket\n2. Choose an address in France\n3. Pay'],
    ['Page', 'https://shop.example/checkout'],
    ['Browser', 'Firefox 143.0, Windows'],
    ['Error on this page, 12:45', 'TypeError: country is undefined'],
  ]);
});

test('while writing is paused the whole draft comes back', async () => {
  await begin();
  await unfold();
  await type(started.field('Since when?'), 'since Monday');
  started.client.answer = refusal('writing_paused');
  started.button('Send request').click();
  const body = sent() as NewTicket;
  started.client.set({
    pending: [
      {
        intent: 'i1',
        act: { type: 'create', body },
        at: NOW,
        refused: { code: 'writing_paused', message: '' },
      },
    ],
  });
  await started.until(() => draft().since === 'since Monday');
  expect(draft().message).toBe('The payment fails');
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
    'Firefox 143.0, Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15',
    'Safari 18.3, macOS',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/127.0.6533.107 Mobile/15E148 Safari/604.1',
    'Chrome 127.0.6533.107, iOS 17.6.1',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
    'Samsung Internet 25.0, Android 14',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
    'Edge 140.0.0.0, Windows',
  ],
  [
    'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36',
    'Chrome 128.0.0.0, ChromeOS',
  ],
  ['curl/8.1', 'curl/8.1'],
])('a browser by its name: %s', (agent, name) => {
  expect(browserOf(agent)).toBe(name);
});

test('unfolding the details of an empty form puts nothing above them', async () => {
  started = await startWidget();
  await open(started);
  const details = started.root.querySelector('details') as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await started.until(() => details.querySelector('select'));
  expect(started.root.querySelector('.asking')).toBeNull();
  await type(started.field('What happened?'), 'It fails');
  expect(started.root.querySelector('.asking')).toBeTruthy();
});

test('agreed to, the list of what is sent comes into view', async () => {
  const shown: Element[] = [];
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement) {
    shown.push(this);
  });
  await begin();
  await consent();
  await settle();
  expect(shown.some((it) => it.querySelector('.context li'))).toBe(true);
  vi.restoreAllMocks();
});
