import { createUploads, type FileKeeper, indexedFiles, type Upload } from '@vestka/sdk';
import type { FilesOf, Session } from '../session.ts';

/** The most files that go with one message. */
export const MOST = 10;

/** What this device remembers of drafts with files, beside the files themselves. */
interface Kept {
  /** Drafts that have files. */
  names: string[];
  /** Drafts that are sent once their files are there. */
  held: string[];
  /** Files that went along with something that the server may not have yet. */
  given: string[];
  /** Keys of files whose draft has ended and may be had back. */
  aside: string[];
}

/** One file of a draft; `too_many` is refused here, without asking the server. */
export type Attachable = Omit<Upload, 'code'> & { readonly code?: Upload['code'] | 'too_many' };

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
  setAside(name: string): void;
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
  const { store, client } = s;
  const kept: Kept = { names: [], held: [], given: [], aside: [], ...read(store.get('files')) };
  // An answer to the team is sent from where it stands, with its words checked: its hold ends with the page.
  kept.held = kept.held.filter((name) => !name.startsWith('request:'));
  /** The page that could have had them back is gone. */
  const left = [...kept.aside];
  const acts = new Map<string, () => void>();
  const told = new Map<string, string>();
  let tooMany: Attachable[] = [];
  /** What the page before has left is known. */
  let isRead = false;

  const keep = () => {
    const isEmpty = Object.values(kept).every((list) => !list[0]);
    store.set('files', isEmpty ? null : JSON.stringify(kept));
  };

  // Called while it is being made, it has nothing to say yet.
  const onChange = () => queueMicrotask(changed);
  const uploads = createUploads(client, {
    onChange,
    storage: keeperOf(s.shell.options.key, () => {
      isRead = true;
      forget(left);
      onChange();
    }),
  });

  const forget = (keys: readonly string[]) => {
    for (const key of keys) uploads.remove(key);
    tooMany = tooMany.filter(({ key }) => !keys.includes(key));
    kept.aside = kept.aside.filter((key) => !keys.includes(key));
  };

  const list = (name: string): Attachable[] =>
    [
      ...uploads.list(name).filter(({ id }) => !id || !kept.given.includes(id)),
      ...tooMany.filter(({ draft }) => draft === name),
    ].filter(({ key }) => !kept.aside.includes(key));
  const filesOf = (name: string): FilesOf => {
    const files = list(name);
    const ids = files.flatMap(({ state, id }) => (state === 'ready' && id ? [id] : []));
    const under = files.filter(isUnderWay).length;
    const isComing = !isRead && kept.names.includes(name);
    return {
      ids,
      busy: under > 0 || isComing,
      failed: files.some(({ state }) => state === 'refused'),
      count: ids.length + under + Number(isComing),
    };
  };

  const drop = (name: string) => {
    acts.delete(name);
    kept.held = kept.held.filter((other) => other !== name);
    keep();
  };
  const act = (name: string) => {
    const send = acts.get(name) ?? (() => sendKept(name));
    drop(name);
    send();
  };

  /** What was given and is waited for no more has arrived: the ticket has it. */
  const settle = () => {
    const sending = client.state.pending.flatMap(({ act }) => act.body.files ?? []);
    for (const name of kept.names) {
      for (const { key, id } of uploads.list(name)) {
        if (id && kept.given.includes(id) && !sending.includes(id)) uploads.given(key);
      }
    }
    kept.given = kept.given.filter((id) => sending.includes(id));
  };

  const changed = () => {
    for (const name of kept.names) {
      for (const file of list(name)) {
        if (told.get(file.key) === file.state) continue;
        told.set(file.key, file.state);
        tell(file);
      }
    }
    if (isRead) {
      for (const name of kept.held) {
        // Files that this device could not keep are not waited for, and nothing is sent without them unasked.
        if (!filesOf(name).count) drop(name);
        else if (!filesOf(name).busy) act(name);
      }
      kept.names = kept.names.filter((name) => uploads.list(name)[0]);
      keep();
    }
    s.refresh();
  };

  client.on('change', () => {
    if (!isRead || !kept.given[0]) return;
    settle();
    keep();
  });

  return {
    add(files, name) {
      const room = Math.max(0, MOST - filesOf(name).count);
      if (!kept.names.includes(name)) kept.names.push(name);
      keep();
      uploads.add(files.slice(0, room), name);
      tooMany.push(...files.slice(room).map((file) => refused(file, name)));
      changed();
    },
    list,
    given: (ids) =>
      kept.names.flatMap((name) => uploads.list(name)).filter(({ id }) => id && ids.includes(id)),
    remove(key) {
      forget([key]);
      changed();
    },
    retry: uploads.retry,
    filesOf,
    hold(name, send) {
      if (!filesOf(name).busy) return false;
      acts.set(name, send);
      if (!kept.held.includes(name)) kept.held.push(name);
      keep();
      s.refresh();
      return true;
    },
    isHeld: (name) => kept.held.includes(name),
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
      kept.given.push(...ids);
      keep();
      return ids[0] ? ids : undefined;
    },
    takeBack(ids = []) {
      kept.given = kept.given.filter((id) => !ids.includes(id));
      keep();
    },
    setAside(name) {
      kept.aside.push(...list(name).map(({ key }) => key));
      drop(name);
    },
    endAside(isWanted) {
      if (!kept.aside[0]) return;
      if (isWanted) kept.aside = [];
      else forget(kept.aside);
      changed();
    },
    clear() {
      tooMany = [];
      Object.assign(kept, { names: [], held: [], given: [], aside: [] });
      keep();
      uploads.clear();
    },
    stop: uploads.stop,
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

/** Anybody can write to a page's storage: only lists of texts are taken. */
const read = (text: string | null): Partial<Kept> => {
  try {
    const kept = Object.entries(JSON.parse(text as string));
    return Object.fromEntries(
      kept.filter(([, list]) => Array.isArray(list) && list.every((one) => typeof one === 'string')),
    );
  } catch {
    return {};
  }
};
