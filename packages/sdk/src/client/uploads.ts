import type { VestkaError } from '../errors.ts';
import type { Attachment } from '../protocol/attachments.ts';
import type { RefusalCode } from '../protocol/problem.ts';
import { backoff } from './backoff.ts';
import { type FileKeeper, indexedFiles, type KeptFile } from './file-keeper.ts';
import { newIntent } from './intent.ts';
import { isFinal } from './outbox.ts';
import type { Rest } from './rest.ts';

/** One file on its way. A new object whenever it changes. */
export interface Upload {
  readonly key: string;
  /** What it is attached to, in the words of whoever added it. */
  readonly draft: string;
  /** The server's id, once it is announced: given with a message or an answer when it is `ready`. */
  readonly id?: string | undefined;
  /** What it is announced under: its key, until it has to begin anew. */
  readonly intent?: string | undefined;
  readonly name: string;
  readonly size: number;
  /** By its content once it is `ready`; before, what the browser says. */
  readonly type: string;
  readonly sent: number;
  /** `paused`: no connection, or the server cannot take it now; it goes on by itself. */
  readonly state: 'waiting' | 'sending' | 'paused' | 'ready' | 'refused';
  /** Why it is refused, or what it is paused for where the server has said so. `file_unreadable`: it has changed or gone. */
  readonly code?: RefusalCode | 'file_unreadable' | undefined;
  readonly message?: string | undefined;
  /** When it is `ready`: what the server knows of it. */
  readonly attachment?: Attachment | undefined;
  /** When it was added, epoch milliseconds: no two at the same time, so that they keep their order. */
  readonly at: number;
  /** The file itself. */
  readonly file: Blob;
  /** Does it outlive the page? Undefined as long as that is not known. False: it ends with the page. */
  readonly kept?: boolean | undefined;
}

/** Who sends: a `Client` as it is, or `{request: agent.request, path: '/agent/attachments'}`. */
export interface UploadTransport {
  request: Rest;
  /** Default: a customer's. */
  path?: string;
  /** Where there is one, what is paused goes on as soon as the client is live again. */
  on?(name: 'change', listener: (state: { connection: string }) => void): () => void;
}

export interface UploadsOptions {
  /** Something changed in any way. */
  onChange(): void;
  /**
   * Where files outlive the page; null: nowhere. Default: the browser's database where there is one, under one name for
   * the whole origin. Give another to keep two apart: `indexedFiles('…')`.
   */
  storage?: FileKeeper | null;
}

/** Files on their way to the server, several drafts' beside each other. */
export interface Uploads {
  /** Adds files to a draft and sends them. Resolves never and throws never: `list` tells. */
  add(files: Iterable<Blob & { readonly name?: string }>, draft?: string): void;
  /** All of a draft, in the order in which they were added. */
  list(draft?: string): readonly Upload[];
  /** The ids of those of a draft that are there. */
  ready(draft?: string): readonly string[];
  /** Takes one back, here and on the server. */
  remove(key: string): void;
  /** It was given with a message or an answer: nothing more is kept of it here, on this device as soon as this resolves. */
  given(key: string): Promise<void>;
  /** Tries a refused one again, from the beginning. */
  retry(key: string): void;
  /** Forgets all that is not given, also what is kept on this device: for the end of a session. */
  clear(): Promise<void>;
  /** Ends every timer; what is kept goes on with the next page. */
  stop(): void;
}

const AT_ONCE = 2;
/** A piece grows while pieces are quick, and shrinks when one takes long. In bytes. */
const PIECE = { least: 65_536, first: 262_144, most: 1_048_576 };
const QUICK_MS = 2000;
const SLOW_MS = 10_000;
/** What was left on this device for longer is not taken up again, in milliseconds. */
const KEPT_MS = 7 * 24 * 3_600_000;
const PATH = '/attachments';
/** Waiting is of no use here, at least not today. */
const ENOUGH = /^(quota_exceeded|files_paused|file_unreadable)$/;

type Reply = { attachment: Attachment };

/**
 * Sends files in pieces: two files at a time, each from where the server says that it has come. Without a connection it
 * waits, and goes on by itself, also after the page was loaded anew.
 */
