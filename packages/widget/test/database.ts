/** A browser's database with one store of things by their key: enough to keep files while a page is loaded anew. */
export const createDatabase = () => {
  const kept = new Map<string, { key: string }>();
  const request = <T>(result: T) => {
    const made = { result, onsuccess: () => {}, onupgradeneeded: () => {} };
    queueMicrotask(() => made.onsuccess());
    return made;
  };
  const store = {
    // As a browser's: by key.
    getAll: () => request([...kept.values()].sort((a, b) => (a.key < b.key ? -1 : 1))),
    put: (one: { key: string }) => request(kept.set(one.key, one)),
    delete: (key: string) => request(kept.delete(key)),
  };
  const transaction = () => {
    const made = { objectStore: () => store, oncomplete: () => {} };
    queueMicrotask(() => queueMicrotask(() => made.oncomplete()));
    return made;
  };
  return { kept, indexedDB: { open: () => request({ transaction }) } };
};
