/** What this device remembers for a key; in memory where storage is blocked. */
export interface Store {
  get(name: string): string | null;
  set(name: string, value: string | null): void;
  /** Forgets whoever used it: also what they wrote and did not send. */
  clear(): void;
}

export const createStore = (key: string): Store => {
  let memory: Record<string, string | null> = {};
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
    clear() {
      memory = {};
      try {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith(prefix)) localStorage.removeItem(name);
        }
      } catch {}
    },
  };
};
