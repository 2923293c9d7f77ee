import type { Promised } from '@vestka/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { at, ended, events, missed, NOW, overdue, resolved, ticket, wish, wishEvents } from './fixtures.ts';
import { open, type Started, settle, stale, startWidget, type } from './start.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const withTicket = (shown = ticket(), timeline = events) => ({
  tickets: [shown],
  timelines: { [id]: timeline },
});

test('taken off the page while it opens, it stays closed and without a connection', async () => {
  started = await startWidget();
  started.widget.open();
  started.widget.shutdown();
  await started.until(() => started.client.calls.some(([name]) => name === 'close'));
  await settle();
  expect(started.client.calls.map(([name]) => name)).not.toContain('connect');
  expect(document.querySelector('vestka-widget')).toBeNull();
});

test('one sentence is enough to send a request, and its number and next word are said', async () => {
  started = await startWidget();
  await open(started);
  expect(document.activeElement?.shadowRoot?.activeElement).toBe(started.field('What happened?'));
  await type(started.field('What happened?'), 'It fails ');
  const promised = (dueAt: string) =>
    ticket({
      status: 'received',
      promise: { ...(ticket().promise as Promised), dueAt, by: { kind: 'policy' } },
    });
  const sent = promised(at(130));
  started.client.answer = sent;
  started.client.set({ tickets: [sent] });
  started.button('Send request').click();
  await started.until(() => /Received as #1042\. Word from us by 16:30 today\./.test(started.text()));
  expect(started.client.calls).toContainEqual([
    'createTicket',
    expect.objectContaining({ message: 'It fails ' }),
  ]);
  expect(started.root.querySelector('[role=status], .sr')?.textContent).toContain('Received as #1042');
  // No receipt stands above a promise that was missed.
  started.client.set({ tickets: [promised(at(-1))] });
  await started.until(
    () => !/Received as #1042/.test(started.root.querySelector('.body')?.textContent ?? ''),
  );
});

test('an empty request is not sent, and says why', async () => {
  started = await startWidget();
  await open(started);
  started.button('Send request').click();
  await started.until(() => started.text().includes('Write a few words first.'));
  expect(started.client.calls.some(([name]) => name === 'createTicket')).toBe(false);
});

test('a request that is being written outlives the page', async () => {
  started = await startWidget();
  await open(started);
  await type(started.field('What happened?'), 'Half a sent');
  started.widget.shutdown();
  started = await startWidget();
  await open(started);
  expect(started.field('What happened?').value).toBe('Half a sent');
});

test('a ticket shows its three facts, the holder, and people’s words apart from the system’s', async () => {
  started = await startWidget(withTicket());
  await open(started);
  await started.until(() => started.text().includes('Found it'));
  const facts = started.root.querySelector('section[aria-label="Where it stands"]')?.textContent;
  expect(facts).toContain('Cause found');
  expect(facts).toContain('Anna is testing the corrected tax table');
  expect(facts).toContain('Anna K. has it');
  expect(facts).toContain('Today 16:30');
  expect(facts).toContain('in 2 h 10 min · promised by Anna K.');
  const lines = [...started.root.querySelectorAll('ol[aria-label="What happened so far"] li')];
  expect(lines.map((line) => line.textContent)).toEqual([
    expect.stringContaining('Word given at 14:02, promised for 14:30'),
    expect.stringContaining('Found it'),
    expect.stringContaining('About one order in five.'),
    expect.stringContaining('Anna K. has it'),
    expect.stringContaining('What you told us'),
  ]);
});

test.each([
  ['lead', 'We are 25 min late. The lead has been told.'],
  ['team', 'We are 25 min late. The team has been told.'],
  ['nobody', 'We are 25 min late. Nobody was there to be told.'],
  [null, 'We are 25 min late.'],
] as const)('a missed promise is admitted, with who was told: %s', async (told, words) => {
  started = await startWidget(withTicket(overdue(told), missed));
  await open(started);
  await started.until(() => started.text().includes('Word was promised for'));
  expect(started.root.querySelector('.facts dl dd:last-of-type small')?.textContent?.trim()).toBe(words);
  await started.until(() => started.text().includes('We promised word'));
  expect(started.text()).toContain('We promised word by 13:55 and did not keep it.');
  expect(started.text()).toContain('The next word moves from 13:40 to 13:55');
  expect(started.launcher.ariaLabel).toBe('25 min late, Word was due 13:55');
});

test('a report is read as a letter, in plain words or technical ones, and the choice is kept', async () => {
  started = await startWidget(withTicket(resolved(), ended));
  await open(started);
  await started.until(() => started.text().includes('What caused it'));
  expect(started.text()).toContain('Solved in full');
  expect(started.text()).toContain('It closes by itself at');
  started.button('Technical').click();
  await started.until(() => started.text().includes('Migration 0412'));
  expect(localStorage.getItem('vestka:pk_test:detail')).toBe('technical');
});

test('“yes, solved” is bound to what was looked at; when that has changed, the new state is shown', async () => {
  started = await startWidget(withTicket(resolved(), ended));
  await open(started);
  await started.until(() => started.text().includes('What caused it'));
  started.client.answer = stale(ticket()) as never;
  started.client.set({ tickets: [ticket({ version: 6 })] });
  started.client.set({ tickets: [resolved()] });
  await started.until(() => started.text().includes('Yes, solved'));
  started.button('Yes, solved').click();
  await started.until(() => started.text().includes('This has changed while you were looking.'));
  expect(started.client.calls).toContainEqual(['accept', expect.objectContaining({ tag: 't5' })]);
});

test('“still broken” asks what is seen now', async () => {
  started = await startWidget(withTicket(resolved(), ended));
  await open(started);
  await started.until(() => started.text().includes('Still broken'));
  started.button('Still broken').click();
  await started.until(() => started.text().includes('What do you see now?'));
  started.button('Reopen').click();
  await started.until(() => started.text().includes('Write a few words first.'));
  await type(started.field('What do you see now?'), 'Same error');
  started.button('Reopen').click();
  await started.until(() => started.client.calls.some(([name]) => name === 'reopen'));
  expect(started.client.calls).toContainEqual([
    'reopen',
    expect.objectContaining({ id }),
    'Same error',
    undefined,
  ]);
  // The form is gone, and the focus did not go with it.
  await started.until(() => !started.root.querySelector('.answer textarea'));
  expect(started.root.activeElement?.localName).toBe('h1');
});

test('while it is being reopened there is no other way to answer', async () => {
  started = await startWidget(withTicket(resolved(), ended));
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.answer'));
  expect(started.root.querySelector('.foot textarea')).not.toBeNull();
  started.button('Still broken').click();
  await started.until(() => started.text().includes('What do you see now?'));
  expect(started.root.querySelector('.foot')).toBeNull();
  expect(started.text()).not.toContain('Is it still broken?');
  started.button('Cancel').click();
  await started.until(() => started.root.querySelector('.foot textarea'));
});

test('a wish that is reopened says what has changed', async () => {
  started = await startWidget(withTicket(wish, wishEvents('considered', null)));
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.answer'));
  started.button('Reopen').click();
  await started.until(() => started.text().includes('What has changed?'));
});

test('a word on a solved request says whether it is still broken', async () => {
  started = await startWidget(withTicket(resolved(), ended));
  await open(started);
  await started.until(() => started.text().includes('What caused it'));
  started.button('Back').click();
  await started.until(() => started.text().includes('Read the report'));
  await type(started.field('Write a message'), 'Thanks!');
  started.button('Send').click();
  await started.until(() => started.text().includes('Is it still broken?'));
  started.button('No, just a comment').click();
  expect(started.client.calls).toContainEqual(['postMessage', id, { text: 'Thanks!', stillBroken: false }]);
});

test('words that are not sent are shown so, with their reason and ways on', async () => {
  const act = { type: 'message' as const, ticket: id, body: { text: 'One more thing' } };
  started = await startWidget({
    ...withTicket(),
    pending: [{ intent: 'i1', act, at: NOW, refused: { code: 'rate_limited', message: 'x' } }],
  });
  await open(started);
  await started.until(() => started.text().includes('Too many at once.'));
  started.button('Edit').click();
  await started.until(() => started.field('Write a message').value === 'One more thing');
  expect(started.client.calls).toContainEqual(['discard', 'i1']);
});

test('offline says since when what is seen was true', async () => {
  started = await startWidget({ ...withTicket(), connection: 'offline' });
  await open(started);
  await started.until(() => started.text().includes('What you see was true at 14:02.'));
});

test('a ticket that was never loaded can be tried again', async () => {
  started = await startWidget({ tickets: [ticket()] });
  started.client.load = async () => {
    throw new Error('no');
  };
  await open(started);
  await started.until(() => started.text().includes('This could not be loaded.'));
  const tries = vi.fn(async () => {});
  started.client.load = tries;
  started.button('Try again').click();
  expect(tries).toHaveBeenCalledOnce();
});

test('news are announced once, and words of the team count as unread until they are seen', async () => {
  started = await startWidget(withTicket());
  const heard: unknown[] = [];
  started.widget.on('message', ({ text }) => heard.push(text));
  await open(started);
  await started.until(() => started.text().includes('Found it'));
  started.client.set({ unread: [id] });
  expect(started.client.calls).toContainEqual(['markRead', id]);
  const event = events[3] as (typeof events)[number];
  started.client.emit('event', { event, ticket: ticket() });
  await started.until(() => heard.length === 1);
  expect(started.root.querySelector('.sr')?.textContent).toBe(
    '#1042: Cause found. Next word from us Today 16:30. in 2 h 10 min · promised by Anna K.',
  );
});

test('Escape closes, and the focus goes back', async () => {
  started = await startWidget();
  await open(started);
  const dialog = started.root.querySelector('dialog') as HTMLDialogElement;
  dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await started.until(() => !dialog.open);
  expect(started.root.activeElement).toBe(started.launcher);
  // Nothing waits, so the page keeps no connection.
  expect(started.client.calls).toContainEqual(['close']);
});

test('what is planted in storage or sent as an object renders nothing', async () => {
  const planted = { type: 'img', props: { src: 'x', onerror: 'alert(1)' } };
  localStorage.setItem('vestka:pk_test:draft', JSON.stringify({ message: planted }));
  localStorage.setItem('vestka:pk_test:open', JSON.stringify([null, planted]));
  started = await startWidget(withTicket(ticket({ subject: planted as never })));
  await open(started);
  await started.until(() => started.text().includes('Found it'));
  expect(started.root.querySelector('img')).toBeNull();
  expect(started.root.querySelector('h1')?.textContent).toBe('');
});

test.each([
  ['ru', 'Причина найдена', 'через 2 ч 10 мин', 'ltr'],
  ['ar', 'عُرف السبب', 'خلال ساعتين و10 دقائق', 'rtl'],
])('in %s', async (locale, status, span, dir) => {
  started = await startWidget(withTicket(), { locale });
  await open(started);
  await started.until(() => started.text().includes(status));
  expect(started.text()).toContain(span);
  expect(started.root.querySelector('dialog')).toMatchObject({ lang: locale, dir });
});

test('words that come back live before their sending is answered are shown once', async () => {
  const text = 'Since this morning, only customers abroad. About one order in five.';
  const act = { type: 'message' as const, ticket: id, body: { text } };
  const sentAt = Date.parse((events[2] as (typeof events)[number]).at) - 100;
  started = await startWidget({ ...withTicket(), pending: [{ intent: 'i1', act, at: sentAt }] });
  await open(started);
  await started.until(() => started.text().includes('Found it'));
  expect(started.text()).not.toContain('Sending…');
  // The same words written again are other words.
  started.client.set({ pending: [{ intent: 'i2', act, at: NOW }] });
  await started.until(() => started.text().includes('Sending…'));
});

test('words that a server does not take for a while are no longer “Sending…”, and can be taken back', async () => {
  const act = { type: 'message' as const, ticket: id, body: { text: 'And on Sundays' } };
  started = await startWidget({ ...withTicket(), pending: [{ intent: 'i1', act, at: NOW - 11_000 }] });
  await open(started);
  await started.until(() => started.text().includes('Not taken yet. It is tried again by itself.'));
  expect(started.text()).toContain('Not sent yet');
  expect(started.text()).toContain('Discard');
});
