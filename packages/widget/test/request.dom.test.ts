import { afterEach, expect, test, vi } from 'vitest';
import { at, events, NOW, ticket } from './fixtures.ts';
import { path, refusal, type Started, said, settle, startWidget, type } from './start.ts';
import { answered, approval, dataRequest, requestEvents, requesting, requestTurns } from './turn-fixtures.ts';

let started: Started;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const show = async (shown = requesting(), timeline = requestEvents, locale = 'en-GB') => {
  started = await startWidget({ tickets: [shown], timelines: { [id]: timeline } }, { locale });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.path .btn'));
};
const look = async (shown = requesting(), replies: Record<string, unknown> = {}) => {
  await show(shown);
  started.client.replies = replies;
  (started.root.querySelector('.path .btn') as HTMLElement).click();
  await started.until(() => started.root.querySelector('.asked'));
};
const asked = (n: number) => started.root.querySelectorAll('.asked')[n] as HTMLElement;
/** Give, give a part, decline. */
const answer = async (n: number, how: number) => {
  (asked(n).querySelectorAll('[type=radio]')[how] as HTMLElement).click();
  await settle();
};
const words = (n: number, field = 0) => asked(n).querySelectorAll('textarea')[field] as HTMLTextAreaElement;
const send = async (n: number) => {
  [...asked(n).querySelectorAll('button')].find(({ type }) => type === 'submit')?.click();
  await settle();
};
const acts = () => started.client.calls.filter(([name]) => name === 'act');
const given = (change: object) =>
  requesting({
    items: { ...dataRequest.items, 'd5-1': { ...(dataRequest.items['d5-1'] as object), ...change } as never },
  });

test('what is opened and cancelled leads the focus in and back', async () => {
  await look();
  const ask = 'Not yours to decide? Ask your management';
  started.button(ask).click();
  await started.until(() => started.root.querySelector('.approval form'));
  expect(started.root.activeElement).toBe(started.field('Who decides?'));
  started.button('Cancel').focus();
  started.button('Cancel').click();
  await started.until(() => !started.root.querySelector('.approval form'));
  expect(started.root.activeElement).toBe(started.button(ask));

  started.client.set({ tickets: [answered] });
  await started.until(() => started.text().includes('Change or add'));
  const item = started.button('Change or add').closest('.asked') as HTMLElement;
  started.button('Change or add').click();
  await started.until(() => item.querySelector('form'));
  expect(started.root.activeElement).toBe(item.querySelector('[type=radio]'));
  item.querySelectorAll<HTMLElement>('[type=radio]')[2]?.click();
  await settle();
  started.button('Cancel').click();
  await started.until(() => !item.querySelector('form'));
  expect(started.root.activeElement).toBe(item.querySelector('.link'));
});

test('what is needed stands below the facts, item by item, as long as one is open', async () => {
  await show(given({ state: 'given' }));
  const section = started.root.querySelector('section[aria-label="What we need from you"]');
  expect(section?.textContent).toBe(
    'Anna K. needs 2 things from you.✓The log of the payment step of 11 MarchGiven○A copy of the orders table○Does the error come with your own card too?Answer',
  );
  expect(started.root.querySelector('.path .btn')?.textContent).toBe('See what is asked');
  started.client.set({ tickets: [answered] });
  await started.until(() => !started.root.querySelector('section[aria-label="What we need from you"]'));
  expect(started.root.querySelector('.path .btn')?.textContent).toBe('See the answers');
});

test('each item says what for, how sensitive, and how long it is kept', async () => {
  await look();
  expect(asked(1).textContent).toContain(
    'A copy of the orders tableOpenWhat for: To try the fix on your own numbers before it goes liveConfidential · Kept for 7 days, then deleted',
  );
  expect(started.text()).toContain('If you decline, we look for another way.');
});

