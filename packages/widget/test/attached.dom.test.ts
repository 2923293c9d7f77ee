import { locks } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLauncher } from '../src/loader/launcher.ts';
import { writeDraft } from '../src/panel/draft.ts';
import { type Attached, createAttached } from '../src/panel/files/attached.ts';
import { Session } from '../src/panel/session.ts';
import { createDatabase } from './database.ts';
import { createFakeClient, type FakeClient } from './fake-client.ts';
import { type Served, serveFiles } from './serve-files.ts';
import { settle } from './start.ts';

/** One page of a browser: several share its storage, its database and its locks. */
interface Tab {
  client: FakeClient;
  session: Session;
  served: Served;
  attached: Attached;
  /** What it sent by itself. */
  sent: string[];
  close(): void;
}

let tabs: Tab[] = [];
let kept: ReturnType<typeof createDatabase>['kept'];
beforeEach(() => {
  const database = createDatabase();
  kept = database.kept;
  vi.stubGlobal('indexedDB', database.indexedDB);
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
});
afterEach(async () => {
  for (const tab of tabs) tab.close();
  tabs = [];
  await settle();
  localStorage.clear();
  Reflect.deleteProperty(navigator, 'locks');
  vi.unstubAllGlobals();
});

const until = async (isSo: () => unknown) => {
  for (const end = performance.now() + 3000; performance.now() < end; await settle()) if (isSo()) return;
  throw new Error('Waited in vain.');
};
const turns = async () => {
  for (let turn = 0; turn < 10; turn++) await settle();
};
const openTab = async (): Promise<Tab> => {
  const client = createFakeClient();
  const served = serveFiles(client);
  // The server is one for all of them.
  for (const [key, file] of tabs[0]?.served.all ?? []) served.all.set(key, file);
  const shell = { ...createLauncher(), options: { key: 'pk_test', url: '', locale: 'en' }, emit: () => {} };
  const never = () => new Promise<never>(() => {});
  const session = new Session(shell, { later: never, files: never }, () => client);
  const sent: string[] = [];
  const attached = createAttached(
    session,
    () => {},
    (name) => sent.push(name),
  );
  const close = () => {
    attached.stop();
    session.destroy();
  };
  const tab = { client, session, served, attached, sent, close };
  tabs.push(tab);
  await turns();
  return tab;
};
const file = (name: string) => new File(['x'], name);
const names = ({ attached }: Tab, draft = 'new') => attached.list(draft).map(({ name }) => name);
const isThere = (tab: Tab) => tab.attached.list('new')[0]?.state === 'ready';
const stored = () => localStorage.getItem('vestka:pk_test:files');
/** The browser tells the other tabs, and not the one that wrote. */
const tell = () => dispatchEvent(new StorageEvent('storage', { key: 'vestka:pk_test:files' }));

test('what one tab has set aside another neither shows nor drops, and takes over once the first is gone', async () => {
  const first = await openTab();
  first.attached.add([file('a.txt')], 'new');
  await until(() => isThere(first));
  await first.attached.setAside('new');
  const second = await openTab();
  expect(names(second)).toEqual([]);
  expect(kept.size).toBe(1);
  first.attached.endAside(true);
  expect(names(first)).toEqual(['a.txt']);
  expect(names(second)).toEqual(['a.txt']);

  await first.attached.setAside('new');
  const third = await openTab();
  expect(kept.size).toBe(1);
  first.close();
  await until(() => kept.size === 0);
  expect(names(second)).toEqual([]);
  await until(() => !third.served.all.size || !second.served.all.size);
  await until(() => stored() === null);
});