export function createUploads(
  { request, path = PATH, on }: UploadTransport,
  { onChange, storage }: UploadsOptions,
): Uploads {
  const keeper = storage === undefined ? (hasDatabase() ? indexedFiles('vestka-uploads') : null) : storage;
  let all: readonly Upload[] = [];
  const sending = new Set<string>();
  let piece = PIECE.first;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const find = (key: string) => all.find((one) => one.key === key);

  const set = (key: string, patch: Partial<Upload>) => {
    all = all.map((one) => (one.key === key ? { ...one, ...patch } : one));
    onChange();
  };

  const keep = async ({ key, draft, name, file, id, intent, at }: Upload) => {
    if (!keeper) return;
    const kept = await keeper.put({ key, draft, name, file, id, intent, at }).then(
      () => true,
      () => false,
    );
    if (find(key) && find(key)?.kept !== kept) set(key, { kept });
  };

  const forget = (key: string) => {
    all = all.filter((one) => one.key !== key);
    const dropped = keeper?.drop(key).catch(() => {});
    onChange();
    return Promise.resolve(dropped);
  };

  const ask = async (method: 'GET' | 'POST' | 'PATCH', more: string, body?: unknown, intent?: string) =>
    (await request<Reply>(method, path + more, body, intent)).attachment;
  const dropThere = (id: string) => request('DELETE', `${path}/${id}`).catch(() => {});

  const announce = async (one: Upload): Promise<Attachment> => {
    const { key, name, size, intent = key } = one;
    const attachment = await ask('POST', '', { name, size }, intent);
    const { id, state } = attachment;
    // Announced before, and dropped meanwhile.
    if (state === 'deleted') return anew(one);
    if (find(key)) {
      set(key, { id });
      await keep({ ...one, id });
    } else dropThere(id);
    return attachment;
  };

  /** The same intent would bring back what is over. */
  const anew = async (one: Upload): Promise<Attachment> => {
    const fresh = { id: undefined, intent: newIntent() };
    set(one.key, fresh);
    if (find(one.key)) await keep({ ...one, ...fresh });
    return announce({ ...one, ...fresh });
  };

  /** Where it stands on the server; from the beginning where nothing is known of it there. */
  const standing = async (one: Upload): Promise<Attachment> => {
    if (!one.id) return announce(one);
    const attachment = await ask('GET', `/${one.id}`).catch((error: VestkaError) => {
      if (error.code !== 'not_found') throw error;
    });
    return attachment && attachment.state !== 'deleted' ? attachment : anew(one);
  };

  const next = async ({ file }: Upload, { id, offset }: Attachment): Promise<Attachment> => {
    const bytes = await read(file.slice(offset, offset + piece));
    const began = Date.now();
    try {
      const attachment = await ask('PATCH', `/${id}?offset=${offset}`, bytes);
      if (Date.now() - began < QUICK_MS) piece = Math.min(piece * 2, PIECE.most);
      return attachment;
    } catch (error) {
      if (Date.now() - began > SLOW_MS) piece = Math.max(piece / 2, PIECE.least);
      if ((error as VestkaError).code !== 'conflict') throw error;
      const attachment = await ask('GET', `/${id}`);
      // No further by itself: somebody else is at it, or it does not take this.
      if (attachment.state === 'uploading' && attachment.offset === offset) throw error;
      return attachment;
    }
  };

  /** @returns whether it can go on later by itself, and after how many seconds at the earliest */
  const send = async (key: string): Promise<number | undefined> => {
    const one = find(key);
    if (!one) return undefined;
    try {
      set(key, { state: 'sending', code: undefined });
      let attachment = await standing(one);
      if (attachment.offset > one.sent) failures = 0;
      while (attachment.state === 'uploading') {
        if (stopped || !find(key)) return undefined;
        set(key, { sent: attachment.offset });
        attachment = await next(one, attachment);
        failures = 0;
      }
      const { size: sent, type } = attachment;
      set(key, { state: 'ready', sent, type, attachment });
      return undefined;
    } catch (error) {
      const { message, status, retryAfter = 0 } = error as VestkaError;
      const { code } = error as { code: Upload['code'] };
      if (code === 'not_found' && find(key)?.id) {
        // Swept meanwhile, or sent under a session that has ended.
        set(key, { id: undefined, intent: newIntent(), state: 'waiting' });
        return 0;
      }
      if (isFinal(error) || ENOUGH.test(code as string)) {
        set(key, { state: 'refused', code, message });
        keeper?.drop(key).catch(() => {});
        return undefined;
      }
      set(key, { state: 'paused', code: status ? code : undefined });
      return retryAfter;
    }
  };

  const pump = () => {
    if (stopped) return;
    clearTimeout(timer);
    for (const { key, state } of all) {
      if (sending.size >= AT_ONCE) return;
      if (sending.has(key) || state === 'ready' || state === 'refused') continue;
      sending.add(key);
      alone(key, () => send(key)).then((after) => {
        sending.delete(key);
        if (after === undefined) pump();
        else if (!stopped) {
          // The others would meet with the same.
          clearTimeout(timer);
          timer = setTimeout(pump, after * 1000 + backoff(failures++));
        }
      });
    }
  };

  /** The connection is back, or may be: what waits longer for it than a person would goes on at once. */
  const again = () => {
    failures = 0;
    pump();
  };
  const ears = (act: 'addEventListener' | 'removeEventListener') => {
    for (const name of ['online', 'pageshow', 'focus']) globalThis[act]?.(name, again);
  };
  ears('addEventListener');
  let wasLive = false;
  const off = on?.('change', ({ connection }) => {
    const isLive = connection === 'live';
    if (isLive && !wasLive) again();
    wasLive = isLive;
  });

  let last = 0;
  const put = (added: Omit<KeptFile, 'at'> & { at?: number }, kept?: boolean): Upload => {
    const { key, draft, name, file, id, intent, at = Math.max(Date.now(), last + 1) } = added;
    last = Math.max(last, at);
    const { size, type } = file;
    const one: Upload = {
      key,
      draft,
      id,
      intent,
      name,
      size,
      type,
      sent: 0,
      state: 'waiting',
      file,
      kept,
      at,
    };
    all = [...all, one].sort((a, b) => a.at - b.at);
    return one;
  };

  keeper?.all().then(
    (kept) => {
      for (const file of kept) {
        if (Date.now() - file.at > KEPT_MS) keeper.drop(file.key).catch(() => {});
        else if (!stopped && !find(file.key)) put(file, true);
      }
      if (!kept[0] || stopped) return;
      onChange();
      pump();
    },
    () => {},
  );

  const list = (draft = '') => all.filter((one) => one.draft === draft);

  return {
    list,
    ready: (draft) => list(draft).flatMap(({ state, id }) => (state === 'ready' && id ? [id] : [])),
    add(files, draft = '') {
      for (const file of files) {
        const { name = 'file' } = file;
        keep(put({ key: newIntent(), draft, name, file }, keeper ? undefined : false));
      }
      onChange();
      pump();
    },
    remove(key) {
      const id = find(key)?.id;
      forget(key);
      if (id) dropThere(id);
    },
    given: forget,
    retry(key) {
      const one = find(key);
      if (one?.state !== 'refused') return;
      const { id, code, message, ...same } = one;
      const intent = newIntent();
      set(key, { id: undefined, intent, code: undefined, message: undefined, sent: 0, state: 'waiting' });
      keep({ ...same, intent });
      pump();
    },
    async clear() {
      const ids = all.flatMap(({ id }) => id ?? []);
      all = [];
      onChange();
      const kept = (await keeper?.all().catch(() => undefined)) ?? [];
      await Promise.all([
        ...ids.map(dropThere),
        ...kept.map(({ key }) => keeper?.drop(key).catch(() => undefined)),
      ]);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      ears('removeEventListener');
      off?.();
    },
  };
}

/** Read before it is sent: what cannot be read must not look like what has no connection. */
async function read(part: Blob): Promise<Blob> {
  try {
    return new Blob([await part.arrayBuffer()]);
  } catch {
    throw Object.assign(new Error('This file cannot be read any more. Choose it again.'), {
      code: 'file_unreadable',
    });
  }
}

/** Two pages that have taken up the same file send it one after the other; the second finds it there. */
const alone = <T>(key: string, task: () => Promise<T>): Promise<T> =>
  globalThis.navigator?.locks ? navigator.locks.request(`vestka ${key}`, task) : task();

/** Where storage is blocked, asking for it throws. */
function hasDatabase(): boolean {
  try {
    return Boolean(globalThis.indexedDB);
  } catch {
    return false;
  }
}
