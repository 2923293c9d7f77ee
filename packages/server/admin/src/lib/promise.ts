import { isOpen } from '@vestka/sdk/agent';
import { isLate, openItems } from './remaining.ts';
import { owed, type Subject } from './subject.ts';

export type Urgency = 'late' | 'soon' | 'calm' | 'none';

/** How a promise stands; after the end, that of the next thing which remains. `soon` from the warning on: the server says when, the page does not reckon it. */
export function urgency(subject: Subject, now: number): Urgency {
  if (!isOpen(subject.status)) {
    const [next] = openItems(subject);
    return next ? (isLate(next.item, now) ? 'late' : 'calm') : 'none';
  }
  const promise = owed(subject);
  if (!promise) return 'none';
  if (now >= Date.parse(promise.dueAt)) return 'late';
  return subject.warned === promise.dueAt ? 'soon' : 'calm';
}

/** “No answer since …” stands: since when there was none. null: it does not. */
export function nudgedSince(subject: Subject): string | null {
  if (!('customer' in subject) || !subject.promise?.nudgedAt || !isOpen(subject.status)) return null;
  return subject.lastWordAt ?? subject.createdAt;
}

/** The customer spoke last. */
export const isUnanswered = (subject: Subject): boolean =>
  'lastCustomerAt' in subject &&
  isOpen(subject.status) &&
  (subject.lastWordAt === null || subject.lastCustomerAt > subject.lastWordAt);
