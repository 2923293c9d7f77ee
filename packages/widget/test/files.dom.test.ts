import type { Pending, TicketEvent } from '@vestka/sdk';
import { afterEach, expect, test, vi } from 'vitest';
import { ar } from '../src/locales/ar.ts';
import { enFiles } from '../src/locales/en-files.ts';
import { ru } from '../src/locales/ru.ts';
import type { Attachable } from '../src/panel/files/attached.ts';
import { reasonOf } from '../src/panel/files/row.tsx';
import { createDatabase } from './database.ts';
import { at, ended, event, events, NOW, resolved, ticket } from './fixtures.ts';
import { answer, found } from './intake-fixtures.ts';
import { type Served, serveFiles } from './serve-files.ts';
import { open, path, refusal, type Started, said, settle, startWidget, type } from './start.ts';
import { requestEvents, requesting } from './turn-fixtures.ts';

let started: Started;
let served: Served;
afterEach(async () => {
  started.widget.shutdown();
  await settle();
  localStorage.clear();
  vi.unstubAllGlobals();
});

const { id } = ticket();
const draft = `message:${id}`;
const begin = async (state = {}, timeline: TicketEvent[] = events) => {
  started = await startWidget({ tickets: [ticket()], timelines: { [id]: timeline }, ...state });
  served = serveFiles(started.client);
  await open(started);
};
const file = (name: string, size = 10, type = '') => new File([new Uint8Array(size)], name, { type });
const dialog = () => started.root.querySelector('dialog') as HTMLDialogElement;
/** Files that are pasted into the panel, or dropped on it. */
const give = async (how: 'paste' | 'drop', files: File[], types = ['Files']) => {
  const event = new Event(how, { bubbles: true, cancelable: true });
  Object.assign(event, { [how === 'paste' ? 'clipboardData' : 'dataTransfer']: { types, files } });
  dialog().dispatchEvent(event);
  await settle();
  return event;
};
const paste = (...files: File[]) => give('paste', files);
const rows = (of = draft) =>
  [...started.root.querySelectorAll(`[data-draft="${of}"] li`)].map((row) =>
    (row.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const rowsAre = (...expected: (string | RegExp)[]) =>
  started.until(
    () =>
      rows().length === expected.length &&
      expected.every((text, n) =>
        typeof text === 'string' ? rows()[n]?.includes(text) : text.test(rows()[n] ?? ''),
      ),
  );
/** A request to the browser's database that fails. */
const fails = (made: { onerror(): void }) => {
  queueMicrotask(() => made.onerror());
  return made;
};
/** What stands in place of each picture. */
const kinds = () =>
  [...started.root.querySelectorAll<HTMLElement>('.attached .face')].map(({ dataset }) => dataset.kind);
const posted = () => started.client.calls.filter(([name]) => name === 'postMessage');

test('the ways to attach are fetched at the first press, with the focus in them, and Escape leaves only them', async () => {
  await begin();
  started.button('Attach files').click();
  await started.until(() => started.root.querySelector('.ways'));
  const choose = started.button('Choose files');
  expect(started.root.querySelector('.ways')?.textContent).toContain('Up to 10 files, 50 MB each.');
  expect(started.root.activeElement).toBe(choose);
  expect(started.button('Attach files').getAttribute('aria-expanded')).toBe('true');
  choose.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  await settle();
  expect(started.root.querySelector('.ways')).toBeNull();
  expect(dialog().open).toBe(true);
  expect(started.root.activeElement).toBe(started.button('Attach files'));
});

test('each file shows its name, size and progress, and says when it is attached', async () => {
  await begin();
  served.stops['log.zip'] = 0.2;
  await paste(file('Счёт за март.pdf', 2048), file('log.zip', 4_000_000));
  await rowsAre(/^Счёт за март\.pdf\s?2 kB · attached/, /^log\.zip\s?4 MB · [2-9]\d% sent/);
  expect(kinds()).toEqual(['PDF', 'ZIP']);
  const progress = started.root.querySelector('.file progress') as HTMLProgressElement;
  const percent = Math.round((progress.value / progress.max) * 100);
  expect(percent).toBeGreaterThanOrEqual(20);
  expect(progress.getAttribute('aria-label')).toBe(`log.zip: ${percent}% sent`);
  expect(said(started)).toBe('Счёт за март.pdf is attached. Keep this page open until it is sent.');
});

test.each([
  ['there is no database', undefined],
  ['it is blocked', { open: () => fails({ onerror: () => {} }) }],
])('where %s, each file says that it ends with the page, until it is sent', async (_, indexedDB) => {
  vi.stubGlobal('indexedDB', indexedDB);
  await begin();
  served.refuses['empty.txt'] = 'file_empty';
  await paste(file('a.txt'), file('empty.txt', 0));
  await rowsAre(/a\.txt.*attached.*Keep this page open until it is sent\./, 'This file is empty.');
  expect(started.root.querySelectorAll('.file .keep')).toHaveLength(1);
  started.button('Remove: empty.txt').click();
  started.button('Send').click();
  await started.until(() => posted()[0]);
  await rowsAre();
  expect(started.root.querySelector('.keep')).toBeNull();
});

test('where the database keeps them, nobody is asked to keep the page open', async () => {
  vi.stubGlobal('indexedDB', createDatabase().indexedDB);
  await begin();
  await paste(file('a.txt'));
  await rowsAre(/a\.txt.*attached\s?×$/);
  expect(said(started)).toBe('a.txt is attached.');
});

test('no mark in a name makes it look like another kind of file', async () => {
  await begin();
  await paste(file('invoice\u202egpj.exe'), file('\u200f\u2066\u0000'));
  await rowsAre(/^invoicegpj\.exe/, /File/);
  expect(kinds()).toEqual(['EXE', '·']);
  expect(started.root.querySelector('.file bdi')?.textContent).toBe('invoicegpj.exe');
});

test('a message goes with the files that are there, and may say nothing beside them', async () => {
  await begin();
  started.button('Send').click();
  expect(posted()).toEqual([]);
  await paste(file('a.txt'), file('b.txt'));
  await rowsAre('attached', 'attached');
  started.button('Send').click();
  await started.until(() => posted()[0]);
  expect(posted()).toEqual([
    ['postMessage', id, { text: '', stillBroken: undefined, files: [...served.all.keys()] }],
  ]);
  await rowsAre();
});

test('a message waits for its files, and is sent by itself when they are there, also from elsewhere', async () => {
  await begin();
  served.isOffline = true;
  await paste(file('a.txt'));
  await rowsAre('Waiting for the connection');
  await type(started.field('Write a message'), 'See the file');
  started.button('Send').click();
  await started.until(() => started.text().includes('Sending when the files are there.'));
  expect(posted()).toEqual([]);
  expect(started.field('Write a message').value).toBe('See the file');
  started.button('Back').click();
  served.isOffline = false;
  started.client.set({ connection: 'live' });
  await started.until(() => posted()[0]);
  expect(posted()[0]).toEqual([
    'postMessage',
    id,
    { text: 'See the file', stillBroken: undefined, files: [...served.all.keys()] },
  ]);
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.foot textarea'));
  await started.until(() => started.field('Write a message').value === '');
  expect(started.text()).not.toContain('Sending when');
});

test('it can be sent without those under way, or not yet', async () => {
  await begin();
  served.stops['slow.txt'] = 0;
  await paste(file('fast.txt'), file('slow.txt'));
  await rowsAre('attached', /slow\.txt/);
  await type(started.field('Write a message'), 'Now');
  started.button('Send').click();
  await started.until(() => started.text().includes('Sending when'));
  started.button('Do not send yet').click();
  await started.until(() => !started.text().includes('Sending when'));
  started.button('Send').click();
  await started.until(() => started.text().includes('Sending when'));
  started.button('Send without them').click();
  await started.until(() => posted()[0]);
  expect(posted()).toHaveLength(1);
  expect(posted()[0]?.[2]).toMatchObject({ text: 'Now', files: [[...served.all.keys()][0]] });
  await rowsAre();
});

test('what is refused says why, can be tried again where that may help, and does not hold the rest', async () => {
  await begin();
  Object.assign(served.refuses, { 'empty.txt': 'file_empty', 'much.bin': 'quota_exceeded' });
  await paste(file('empty.txt', 0), file('much.bin'), file('fine.txt'));
  await rowsAre('This file is empty.', 'That is more than may be sent in one day.', 'attached');
  expect(started.text().match(/Try again/g)).toHaveLength(1);
  served.refuses = {};
  started.button('Try again').click();
  await rowsAre('This file is empty.', /much\.bin.* attached/, 'attached');
  started.button('Send').click();
  await started.until(() => posted()[0]);
  expect(posted()[0]?.[2]).toMatchObject({ files: [...served.all.keys()].reverse() });
});

test('what the server has no room for waits and says so; what it takes no more of today is refused', async () => {
  await begin();
  Object.assign(served.refuses, { 'later.txt': 'storage_low', 'no.txt': 'files_paused' });
  await paste(file('later.txt'), file('no.txt'));
  await rowsAre(/No room for files right now/, 'No more files can be sent today.');
  expect(said(started)).toMatch(/^No (room for|more) files/);
  served.refuses = {};
  started.client.set({ connection: 'offline' });
  started.client.set({ connection: 'live' });
  await rowsAre(/later\.txt.* attached/, 'No more files can be sent today.');
});

test('the eleventh file is not attached, and says so', async () => {
  await begin();
  await paste(...Array.from({ length: 11 }, (_, n) => file(`${n}.txt`)));
  await started.until(() => rows().filter((row) => row.includes('attached')).length === 11);
  expect(rows().at(-1)).toContain('Not attached: 10 files are the most at once.');
  expect(served.all.size).toBe(10);
  started.button('Remove: 10.txt').click();
  await started.until(() => rows().length === 10);
});

test('a file that is removed is dropped on the server, and the focus goes to its neighbour', async () => {
  await begin();
  await paste(file('a.txt'), file('b.txt'));
  await rowsAre('attached', 'attached');
  started.button('Remove: a.txt').focus();
  started.button('Remove: a.txt').click();
  await rowsAre('b.txt');
  await started.until(() => started.root.activeElement === started.button('Remove: b.txt'));
  expect(served.all.size).toBe(1);
  started.button('Remove: b.txt').click();
  await started.until(() => started.root.activeElement === started.button('Attach files'));
  await rowsAre();
});

test('files of a message that was not taken are attached again when it is taken back', async () => {
  await begin();
  await paste(file('a.txt'));
  await rowsAre('attached');
  started.client.answer = null;
  started.button('Send').click();
  await rowsAre();
  const pending: Pending = {
    intent: '1',
    act: { type: 'message', ticket: id, body: { text: 'x', files: [...served.all.keys()] } },
    at: NOW - 60_000,
    refused: { code: 'rate_limited', message: '' },
  };
  started.client.set({ pending: [pending] });
  await started.until(() => path(started)[0]?.includes('a.txt'));
  started.button('Edit').click();
  await rowsAre('a.txt');
  expect(started.field('Write a message').value).toBe('x');
  expect(served.all.size).toBe(1);
});

test('rich text is pasted as text, a picture as a file; other things that are dragged are let be', async () => {
  await begin();
  await paste(file('first.txt'));
  await rowsAre('first.txt');
  const office = await give('paste', [file('image.png')], ['text/plain', 'text/html', 'Files']);
  expect(office.defaultPrevented).toBe(false);
  const text = await give('drop', [], ['text/plain']);
  expect(text.defaultPrevented).toBe(false);
  const picture = await give('drop', [file('image.png')]);
  expect(picture.defaultPrevented).toBe(true);
  await rowsAre('first.txt', 'image.png');
});

test('a new request takes files too', async () => {
  await begin({ tickets: [] });
  await paste(file('a.txt'));
  await started.until(() => rows('new')[0]?.includes('attached'));
  await type(started.field('What happened?'), 'It fails');
  started.button('Send request').click();
  await started.until(() => started.client.calls.some(([name]) => name === 'createTicket'));
  expect(started.client.calls).toContainEqual([
    'createTicket',
    expect.objectContaining({ message: 'It fails', files: [...served.all.keys()] }),
  ]);
});

/** The page is left, and loaded anew with what this device has kept. */
const reload = async (state = {}) => {
  started.widget.shutdown();
  await settle();
  const { all, isOffline } = served;
  // The test opens the panel itself: no load by a timer, which could outlast it.
  localStorage.removeItem('vestka:pk_test:open');
  started = await startWidget(state);
  served = serveFiles(started.client);
  for (const [key, file] of all) served.all.set(key, file);
  served.isOffline = isOffline;
};
const created = () => started.client.calls.find(([name]) => name === 'createTicket');
const draftKept = () => JSON.parse(localStorage.getItem('vestka:pk_test:draft') ?? '{}');

test('a request that waits for its files goes out on the next page, and leaves nothing for the one after', async () => {
  vi.stubGlobal('indexedDB', createDatabase().indexedDB);
  await begin({ tickets: [] });
  served.isOffline = true;
  await paste(file('a.txt'));
  await type(started.field('What happened?'), 'It fails');
  const more = { expected: 'A receipt', since: 'Monday', steps: '1. Pay', name: 'Mara' };
  const context = { page: 'https://shop.test/pay' };
  const whole = { ...draftKept(), ...more, context, problem: 'pb_0000000000000001' };
  localStorage.setItem('vestka:pk_test:draft', JSON.stringify(whole));
  started.button('Send request').click();
  await started.until(() => started.text().includes('Sending when the files are there.'));
  expect(created()).toBeUndefined();
  // The launcher says so at once, also on the next page, where it goes on by itself.
  expect(started.launcher.ariaLabel).toBe('Not sent yet');
  expect(localStorage.getItem('vestka:pk_test:open')).toBe(JSON.stringify([null, 'Not sent yet', 'late']));
  served.isOffline = false;
  await reload();
  await open(started);
  await started.until(created);
  expect(started.root.querySelector('dialog h1')?.textContent).not.toBe('What happened?');
  const { name, ...words } = more;
  expect(created()?.[1]).toMatchObject({
    ...words,
    message: 'It fails',
    problem: 'pb_0000000000000001',
    context,
    files: [...served.all.keys()],
  });
  expect(draftKept()).toEqual({ name });
});

test('files that were chosen together keep their order on the next page', async () => {
  vi.stubGlobal('indexedDB', createDatabase().indexedDB);
  await begin({ tickets: [] });
  served.isOffline = true;
  const names = ['f.txt', 'b.txt', 'e.txt', 'a.txt', 'd.txt', 'c.txt', 'g.txt', 'i.txt', 'h.txt'];
  await paste(...names.map((name) => file(name)));
  await started.until(() => rows('new').length === names.length);
  served.isOffline = false;
  await reload();
  await open(started);
  await started.until(() => rows('new').filter((row) => row.includes('attached')).length === names.length);
  expect(rows('new').map((row) => row.slice(0, 5))).toEqual(names);
});

test('an answer that waited for its files is not sent from the next page: it stays written, and says so', async () => {
  vi.stubGlobal('indexedDB', createDatabase().indexedDB);
  const state = { tickets: [requesting()], timelines: { [id]: requestEvents } };
  const look = async () => {
    started.widget.showTicket(id);
    await settle();
    await started.until(() => started.root.querySelector('.path .btn'));
    (started.root.querySelector('.path .btn') as HTMLElement).click();
    await started.until(() => started.root.querySelector('.asked'));
  };
  const item = () => started.root.querySelector('.asked') as HTMLElement;
  const send = () => item().querySelector<HTMLElement>('[type=submit], .btn:not([type])')?.click();
  const answers = () => started.client.calls.filter(([name]) => name === 'act');
  await begin(state);
  await look();
  served.isOffline = true;
  item().querySelector<HTMLElement>('[type=radio]')?.click();
  await started.until(() => item().querySelector('[data-draft]'));
  await give('paste', [file('log.txt')]);
  const of = item().querySelector('[data-draft]')?.getAttribute('data-draft') ?? '';
  await started.until(() => rows(of)[0]?.includes('log.txt'));
  await type(item().querySelector('textarea') as HTMLTextAreaElement, 'The whole day');
  expect(item().textContent).not.toContain('Not sent yet');
  send();
  await started.until(() => item().textContent?.includes('Sending when the files are there.'));
  expect(item().textContent).not.toContain('Not sent yet');

  served.isOffline = false;
  await reload(state);
  await look();
  await started.until(() => rows(of)[0]?.includes('attached'));
  expect(item().textContent).toContain('Not sent yet');
  expect(item().textContent).not.toContain('Sending when');
  expect(item().querySelector('textarea')?.value).toBe('The whole day');
  expect(answers()).toEqual([]);
  send();
  await started.until(() => answers()[0]);
  expect(answers()[0]?.[3]).toMatchObject({
    items: [{ answer: 'given', text: 'The whole day', files: [...served.all.keys()] }],
  });
  await started.until(() => !item().textContent?.includes('Not sent yet'));
});

/** A request is written with a file that is there and one under way; then an answer solves it. */
const solve = async () => {
  await begin({ tickets: [] });
  started.client.replies = { '/answers?': found, '/answers/': { answer } };
  served.stops['slow.txt'] = 0;
  await paste(file('fast.txt'), file('slow.txt'));
  await started.until(() => rows('new')[0]?.includes('attached') && rows('new').length === 2);
  await type(started.field('What happened?'), 'My card is refused');
  await started.until(() => started.root.querySelectorAll('.found .row').length > 1);
  started.root.querySelectorAll<HTMLElement>('.found .row')[1]?.click();
  await started.until(() => started.root.querySelector('.open article'));
  started.button('This solved it').click();
  await started.until(() => started.text().includes('Good that it is solved'));
};

test('not solved after all, the files are attached again, whatever came in between', async () => {
  await solve();
  started.client.set({ unread: [] });
  await settle();
  started.button('Not solved after all').click();
  await started.until(() => rows('new').length === 2);
  expect(rows('new')[0]).toMatch(/fast\.txt.*attached/);
  expect(rows('new')[1]).toContain('slow.txt');
  expect(served.all.size).toBe(2);
});

test('once the thanks are left, no file of what was solved goes with the next request', async () => {
  await solve();
  started.button('Close').click();
  await started.until(() => served.all.size === 0);
  await open(started);
  await started.until(() => started.root.querySelector('#what'));
  expect(rows('new')).toEqual([]);
  await type(started.field('What happened?'), 'Something else');
  started.button('Send request').click();
  await started.until(created);
  expect(created()?.[1]).toHaveProperty('files', undefined);
});

test('nor after the page was loaded anew', async () => {
  const { indexedDB, kept } = createDatabase();
  vi.stubGlobal('indexedDB', indexedDB);
  await solve();
  expect(kept.size).toBe(2);
  await reload();
  await open(started);
  await started.until(() => kept.size === 0 && served.all.size === 0);
  await started.until(() => started.root.querySelector('#what'));
  expect(rows('new')).toEqual([]);
  expect(localStorage.getItem('vestka:pk_test:files')).toBeNull();
});

test('solved before the files of the last page were taken up, they go with the draft and come back with it', async () => {
  const { indexedDB, kept } = createDatabase();
  vi.stubGlobal('indexedDB', indexedDB);
  await begin({ tickets: [] });
  await paste(file('a.txt'));
  await started.until(() => rows('new')[0]?.includes('attached'));
  await type(started.field('What happened?'), 'My card is refused');
  await reload();
  // The database is slow to answer: nothing of it is shown yet.
  const whole = indexedDB.open;
  let answerNow = () => {};
  const slow = new Promise<void>((resolve) => {
    answerNow = resolve;
  });
  indexedDB.open = () => {
    const made = { result: undefined as never, onsuccess: () => {}, onupgradeneeded: () => {} };
    slow.then(() => {
      made.result = whole().result as never;
      made.onsuccess();
    });
    return made as ReturnType<typeof whole>;
  };
  started.client.replies = { '/answers?': found, '/answers/': { answer } };
  await open(started);
  await started.until(() => started.root.querySelectorAll('.found .row').length > 1);
  started.root.querySelectorAll<HTMLElement>('.found .row')[1]?.click();
  await started.until(() => started.root.querySelector('.open article'));
  expect(rows('new')).toEqual([]);
  started.button('This solved it').click();
  await settle();
  answerNow();
  await started.until(() => started.text().includes('Good that it is solved'));
  started.button('Not solved after all').click();
  await started.until(() => rows('new')[0]?.includes('a.txt'));
  expect(started.field('What happened?').value).toBe('My card is refused');

  await started.until(() => started.root.querySelectorAll('.found .row').length > 1);
  started.root.querySelectorAll<HTMLElement>('.found .row')[1]?.click();
  await started.until(() => started.root.querySelector('.open article'));
  started.button('This solved it').click();
  await started.until(() => started.text().includes('Good that it is solved'));
  started.button('Close').click();
  await started.until(() => kept.size === 0 && served.all.size === 0);
});

test('“this solved it” says so when what ends the files does not come, and ends nothing', async () => {
  localStorage.setItem('vestka:pk_test:files', JSON.stringify({ names: ['gone new'] }));
  localStorage.setItem('vestka:pk_test:draft', JSON.stringify({ message: 'My card is refused' }));
  vi.doMock('../src/panel/files/index.ts', () => {
    throw new Error('offline');
  });
  started = await startWidget();
  started.client.replies = { '/answers?': found, '/answers/': { answer } };
  served = serveFiles(started.client);
  await open(started);
  await started.until(() => started.root.querySelectorAll('.found .row').length > 1);
  started.root.querySelectorAll<HTMLElement>('.found .row')[1]?.click();
  await started.until(() => started.root.querySelector('.open article'));
  started.button('This solved it').click();
  await started.until(() => started.root.querySelector('.open .wrong'));
  expect(started.root.querySelector('.open .wrong')?.textContent).toBe('This could not be loaded.');
  expect(started.client.calls.some(([, method]) => method === 'POST')).toBe(false);
  expect(draftKept()).toEqual({ message: 'My card is refused' });
  vi.doUnmock('../src/panel/files/index.ts');
  started.button('This solved it').click();
  await started.until(() => started.text().includes('Good that it is solved'));
});

test('“still broken” takes files: they wait for the connection, go along, and outlive a reload with the words', async () => {
  vi.stubGlobal('indexedDB', createDatabase().indexedDB);
  const state = { tickets: [resolved()], timelines: { [id]: ended } };
  const reopening = `reopening:${id}`;
  const look = async () => {
    started.widget.showTicket(id);
    await started.until(() => started.root.querySelector('.facts ~ .end .answer'));
    // What was begun before the reload stands open again.
    if (!started.root.querySelector('.answer textarea')) started.button('Still broken').click();
    await started.until(() => started.root.querySelector('.answer textarea'));
  };
  const reopened = () => started.client.calls.filter(([name]) => name === 'reopen');
  await begin(state);
  await look();
  served.isOffline = true;
  await type(started.field('What do you see now?'), 'The same page ');
  started.button('Attach files').click();
  await started.until(() => started.root.querySelector('.ways'));
  expect(started.root.activeElement).toBe(started.button('Choose files'));
  await paste(file('now.png'));
  await started.until(() => rows(reopening)[0]?.includes('Waiting for the connection'));
  started.button('Reopen').click();
  await started.until(() => started.text().includes('Sending when the files are there.'));

  // Nothing is reopened by a page that was not looked at.
  served.isOffline = false;
  await reload(state);
  await look();
  await started.until(() => rows(reopening)[0]?.includes('attached'));
  await started.until(() => !started.text().includes('Sending when'));
  expect(started.field('What do you see now?').value).toBe('The same page ');
  expect(reopened()).toEqual([]);
  started.client.answer = refusal('offline');
  started.button('Reopen').click();
  await started.until(() => started.root.querySelector('.answer .wrong')?.textContent);
  expect(rows(reopening)).toHaveLength(1);
  started.client.answer = ticket();
  started.button('Reopen').click();
  await started.until(() => reopened()[1]);
  expect(reopened()[1]).toEqual([
    'reopen',
    expect.objectContaining({ id, tag: resolved().tag }),
    'The same page',
    [...served.all.keys()],
  ]);
  await started.until(() => !localStorage.getItem(`vestka:pk_test:${reopening}`));
});

test('solved after all, what was begun about it being broken is dropped', async () => {
  await begin({ tickets: [resolved()], timelines: { [id]: ended } });
  started.widget.showTicket(id);
  await started.until(() => started.root.querySelector('.facts ~ .end .answer'));
  started.button('Still broken').click();
  await started.until(() => started.root.querySelector('.answer textarea'));
  await type(started.field('What do you see now?'), 'Hm');
  await paste(file('now.png'));
  await started.until(() => rows(`reopening:${id}`)[0]?.includes('attached'));
  started.button('Cancel').click();
  await started.until(() => started.text().includes('Yes, solved'));
  started.button('Yes, solved').click();
  await started.until(() => served.all.size === 0);
  expect(localStorage.getItem(`vestka:pk_test:reopening:${id}`)).toBeNull();
});

test('the focus stays with the files while they are tried again, sent without others or left to be written', async () => {
  await begin();
  served.refuses['much.bin'] = 'quota_exceeded';
  served.stops['slow.txt'] = 0;
  await paste(file('much.bin'), file('slow.txt'));
  await rowsAre('That is more', 'slow.txt');
  served.refuses = {};
  started.button('Try again').focus();
  started.button('Try again').click();
  await rowsAre(/much\.bin.* attached/, 'slow.txt');
  expect(started.root.activeElement).toBe(started.button('Remove: much.bin'));
  await type(started.field('Write a message'), 'Now');
  started.button('Send').click();
  await started.until(() => started.text().includes('Sending when'));
  started.button('Do not send yet').focus();
  started.button('Do not send yet').click();
  await started.until(() => !started.text().includes('Sending when'));
  expect(started.root.activeElement).toBe(started.field('Write a message'));
});

test('while the ways to attach stand open there is one way to them, and closing leads back to it', async () => {
  await begin({ tickets: [] });
  await paste(file('a.txt'));
  await started.until(() => rows('new')[0]?.includes('attached'));
  const add = started.button('Attach files');
  add.click();
  await started.until(() => started.root.querySelector('.ways'));
  expect(add.hidden).toBe(true);
  const close = started.root.querySelector('.ways .x') as HTMLButtonElement;
  expect(close.getAttribute('aria-label')).toBe('Close');
  close.focus();
  close.click();
  await started.until(() => !started.root.querySelector('.ways'));
  expect(add.hidden).toBe(false);
  expect(started.root.activeElement).toBe(add);
});

const [first, ...others] = events as [TicketEvent, ...TicketEvent[]];
const withFiles = [
  {
    ...first,
    data: {
      ...first.data,
      files: {
        at_0000000000000001: { type: 'application/pdf', size: 2048 },
        at_0000000000000002: { type: 'text/plain', size: 10 },
      },
    },
    words: { ...first.words, files: { at_0000000000000001: 'plan\u202efdp.exe' } },
  } as TicketEvent,
  ...others,
];

test('files of the past can be opened by a fresh address, unless they were deleted', async () => {
  const gone = {
    ...(others.at(-1) as TicketEvent),
    type: 'files_deleted',
    cursor: 'gone',
    at: at(-5),
    facts: undefined,
    data: { files: ['at_0000000000000002'], reason: 'retention', request: 'dr_1', item: 'it_1', keptDays: 1 },
    words: {},
  } as unknown as TicketEvent;
  await begin({}, [...withFiles, gone]);
  await started.until(() => path(started).some((line) => line.includes('planfdp.exe')));
  const line = path(started).find((line) => line.includes('planfdp.exe'));
  expect(line).toMatch(/planfdp\.exe\s?2 kB/);
  // Its name was erased.
  expect(line).toMatch(/File\s?Deleted on 11 March/);
  expect(() => started.button('Open File, 10 byte')).toThrow();

  const pressed: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    pressed.push(`${this.href} ${this.target} ${this.rel}`);
  });
  started.button('Open planfdp.exe, 2 kB').click();
  await started.until(() => started.text().includes('It could not be opened.'));
  served.all.set('at_0000000000000001', { id: 'at_0000000000000001', state: 'ready' } as never);
  started.button('Open planfdp.exe, 2 kB').click();
  await started.until(() => pressed[0]);
  expect(pressed).toEqual(['http://vestka.test/files/at_0000000000000001 _blank noopener noreferrer']);
});

