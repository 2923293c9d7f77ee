import type { KeyValue } from './types.ts';

/** JSON values under one prefix. Where storage is blocked, full or absent they live in memory. */
export interface Store {
  /** Whatever is there, or undefined: anybody can write to a page's storage, so look before use. */
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

export function createStore(storage: KeyValue | null | undefined, prefix: string): Store {
  const memory: Record<string, string> = {};
  let kept = storage;
  try {
    if (kept === undefined) kept = globalThis.localStorage;
  } catch {}
  return {
    get(name) {
      try {
        return JSON.parse(memory[name] ?? ((kept as KeyValue).getItem(prefix + name) as string));
      } catch {
        return undefined;
      }
    },
    set(name, value) {
      const text = JSON.stringify(value);
      delete memory[name];
      try {
        if (value === undefined) (kept as KeyValue).removeItem(prefix + name);
        else (kept as KeyValue).setItem(prefix + name, text);
      } catch {
        memory[name] = text;
      }
    },
  };
}
