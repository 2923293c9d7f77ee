import { afterEach, expect, test, vi } from 'vitest';
import { at, ended, NOW, resolved, ticket } from './fixtures.ts';
import { open, path, refusal, type Started, settle, startWidget } from './start.ts';
import { full, remainingEvents, withFull } from './turn-fixtures.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const LINK = 'http://vestka.test/r/x';
const link = (expiresAt: string) => ({ [`/tickets/${id}/report-link`]: { url: LINK, expiresAt } });
/** Begins, and waits for the report. */
const read = async (shown = withFull(), replies: Record<string, unknown> = {}, locale = 'en-GB') => {
  started = await startWidget({ tickets: [shown], timelines: { [id]: remainingEvents } }, { locale });
  started.client.replies = replies;
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.end .btn'));
  (started.root.querySelector('.end .btn') as HTMLElement).click();
  await started.until(() => started.root.querySelector('article'));
};
const items = () =>
  [...started.root.querySelectorAll('article .item')].map((item) => item.textContent?.replace(/\s+/g, ' '));
const asked = () =>
  started.client.calls.filter(([name, , path]) => name === 'request' && String(path).includes('report-link'));

test('a report says the outcome in words with a mark, what remains and how it stands, and who signs', async () => {
  await read();
  expect(started.root.querySelector('.badge')?.textContent).toBe('◐ Solved in part');
  expect(items()).toEqual([
    '✓Correct the four orders of 5 March by handDone on 11 March',
    '!Tell the tax service of the gap in their listSecond line, by 9 March, 14:20 · Late. The lead has been told.',
    '○Look at the next update for the same gapAnna K., by 20 March, 14:20 · moved from 16 March, 14:20',
  ]);
  expect(started.text()).toContain('How to avoid itIt can come back after an update');
  expect(started.root.querySelector('.signed')?.textContent).toBe('Anna K.11 March, 14:15');
  expect(started.text()).toContain(
    'It closes by itself at 14:20 on Saturday, unless you say otherwise. What remains is owed to you either way.',
  );
  expect(started.root.querySelector('.badge')?.classList).toContain('due');
});

test('solved in full with nothing left is neither amber nor owes anything', async () => {
  const [item] = full.remaining;
  const remaining = item ? [{ ...item, doneAt: at(-1) }] : [];
  await read(withFull({ report: { ...full, outcome: 'full', remaining } }));
  expect(started.root.querySelector('.badge')?.textContent).toBe('✓ Solved in full');
  expect(started.root.querySelector('.badge')?.classList).not.toContain('due');
  expect(started.text()).toContain('It closes by itself');
  expect(started.text()).not.toContain('is owed to you');
});

test('beside a known problem’s report stands what the earlier report of this request left, until it is done', async () => {
  const [done, late] = full.remaining;
  const stillOwed = done && late ? [done, late] : [];
  const solved = { ...full, outcome: 'full' as const, remaining: [] };
  await read(withFull({ report: solved, stillOwed }));
  const headings = () => [...started.root.querySelectorAll('article h2')].map((one) => one.textContent);
  expect(headings()).toContain('Still to be done from the earlier report');
  expect(started.text()).toContain('What remainsNothing');
  expect(items()).toEqual([
    '!Tell the tax service of the gap in their listSecond line, by 9 March, 14:20 · Late. The lead has been told.',
  ]);
  expect(started.text()).toContain('What remains is owed to you either way.');

  // Opened again, all of it is this request's own.
  started.client.set({ tickets: [withFull({ report: solved, stillOwed, reportSuperseded: true })] });
  await started.until(() => items().length === 2);
  expect(headings()).not.toContain('Still to be done from the earlier report');
  started.client.set({
    tickets: [withFull({ report: solved, stillOwed: stillOwed.map((one) => ({ ...one, doneAt: at(0) })) })],
  });
  await started.until(() => items().length === 0);
  expect(started.text()).not.toContain('is owed to you');
});

test('something that remains is late at its very minute, before anybody says so', async () => {
  const item = { what: 'Look again', who: 'Anna K.', by: at(1) };
  await read(withFull({ report: { ...full, remaining: [item] } }));
  expect(items()).toEqual(['○Look againAnna K., by 11 March, 14:21']);
  started.client.time = NOW + 60_000;
  started.client.set({});
  await started.until(() => items()[0] === '!Look againAnna K., by 11 March, 14:21 · Late.');
  started.client.set({
    tickets: [withFull({ report: { ...full, remaining: [{ ...item, doneAt: at(1) }] } })],
  });
  await started.until(() => items()[0] === '✓Look againDone on 11 March');
});

