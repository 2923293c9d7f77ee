/** A file that is not sent yet, or not given, as it outlives the page. */
export interface KeptFile {
  readonly key: string;
  readonly draft: string;
  readonly name: string;
  readonly file: Blob;
  /** The server's, once it is announced. */
  readonly id?: string | undefined;
  /** What it was announced under, where that is another than its key. */
  readonly intent?: string | undefined;
  /** When it was added, epoch milliseconds. */
  readonly at: number;
}

/** Where files outlive the page. Whatever it rejects is taken as nothing kept. */
export interface FileKeeper {
  all(): Promise<readonly KeptFile[]>;
  put(file: KeptFile): Promise<void>;
  drop(key: string): Promise<void>;
}

const STORE = 'files';

/**
 * The browser's database: the only storage that takes files as they are.
 * @param name one for each server and key, so that two on one page do not mix
 */
export function indexedFiles(name: string): FileKeeper {
  let opened: Promise<IDBDatabase> | undefined;
  const database = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    return opened;
  };
  const run = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) => {
    // biome-ignore lint/plugin: the browser’s own database, which knows no other way
    const transaction = (await database()).transaction(STORE, mode);
    return new Promise<T>((resolve, reject) => {
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  };
  return {
    all: () => run<KeptFile[]>('readonly', (store) => store.getAll()),
    put: async (file) => void (await run('readwrite', (store) => store.put(file))),
    drop: (key) => run('readwrite', (store) => store.delete(key)),
  };
}
