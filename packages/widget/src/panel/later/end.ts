import type { Ticket } from '@vestka/sdk';
import type { Next, Reading } from '../facts.ts';
import { named } from '../words.ts';
import { wordsOf } from './words.ts';

/** May the customer still reopen it? Resolved always; closed until `reopenableUntil`. */
export const canReopen = ({ status, reopenableUntil }: Ticket, now: number): boolean =>
  status === 'resolved' || (status === 'closed' && now < Date.parse(reopenableUntil ?? ''));

/** The third fact of a ticket that has ended: when it closes by itself, or until when it can be reopened. */
export const endOf = (ticket: Ticket, reading: Reading): Next => {
  const words = wordsOf(reading);
  const { now, times } = reading;
  const { status, closesAt, reopenableUntil, updatedAt, closedBecause } = ticket;
  if (status === 'resolved') {
    const when = times.when(closesAt ?? updatedAt, now);
    return { tone: 'done', title: words.readSolved, label: words.closes, when, note: words.closesNote };
  }
  const isBack = canReopen(ticket, now);
  return {
    tone: '',
    label: isBack ? words.reopenUntil : words.ended,
    when: times.when((isBack && reopenableUntil) || updatedAt, now),
    note: named(words, `c_${closedBecause}`),
  };
};