test('evidence stands before beside after, with its time', async () => {
  await read();
  const pieces = [...started.root.querySelectorAll('.evidence li')].map((piece) => piece.textContent);
  expect(pieces[0]).toContain('Tax table');
  expect(pieces[0]).toContain('BeforeTwo countries without a ruleAfterAll 27 countries have one');
  expect(pieces[1]).toContain('11 March, 12:20');
});

test('an earlier report stays readable, and what it left is still owed', async () => {
  await read(
    ticket({ status: 'resolved', promise: null, report: full, reportSuperseded: true, closesAt: at(60) }),
  );
  expect(started.text()).toContain('An earlier report. The request was opened again after it.');
  expect(items()[1]).toBe(
    '!Tell the tax service of the gap in their listSecond line, by 9 March, 14:20 · Late. The lead has been told.',
  );
});

test('the report is there to print and to keep, each in a new tab that knows nothing of this one', async () => {
  await read(withFull(), link(at(60)));
  await started.until(() => started.root.querySelector('.keep a'));
  const links = [...started.root.querySelectorAll<HTMLAnchorElement>('.keep a')];
  expect(links.map(({ href }) => href)).toEqual([LINK, `${LINK}.md`, `${LINK}.json`]);
  for (const { target, rel } of links) expect([target, rel]).toEqual(['_blank', 'noopener']);
  expect(links[0]?.textContent).toBe('Print in a new tab');
  expect(asked()).toEqual([
    [
      'request',
      'GET',
      expect.stringMatching(/^\/tickets\/tk_0000000000000001\/report-link\?lang=en&zone=.+/),
    ],
  ]);
});

test('an address that is about to expire is fetched anew', async () => {
  await read(withFull(), link(at(2)));
  await started.until(() => started.root.querySelector('.keep a'));
  started.client.time = NOW + 90_000;
  started.client.replies = link(at(60));
  started.client.set({});
  await started.until(() => asked().length === 2);
  await started.until(() => started.root.querySelector('.keep a'));
});

test('without a connection nothing is offered that would not come', async () => {
  started = await startWidget({
    connection: 'offline',
    tickets: [withFull()],
    timelines: { [id]: remainingEvents },
  });
  await open(started);
  await started.until(() =>
    started.text().includes('It can be printed and saved once there is a connection.'),
  );
  expect(asked()).toEqual([]);
  started.client.replies = link(at(60));
  started.client.set({ connection: 'live' });
  await started.until(() => started.root.querySelector('.keep a'));
});

test('where it cannot be kept nothing is promised', async () => {
  await read(withFull(), { [`/tickets/${id}/report-link`]: refusal('not_found') });
  await started.until(() => !started.root.querySelector('.keep'));
  await settle();
  expect(asked()).toHaveLength(1);
});

test('what becomes of what remained stands on the way of the ticket', async () => {
  started = await startWidget({ tickets: [withFull()], timelines: { [id]: remainingEvents } });
  started.widget.showTicket(id);
  await started.until(() => path(started)[0]?.includes('Tell the tax service'));
  expect(path(started).slice(0, 3)).toEqual([
    '!Tell the tax service: this was promised for 9 March and is not done. The lead has been told.',
    'AKAnna K. 14:17The update itself comes four days later.Look at the next update: moves from 16 March to 20 March',
    'AKAnna K. 14:16All four are right now, and their customers know.Now done: Correct the four orders',
  ]);
});

test('technical words of an update are there for those who wish them, everywhere from then on', async () => {
  const event = { ...ended[3], words: { ...ended[3]?.words, technical: 'tax_class has no row.' } };
  const events = [...ended.slice(0, 3), event] as typeof ended;
  started = await startWidget({ tickets: [ticket()], timelines: { [id]: events } });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.path .link'));
  expect(started.text()).not.toContain('tax_class has no row.');
  expect(started.button('Technical').getAttribute('aria-expanded')).toBe('false');
  started.button('Technical').click();
  await started.until(() => started.text().includes('tax_class has no row.'));
  expect(started.button('Technical').getAttribute('aria-expanded')).toBe('true');
  started.client.set({ tickets: [resolved()] });
  started.widget.close();
  started.widget.open();
  await started.until(() => started.text().includes('Migration 0412'));
});

test.each([
  ['ru', 'Решено частично', 'Сделано 11 марта', 'Опаздываем. Руководитель уже знает.'],
  ['ar', 'حُلّت جزئيًا', 'تم في 11 مارس', 'تأخّرنا. تم إبلاغ المسؤول.'],
])('a report in %s', async (locale, ...words) => {
  await read(withFull(), {}, locale);
  for (const text of words) expect(started.text()).toContain(text);
});
