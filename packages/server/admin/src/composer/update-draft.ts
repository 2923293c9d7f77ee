import type { Update, WorkingStatus } from '@vestka/sdk/agent';
import { ownWords } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import type { Place } from '../lib/zone.ts';
import { beginFacts, type FactPart, type FactsDraft, missingFacts } from './facts-draft.ts';
import { isSameWaiting, toWaiting } from './waiting-draft.ts';
import type { WhenDraft } from './when.ts';

/** What an agent is writing to a customer, and the request as they saw it when they began. */
export interface UpdateDraft extends FactsDraft, WhenDraft {
  readonly base: Subject;
  readonly message: string;
  readonly reason: string;
}

/** Prefilled from the facts, the next word from policy. */
export const begin = (subject: Subject, when: WhenDraft, zone: string): UpdateDraft => ({
  ...when,
  ...beginFacts(subject, zone),
  base: subject,
  message: '',
  reason: '',
});

/** Nothing but the date changes: the customer is owed a reason. */
export function isDateAlone(draft: UpdateDraft, subject: Subject, place: Place): boolean {
  return (
    draft.at !== null &&
    draft.status === subject.status &&
    draft.activity.trim() === ownWords(subject.activity) &&
    draft.message.trim() === '' &&
    isSameWaiting(toWaiting(draft.status, draft.waiting, place, subject), subject)
  );
}

export type Part = FactPart | 'reason' | 'news';

/** What is missing before it can be sent. */
export function missingParts(draft: UpdateDraft, subject: Subject, place: Place, touched: boolean): Part[] {
  const missing: Part[] = missingFacts(draft, draft);
  if (isDateAlone(draft, subject, place) && !draft.reason.trim()) missing.push(touched ? 'reason' : 'news');
  return missing;
}

export function toUpdate(draft: UpdateDraft, subject: Subject, place: Place): Omit<Update, 'basedOn'> {
  const message = draft.message.trim();
  const waiting = toWaiting(draft.status, draft.waiting, place, subject);
  return {
    status: draft.status as WorkingStatus,
    activity: draft.activity.trim(),
    nextUpdateAt: new Date(draft.at as number).toISOString(),
    ...(waiting && { waiting }),
    ...(message && { message }),
    ...(isDateAlone(draft, subject, place) && { reason: draft.reason.trim() }),
  };
}
