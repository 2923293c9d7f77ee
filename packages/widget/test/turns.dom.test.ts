import { afterEach, expect, test, vi } from 'vitest';
import {
  asked,
  at,
  critical,
  escalated,
  events,
  following,
  limited,
  missed,
  moved,
  movedEvents,
  NOW,
  overdue,
  problemEvents,
  release,
  releaseEvents,
  renamed,
  ticket,
  wish,
  wishEvents,
} from './fixtures.ts';
import { fact, open, path, refusal, type Started, said, settle, startWidget, type } from './start.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const show = async (shown = ticket(), timeline: readonly unknown[] = events) => {
  started = await startWidget({ tickets: [shown], timelines: { [id]: timeline as typeof events } });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.facts'));
};

test('waiting for the customer says for what, once', async () => {
  await show(asked);
  expect(fact(started, 'Status')).toBe('Waiting for you:A photo of the tray setting');
  expect(started.field('Write a message').placeholder).toBe('Write a message');
  expect(fact(started, 'Next word from us')).toContain('Today 16:30');
});

test.each([
  ['developers', null, null, 'Waiting for the developers'],
  ['developers', null, at(20 * 24 * 60), 'Waiting for the developersExpected 31 March'],
  ['vendor', 'Acme', null, 'Waiting for Acme'],
  ['vendor', null, null, 'Waiting for another company'],
  ['release', '4.2', at(20 * 24 * 60), 'Waiting for a releaseComes with release 4.2, expected 31 March'],
  ['release', null, at(400 * 24 * 60), 'Waiting for a releaseExpected 15 April 2027'],
] as const)('waiting for %s (%s)', async (what, text, expectedAt, words) => {
  await show(ticket({ status: 'waiting_on_others', waiting: { for: what, text, expectedAt } }));
  expect(fact(started, 'Status')).toBe(words);
});

test('a release beside another status, in the facts and on the way', async () => {
  await show(release, releaseEvents);
  expect(fact(started, 'Status')).toBe('FixingComes with release 4.2, expected 31 March');
  expect(path(started)[1]).toContain(
    'Fixing · Comes with release 4.2, expected 31 March · Next word from us: Today 16:30',
  );
});

test('a moved promise says who moved it, from what to what, and why', async () => {
  await show(moved, movedEvents);
  expect(fact(started, 'Next word from us')).toBe(
    'Friday 14:20in 2 d · promised by Anna K. · moved from 16:30',
  );
  expect(path(started)[0]).toBe(
    'AKAnna K. 14:15The copy of your shop takes until Friday to build.The next word moves from 16:30 to Friday 14:20',
  );
});

test('a promise that was moved and missed says both', async () => {
  const late = overdue();
  await show(ticket({ promise: late.promise && { ...late.promise, firstDueAt: at(-40) } }), missed);
  expect(fact(started, 'Word was promised for')).toContain(
    'We are 25 min late. The lead has been told. · moved from 13:40',
  );
});

test('a miss stays right after midnight and for days', async () => {
  await show(overdue(), missed);
  started.client.time = NOW + 10 * 60 * 60_000;
  started.client.set({});
  await started.until(() => fact(started, 'Word was promised for').startsWith('Yesterday 13:55'));
  expect(started.text()).toContain('We promised word by yesterday 13:55 and did not keep it.');
  expect(started.text()).toContain('Word given yesterday 14:02, promised for yesterday 14:30');
  started.client.time = NOW + 4 * 24 * 60 * 60_000;
  started.client.set({});
  await started.until(() => fact(started, 'Word was promised for').startsWith('Wed 11 Mar 13:55'));
  expect(fact(started, 'Word was promised for')).toContain('We are 4 d late. The lead has been told.');
});

