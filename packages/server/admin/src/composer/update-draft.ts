import type { Update, WorkingStatus } from '@vestka/sdk/agent';
import { ownWords } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import type { Place } from '../lib/zone.ts';
import {
  isSameWaiting,
  missingWaiting,
  toWaiting,
  type WaitingDraft,
  type WaitingPart,
} from './waiting-draft.ts';
import type { WhenDraft } from './when.ts';

export const STATUSES = [
  'investigating',
  'cause_found',
  'fixing',
  'waiting_on_customer',
  'waiting_on_others',
  'verifying',
] as const satisfies readonly WorkingStatus[];

/** What an agent is writing to a customer, and the request as they saw it when they began. */
export interface UpdateDraft extends WhenDraft {
  readonly base: Subject;
  readonly status: WorkingStatus | null;
  readonly activity: string;
  readonly waiting: WaitingDraft;
  readonly message: string;
  readonly reason: string;
}

/** Prefilled from the facts, the next word from policy. */
export const begin = (subject: Subject, when: WhenDraft, waiting: WaitingDraft): UpdateDraft => ({
  ...when,
  base: subject,
  status: STATUSES.find((status) => status === subject.status) ?? null,
  activity: ownWords(subject.activity),
  waiting,
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

export type Part = 'status' | 'activity' | 'nextWord' | 'reason' | 'news' | WaitingPart;

/** What is missing before it can be sent. */
export function missingParts(draft: UpdateDraft, subject: Subject, place: Place, touched: boolean): Part[] {
  const missing: Part[] = [];
  if (!draft.status) missing.push('status');
  if (!draft.activity.trim()) missing.push('activity');
  missing.push(...missingWaiting(draft.status, draft.waiting));
  if (draft.at === null) missing.push('nextWord');
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
