import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { recentErrors, watchErrors } from '../src/errors/index.ts';

const original = console.error;
const printed = vi.fn();
let stop: () => void;
beforeEach(() => {
  console.error = printed;
  stop = watchErrors();
});
afterEach(() => {
  stop();
  console.error = original;
  printed.mockReset();
});

const texts = () => recentErrors().map(({ text }) => text);

test('uncaught errors, rejections and what the page writes as errors are kept, with their times', () => {
  const place = {
    message: 'TypeError: x is undefined',
    filename: 'https://shop.test/app.js?v=3',
    lineno: 12,
  };
  dispatchEvent(new ErrorEvent('error', place));
  dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new TypeError('Failed to fetch') }));
  console.error('Order %s of %d was refused', '№ 7', 12, new RangeError('too late'));
  expect(texts()).toEqual([
    'TypeError: x is undefined (https://shop.test/app.js:12)',
    'TypeError: Failed to fetch',
    'Order № 7 of 12 was refused RangeError: too late',
  ]);
  expect(Date.parse(recentErrors()[0]?.at as string)).toBeGreaterThan(Date.now() - 5000);
});

test('the page sees no difference: the same call, the same answer, the same exception, no object asked', () => {
  printed.mockReturnValueOnce('answer');
  const self = {};
  const asked = vi.fn();
  const watchful = new Proxy({}, { get: asked, has: asked, ownKeys: asked as never });
  expect(Reflect.apply(console.error, self, ['%o', watchful, 3])).toBe('answer');
  expect(asked).not.toHaveBeenCalled();
  expect(printed.mock.lastCall?.[1] === watchful).toBe(true);
  expect(printed.mock.lastCall?.[2]).toBe(3);
  expect(printed.mock.contexts.at(-1)).toBe(self);
  printed.mockImplementationOnce(() => {
    throw new Error('the host’s own');
  });
  expect(() => console.error('x')).toThrow('the host’s own');
  expect(console.error.name).toBe(printed.name);
  expect(console.error.length).toBe(printed.length);
});

test('an error whose message cannot be read harms nobody', () => {
  const broken = new Error('x');
  Object.defineProperty(broken, 'message', {
    get: () => {
      throw new Error('no');
    },
  });
  expect(() => console.error(broken)).not.toThrow();
  expect(() => console.error(Symbol('s'), null, undefined, [1], () => {}, { a: 1 })).not.toThrow();
  expect(texts()).toEqual(['Symbol(s) null undefined […] ƒ {…}']);
});

test('what often is nobody else’s in an address is not kept, nor more than can be read', () => {
  console.error('GET https://shop.test/pay?token=secret#x failed, see "https://a.test/b#c".');
  expect(texts()[0]).toBe('GET https://shop.test/pay failed, see "https://a.test/b".');
  console.error(`${'x'.repeat(499)}😀`);
  expect(texts()[1]).toHaveLength(500);
  expect(texts()[1]?.isWellFormed()).toBe(true);
  for (const [said, left] of [
    ['GET /pay?token=secret 401 (Unauthorized)', 'GET /pay 401 (Unauthorized)'],
    ['/pay#token=secret', '/pay'],
    ['https://shop.test/pay?at=10:15:secret is away', 'https://shop.test/pay is away'],
    ['at pay (https://shop.test/app.js?v=3:10:22)', 'at pay (https://shop.test/app.js:10:22)'],
    ['wss://kim:secret@shop.test/live?token=1', 'wss://shop.test/live'],
    ['https://shop.test/odata/F(id=1)?token=secret', 'https://shop.test/odata/F(id=1)'],
    [
      "https://shop.test/odata/F('a')?$filter=is(b,'c')&token=secret: 404",
      "https://shop.test/odata/F('a'): 404",
    ],
    ['https://a.test/b(c)?q=:)&token=secret', 'https://a.test/b(c)'],
    ['(see https://a.test/b(c)?token=secret)', '(see https://a.test/b(c))'],
    [
      "fetch at 'https://a.test/b?token=secret' from 'https://b.test'",
      "fetch at 'https://a.test/b' from 'https://b.test'",
    ],
    ['fetch api/users?token=secret', 'fetch api/users'],
    ['fetch users?ids[]=7&to=/b?c&token=secret', 'fetch users'],
    ['url:/api/x?token=secret', 'url:/api/x'],
    ['index.html#access_token=secret', 'index.html'],
    ["'a#b[href=c]' is no selector", "'a#b[href=c]' is no selector"],
    ['[/api/x?token=secret]', '[/api/x]'],
    ['redirect,/a?token=secret', 'redirect,/a'],
    ['{"url":"/a?token=secret","status":401}', '{"url":"/a","status":401}'],
    ["https://kim:it's(secret)@shop.test/a", 'https://shop.test/a'],
    ['Is it #1 / 2? Yes: why/how?', 'Is it #1 / 2? Yes: why/how?'],
  ]) {
    console.error(said);
    expect(texts().at(-1)).toBe(left);
  }
});

test('what a page writes in one endless word, or what looks like addresses for ever, holds it up for no moment', () => {
  // What looks at each place again for each place takes hours, and fails by the test's own limit.
  for (const endless of ['a', '/', '?', 'a://', ' /?', ':1', 'a:/?1:1', '@', 'a://@', '/?)', '/(', 'a?='])
    console.error(endless.repeat(2_000_000 / endless.length));
  expect(texts()).toHaveLength(12);
});

test('the last twenty are kept; one that repeats itself stands once', () => {
  for (let n = 0; n < 30; n++) {
    console.error(`Error ${n}`);
    console.error(`Error ${n}`);
  }
  expect(texts()).toHaveLength(20);
  expect(texts()[0]).toBe('Error 10');
});

test('ended, it leaves the console as it was and keeps nothing; wrapped by another since, it only passes on', () => {
  console.error('one');
  stop();
  expect(console.error).toBe(printed);
  expect(recentErrors()).toEqual([]);
  console.error('two');
  expect(recentErrors()).toEqual([]);

  stop = watchErrors();
  const ours = console.error;
  const theirs = (...values: unknown[]) => ours(...values);
  console.error = theirs;
  stop();
  expect(console.error).toBe(theirs);
  console.error('three');
  expect(printed.mock.lastCall).toEqual(['three']);
  expect(recentErrors()).toEqual([]);
});