test('what one tab holds until its files are there another does not send; it does once the first is gone', async () => {
  const first = await openTab();
  first.served.isOffline = true;
  first.attached.add([file('a.txt')], 'new');
  writeDraft(first.session.store, { message: 'It fails' });
  const act = vi.fn();
  expect(first.attached.hold('new', act)).toBe(true);
  const second = await openTab();
  await until(() => isThere(second));
  await turns();
  expect(second.attached.isHeld('new')).toBe(true);
  expect(second.sent).toEqual([]);
  first.close();
  await until(() => second.sent[0]);
  await turns();
  expect(second.sent).toEqual(['new']);
  expect(act).not.toHaveBeenCalled();
  expect(second.attached.isHeld('new')).toBe(false);
});

test('let go in one tab, it is not sent by the other', async () => {
  const first = await openTab();
  first.served.isOffline = true;
  first.attached.add([file('a.txt')], 'new');
  const act = vi.fn();
  first.attached.hold('new', act);
  const second = await openTab();
  second.attached.release('new', false);
  first.served.isOffline = false;
  first.client.set({ connection: 'offline' });
  first.client.set({ connection: 'live' });
  await until(() => isThere(first));
  await turns();
  expect(act).not.toHaveBeenCalled();
  expect(second.sent).toEqual([]);
});

test('an answer that another tab holds is not sent when that tab is gone: its words are to be looked at', async () => {
  const first = await openTab();
  first.served.isOffline = true;
  for (const name of ['request:dr_1:it_1', 'reopening:tk_1']) {
    first.attached.add([file('a.txt')], name);
    first.attached.hold(name, () => {});
  }
  const second = await openTab();
  first.close();
  await until(
    () => !second.attached.isHeld('request:dr_1:it_1') && !second.attached.isHeld('reopening:tk_1'),
  );
  await turns();
  expect(second.sent).toEqual([]);
  expect(names(second, 'reopening:tk_1')).toEqual(['a.txt']);
});

test('what one tab has given is no longer attached in another, and neither forgets what the other noted', async () => {
  const first = await openTab();
  first.attached.add([file('a.txt')], 'new');
  await until(() => isThere(first));
  const second = await openTab();
  await until(() => isThere(second));
  second.attached.add([file('b.txt')], 'message:tk_1');
  const ids = first.attached.give('new');
  const act = { type: 'create', body: { message: 'x', files: ids } } as const;
  first.client.set({ pending: [{ intent: '1', act, at: 0 }] });
  expect(names(first)).toEqual([]);
  expect(names(second)).toEqual([]);
  // The second tab does not know that it is under way, and leaves it to the first.
  second.client.set({ connection: 'live' });
  first.attached.takeBack(ids);
  expect(names(first)).toEqual(['a.txt']);
  expect(first.attached.give('new')).toEqual(ids);
  first.client.set({ pending: [] });
  await until(() => kept.size === 1);
  tell();
  await turns();
  expect(names(second)).toEqual([]);
  expect(names(second, 'message:tk_1')).toEqual(['b.txt']);
  const third = await openTab();
  expect(names(third)).toEqual([]);
  expect(names(third, 'message:tk_1')).toEqual(['b.txt']);
});

test.each(['{', '7', '{"aside":["x"],"held":["new"],"names":7}', '{"held":["other request:x"]}'])(
  'storage that holds %s does no harm',
  async (planted) => {
    localStorage.setItem('vestka:pk_test:files', planted);
    const tab = await openTab();
    expect(names(tab)).toEqual([]);
    expect(tab.sent).toEqual([]);
    tab.attached.add([file('a.txt')], 'new');
    await until(() => isThere(tab));
  },
);

test('where storage is blocked or full, a tab goes by what it knows itself', async () => {
  const blocked = () => {
    throw new DOMException('QuotaExceededError');
  };
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
  const tab = await openTab();
  tab.served.isOffline = true;
  tab.attached.add([file('a.txt')], 'new');
  const act = vi.fn();
  expect(tab.attached.hold('new', act)).toBe(true);
  expect(tab.attached.isHeld('new')).toBe(true);
  tab.served.isOffline = false;
  tab.client.set({ connection: 'offline' });
  tab.client.set({ connection: 'live' });
  await until(() => act.mock.calls.length === 1);
  vi.restoreAllMocks();
});