test('words are given for one item; what was given, until when it is kept, shows at once', async () => {
  await look();
  await answer(0, 0);
  await type(words(0), 'It stops at rule 7. ');
  started.client.answer = null;
  await send(0);
  expect(acts()).toEqual([
    [
      'act',
      id,
      'data-requests/d5/answers',
      { items: [{ item: 'd5-1', answer: 'given', text: 'It stops at rule 7.' }], lang: 'en' },
      expect.any(String),
    ],
  ]);
  const done = { state: 'given', answeredAt: at(0), deleteAt: at(14 * 1440), text: 'It stops at rule 7.' };
  started.client.set({ tickets: [given(done)] });
  await started.until(() => asked(0).textContent?.includes('It will be deleted on 25 March.'));
  expect(asked(0).textContent).toContain('Given at 14:20 today.');
  expect(started.root.activeElement).toBe(asked(0).querySelector('.became'));
  expect(said(started)).toBe('Given at 14:20 today. It will be deleted on 25 March.');
});

test('nothing given is not sent, and says what is missing', async () => {
  await look();
  await answer(0, 0);
  await send(0);
  await started.until(() => asked(0).textContent?.includes('Add a file or write it here'));
  await answer(1, 2);
  await send(1);
  await started.until(() => asked(1).textContent?.includes('Say why not, so that we can find another way.'));
  expect(acts()).toEqual([]);
});

test('a check needs no words', async () => {
  await look();
  await answer(2, 0);
  await send(2);
  expect(acts()[0]?.[3]).toMatchObject({ items: [{ item: 'd5-3', answer: 'given' }] });
});

test('a part is given with why, a decline with its reason, and what a decline brings is said', async () => {
  await look();
  await answer(0, 1);
  await type(words(0), 'The last hour');
  await type(words(0, 1), 'The rest is gone');
  await send(0);
  await answer(1, 2);
  await type(words(1), 'It has names in it');
  await send(1);
  expect(acts().map(([, , , body]) => (body as { items: unknown[] }).items[0])).toEqual([
    { item: 'd5-1', answer: 'part', text: 'The last hour', reason: 'The rest is gone' },
    { item: 'd5-2', answer: 'declined', reason: 'It has names in it' },
  ]);
  started.client.set({ tickets: [answered] });
  await started.until(() =>
    asked(1).textContent?.includes('Declined at 14:11 today. The team is asked for another way.'),
  );
});

test('what was kept long enough is gone, and says when and why', async () => {
  await look(answered);
  expect(asked(2).textContent).toContain('Deleted on 10 March, after 30 days as announced.');
  expect(asked(2).textContent).toContain('Why: Only with one card.');
});

test('what is being written outlives the page, and goes when it is sent', async () => {
  await look();
  await answer(1, 2);
  await type(words(1), 'It has na');
  started.widget.shutdown();
  await settle();
  await look();
  expect(words(1).value).toBe('It has na');
  await send(1);
  await started.until(() => localStorage.getItem(`vestka:pk_test:request:${id}:d5`) === null);
});

test('what was written goes with whoever wrote it', async () => {
  await look();
  await answer(1, 2);
  await type(words(1), 'It has names in it');
  localStorage.setItem('vestka:pk_other:draft', '{}');
  started.widget.logout();
  await started.until(() => Object.keys(localStorage).join() === 'vestka:pk_other:draft');
});

test('a draft that somebody planted is nothing', async () => {
  localStorage.setItem(
    `vestka:pk_test:request:${id}:d5`,
    JSON.stringify({ 'd5-1.answer': { type: 'img' }, 'd5-2.answer': 'given', 'd5-2.text': ['x'] }),
  );
  await look();
  expect(asked(0).querySelector('textarea')).toBeNull();
  expect(words(1).value).toBe('');
});

test('without a connection it stays written, and says so', async () => {
  await look();
  await answer(0, 0);
  await type(words(0), 'It stops at rule 7.');
  started.client.answer = refusal('offline');
  await send(0);
  await started.until(() => asked(0).textContent?.includes('We cannot be reached right now.'));
  expect(words(0).value).toBe('It stops at rule 7.');
});

