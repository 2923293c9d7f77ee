import { createUploads, type FileKeeper, indexedFiles, type Upload } from '@vestka/sdk';
import type { FilesOf, Session } from '../session.ts';
import { createKept } from './kept.ts';

/** The most files that go with one message. */
export const MOST = 10;

/** One file of a draft; `too_many` is refused here, without asking the server. */
export type Attachable = Omit<Upload, 'code' | 'at'> & { readonly code?: Upload['code'] | 'too_many' };

/** What is attached to drafts, and what becomes of it when they are sent. */
export interface Attached {
  add(files: readonly File[], name: string): void;
  /** Those of a draft, also the refused ones; not those that were given. */
  list(name: string): readonly Attachable[];
  /** Those that were given and whose sending is not over. */
  given(ids: readonly string[]): Upload[];
  remove(key: string): void;
  retry(key: string): void;
  filesOf(name: string): FilesOf;
  hold(name: string, act: () => void): boolean;
  isHeld(name: string): boolean;
  /** Sends what is held with those files that are there, or lets it go on being written. */
  release(name: string, isSent: boolean): void;
  give(name: string): string[] | undefined;
  takeBack(ids: readonly string[] | undefined): void;
  arrived(ids: readonly string[]): Promise<void>;
  setAside(name: string): Promise<void>;
  endAside(isWanted: boolean): void;
  clear(): void;
  stop(): void;
}

/**
 * @param tell says something to those who hear the page, once
 * @param sendKept sends a draft that was held before the page was loaded anew
 */
