import type { Store } from '../store.ts';

/** What is written under a data request and not sent yet. It outlives a reload. */
export type RequestDraft = Readonly<Record<string, string>>;

const nameOf = (ticket: string, request: string): string => `request:${ticket}:${request}`;

/** Anybody can write to a page's storage: only texts are taken. */
export const readDraft = (store: Store, ticket: string, request: string): RequestDraft => {
  try {
    const kept = Object.entries(JSON.parse(store.get(nameOf(ticket, request)) as string));
    return Object.fromEntries(kept.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return {};
  }
};

/** @param change an empty text takes its field out */
export const writeDraft = (store: Store, ticket: string, request: string, change: RequestDraft): void => {
  const kept = Object.entries({ ...readDraft(store, ticket, request), ...change }).filter(([, text]) => text);
  store.set(nameOf(ticket, request), kept[0] ? JSON.stringify(Object.fromEntries(kept)) : null);
};
