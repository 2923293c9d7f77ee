import { isOpen } from '@vestka/sdk/agent';
import { openComment } from '@vestka/sdk/ticket';
import { isLate, ownItems } from './remaining.ts';
import { owed, type Subject } from './subject.ts';

export type Urgency = 'late' | 'soon' | 'calm' | 'none';

/** How the next word stands that its holder owes. `soon` from the warning on: the server says when, the page does not reckon it. */
export function wordUrgency(subject: Subject, now: number): Urgency {
  const promise = isOpen(subject.status) ? owed(subject) : null;
  if (!promise) return 'none';
  if (now >= Date.parse(promise.dueAt)) return 'late';
  return subject.warned === promise.dueAt ? 'soon' : 'calm';
}

/** How it stands with all that is owed: the next word, and what remains after a report. */
export function urgency(subject: Subject, now: number): Urgency {
  const word = wordUrgency(subject, now);
  const [rest] = ownItems(subject);
  if (!rest || word === 'late') return word;
  if (isLate(rest.item, now)) return 'late';
  return word === 'none' ? 'calm' : word;
}

/** “No answer since …” stands: since when there was none. null: it does not. */
export function nudgedSince(subject: Subject): string | null {
  if (!('customer' in subject) || !subject.promise?.nudgedAt || !isOpen(subject.status)) return null;
  return subject.lastWordAt ?? subject.createdAt;
}

/** The customer spoke last. */
export const isUnanswered = (subject: Subject): boolean =>
  'lastCustomerAt' in subject &&
  (isOpen(subject.status)
    ? subject.lastWordAt === null || subject.lastCustomerAt > subject.lastWordAt
    : openComment(subject) !== null);

/** The customer has said after a report that it is still broken. */
export const isReopened = (subject: Subject): boolean =>
  'reportSuperseded' in subject && subject.reportSuperseded === true && isOpen(subject.status);