export const createAttached = (
  s: Session,
  tell: (file: Attachable) => void,
  sendKept: (name: string) => void,
): Attached => {
  const { client } = s;
  const kept = createKept(s.store);
  const acts = new Map<string, () => void>();
  const told = new Map<string, string>();
  let tooMany: Attachable[] = [];
  /** What the page before has left is known. */
  let isRead = false;
  let nowRead = () => {};
  const whenRead = new Promise<void>((resolve) => {
    nowRead = resolve;
  });

  // Called while it is being made, it has nothing to say yet.
  const onChange = () => queueMicrotask(changed);
  const keeper = keeperOf(s.shell.options.key, () => {
    isRead = true;
    nowRead();
    kept.takeOver(({ aside, held }) => {
      forget(aside);
      // An answer to the team is sent from where it stands, with its words checked: its hold ends with the page.
      kept.drop('held', ...held.filter((name) => !/^(new$|message:)/.test(name)));
      onChange();
    });
    onChange();
  });
  const uploads = createUploads(client, { onChange, storage: keeper });

  const forget = (keys: readonly string[]) => {
    for (const key of keys) uploads.remove(key);
    tooMany = tooMany.filter(({ key }) => !keys.includes(key));
    kept.drop('aside', ...keys);
  };

  const list = (name: string): Attachable[] => {
    const given = kept.all('given');
    const aside = kept.all('aside');
    return [
      ...uploads.list(name).filter(({ id }) => !id || !given.includes(id)),
      ...tooMany.filter(({ draft }) => draft === name),
    ].filter(({ key }) => !aside.includes(key));
  };
  const filesOf = (name: string): FilesOf => {
    const files = list(name);
    const ids = files.flatMap(({ state, id }) => (state === 'ready' && id ? [id] : []));
    const under = files.filter(isUnderWay).length;
    const isComing = !isRead && kept.has('names', name);
    return {
      ids,
      busy: under > 0 || isComing,
      failed: files.some(({ state }) => state === 'refused'),
      count: ids.length + under + Number(isComing),
    };
  };

  const drop = (name: string) => {
    acts.delete(name);
    kept.drop('held', name);
  };
  const act = (name: string) => {
    const send = acts.get(name) ?? (() => sendKept(name));
    drop(name);
    send();
  };
  /** Also those whose files another page has given meanwhile. */
  const drafts = new Set<string>();
  const namesOfAll = (): string[] => {
    for (const name of kept.all('names')) drafts.add(name);
    return [...drafts];
  };
  const everyUpload = () => namesOfAll().flatMap((name) => uploads.list(name));

  /** Files that are on their way out of this device: until then their drafts are remembered, as the page may end. */
  let leaving = 0;
  const arrived = async (ids: readonly string[]) => {
    leaving++;
    const gone = everyUpload().map(({ key, id }) => id && ids.includes(id) && uploads.given(key));
    kept.drop('given', ...ids);
    await Promise.all(gone);
    leaving--;
    changed();
  };
  /** What was given and is waited for no more has arrived: the ticket has it. */
  const settle = () => {
    const sending = client.state.pending.flatMap(({ act }) => act.body.files ?? []);
    arrived(kept.mine('given').filter((id) => !sending.includes(id)));
  };

  const changed = () => {
    for (const file of namesOfAll().flatMap(list)) {
      if (told.get(file.key) === file.state) continue;
      told.set(file.key, file.state);
      tell(file);
    }
    if (isRead) {
      for (const name of kept.mine('held')) {
        // Files that this device could not keep are not waited for, and nothing is sent without them unasked.
        if (!filesOf(name).count) drop(name);
        else if (!filesOf(name).busy) act(name);
      }
      if (!leaving) kept.drop('names', ...kept.mine('names').filter((name) => !uploads.list(name)[0]));
    }
    s.refresh();
  };

  client.on('change', () => {
    if (isRead && kept.mine('given')[0]) settle();
  });

  /** Another page of this browser has given or dropped files that this one shows too. */
  const follow = async ({ key }: StorageEvent) => {
    if (!key?.endsWith(':files')) return;
    const there = await keeper?.all().catch(() => undefined);
    if (!there) return;
    for (const file of everyUpload()) {
      const isThere = there.some(({ key }) => key === file.key);
      if (file.kept && file.state === 'ready' && !isThere) uploads.given(file.key);
    }
    changed();
  };
  addEventListener('storage', follow);

  return {
    add(files, name) {
      const room = Math.max(0, MOST - filesOf(name).count);
      kept.add('names', name);
      uploads.add(files.slice(0, room), name);
      tooMany.push(...files.slice(room).map((file) => refused(file, name)));
      changed();
    },
    list,
    given: (ids) => everyUpload().filter(({ id }) => id && ids.includes(id)),
    remove(key) {
      forget([key]);
      changed();
    },
    retry: uploads.retry,
    filesOf,
    hold(name, send) {
      if (!filesOf(name).busy) return false;
      acts.set(name, send);
      kept.add('held', name);
      s.refresh();
      return true;
    },
    isHeld: (name) => kept.has('held', name),
    release(name, isSent) {
      if (isSent) {
        for (const file of list(name)) if (isUnderWay(file)) uploads.remove(file.key);
        act(name);
      } else drop(name);
      s.refresh();
    },
    give(name) {
      const { ids } = filesOf(name);
      tooMany = tooMany.filter(({ draft }) => draft !== name);
      for (const { key, state } of list(name)) if (state === 'refused') uploads.remove(key);
      kept.add('given', ...ids);
      return ids[0] ? ids : undefined;
    },
    takeBack(ids = []) {
      kept.drop('given', ...ids);
    },
    arrived,
    async setAside(name) {
      await whenRead;
      kept.add('aside', ...list(name).map(({ key }) => key));
      drop(name);
    },
    endAside(isWanted) {
      const keys = kept.mine('aside');
      if (!keys[0]) return;
      if (isWanted) kept.drop('aside', ...keys);
      else forget(keys);
      changed();
    },
    clear() {
      tooMany = [];
      kept.clear();
      uploads.clear();
    },
    stop() {
      removeEventListener('storage', follow);
      kept.end();
      uploads.stop();
    },
  };
};

/** Not there yet, and on its way or waiting for it. */
export const isUnderWay = ({ state }: Attachable): boolean =>
  state === 'waiting' || state === 'sending' || state === 'paused';

let refusals = 0;

/** One too many: the server never hears of it. */
const refused = (file: File, draft: string): Attachable => ({
  key: `no${refusals++}`,
  draft,
  name: file.name,
  size: file.size,
  type: file.type,
  sent: 0,
  state: 'refused',
  code: 'too_many',
  file,
});

/** @param isRead called once it is known what the page before has left */
const keeperOf = (key: string, isRead: () => void): FileKeeper | null => {
  try {
    // Where storage is blocked, asking for it throws.
    if (globalThis.indexedDB) {
      const keeper = indexedFiles(`vestka:${key}`);
      // A moment later, whoever asked has taken it up.
      return { ...keeper, all: () => keeper.all().finally(() => setTimeout(isRead)) };
    }
  } catch {}
  setTimeout(isRead);
  return null;
};
