import { afterEach, expect, test, vi } from 'vitest';
import { ticket } from './fixtures.ts';
import { open, refusal, type Started, said, settle, startWidget, type } from './start.ts';
import { offering } from './turn-fixtures.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const room = () => [...started.root.querySelectorAll('.room')].map(({ textContent }) => textContent).join('');
const created = () => started.client.calls.filter(([name]) => name === 'createTicket');

test('near the limit the room left is told, beyond it nothing is cut and nothing is sent', async () => {
  started = await startWidget();
  await open(started);
  const field = started.field('What happened?');
  await type(field, 'x'.repeat(7000));
  await started.until(() => started.root.querySelector('.room'));
  expect(room()).toBe('');
  expect(started.root.querySelector('.room')?.getAttribute('aria-live')).toBe('polite');
  await type(field, 'x'.repeat(7990));
  expect(room()).toBe('Room for 10 more of 8000 characters.');
  await type(field, 'x'.repeat(10_800));
  expect(field.value).toHaveLength(10_800);
  expect(room()).toBe('2800 characters too many: 8000 are the most. Shorten it, then send.');
  started.button('Close').focus();
  const shown = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
  started.button('Send request').click();
  await settle();
  // Last of all what is said of it, which stands below the field.
  expect(shown.mock.contexts.at(-1)).toBe(started.root.querySelector('.room'));
  expect(created()).toEqual([]);
  expect(started.root.activeElement).toBe(field);
  expect(said(started)).toContain('2800 characters too many');
  // At the limit it goes.
  await type(field, `${'x'.repeat(8000)} `);
  started.button('Send request').click();
  await settle();
  expect(created()).toHaveLength(1);
});

test('a detail that is too long keeps the request too, and is unfolded', async () => {
  started = await startWidget();
  await open(started);
  await type(started.field('What happened?'), 'It fails');
  await started.until(() => started.root.querySelector('.asking'));
  await started.until(() => started.root.querySelector('details [data-most="200"]'));
  await type(started.field('Since when?'), 'y'.repeat(201));
  expect(room()).toContain('1 character too many: 200 are the most.');
  started.button('Send request').click();
  await settle();
  expect(created()).toEqual([]);
  expect(started.root.querySelector('details')?.open).toBe(true);
});

test.each([
  ['en-GB', 'Write a message', 'Send', '1 character too many'],
  ['ru', 'Написать сообщение', 'Отправить', 'Лишнее: 1 знак.'],
  ['ar', 'اكتب رسالة', 'إرسال', '8000'],
])('a message is held to the same (%s)', async (locale, write, send, says) => {
  started = await startWidget({ tickets: [ticket()] }, { locale });
  started.widget.showTicket(ticket().id);
  await started.until(() => started.root.querySelector('.facts') && started.text().includes(send));
  await type(started.field(write), 'x'.repeat(8001));
  await started.until(() => room().includes(says));
  started.button(send).click();
  await settle();
  expect(started.client.calls.filter(([name]) => name === 'postMessage')).toEqual([]);
  expect(started.field(write).value).toHaveLength(8001);
});

test('why a way was chosen is held to its limit', async () => {
  started = await startWidget({ tickets: [offering()] });
  started.widget.showTicket(ticket().id);
  await started.until(() => started.root.querySelector('.turn .btn'));
  (started.root.querySelector('.turn .btn') as HTMLElement).click();
  await started.until(() => started.root.querySelector('.way input'));
  (started.root.querySelector('.way input') as HTMLElement).click();
  await settle();
  await type(started.root.querySelector('.foot textarea') as HTMLTextAreaElement, 'z'.repeat(2001));
  started.button('Choose this way').click();
  await settle();
  expect(room()).toContain('2000 are the most');
  expect(started.client.calls.filter(([name]) => name === 'act')).toEqual([]);
});

test.each([
  [
    'message',
    'too_big',
    'Too big: expected string to have <=8000 characters',
    'Your words: 8000 characters are the most. Change it and send again.',
  ],
  [
    'contact.email',
    'invalid_format',
    'Invalid email address',
    'Your e-mail: this cannot be taken as it stands. Change it and send again.',
  ],
  ['message', 'says_nothing', '', 'Your words: this says too little. Change it and send again.'],
  [
    'somewhere.new',
    'custom',
    'odd',
    'somewhere.new: this cannot be taken as it stands. Change it and send again.',
  ],
])('a field that the server refuses is named with its reason: %s, %s', async (path, code, message, says) => {
  const { errors } = refusal('validation_failed', [{ path, code, message }]);
  const act = { type: 'create' as const, body: { message: 'It fails' } };
  const refused = { code: 'validation_failed', message: '', errors };
  started = await startWidget({ pending: [{ intent: 'i1', act, at: 0, refused }] as never });
  await open(started);
  await started.until(() => started.root.querySelector('.path .wrong'));
  expect(started.root.querySelector('.path .wrong')?.textContent).toBe(says);
});
