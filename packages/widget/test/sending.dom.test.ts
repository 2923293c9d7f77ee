import { EMAIL as TAKEN } from '@vestka/sdk/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { EMAIL } from '../src/panel/later/contact.tsx';
import { events, NOW, resolved, ticket } from './fixtures.ts';
import { open, refusal, type Started, said, settle, startWidget, type } from './start.ts';

let started: Started;
afterEach(async () => {
  started?.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const heading = () => started.root.querySelector('dialog h1')?.textContent;
/** A request is written and sent; the server has not answered yet. */
const send = async (message: string) => {
  started = await startWidget();
  await open(started);
  await type(started.field('What happened?'), message);
  await started.until(() => started.root.querySelector('.asking'));
  started.client.answer = null;
  started.button('Send request').click();
  const act = { type: 'create' as const, body: { message } };
  const pending = { intent: 'i1', act, at: NOW };
  started.client.set({ pending: [pending] });
  await started.until(() => started.text().includes('Sending…'));
  return pending;
};

test('a new request is seen going out at once, and said; no empty form is left to be sent', async () => {
  const pending = await send('It fails');
  expect(said(started)).toBe('Sending…');
  const item = () => started.root.querySelector('.path li')?.textContent?.replace(/\s+/g, ' ').trim();
  expect(item()).toBe('You Sending…It fails');
  expect(() => started.button('Send request')).toThrow();
  expect(heading()).toBe('Your requests');
  expect(started.root.activeElement?.localName).toBe('h1');

  started.client.set({ connection: 'offline' });
  await started.until(() => item()?.includes('Not sent yet'));
  expect(started.button('Edit')).toBeTruthy();

  // Refused a while after: the reason stands above the words, with the focus.
  const errors = [{ path: 'contact.email', code: 'invalid_format', message: '' }];
  const refused = { code: 'validation_failed', message: '', errors };
  started.client.set({ connection: 'live', pending: [{ ...pending, refused }] });
  await started.until(() => item()?.includes('Your e-mail: this cannot be taken'));
  expect(item()).toMatch(/^You Not sent yet ?Your e-mail: .*EditDiscard ?It fails$/);
  expect(started.root.activeElement?.closest('li')).not.toBeNull();

  // What is to be changed stands open, and says why.
  started.button('Edit').click();
  await started.until(() => heading() === 'What happened?');
  await started.until(() => started.root.activeElement === started.field('Your e-mail'));
  expect(started.field('Your e-mail').closest('details')?.open).toBe(true);
  expect(started.root.querySelector('#contact-wrong')?.textContent).toBe(
    'This does not look like an e-mail address.',
  );
  expect(said(started)).toBe('This does not look like an e-mail address.');
  expect(started.field('What happened?').value).toBe('It fails');
});

test('what is told live before its sending is answered is shown at once; of other requests it is not said', async () => {
  await send('It fails ');
  const tell = (message: string, number: number) => {
    const created = ticket({ number, status: 'received' });
    const [event] = events as [(typeof events)[0]];
    const told = { ...event, words: { ...event.words, message } } as typeof event;
    started.client.set({ tickets: [created], timelines: { [id]: [told] } });
    started.client.emit('event', { event: told, ticket: created });
  };
  tell('From another tab', 1041);
  await settle();
  expect(heading()).toBe('Your requests');
  tell('It fails', 1042);
  await started.until(() => started.root.querySelector('.facts'));
  expect(said(started)).toMatch(/^Received as #1042\. Word from us by /);
});

test('a request that is refused at once is said, also to those who hear the page', async () => {
  started = await startWidget();
  await open(started);
  await type(started.field('What happened?'), 'It fails');
  await started.until(() => started.root.querySelector('.asking'));
  const error = refusal('rate_limited');
  started.client.answer = error;
  const act = { type: 'create' as const, body: { message: 'It fails' } };
  started.client.set({ pending: [{ intent: 'i1', act, at: NOW, refused: error }] });
  started.button('Send request').click();
  await started.until(() => said(started) === 'Too many at once. Wait a moment, then try again.');
  // What is taken back ends its sending too, and nothing is wrong with that.
  started.button('Discard').click();
  await settle();
  expect(said(started)).toBe('Too many at once. Wait a moment, then try again.');
});

test('a message is said to be on its way, and to have gone; without a connection that it has not', async () => {
  started = await startWidget({ tickets: [ticket()], timelines: { [id]: events } });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.foot textarea'));
  started.client.answer = null;
  await type(started.field('Write a message'), 'And on Sundays');
  started.button('Send').click();
  await started.until(() => said(started) === 'Sending…');
  started.client.answer = ticket();
  await type(started.field('Write a message'), 'And on Mondays');
  started.button('Send').click();
  await started.until(() => said(started) === 'Sent.');
  started.client.set({ connection: 'offline' });
  started.client.answer = null;
  await type(started.field('Write a message'), 'Always');
  started.button('Send').click();
  await started.until(() => said(started) === 'Not sent yet');
});

test('that nobody can be reached is not said any more once they can', async () => {
  started = await startWidget({ tickets: [resolved()], timelines: { [id]: events } });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.answer'));
  started.button('Still broken').click();
  await started.until(() => started.root.querySelector('.answer textarea'));
  await type(started.field('What do you see now?'), 'Same error');
  const wrong = () => started.root.querySelector('.answer .wrong')?.textContent?.trim();
  started.client.answer = refusal('offline');
  started.button('Reopen').click();
  await started.until(() => wrong() === 'We cannot be reached right now.');
  expect(said(started)).toBe('We cannot be reached right now.');
  started.client.set({ connection: 'offline' });
  await settle();
  expect(wrong()).toBe('We cannot be reached right now.');
  started.client.set({ connection: 'live' });
  await started.until(() => !wrong());
  expect(said(started)).toBe('');
  expect(started.field('What do you see now?').value).toBe('Same error');
  // Nor is it said while it is tried again.
  started.button('Reopen').click();
  await started.until(() => wrong());
  started.client.answer = null;
  started.button('Reopen').click();
  await started.until(() => !wrong());
  expect(said(started)).toBe('');
});

test('the form takes just the addresses that the server takes', () => {
  expect(TAKEN.source).toBe(`^${EMAIL}$`);
  // As browsers read a field's pattern.
  const pattern = new RegExp(`^(?:${EMAIL})$`, 'v');
  const takes = (address: string) => TAKEN.test(address) && pattern.test(address);
  const good = [
    'ekaterina@почта.рф',
    'ekaterina@xn--80a1acny.xn--p1ai',
    "o'hara+tea@shop.co.uk",
    'वीरा@डाक.भारत',
  ];
  expect(good.filter(takes)).toEqual(good);
  expect(
    ['nobody', 'a@b', 'a b@c.de', '@c.de', 'a@c..de', 'a@c.de,b@c.de', 'a\u202e@c.de'].filter(takes),
  ).toEqual([]);
});
