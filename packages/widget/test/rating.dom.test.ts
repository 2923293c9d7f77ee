import { afterEach, expect, test, vi } from 'vitest';
import { ended, events, resolved, ticket } from './fixtures.ts';
import { path, refusal, type Started, said, settle, startWidget, type } from './start.ts';
import { closed, closedEvents, ratedEvents, rating, results } from './turn-fixtures.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const show = async (shown = closed(), timeline = closedEvents, replies: Record<string, unknown> = {}) => {
  started = await startWidget({ tickets: [shown], timelines: { [id]: timeline } });
  started.client.replies = replies;
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.facts'));
};
const form = () => started.root.querySelector('.rate');
const grade = async (n: number) => {
  (started.root.querySelectorAll('.rate [type=radio]')[n] as HTMLElement).click();
  await settle();
};
const requests = () => started.client.calls.filter(([name]) => name === 'request');

test.each([
  ['open', ticket(), events],
  ['solved', resolved(), ended],
])('nobody is asked how it was while it is %s', async (_, shown, timeline) => {
  await show(shown, timeline);
  await started.until(() => started.root.querySelector('.path li'));
  await settle();
  expect(form()).toBeNull();
});

test('after the end there are five grades in words; how others rated is not shown before', async () => {
  await show();
  await started.until(form);
  expect(
    [...(form()?.querySelectorAll('fieldset label') ?? [])].map(({ textContent }) => textContent),
  ).toEqual(['Excellent', 'Good', 'Satisfactory', 'Poor', 'Terrible']);
  expect(form()?.querySelector('legend')?.textContent).toBe('How was our support?');
  expect(requests()).toEqual([]);
});

test('a grade with words and thanks to one of those who wrote', async () => {
  await show();
  await started.until(form);
  await grade(1);
  await type(started.field('Anything to add?'), 'Quick. ');
  const select = form()?.querySelector('select') as HTMLSelectElement;
  expect([...select.options].map(({ text }) => text)).toEqual(['Nobody in particular', 'Anna K.']);
  select.value = 'ag_1';
  select.dispatchEvent(new Event('change'));
  await settle();
  started.client.answer = null;
  started.button('Send rating').click();
  expect(started.client.calls.filter(([name]) => name === 'act')).toEqual([
    ['act', id, 'rating', { grade: 'good', text: 'Quick.', thanks: 'ag_1', lang: 'en' }, undefined],
  ]);
  started.client.replies = { '/ratings': results };
  started.client.set({ tickets: [closed({ rating })] });
  await started.until(() => started.text().includes('Thank you for your rating.'));
  expect(said(started)).toBe('Thank you for your rating.');
  expect(started.text()).toContain('You rated: Good · With thanks to Anna K.');
  await started.until(() => started.text().includes('How others rated'));
  expect([...started.root.querySelectorAll('.bars li')].map(({ textContent }) => textContent)).toEqual([
    'Excellent41 (56%)',
    'Good22 (30%)',
    'Satisfactory6 (8%)',
    'Poor3 (4%)',
    'Terrible1 (1%)',
  ]);
  expect(started.text()).toContain('73 rated, 18 did not.');
});

test('the first rating of all says so', async () => {
  const first = { ...results, grades: { ...results.grades, good: 1 }, given: 1 };
  await show(closed({ rating }), ratedEvents, { '/ratings': first });
  await started.until(() => started.text().includes('Yours is the first rating.'));
  expect(started.root.querySelector('.bars')).toBeNull();
});

test('results that do not come can be asked for again', async () => {
  await show(closed({ rating }), ratedEvents, { '/ratings': refusal('offline') });
  await started.until(() => started.text().includes('This could not be loaded.'));
  started.client.replies = { '/ratings': results };
  started.button('Try again').click();
  await started.until(() => started.text().includes('How others rated'));
  expect(requests()).toHaveLength(2);
});

test('“not now” takes it away, also on the next page, and leaves a way back', async () => {
  await show();
  await started.until(form);
  started.button('Not now').click();
  await started.until(() => !form());
  expect(started.root.activeElement).toBe(started.button('Rate our support'));
  started.widget.shutdown();
  await settle();
  await show();
  await started.until(() => started.text().includes('Rate our support'));
  expect(form()).toBeNull();
  started.button('Rate our support').click();
  await started.until(form);
  expect(started.root.activeElement).toBe(form()?.querySelector('[type=radio]'));
});

test('a rating that is not taken stays written, and says why', async () => {
  await show();
  await started.until(form);
  await grade(4);
  await type(started.field('Anything to add?'), 'Slow.');
  started.client.answer = refusal('not_closed');
  started.button('Send rating').click();
  await started.until(() => started.text().includes('This request is open again.'));
  expect(started.field('Anything to add?').value).toBe('Slow.');
});

test('the rating stands on the way', async () => {
  await show(closed({ rating }), ratedEvents);
  await started.until(() => path(started)[0]?.includes('You rated'));
  expect(path(started)[0]).toBe(
    'You You rated: Good 14:19Quick, and told me the truth when it was late.With thanks to Anna K.',
  );
});

const unfold = async () => {
  const details = [...started.root.querySelectorAll('details')].at(-1) as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  await started.until(() => started.text().includes('What shall we call you?'));
};

test('what is needed no longer is closed by the customer, who is asked once more', async () => {
  await show(ticket(), events);
  await unfold();
  started.button('I no longer need this').click();
  await started.until(() => started.text().includes('Close this request?'));
  expect(started.root.activeElement?.textContent).toContain('Close this request?');
  started.button('Cancel').click();
  await started.until(() => started.root.activeElement?.textContent === 'I no longer need this');
  started.button('I no longer need this').click();
  await settle();
  started.button('Yes, close it').click();
  await started.until(() => said(started) === 'Closed: you no longer need an answer');
  expect(started.client.calls.filter(([name]) => name === 'abandon')).toEqual([
    ['abandon', expect.objectContaining({ id, tag: 't4' })],
  ]);
});

test('what has ended cannot be ended again', async () => {
  await show();
  await unfold();
  expect(started.text()).not.toContain('I no longer need this');
});