const DRAFT = `vestka:pk_test:request:${id}:d5`;
/** The answer is lost, and the page is loaded anew; what it shows then has come over another way. */
const reload = async (shown = requesting()) => {
  started.widget.shutdown();
  await settle();
  await look(shown);
};

test('an answer that was lost is the same act when it is sent again, also after a reload; other words are another', async () => {
  await look();
  await answer(1, 2);
  await type(words(1), 'It has names in it');
  started.client.answer = refusal('offline');
  await send(1);
  await started.until(() => asked(1).textContent?.includes('We cannot be reached right now.'));
  const [[, , , , intent] = []] = acts();
  await reload();
  expect(words(1).value).toBe('It has names in it');
  started.client.answer = refusal('offline');
  await send(1);
  expect(acts()[0]?.[4]).toBe(intent);
  await started.until(() => asked(1).textContent?.includes('We cannot be reached right now.'));
  await type(words(1), 'It has names of customers in it');
  await send(1);
  expect(acts()[1]?.[4]).not.toBe(intent);
});

test('what has arrived though its answer was lost is written no more, and nothing of it stays on the device', async () => {
  await look();
  await answer(0, 0);
  await type(words(0), 'It stops at rule 7. ');
  started.client.answer = refusal('offline');
  await send(0);
  await started.until(() => asked(0).textContent?.includes('We cannot be reached right now.'));
  await reload(
    given({ state: 'given', answeredAt: at(0), deleteAt: at(14 * 1440), text: 'It stops at rule 7.' }),
  );
  await started.until(() => localStorage.getItem(DRAFT) === null);
  await started.until(() => !asked(0).querySelector('form'));
  expect(asked(0).textContent).toContain('Given at 14:20 today.');
  expect(localStorage.getItem('vestka:pk_test:sent')).toBeNull();
});

test('it arrives while the page is open: the form goes, and what came of it has the focus', async () => {
  await look();
  await answer(0, 0);
  await type(words(0), 'It stops at rule 7.');
  started.client.answer = refusal('offline');
  await send(0);
  await started.until(() => asked(0).textContent?.includes('We cannot be reached right now.'));
  started.client.set({
    tickets: [given({ state: 'given', answeredAt: at(0), text: 'It stops at rule 7.' })],
  });
  await started.until(() => !asked(0).querySelector('form'));
  expect(started.root.activeElement).toBe(asked(0).querySelector('.became'));
  expect(localStorage.getItem(DRAFT)).toBeNull();
});

test('what was written after it was sent is no draft that has arrived', async () => {
  await look();
  await answer(0, 0);
  await type(words(0), 'It stops at rule 7.');
  started.client.answer = refusal('offline');
  await send(0);
  await started.until(() => asked(0).textContent?.includes('We cannot be reached right now.'));
  await type(words(0), 'It stops at rule 7, and at rule 9.');
  started.client.set({
    tickets: [given({ state: 'given', answeredAt: at(0), text: 'It stops at rule 7.' })],
  });
  await started.until(() => localStorage.getItem('vestka:pk_test:sent') === null);
  expect(words(0).value).toBe('It stops at rule 7, and at rule 9.');
});

test('management that was asked though the answer was lost is asked once', async () => {
  await look();
  await ask();
  await type(started.field('Who decides?'), 'Dr. Miriam Bauer');
  started.client.answer = refusal('offline');
  started.button('Make the link').click();
  await started.until(() => started.text().includes('We cannot be reached right now.'));
  await reload();
  started.button('Make the link').click();
  await settle();
  expect(acts()[0]?.[4]).toEqual(expect.any(String));
  await reload(requesting({ approval }));
  await started.until(() => localStorage.getItem(DRAFT) === null);
});

test('an answer can be changed or added to while the request is open', async () => {
  await look(answered);
  expect(asked(0).querySelector('textarea')).toBeNull();
  (asked(0).querySelector('.link') as HTMLElement).click();
  await settle();
  await answer(0, 0);
  await type(words(0), 'And this.');
  await send(0);
  expect(acts()[0]?.[3]).toMatchObject({ items: [{ item: 'd5-1', text: 'And this.' }] });
  started.client.set({ tickets: [{ ...answered, status: 'closed', promise: null }] });
  await started.until(() => !started.root.querySelector('.asked .link'));
});

