/** What this device remembers for a key; in memory where storage is blocked. */
export interface Store {
  get(name: string): string | null;
  set(name: string, value: string | null): void;
}

export const createStore = (key: string): Store => {
  const memory: Record<string, string | null> = {};
  const prefix = `vestka:${key}:`;
  return {
    get(name) {
      try {
        return localStorage.getItem(prefix + name);
      } catch {
        return memory[name] ?? null;
      }
    },
    set(name, value) {
      memory[name] = value;
      try {
        if (value) localStorage.setItem(prefix + name, value);
        else localStorage.removeItem(prefix + name);
      } catch {}
    },
  };
};