test('an escalation says with whom it is now, and why', async () => {
  await show(ticket({ holder: { kind: 'team', level: 'L2' } }), escalated);
  await started.until(() => started.text().includes('Now with'));
  expect(started.text()).toContain(
    'Now with the second line, because: the lock lies in the database, which they know best.',
  );
  expect(fact(started, 'Right now')).toContain('Second line has it');
});

test('a ticket that follows a known problem says so, and shows its words as its own', async () => {
  await show(following, problemEvents);
  await started.until(() =>
    started
      .text()
      .includes(
        'Part of known problem P1007: Cards with a foreign address are refused since 3 March. What we learn reaches you here at once.',
      ),
  );
  expect(path(started)[1]).toContain('Two countries lost their tax class.');
  expect(path(started)[2]).toContain('Part of known problem P1007');
});

test('its word answers who has said that none had come, though it goes to all', async () => {
  const data = { since: at(-16), told: 'lead' };
  const nudge = { ...problemEvents.at(-2), type: 'nudged', cursor: 'cnudge', data, words: null, at: at(-12) };
  await show(following, [...problemEvents.slice(0, -1), nudge as never, ...problemEvents.slice(-1)]);
  await started.until(() => started.text().includes('answers your reminder of 14:08'));
});

test.each([
  ['planned', '2027-03-03', 'Planned for 3 March 2027'],
  ['considered', null, 'We are considering it'],
  ['not_planned', null, 'Not planned'],
])('an answered wish is a small document: %s', async (answer, plannedFor, words) => {
  await show(wish, wishEvents(answer, plannedFor));
  await started.until(() => started.root.querySelector('article'));
  const document = started.root.querySelector('article')?.textContent;
  expect(document).toContain(words);
  expect(document).toContain('It comes back with the new packing list');
  expect(document).toContain('Anna K., 14:10 today');
  expect(fact(started, 'Can be reopened until')).toContain('Your wish has its answer');
  expect(started.text()).not.toContain('report');
});

test('the launcher says that a wish has its answer, until it is read, and leads there', async () => {
  started = await startWidget({
    tickets: [wish],
    timelines: { [id]: wishEvents('considered') },
    unread: [id],
  });
  started.launcher.dispatchEvent(new Event('pointerenter'));
  await started.until(() => started.launcher.ariaLabel === 'Your wish has its answer, 1 new');
  await open(started);
  await started.until(() => started.root.querySelector('article'));
  expect(started.launcher.ariaLabel).toBe('Help');
});

test('opened again, a wish keeps its earlier answer on the way', async () => {
  await show(ticket({ kind: 'wish' }), wishEvents('not_planned'));
  await started.until(() => path(started).some((line) => line.includes('Not planned')));
  expect(started.root.querySelector('article')).toBeNull();
  expect(path(started).join()).toContain('It comes back with the new packing list');
});

