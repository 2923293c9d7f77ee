import type { KeyValue } from './types.ts';

/** Objects that outlive the page, where storage can be used. Where it is blocked, full or absent, nothing is kept. */
export interface Store {
  /** What `set` put there, or undefined when there is nothing, or something that anybody else wrote or broke. */
  get<T extends object>(name: string): T | undefined;
  set(name: string, value: object): void;
}

export function createStore(storage: KeyValue | null | undefined, prefix: string): Store {
  let kept = storage as KeyValue;
  try {
    if (storage === undefined) kept = globalThis.localStorage;
  } catch {}
  // No storage at all is a TypeError below, and caught like blocked and full storage.
  return {
    get(name) {
      try {
        const text = kept.getItem(prefix + name) as string;
        const json = text.slice(text.indexOf('{'));
        if (seal(json) === text) return JSON.parse(json);
      } catch {}
    },
    set(name, value) {
      try {
        kept.setItem(prefix + name, seal(JSON.stringify(value)));
      } catch {}
    },
  };
}

/**
 * A page's storage is open to every script and to half-written values. The sum tells our own from the rest in fewer
 * bytes than a check of each shape; it keeps nobody out who means to get in, and such a one owns the page already.
 */
const seal = (json: string): string =>
  [...json].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 1) + json;
