import type { NewTicket } from '@vestka/sdk';
import type { Store } from './store.ts';

/** A request being written. It outlives a reload; name and e-mail outlive the request. */
export interface Draft
  extends Partial<
    Record<
      'message' | 'kind' | 'impact' | 'expected' | 'since' | 'steps' | 'name' | 'email' | 'looked',
      string
    >
  > {
  /** Where the customer is, once they have agreed: what is shown to them and will be sent. */
  context?: NewTicket['context'];
  /** The known problem that it is about, when they say so. */
  problem?: string;
}

/** Anybody can write to a page's storage: only texts are taken, and the context, which is read with care. */
export const readDraft = (store: Store): Draft => {
  try {
    const kept = Object.entries(JSON.parse(store.get('draft') as string));
    return Object.fromEntries(
      kept.filter(([name, value]) => name === 'context' || typeof value === 'string'),
    );
  } catch {
    return {};
  }
};

/** A field that says nothing is none. */
export const writeDraft = (store: Store, change: Draft): void =>
  store.set(
    'draft',
    JSON.stringify({ ...readDraft(store), ...change }, (_, value) =>
      typeof value === 'string' && !value.trim() ? undefined : value,
    ),
  );

/** It has been sent, or is not needed any more. */
export const endDraft = (store: Store): void => {
  const { name, email } = readDraft(store);
  store.set('draft', null);
  writeDraft(store, { name, email });
};

/** What of it goes out. */
export const toTicket = (draft: Draft): NewTicket => {
  const { message = '', name, email, kind, impact, expected, since, steps, context, problem } = draft;
  return {
    message,
    kind: kind as NewTicket['kind'],
    impact: (kind === 'wish' ? undefined : impact) as NewTicket['impact'],
    contact: name || email ? { name, email } : undefined,
    expected,
    since,
    steps,
    context,
    problem,
  };
};

const WORDS = ['message', 'expected', 'since', 'steps'] as const;

/** What was not taken goes back to where it was written, above what was begun there meanwhile. */
export const returnToDraft = (store: Store, sent: NewTicket): void => {
  const begun = readDraft(store);
  const words = WORDS.map((name) => [name, [sent[name], begun[name]].filter(Boolean).join('\n')]);
  const { kind = begun.kind, impact = begun.impact, context = begun.context, problem } = sent;
  writeDraft(store, { ...Object.fromEntries(words), kind, impact, context, problem });
};