test('a message of only a file shows the file alone; just what was deleted says so', async () => {
  const data = { lang: 'en', files: { at_0000000000000003: { type: 'text/plain', size: 10 } } };
  const customer = { kind: 'customer' } as const;
  const posted = (words: object | null) => event({ type: 'message_posted', data, words }, -5, customer);
  const files = { at_0000000000000003: 'pay.log' };
  await begin({}, [
    ...events,
    posted({ message: '', files }),
    posted({ message: null, files }),
    posted(null),
  ]);
  await started.until(() => path(started)[2]?.includes('pay.log'));
  const bubbles = [...started.root.querySelectorAll('.path > li')].map(
    (line) => line.querySelector('.mine')?.textContent,
  );
  const gone = 'These words have been deleted.';
  expect(bubbles.slice(0, 3)).toEqual([gone, gone, undefined]);
});

test.each([
  [enFiles, 'A file may have up to 50 MB.', 'ZIP'],
  [ru, 'Файл может быть до 50 МБ.', 'ZIP'],
  [ar, '50 ميغابايت', 'ZIP'],
])(
  'what is too large names the limit, and a type that is not taken says what to do',
  (words, limit, pack) => {
    const file = { state: 'refused', code: 'payload_too_large' } as Attachable;
    const message = 'A file may have up to 50 MB.';
    expect(reasonOf(words, { ...file, message })).toContain(limit);
    expect(reasonOf(words, file)).not.toMatch(/undefined|50/);
    expect(reasonOf(words, { ...file, code: 'file_type_refused' })).toContain(pack);
  },
);
