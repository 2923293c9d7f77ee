import type { Ticket } from '@vestka/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { at, events, ticket } from './fixtures.ts';
import { path, refusal, type Started, said, settle, startWidget, type } from './start.ts';
import { chosen, chosenEvents, offer, offerEvents, offering, withFull } from './turn-fixtures.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const show = async (shown = offering(), timeline = offerEvents, locale = 'en-GB') => {
  started = await startWidget({ tickets: [shown], timelines: { [id]: timeline } }, { locale });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.turn'));
};
const look = async (shown = offering(), timeline = offerEvents) => {
  await show(shown, timeline);
  (started.root.querySelector('.turn .btn') as HTMLElement).click();
  await started.until(() => started.root.querySelector('.way'));
};
const ways = () => [...started.root.querySelectorAll('.way')].map(({ textContent }) => textContent);
const pick = async (n: number) => {
  (started.root.querySelectorAll('.way input')[n] as HTMLElement).click();
  await settle();
};
const acts = () => started.client.calls.filter(([name]) => name === 'act');

test('ways forward are announced below the facts and on the way', async () => {
  await show();
  expect(started.root.querySelector('.turn')?.textContent).toBe('Anna K. offers 2 ways forward.Choose a way');
  expect(path(started)[0]).toContain('You can take orders meanwhile, in one of two ways.');
  expect(path(started)[0]).toContain('Anna K. offers 2 ways forward.');
  expect(started.button('Technical')).toBeTruthy();
});

test('each way has its steps, what speaks for and against it, and the recommended one says so', async () => {
  await look();
  expect(ways()).toEqual([
    'Turn on manual tax for the two countries RecommendedStep by stepOpen Settings → Taxes.Set 19 % for both countries.Try one order of your own.For itWorks within five minutesNothing else changesAgainst itYou check the sums once yourself',
    'Wait for release 4.12 Step by stepWe install it on Saturday morning.For itNothing to do for youAgainst itCards from abroad stay refused until then',
  ]);
  // Nothing is chosen for the customer.
  expect(
    [...started.root.querySelectorAll<HTMLInputElement>('.way input')].map(({ checked }) => checked),
  ).toEqual([false, false]);
  expect(started.root.querySelector('.foot')).toBeNull();
});

test('what cannot be fixed as asked is said before the ways round it', async () => {
  await look(offering({ cannotFix: true }));
  expect(started.text()).toContain('It cannot be fixed as asked. Here is how to get round it.');
});

test('one is chosen, with why, bound to what was looked at; the choice shows at once and has the focus', async () => {
  await look();
  await pick(0);
  await type(started.field('Why this one?'), 'We cannot wait until Saturday. ');
  started.client.answer = null;
  started.button('Choose this way').click();
  expect(acts()).toEqual([
    [
      'act',
      id,
      'options/o5-1/choice',
      { basedOn: 't4', why: 'We cannot wait until Saturday.', lang: 'en' },
      undefined,
    ],
  ]);
  started.client.set({ tickets: [offering({ choice: chosen })] });
  await started.until(() => started.root.querySelector('.picked'));
  expect(started.root.querySelector('.picked')?.textContent).toBe(
    '✓ Your choice Why: We cannot wait until Saturday.',
  );
  expect(started.root.activeElement).toBe(started.root.querySelector('.picked'));
});

test('when the server has it, it is said once, and there is nothing left to send', async () => {
  await look();
  await pick(1);
  const choice = { ...chosen, option: 'o5-2' };
  started.client.answer = offering({ choice });
  started.button('Choose this way').click();
  started.client.set({ tickets: [offering({ choice })] });
  await started.until(() => said(started) === 'Chosen: Wait for release 4.12');
  await started.until(() => !started.root.querySelector('.foot'));
});

test('a choice that stands can be changed', async () => {
  await look(offering({ choice: chosen }), chosenEvents);
  expect(started.text()).toContain('You chose this at 14:14 today. You can change it');
  await pick(1);
  started.button('Change to this way').click();
  expect(acts()[0]?.[2]).toBe('options/o5-2/choice');
  expect(acts()).toHaveLength(1);
});

test.each(['stale', 'offer_over'])('%s: what is there now is shown here, and asked again', async (code) => {
  await look();
  await pick(0);
  started.client.answer = refusal(code);
  started.button('Choose this way').click();
  await started.until(() => started.text().includes('This has changed while you were looking.'));
  expect(ways()).toHaveLength(2);
  expect(started.root.querySelector('.foot')).toBeNull();
});

