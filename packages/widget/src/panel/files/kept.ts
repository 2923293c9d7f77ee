import type { Store } from '../store.ts';

/**
 * What this device remembers of drafts with files, beside the files themselves:
 * - `names`: drafts that have files
 * - `held`: drafts that are sent once their files are there
 * - `given`: files, by id, that went along with something that the server may not have yet
 * - `aside`: files, by key, whose draft has ended and may be had back
 */
export type Part = 'names' | 'held' | 'given' | 'aside';
type Lists = Record<Part, string[]>;

/**
 * Several pages of one browser share it: each line says whose it is, and it is read anew before every look and change.
 * A page that has lines holds a lock. Once nobody holds it any more, the page is gone, and another takes its lines over.
 */
export interface Kept {
  /** Of every page. */
  all(part: Part): string[];
  /** Of this page. */
  mine(part: Part): string[];
  has(part: Part, value: string): boolean;
  add(part: Part, ...values: string[]): void;
  drop(part: Part, ...values: string[]): void;
  /** Takes over from pages that are gone, now and as soon as one goes. @param taken gets what was theirs */
  takeOver(taken: (left: Lists) => void): void;
  clear(): void;
  /** This page ends, and leaves its lines to others. */
  end(): void;
}

export const createKept = (store: Store): Kept => {
  const page = Math.random().toString(36).slice(2);
  let lists = empty();
  let seen: string | null = null;
  let letGo: (() => void) | undefined;
  let isOver = false;

  const look = () => {
    const text = store.get('files');
    // Where it cannot be written, this page goes by what it knows itself.
    if (text === seen) return;
    seen = text;
    lists = { ...empty(), ...read(text) };
  };
  const own = (isOwner: boolean) => {
    if (isOwner === !!letGo) return;
    letGo?.();
    letGo = undefined;
    if (!isOwner) return;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    withLock(page, () => held);
  };
  const keep = () => {
    const lines = Object.values(lists).flat();
    store.set('files', lines[0] ? JSON.stringify(lists) : null);
    seen = store.get('files');
    own(lines.some((line) => pageOf(line) === page));
  };
  const change = (part: Part, lines: string[]) => {
    lists[part] = lines;
    keep();
  };
  const take = (gone: string, taken: (left: Lists) => void) => {
    if (isOver) return;
    look();
    const left = empty();
    for (const part of PARTS) {
      lists[part] = lists[part].map((line) => {
        if (pageOf(line) !== gone) return line;
        left[part].push(whatOf(line));
        return `${page} ${whatOf(line)}`;
      });
    }
    keep();
    taken(left);
  };

  const kept: Kept = {
    all(part) {
      look();
      return [...new Set(lists[part].map(whatOf))];
    },
    mine(part) {
      look();
      return lists[part].filter((line) => pageOf(line) === page).map(whatOf);
    },
    has: (part, value) => kept.all(part).includes(value),
    add(part, ...values) {
      look();
      const lines = values.map((value) => `${page} ${value}`);
      change(part, [...new Set([...lists[part], ...lines])]);
    },
    drop(part, ...values) {
      look();
      change(
        part,
        lists[part].filter((line) => !values.includes(whatOf(line))),
      );
    },
    takeOver(taken) {
      look();
      const others = new Set(Object.values(lists).flat().map(pageOf));
      others.delete(page);
      for (const other of others) withLock(other, () => take(other, taken));
    },
    clear() {
      lists = empty();
      keep();
    },
    end() {
      isOver = true;
      own(false);
    },
  };
  return kept;
};

const PARTS = ['names', 'held', 'given', 'aside'] as const;
const empty = (): Lists => ({ names: [], held: [], given: [], aside: [] });
const pageOf = (line: string): string => line.split(' ')[0] as string;
const whatOf = (line: string): string => line.split(' ')[1] ?? '';
/** Not every browser, nor every page, has locks: then each page takes the others for gone. */
const withLock = (page: string, task: () => unknown): unknown =>
  navigator.locks ? navigator.locks.request(`vestka page ${page}`, task) : task();

/** Anybody can write to a page's storage: only lists of texts are taken. */
const read = (text: string | null): Partial<Lists> => {
  try {
    const kept = Object.entries(JSON.parse(text as string));
    return Object.fromEntries(
      kept.filter(([, list]) => Array.isArray(list) && list.every((one) => typeof one === 'string')),
    );
  } catch {
    return {};
  }
};
