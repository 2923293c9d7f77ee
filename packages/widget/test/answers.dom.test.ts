import type { Found, NewTicket } from '@vestka/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { NOW, ticket } from './fixtures.ts';
import { answer, found, nothing } from './intake-fixtures.ts';
import { open, refusal, type Started, said, settle, startWidget, type } from './start.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const begin = async (words: string, reply: unknown = found, state = {}) => {
  started = await startWidget(state);
  started.client.replies = { '/answers?': reply, '/answers/': { answer } };
  started.widget.newTicket();
  await started.until(() => started.root.querySelector('#what'));
  await type(started.field('What happened?'), words);
};
const asked = () =>
  started.client.calls
    .filter(([name, , path]) => name === 'request' && `${path}`.startsWith('/answers?'))
    .map(([, , path]) => new URLSearchParams(`${path}`.split('?')[1]).get('q'));
const signals = () =>
  started.client.calls
    .filter(([name, , path]) => name === 'request' && `${path}`.startsWith('/answers?'))
    .map((call) => call[5] as AbortSignal);
const rows = () =>
  [...started.root.querySelectorAll('.found .row')].map((row) =>
    [...row.children].map((it) => it.textContent),
  );
const row = (at: number) => started.root.querySelectorAll<HTMLElement>('.found .row')[at] as HTMLElement;
const focused = () => document.activeElement?.shadowRoot?.activeElement;
const sent = () =>
  started.client.calls.findLast(([name]) => name === 'createTicket')?.[1] as NewTicket | undefined;
const draft = () => JSON.parse(localStorage.getItem('vestka:pk_test:draft') ?? '{}');
const read = async (at = 1) => {
  await started.until(() => rows().length > 0);
  row(at).click();
  await started.until(() => started.root.querySelector('.open article'));
};

