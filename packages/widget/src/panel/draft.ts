import type { NewTicket } from '@vestka/sdk';
import type { Store } from './store.ts';

/** A request being written. It outlives a reload; name and e-mail outlive the request. */
export type Draft = Partial<Record<'message' | 'kind' | 'impact' | 'name' | 'email', string>>;

/** Anybody can write to a page's storage: only texts are taken. */
export const readDraft = (store: Store): Draft => {
  try {
    const kept = Object.entries(JSON.parse(store.get('draft') as string));
    return Object.fromEntries(kept.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
};

export const writeDraft = (store: Store, change: Draft): void =>
  store.set('draft', JSON.stringify({ ...readDraft(store), ...change }));

export const toTicket = ({ message = '', kind, impact, name, email }: Draft): NewTicket => ({
  message,
  kind: (kind || undefined) as NewTicket['kind'],
  impact: ((kind !== 'wish' && impact) || undefined) as NewTicket['impact'],
  contact: name || email ? { name: name || undefined, email: email || undefined } : undefined,
});
