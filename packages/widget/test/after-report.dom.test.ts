import { afterEach, expect, test, vi } from 'vitest';
import { at, report, resolved, ticket } from './fixtures.ts';
import { fact, type Started, settle, startWidget, type } from './start.ts';
import { closed, full, remainingEvents, withFull } from './turn-fixtures.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const show = async (shown: object, locale = 'en-GB') => {
  started = await startWidget({ tickets: [ticket(shown)], timelines: { [id]: remainingEvents } }, { locale });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.facts'));
};
const item = { what: 'Refund the double charges', who: 'Anna K.', by: at(2 * 24 * 60) };
const left = (change: object = {}) => ({
  ...report,
  outcome: 'partial' as const,
  remaining: [
    { ...item, by: at(9 * 24 * 60), what: 'Later' },
    { ...item, ...change },
  ],
});
const launcher = () => started.launcher.textContent?.replace(/\s+/g, ' ');

test.each([
  ['partial', 'Solved in part', 'en-GB'],
  ['workaround', 'Worked around', 'en-GB'],
  ['full', 'Solved', 'en-GB'],
  ['partial', 'Решено частично', 'ru'],
  ['workaround', 'يوجد حل بديل', 'ar'],
] as const)(
  'after a report that is %s the status says "%s" (%s): ticket, list and launcher',
  async (outcome, name, locale) => {
    // Of what it leaves in part, something is not done.
    const { remaining } = outcome === 'partial' ? left() : report;
    await show(resolved({ report: { ...report, outcome, remaining } }), locale);
    await started.until(() => started.root.querySelector('.facts .status')?.textContent === name);
    expect(launcher()).toContain(`${name}: `);
    (started.root.querySelector('header .flip') as HTMLElement).click();
    await started.until(() => started.root.querySelector('.row'));
    expect(started.root.querySelector('.row .status')?.textContent).toContain(name);
  },
);

test('what remains is the next word of a request that is solved: what, who and by when', async () => {
  await show(resolved({ report: left() }));
  expect(fact(started, 'Next word from us')).toBe(
    'Friday 14:20Refund the double charges · in 2 d · promised by Anna K.',
  );
  expect(fact(started, 'Right now')).toContain('Tell us whether it is solved.');
  expect(fact(started, 'Right now')).toContain('Closes by itself');
  expect(launcher()).toContain('Solved in part: see report');
  expect(launcher()).toContain('Next word Friday 14:20');
});

test('also once the report has been accepted, until it is done', async () => {
  await show(closed({ report: left() }));
  expect(fact(started, 'Status')).toBe('Closed · Solved in part');
  await started.until(() => fact(started, 'Right now').includes('What remains is still being done.'));
  expect(started.text()).not.toContain('Nothing more is being done');
  expect(fact(started, 'Next word from us')).toContain('Friday 14:20');
  expect(launcher()).toContain('Next word Friday 14:20');
  (started.root.querySelector('header .flip') as HTMLElement).click();
  await started.until(() => started.root.querySelector('.row'));
  expect(started.root.querySelector('.row')?.textContent).toContain('Next word Friday 14:20 · in 2 d');

  started.client.set({
    tickets: [closed({ report: { ...left(), remaining: [{ ...item, doneAt: at(-5) }] } })],
  });
  // What was waited for is the news, in the list and on top of the request, as long as it is the latest.
  await started.until(() => started.root.querySelector('.row')?.textContent?.includes('Now done: Refund'));
  started.widget.showTicket(id);
  await started.until(() => fact(started, 'Right now').startsWith('Now done: Refund the double charges'));
  expect(fact(started, 'Status')).toBe('Closed · Solved, the rest is done');
  expect(launcher()).not.toContain('Next word');
  started.client.set({
    tickets: [closed({ report: { ...left(), remaining: [{ ...item, doneAt: at(-5) }] }, updatedAt: at(-4) })],
  });
  await started.until(() => started.text().includes('Nothing more is being done'));
});

test('late when it is missed, with who was told, on the launcher too', async () => {
  await show(closed({ report: left({ by: at(-60), missedAt: at(-60), told: 'lead' }) }));
  expect(fact(started, 'Word was promised for')).toBe(
    'Today 13:20Refund the double charges · We are 1 h late. The lead has been told.',
  );
  expect(started.root.querySelector('.facts')?.className).toContain('is-late');
  expect(launcher()).toContain('1 h late');
});

test('a customer who needs no answer any more is owed nothing', async () => {
  await show(closed({ report: left(), closedBecause: 'abandoned' }));
  expect(started.text()).toContain('Nothing more is being done');
  expect(launcher()).not.toContain('Next word');
});

test('what an earlier report of its own left is the next word, whichever report stands now', async () => {
  const solved = { ...left(), outcome: 'full' as const, remaining: [] };
  await show(closed({ report: solved, stillOwed: left().remaining }));
  expect(fact(started, 'Next word from us')).toBe(
    'Friday 14:20Refund the double charges · in 2 d · promised by Anna K.',
  );
  expect(launcher()).toContain('Next word Friday 14:20');
  started.client.set({
    tickets: [ticket({ report: solved, stillOwed: left().remaining, reportSuperseded: true })],
  });
  await started.until(() =>
    started.root.querySelector('[aria-label="Still to be done from the earlier report"]'),
  );
});

test('opened again, the next word is the promise, and what remained stays to be read beside it', async () => {
  await show(ticket({ report: full, reportSuperseded: true }));
  expect(fact(started, 'Next word from us')).toContain('promised by Anna K.');
  expect(fact(started, 'Status')).not.toContain('Solved in part');
  await started.until(() =>
    started.root.querySelector('[aria-label="Still to be done from the earlier report"]'),
  );
  const owed = [...started.root.querySelectorAll('[aria-label^="Still to be done"] li')];
  expect(owed.map(({ textContent }) => textContent)).toEqual([
    '!Tell the tax service of the gap in their listSecond line, by 9 March, 14:20 · Late. The lead has been told.',
    expect.stringMatching(/^○Look at the next update for the same gapAnna K., by 20 March/),
  ]);
});

test('the marker of the next page has the date of what remains', async () => {
  await show(closed({ report: left() }));
  expect(JSON.parse(localStorage.getItem('vestka:pk_test:open') as string)).toEqual([
    item.by,
    'Next word Friday 14:20',
    'next',
  ]);
});

test('what was begun about what is seen now stands open again: on reopening the panel, and on the next page', async () => {
  await show(withFull());
  started.button('Still broken').click();
  await started.until(() => started.root.querySelector('.answer textarea'));
  expect(started.root.activeElement).toBe(started.field('What do you see now?'));
  await type(started.field('What do you see now?'), 'The same page');
  started.widget.close();
  await settle();
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.answer textarea'));
  expect(started.field('What do you see now?').value).toBe('The same page');
  expect(started.root.querySelector('.foot textarea')).toBeNull();
  started.widget.shutdown();
  await show(withFull());
  await started.until(() => started.root.querySelector('.answer textarea'));
  expect(started.field('What do you see now?').value).toBe('The same page');
  // Put away it stays away, and is kept.
  started.button('Cancel').click();
  await started.until(() => !started.root.querySelector('.answer textarea'));
  expect(localStorage.getItem(`vestka:pk_test:reopening:${id}`)).toBe('The same page');
});