test('while typing, what may help stands below the question, and is announced once', async () => {
  await begin('My card is refused');
  await started.until(() => rows().length === 4);
  expect(rows()).toEqual([
    [
      'Known problem P1007',
      'Cards with a foreign address are refused since 3 March',
      'Fixing · Next word 16:30',
    ],
    [
      'Answer · solved it for 12 others',
      'A card is refused although it is valid',
      'The card is valid, yet the shop says “refused” and asks for another one.',
    ],
    ['Answer', 'The payment page stays white', 'After “Pay” the page stays white for a minute.'],
    ['Your request #950 · Closed', 'Card refused in the shop of Lyon', 'One card of five was refused.'],
  ]);
  expect([...started.root.querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('refused');
  expect(said(started)).toBe('Below the question stands what may help already.');
  // The words keep the focus.
  expect(focused()).toBe(started.field('What happened?'));
  expect(asked()).toEqual(['My card is refused']);
});

test('only the last words are asked for, after a pause; what is under way for earlier ones is given up', async () => {
  let answerFirst = (_: Found) => {};
  await begin('My card');
  started.client.replies['/answers?'] = new Promise<Found>((resolve) => {
    answerFirst = resolve;
  });
  await type(started.field('What happened?'), 'My card is');
  await type(started.field('What happened?'), 'My card is refused');
  await started.until(() => asked().length === 1);
  expect(asked()).toEqual(['My card is refused']);
  const [first] = signals();
  expect(first?.aborted).toBe(false);
  await type(started.field('What happened?'), 'The printer is out of ink');
  expect(first?.aborted).toBe(true);
  started.client.replies['/answers?'] = nothing;
  // Nobody waits for it: what is new is asked for all the same, and an answer that comes later is not shown.
  await started.until(() => asked().length === 2);
  answerFirst(found);
  await settle();
  expect(asked()[1]).toBe('The printer is out of ink');
  expect(signals()[1]?.aborted).toBe(false);
  expect(rows()).toEqual([]);
});

test('taken back to words that were asked for before, only the newest answer is shown', async () => {
  const answers: ((found: Found) => void)[] = [];
  await begin('My card is refused');
  const wait = () => {
    started.client.replies['/answers?'] = new Promise<Found>((resolve) => {
      answers.push(resolve);
    });
  };
  wait();
  await started.until(() => asked().length === 1);
  await type(started.field('What happened?'), 'My card is refused!');
  wait();
  await type(started.field('What happened?'), 'My card is refused');
  await started.until(() => asked().length === 2);
  answers[1]?.(found);
  await started.until(() => rows().length === 4);
  answers[0]?.(nothing);
  await settle();
  expect(rows()).toHaveLength(4);
});

test('for two letters nobody is asked, nor without a connection; back online it is made up for', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout');
  await begin('My', found, { connection: 'offline' });
  await type(started.field('What happened?'), 'My card is refused');
  await started.until(() => started.text().includes('Wish'));
  await settle();
  // Nothing is even begun: the pause after the last key.
  expect(timers).not.toHaveBeenCalledWith(expect.any(Function), 400);
  timers.mockRestore();
  started.client.set({ connection: 'live' });
  await started.until(() => rows().length > 0);
  expect(asked()).toEqual(['My card is refused']);
});

test('a search that fails says nothing and disturbs nobody', async () => {
  await begin('My card is refused', refusal('offline'));
  await started.until(() => asked().length === 1);
  await settle();
  expect(rows()).toEqual([]);
  expect(started.text()).not.toContain('cannot be reached');
  expect(said(started)).toBe('');
});

test('an answer opens in place; “this solved it” is counted, ends the draft and thanks', async () => {
  await begin('My card is refused');
  await read();
  expect(row(1).getAttribute('aria-expanded')).toBe('true');
  for (const text of [answer.symptom, answer.cause]) expect(started.text()).toContain(text);
  expect(started.root.querySelector('.open')?.textContent).toContain(answer.solution);
  started.button('This solved it').click();
  await started.until(() => started.text().includes('Good that it is solved'));
  expect(started.client.calls).toContainEqual([
    'request',
    'POST',
    `/answers/${answer.id}/solved`,
    {},
    expect.any(String),
  ]);
  expect(draft()).toEqual({});
  expect(focused()?.textContent).toBe('Good that it is solved');
  expect(sent()).toBeUndefined();
  // Pressed by mistake, nothing is lost.
  started.button('Not solved after all').click();
  await started.until(() => started.root.querySelector('#what'));
  expect(started.field('What happened?').value).toBe('My card is refused');
});

test('when “this solved it” does not go through, the draft stays and it is said', async () => {
  await begin('My card is refused');
  await read();
  started.client.replies['/answers/'] = refusal('offline');
  started.button('This solved it').click();
  await started.until(() => started.text().includes('We cannot be reached right now.'));
  expect(said(started)).toBe('We cannot be reached right now.');
  expect(draft().message).toBe('My card is refused');
});

test('“no, go on” takes it away and leads back to the words', async () => {
  await begin('My card is refused');
  await read();
  started.button('No, go on').click();
  await started.until(() => rows().length === 3);
  expect(rows().flat()).not.toContain(answer.title);
  expect(focused()).toBe(started.field('What happened?'));
});

test('an answer that does not come can be asked for again', async () => {
  await begin('My card is refused');
  started.client.replies['/answers/'] = refusal('not_found');
  await started.until(() => rows().length > 0);
  row(1).click();
  await started.until(() => started.text().includes('This is no longer here.'));
  started.client.replies['/answers/'] = { answer };
  started.button('Try again').click();
  await started.until(() => started.text().includes(answer.cause));
});

test('“I have this too” sends what was written as a part of the known problem', async () => {
  await begin('My card is refused');
  await started.until(() => rows().length > 0);
  row(0).click();
  await started.until(() => started.text().includes('We know of this and are working on it.'));
  started.client.answer = null;
  started.button('I have this too').click();
  expect(sent()).toMatchObject({ message: 'My card is refused', problem: 'pb_0000000000000001' });
  expect(draft()).toEqual({});
});

test('a choice that was not sent yet is said, and can be taken back', async () => {
  localStorage.setItem(
    'vestka:pk_test:draft',
    JSON.stringify({ message: 'It fails', problem: 'pb_0000000000000001' }),
  );
  started = await startWidget();
  started.client.replies = { '/answers?': nothing };
  await open(started);
  await started.until(() => started.text().includes('Goes out as part of the known problem'));
  started.button('Undo').click();
  await started.until(() => !started.text().includes('Goes out as part of the known problem'));
  started.client.answer = null;
  started.button('Send request').click();
  expect(sent()?.problem).toBeUndefined();
});

test('an own request is opened, and the draft stays', async () => {
  const own = { ...ticket(), id: 'tk_0000000000000004', number: 950 };
  await begin('My card is refused', found, { tickets: [own] });
  await started.until(() => rows().length > 0);
  row(3).click();
  await started.until(() => started.root.querySelector('.facts'));
  expect(draft().message).toBe('My card is refused');
});

test('what is found is never markup', async () => {
  const title = '<img src=x onerror=alert(1)>';
  await begin('My card is refused', {
    ...nothing,
    answers: [{ ...found.answers[0], title, excerpt: [{ text: title, match: true }] }],
  });
  await started.until(() => rows().length === 1);
  expect(rows()[0]?.[1]).toBe(title);
  expect(started.root.querySelector('img')).toBeNull();
});

// The search among own requests

const many = ['Checkout refuses cards', 'Invoice address', 'Newsletter twice', 'Password'].map(
  (subject, n) => ({
    ...ticket(),
    id: `tk_000000000000000${n + 1}`,
    number: 950 + n,
    subject,
  }),
);
const list = async (tickets: object[] = many, state = {}) => {
  started = await startWidget({ tickets: tickets as typeof many, ...state });
  started.client.replies = { '/answers?': nothing };
  await open(started);
  started.button('Back').click();
  await started.until(() => started.text().includes('Your requests'));
};
const search = async (words: string) => {
  await started.until(() => started.root.querySelector('[type=search]'));
  await type(started.field('Search your requests'), words);
};
const hits = () =>
  [...started.root.querySelectorAll('search .row')].map((hit) => hit.querySelector('b')?.textContent);

test('three requests are not searched, four are: titles and numbers at once, the rest as the server finds it', async () => {
  await list(many.slice(0, 3));
  await settle();
  expect(started.root.querySelector('[type=search]')).toBeNull();
  started.widget.shutdown();
  await list();
  started.client.replies['/answers?'] = {
    ...nothing,
    own: [
      {
        id: many[3]?.id,
        number: 953,
        subject: 'Password',
        status: 'cause_found',
        excerpt: [
          { text: 'The ', match: false },
          { text: 'invoice', match: true },
        ],
      },
    ],
  };
  await search('invoice');
  await started.until(() => hits().length === 1);
  expect(started.root.querySelector('.body > ul')?.hasAttribute('hidden')).toBe(true);
  await started.until(() => hits().length === 2);
  expect(hits()).toEqual(['Invoice address', 'Password']);
  expect(said(started)).toBe('2 found.');
  await search('#950');
  await started.until(() => hits()[0] === 'Checkout refuses cards');
  started.root.querySelector<HTMLElement>('search .row')?.click();
  await started.until(() => started.root.querySelector('.facts'));
});

test('nothing found, a search that fails, no connection: each is said', async () => {
  await list();
  await search('zebra');
  await started.until(() => said(started) === 'Nothing found for “zebra”.');
  started.client.replies['/answers?'] = refusal('rate_limited');
  await search('zebras');
  await started.until(() => started.text().includes('Too many at once.'));
  started.client.replies['/answers?'] = nothing;
  started.button('Try again').click();
  await started.until(() => said(started) === 'Nothing found for “zebras”.');
  started.client.set({ connection: 'offline', seenAt: NOW });
  await search('newsletter');
  await started.until(() => started.text().includes('Without a connection only titles are searched.'));
  expect(hits()).toEqual(['Newsletter twice']);
});

test('Escape empties the search, and only then closes the panel', async () => {
  await list();
  await search('zebra');
  const press = () =>
    started
      .field('Search your requests')
      .dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  press();
  await settle();
  expect(started.field('Search your requests').value).toBe('');
  expect(started.root.querySelector('dialog')?.open).toBe(true);
  press();
  await settle();
  expect(started.root.querySelector('dialog')?.open).toBe(false);
});

test('without a connection what was found for other words goes', async () => {
  await begin('My card is refused');
  await started.until(() => rows().length === 4);
  started.client.set({ connection: 'offline' });
  await settle();
  // To these words it is the answer still.
  expect(rows()).toHaveLength(4);
  await type(started.field('What happened?'), 'The printer takes the wrong tray');
  expect(rows()).toEqual([]);
});
