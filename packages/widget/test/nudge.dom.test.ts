import { afterEach, expect, test, vi } from 'vitest';
import { answeredNudge, at, events, NOW, nudged, overdue, silence, silent, ticket } from './fixtures.ts';
import { path, refusal, type Started, said, settle, startWidget } from './start.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const { id } = ticket();
const show = async (shown = silent(), timeline = silence, locale = 'en-GB') => {
  started = await startWidget({ tickets: [shown], timelines: { [id]: timeline } }, { locale });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.facts'));
};
const record = 'On 11 March, 14:05 you told us that no answer has come. Anna K. and the lead know.';

test('“no answer since” is one tap, with the date of the last word, and then stands on record', async () => {
  await show();
  await started.until(() => started.text().includes('No answer since 9 March'));
  started.client.answer = silent(at(-15));
  const button = started.button('No answer since 9 March');
  button.focus();
  button.click();
  // The live channel is often faster than the answer.
  started.client.set({ tickets: [silent(at(-15))], timelines: { [id]: nudged } });
  await started.until(() => said(started) === record);
  expect(started.client.calls).toContainEqual(['nudge', expect.objectContaining({ id })]);
  expect(started.text()).not.toContain('No answer since');
  expect(started.root.activeElement?.textContent).toBe(record);
  expect(path(started)[0]).toBe('!You told us: no answer since 9 March. Anna K. and the lead know.');
});

test('today’s last word is told by its time', async () => {
  await show(overdue(), events);
  await started.until(() => started.text().includes('No answer since 14:02'));
});

test('without a word of the team it counts from the opening', async () => {
  await show(overdue(), events.slice(0, 1));
  await started.until(() => started.text().includes('No answer since 12:50'));
});

test('it appears by itself when it becomes fair, and is announced once', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { promise } = ticket();
  await show(ticket({ promise: promise && { ...promise, nudgeFrom: at(60) } }), events);
  started.client.time = NOW + 59 * 60_000;
  vi.advanceTimersByTime(15_000);
  await settle();
  expect(started.text()).not.toContain('No answer since');
  started.client.time = NOW + 60 * 60_000;
  vi.advanceTimersByTime(15_000);
  await started.until(() => started.text().includes('No answer since 14:02'));
  await started.until(() => said(started) === 'You can tell us now: “No answer since 14:02”.');
  started.client.emit('event', { event: events[3] as never, ticket: ticket() });
  vi.advanceTimersByTime(15_000);
  await started.until(() => said(started)?.startsWith('#1042'));
});

test.each([
  [refusal('nudge_not_due'), 'The time for an answer is not over yet.'],
  [refusal('offline'), 'We cannot be reached right now.'],
  [
    refusal('writing_paused', [{ path: 'until', code: 'writing_paused', message: at(60) }]),
    'Writing is paused until 15:20 today.',
  ],
])('a refusal is said at the button: %s', async (error, words) => {
  await show();
  await started.until(() => started.text().includes('No answer since 9 March'));
  started.client.answer = error;
  started.button('No answer since 9 March').click();
  await started.until(() => started.text().includes(words));
  expect(said(started)).toBe(words);
  // It can be tried again.
  started.client.answer = silent(at(-15));
  started.button('No answer since 9 March').click();
  await settle();
  expect(started.client.calls.filter(([name]) => name === 'nudge')).toHaveLength(2);
});

test('the word that comes says that it answers the reminder', async () => {
  await show(ticket(), answeredNudge);
  await started.until(() =>
    path(started)[0]?.includes(
      'Word given at 14:15; it was promised for 13:55 · answers your reminder of 14:05',
    ),
  );
});

test.each([
  ['ru', 'Нет ответа с 9 марта'],
  ['ar', 'لا ردّ منذ 9 مارس'],
])('in %s', async (locale, words) => {
  await show(silent(), silence, locale);
  await started.until(() => started.text().includes(words));
});
