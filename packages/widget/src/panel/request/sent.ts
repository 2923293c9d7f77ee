import { newIntent } from '@vestka/sdk';
import type { Store } from '../store.ts';
import { readDraft, writeDraft } from './draft.ts';

/** What was sent of a draft and whose answer is not known yet: kept with it, so that it outlives a reload too. */
export interface Sent<Body = unknown> {
  intent: string;
  body: Body;
  /** When this was answered or asked the last time before. */
  before?: string | undefined;
}

/** The part of a draft that says what was sent of it. */
export const sentName = (name: string): string => `${name}.sent`;

/** Set as long as something may have been sent whose answer is not known. */
export const SENT = 'sent';

/**
 * What is sent of a draft. As long as it says the same, it is the same act, however often it is sent.
 * @param before when this was answered or asked the last time
 */
export const sending = <Body extends object>(
  store: Store,
  ticket: string,
  request: string,
  name: string,
  body: Body,
  before: string | undefined,
): Sent<Body> => {
  const kept = sentOf<Body>(store, ticket, request, name);
  if (kept && meant(kept.body) === meant(body)) return kept;
  const sent = { intent: newIntent(), body, before };
  writeDraft(store, ticket, request, { [sentName(name)]: JSON.stringify(sent) });
  store.set(SENT, '1');
  return sent;
};

/** Files come back in another order after a reload, and the language may have changed: it is the same answer. */
const meant = (body: unknown): string =>
  JSON.stringify(body, (key, value) =>
    key === 'lang' ? undefined : key === 'files' && value ? [...value].sort() : value,
  );

/** Anybody can write to a page's storage: what cannot be read was not sent. */
export const sentOf = <Body = unknown>(
  store: Store,
  ticket: string,
  request: string,
  name: string,
): Sent<Body> | undefined => {
  try {
    const sent = JSON.parse(readDraft(store, ticket, request)[sentName(name)] as string);
    return typeof sent.intent === 'string' && sent.body ? sent : undefined;
  } catch {
    return undefined;
  }
};