test('other ways that come while one is looking are said, and nothing is chosen among them', async () => {
  await look();
  await pick(0);
  const { options } = offer;
  const next = { o9: { ...offer, options: { 'o9-1': Object.values(options)[1] as never } } };
  started.client.set({ tickets: [ticket({ offers: next, tag: 't9' })] });
  await started.until(() => started.text().includes('Other ways were offered while you were looking.'));
  expect(said(started)).toBe('Other ways were offered while you were looking. Please look again.');
  expect(ways()).toHaveLength(1);
  expect(started.root.querySelector('.foot')).toBeNull();
});

test('without a connection the choice is not lost, and says so', async () => {
  await look();
  await pick(0);
  await type(started.field('Why this one?'), 'Because');
  started.client.answer = refusal('offline');
  started.button('Choose this way').click();
  await started.until(() => started.text().includes('We cannot be reached right now.'));
  expect(started.field('Why this one?').value).toBe('Because');
});

test('what was chosen, and why, stands on the way', async () => {
  await show(offering({ choice: chosen }), chosenEvents);
  expect(started.root.querySelector('.turn')?.textContent).toBe(
    'You chose: Turn on manual tax for the two countriesSee the ways',
  );
  expect(path(started)[0]).toBe(
    'You What you chose 14:14Turn on manual tax for the two countries We cannot wait until Saturday.',
  );
});

const notPlanned = (reopenableUntil: string): Partial<Ticket> => ({
  kind: 'wish',
  status: 'closed',
  closedBecause: 'answered',
  reopenableUntil,
  promise: null,
});

test('a wish that was not planned can go one of the ways instead: it is open again, with its next word', async () => {
  const over = notPlanned(at(60));
  await show(offering({}, over));
  expect(started.root.querySelector('.turn')?.textContent).toBe('Anna K. offers 2 ways forward.Choose a way');
  started.button('Choose a way').click();
  await started.until(() => started.root.querySelector('.way'));
  expect(started.text()).toContain('This request is closed. Pick a way, and it is opened again');
  await pick(0);
  const again = offering({ choice: chosen }, { kind: 'wish' });
  let isTaken = (_: Ticket) => {};
  started.client.act = (...act) => {
    started.client.calls.push(['act', ...act]);
    return new Promise((resolve) => {
      isTaken = resolve;
    });
  };
  started.button('Choose this way').click();
  expect(acts()).toEqual([
    ['act', id, 'options/o5-1/choice', { basedOn: 't4', why: undefined, lang: 'en' }, undefined],
  ]);
  started.client.set({ tickets: [again] });
  await settle();
  isTaken(again);
  const news = 'Opened again. Word from us by 16:30 today.';
  await started.until(() => started.text().includes(news));
  expect(said(started)).toBe(`Chosen: Turn on manual tax for the two countries. ${news}`);
  expect(started.root.activeElement).toBe(started.root.querySelector('.picked'));
  expect(started.text()).toContain('You can change it');
  started.button('Back').click();
  await started.until(() => started.root.querySelector('.facts'));
  expect(started.root.querySelector('.facts')?.textContent).toContain('16:30');
});

test('once it cannot be reopened, what a wish was answered with stays to be read, with nothing to choose', async () => {
  await look(offering({}, notPlanned(at(-1))), events);
  expect(started.root.querySelector('.way input')).toBeNull();
  expect(started.text()).toContain('This request is closed for good.');
  started.client.set({
    tickets: [offering({}, { status: 'closed', closedBecause: 'accepted', promise: null })],
  });
  started.button('Back').click();
  await started.until(() => started.root.querySelector('.facts'));
  expect(started.root.querySelector('.turn')).toBeNull();
});

test('erased words leave the way to be chosen', async () => {
  await look(offering({ options: { 'o5-1': { recommended: true } } }));
  expect(ways()).toEqual(['These words have been deleted. Recommended']);
});

test('in Russian', async () => {
  await show(offering(), offerEvents, 'ru');
  expect(started.text()).toContain('Anna K. предлагает 2 пути решения.');
});

test('once a report has come nothing is closed and nothing is left to choose: the report is', async () => {
  await look();
  started.client.set({ tickets: [withFull({ offers: offering().offers })] });
  await started.until(() => started.text().includes('A report has come since'));
  expect(started.text()).not.toContain('This request is closed');
  expect(started.root.querySelector('.way input')).toBeNull();
  started.button('Read the report').click();
  await started.until(() => started.text().includes('Resolution report'));
});
