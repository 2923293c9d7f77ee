import type { KeyValue } from './types.ts';

/** Objects under one prefix. Where storage is blocked, full or absent they live in memory. */
export interface Store {
  /** What `set` put there, or undefined when there is nothing, or something that anybody else wrote or broke. */
  get<T extends object>(name: string): T | undefined;
  set(name: string, value: object | undefined): void;
}

export function createStore(storage: KeyValue | null | undefined, prefix: string): Store {
  const memory: Record<string, string> = {};
  let kept = storage as KeyValue;
  try {
    if (storage === undefined) kept = globalThis.localStorage;
  } catch {}
  return {
    get(name) {
      try {
        const text = memory[name] ?? (kept.getItem(prefix + name) as string);
        const json = text.slice(0, text.lastIndexOf('}') + 1);
        return seal(json) === text ? JSON.parse(json) : undefined;
      } catch {
        return undefined;
      }
    },
    set(name, value) {
      const text = value ? seal(JSON.stringify(value)) : '';
      delete memory[name];
      try {
        // No storage at all is a TypeError here, and caught like blocked and full storage.
        if (value) kept.setItem(prefix + name, text);
        else kept.removeItem(prefix + name);
      } catch {
        memory[name] = text;
      }
    },
  };
}

/**
 * A page's storage is open to every script and to half-written values. The sum tells our own from the rest in fewer
 * bytes than a check of each shape; it keeps nobody out who means to get in, and such a one owns the page already.
 */
function seal(json: string): string {
  let sum = 1;
  for (let at = 0; at < json.length; at++) sum = (sum * 31 + json.charCodeAt(at)) | 0;
  return json + sum;
}