test('whom to call stands with links for telephone and e-mail', async () => {
  await show(critical, events.slice(0, 1));
  await started.until(() => started.text().includes('Critical outside our hours.'));
  const notice = started.root.querySelector('.call');
  expect(notice?.textContent).toBe(
    'Critical outside our hours. Call:Duty line +49 30 901820, or duty@northwind.example',
  );
  expect([...(notice?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'))).toEqual([
    'tel:+4930901820',
    'mailto:duty@northwind.example',
  ]);
});

test('what an on-call text holds is never markup', async () => {
  await show({ ...critical, onCall: '(030) 90 18-20 <img src=x onerror=alert(1)> javascript:alert(1)' });
  await started.until(() => started.text().includes('Critical outside our hours.'));
  expect(started.root.querySelector('img')).toBeNull();
  expect([...started.root.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    'tel:030901820',
  ]);
});

test.each([
  [{ kind: 'cool_down', until: at(2000), everyMinutes: null }, 'Writing is paused until 23:40 tomorrow.'],
  [{ kind: 'limit', until: at(2000), everyMinutes: 60 }, 'You can write once in 1 h until 23:40 tomorrow.'],
  [null, 'You can write again as before.'],
])('a limit is on record with its reason', async (limit, words) => {
  await show(ticket(), limited(limit));
  await started.until(() => started.text().includes(words));
  expect(path(started)[0]).toContain('Anna K. 14:15We talk on Friday.');
});

const paused = refusal('writing_paused', [{ path: 'until', code: 'writing_paused', message: at(60) }]);

test('while writing is paused the words stay in the composer, which says until when', async () => {
  await show();
  const act = { type: 'message' as const, ticket: id, body: { text: 'And now?' } };
  started.client.answer = paused;
  await type(started.field('Write a message'), 'And now?');
  started.button('Send').click();
  started.client.set({
    pending: [{ intent: 'i1', act, at: NOW, refused: { code: 'writing_paused', message: '' } }],
  });
  await started.until(() => started.text().includes('Writing is paused until 15:20 today.'));
  expect(started.field('Write a message').value).toBe('And now?');
  expect(started.client.calls).toContainEqual(['discard', 'i1']);
  expect(said(started)).toBe('Writing is paused until 15:20 today.');
  await type(started.field('Write a message'), 'And now? Please');
  expect(started.root.querySelector('.foot')?.textContent).not.toContain('Writing is paused');
});

test('a new request while writing is paused is kept as it was written', async () => {
  started = await startWidget();
  await open(started);
  await type(started.field('What happened?'), 'It fails');
  const act = { type: 'create' as const, body: { message: 'It fails' } };
  started.client.answer = paused;
  started.button('Send request').click();
  started.client.set({
    pending: [{ intent: 'i1', act, at: NOW, refused: { code: 'writing_paused', message: '' } }],
  });
  await started.until(() => started.text().includes('Writing is paused until 15:20 today.'));
  expect(started.field('What happened?').value).toBe('It fails');
});

test('what is noted and changed on the way is told', async () => {
  await show(ticket(), renamed);
  await started.until(() => started.text().includes('Noted as: Question · A small thing'));
  expect(started.text()).toContain('You wish to be called Dr. Petrova. Your e-mail is olga@example.com.');
  expect(started.text()).toContain('No longer part of known problem P1007.');
});

const unfold = (summary: string) => {
  const details = [...started.root.querySelectorAll('details')].find(
    (each) => each.querySelector('summary')?.textContent === summary,
  ) as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
};

test('how to be addressed can be changed, and what is not changed is kept', async () => {
  await show(wish, wishEvents('considered'));
  unfold('About this request');
  await started.until(() => started.text().includes('What shall we call you?'));
  expect(started.text()).toContain('Opened 12:50 today');
  expect(started.field('What shall we call you?').value).toBe('Olga');
  expect(started.text()).not.toContain('Save');
  await type(started.field('What shall we call you?'), 'Dr. Petrova ');
  started.button('Save').click();
  await started.until(() => started.text().includes('Saved.'));
  expect(started.client.calls).toContainEqual([
    'changeContact',
    expect.objectContaining({ id }),
    { name: 'Dr. Petrova', email: 'olga@example.com' },
  ]);
});

test('whoever has begun to write may say that it is a wish; then nobody asks how bad it is', async () => {
  started = await startWidget();
  await open(started);
  expect(started.text()).not.toContain('Wish');
  await type(started.field('What happened?'), 'Please bring back the pick button');
  await started.until(() => started.text().includes('Wish'));
  const radio = [...started.root.querySelectorAll<HTMLInputElement>('[type=radio]')][2] as HTMLInputElement;
  radio.click();
  await started.until(() => started.text().includes('What do you wish for?'));
  unfold('Add details, if you like');
  await started.until(() => started.text().includes('What shall we call you?'));
  expect(started.text()).not.toContain('How bad is it?');
  started.button('Send request').click();
  expect(started.client.calls).toContainEqual(['createTicket', expect.objectContaining({ kind: 'wish' })]);
});