const ask = async () => {
  started.button('Not yours to decide? Ask your management').click();
  await settle();
};

test('the management is asked by name, with a note', async () => {
  await look();
  await ask();
  expect(started.root.activeElement).toBe(started.field('Who decides?'));
  started.button('Make the link').click();
  await started.until(() => started.text().includes('Write who decides.'));
  await type(started.field('Who decides?'), ' Dr. Miriam Bauer');
  await type(started.field('A note to them'), 'It is about March only.');
  started.button('Make the link').click();
  expect(acts()).toEqual([
    [
      'act',
      id,
      'data-requests/d5/approvals',
      { name: 'Dr. Miriam Bauer', note: 'It is about March only.', lang: 'en' },
      expect.any(String),
    ],
  ]);
});

const LINK = 'http://vestka.test/approve/x';
const withLink = {
  [`/tickets/${id}/data-requests/d5/approval-link`]: { url: LINK, expiresAt: at(7 * 1440) },
};

/** A browser's own doors to the world. */
const browserHas = (doors: Record<string, unknown>) => {
  const all = Object.entries(doors).map(([name, value]) => [name, { value }] as const);
  vi.stubGlobal('navigator', Object.create(navigator, Object.fromEntries(all)));
};

test('the link is there to copy and to share', async () => {
  const written: string[] = [];
  const shared: unknown[] = [];
  browserHas({
    clipboard: { writeText: async (text: string) => void written.push(text) },
    share: async (what: unknown) => void shared.push(what),
  });
  await look(requesting({ approval }), withLink);
  await started.until(() => started.text().includes('Copy'));
  expect(started.text()).toContain('Dr. Miriam Bauer decides, by 14:20 on Wed 18 Mar.');
  expect((started.root.querySelector('.approval input') as HTMLInputElement).value).toBe(LINK);
  started.button('Copy').click();
  await started.until(() => said(started) === 'Copied.');
  expect(written).toEqual([LINK]);
  started.button('Share').click();
  expect(shared).toEqual([{ url: LINK }]);
});

test('where the clipboard is closed the link is marked to be copied by hand', async () => {
  browserHas({ clipboard: undefined });
  await look(requesting({ approval }), withLink);
  await started.until(() => started.text().includes('Copy'));
  expect(started.text()).not.toContain('Share');
  started.button('Copy').click();
  await started.until(() => said(started) === 'Marked: copy it now.');
});

test.each([
  [
    { state: 'approved', decidedAt: at(-3) },
    '✓ Dr. Miriam Bauer agreed at 14:17 today. You can give what is asked for now.',
    'Ask somebody else',
  ],
  [
    { state: 'declined', decidedAt: at(-3), reason: 'Not before the audit.' },
    'Dr. Miriam Bauer declined at 14:17 today.',
    'Ask somebody else',
  ],
  [{ state: 'expired', expiresAt: at(-3) }, 'Dr. Miriam Bauer has not decided by 14:17 today.', 'Ask again'],
] as const)('an approval that is %o', async (change, sentence, next) => {
  await look(requesting({ approval: { ...approval, ...change } }), withLink);
  expect(started.root.querySelector('.approval .notice')?.textContent).toContain(sentence);
  if ('reason' in change) expect(started.text()).toContain('Why: Not before the audit.');
  expect(started.text()).not.toContain('Pass this link on');
  started.button(next).click();
  await started.until(() => started.root.querySelector('.approval form'));
});

test('an approval is over at its very minute, before anybody says so', async () => {
  await look(requesting({ approval: { ...approval, expiresAt: at(1) } }), withLink);
  expect(started.text()).toContain('decides, by 14:21 today.');
  started.client.time = NOW + 60_000;
  started.client.set({});
  await started.until(() => started.text().includes('Dr. Miriam Bauer has not decided by 14:21 today.'));
});

