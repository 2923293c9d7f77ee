/**
 * A browser's databases, each with one store of things by their key.
 * @param before names of those in which something stands already
 */
export function createDatabases(before: readonly string[] = []) {
  const all = new Map(before.map((name) => [name, new Map([['k', { key: 'k' }]])]));
  const request = <T>(result: T) => {
    const made = { result, onsuccess: () => {}, onupgradeneeded: () => {} };
    queueMicrotask(() => made.onsuccess());
    return made;
  };
  const open = (name: string) => {
    const kept = all.get(name) ?? new Map<string, { key: string }>();
    all.set(name, kept);
    const store = {
      getAll: () => request([...kept.values()]),
      put: (one: { key: string }) => request(kept.set(one.key, one)),
      delete: (key: string) => request(kept.delete(key)),
    };
    const transaction = () => {
      const made = { objectStore: () => store, oncomplete: () => {} };
      queueMicrotask(() => queueMicrotask(() => made.oncomplete()));
      return made;
    };
    return request({ transaction });
  };
  return {
    indexedDB: { open, databases: async () => [...all.keys()].map((name) => ({ name, version: 1 })) },
    /** What is kept, by the database's name; of those that keep anything. */
    kept: () => Object.fromEntries([...all].filter(([, { size }]) => size > 0).map(([k, v]) => [k, v.size])),
  };
}