test('all that happens to a data request stands on the way; what was given is not repeated there', async () => {
  await show(requesting(), requestTurns);
  await started.until(() => path(started)[0]?.includes('Deleted'));
  expect(path(started).slice(0, 6)).toEqual([
    '✓Deleted, after 14 days as announced: The log of the payment step (pay.log)',
    '!Nobody has decided in time.See what is asked',
    '!Dr. Miriam Bauer does not agree. The team is asked for another way. Not before the audit is over.',
    '→You asked Dr. Miriam Bauer to decide, by 14:20 on Wed 18 Mar.See the link',
    'You What you answered 14:11The log of the payment step: given A copy of the orders table: declined. It has names of our customers in it.See the answers',
    expect.stringContaining('Anna K. needs 3 things from you.'),
  ]);
});

test.each([
  ['ru', 'Anna K. ждёт от вас ответа по 3 пунктам.'],
  ['ar', '3 أشياء'],
])('in %s', async (locale, sentence) => {
  await show(requesting(), requestEvents, locale);
  expect(started.text()).toContain(sentence);
});

test('a ticket without a data request has none of it', async () => {
  started = await startWidget({ tickets: [ticket()], timelines: { [id]: events } });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.facts'));
  expect(started.root.querySelector('.turn')).toBeNull();
});

test.each([
  ['en-GB', 'Dr. Miriam Bauer declined by the link at 14:15 today. The team is asked for another way.'],
  ['ru', 'Dr. Miriam Bauer: отказ по ссылке, сегодня в 14:15. Команда поищет другой путь.'],
  ['ar', 'رفض عبر الرابط'],
])(
  'what others declined is told by their name (%s), and not as the customer’s word',
  async (locale, says) => {
    const declined = { state: 'declined' as const, answeredAt: at(-5) };
    const items = Object.fromEntries(
      Object.entries(dataRequest.items).map(([key, item]) => [key, { ...item, ...declined }]),
    );
    // One the customer has declined themselves, before.
    const own = { ...(items['d5-1'] as (typeof dataRequest.items)[string]), answeredAt: at(-10) };
    const settled = requesting({
      items: { ...items, 'd5-1': own },
      approval: { ...approval, state: 'declined', decidedAt: at(-5) },
    });
    await show(settled, requestEvents, locale);
    (started.root.querySelector('.path .btn') as HTMLElement).click();
    await started.until(() => started.root.querySelector('.became'));
    const became = () =>
      [...started.root.querySelectorAll('.became p:first-child')].map((it) => it.textContent);
    expect(became()[1]).toContain(says);
    expect(became()[0]).not.toContain(says);
  },
);

test('the heading follows: how many are left, and at the end that all is answered', async () => {
  await look(given({ state: 'given', answeredAt: at(-1) }));
  expect(started.root.querySelector('h1')?.textContent).toBe('Anna K. needs 2 things from you.');
  started.client.set({ tickets: [answered] });
  await started.until(
    () => started.root.querySelector('h1')?.textContent !== 'Anna K. needs 2 things from you.',
  );
  expect(started.root.querySelector('h1')?.textContent).toBe('All of this is answered. Thank you.');
  expect(started.text()).not.toContain('needs');
});

test('who else is to decide stays written while an item is answered, and is there again on coming back', async () => {
  await look();
  started.button('Not yours to decide? Ask your management').click();
  await started.until(() => started.root.activeElement?.tagName === 'INPUT');
  await type(started.field('Who decides?'), 'Petra');
  await answer(1, 2);
  await type(words(1), 'It has names in it.');
  await send(1);
  await started.until(() => acts().length === 1);
  expect(started.field('Who decides?').value).toBe('Petra');
  started.button('Back').click();
  await started.until(() => started.root.querySelector('.path .btn'));
  (started.root.querySelector('.path .btn') as HTMLElement).click();
  await started.until(() => started.root.querySelector('.approval input'));
  expect(started.field('Who decides?').value).toBe('Petra');
});
