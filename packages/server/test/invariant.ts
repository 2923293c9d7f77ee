import type { Ticket } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';

/**
 * The invariant that sells the product: an open ticket has a status, an activity, and either the next word's date in
 * the future or an openly admitted miss. A ticket that is not open promises nothing.
 *
 * @returns what is broken, in words; null when it holds
 */
export function broken(ticket: Ticket, now: number): string | null {
  return overdueIn(ticket, now) ?? withoutFacts(ticket, now);
}

/** What has a date of its own is carried out, or openly missed, when that has come. */
function overdueIn(ticket: Ticket, now: number) {
  const { status, requests = {}, report, stillOwed = [], closedBecause, problem } = ticket;
  const past = (date: string | undefined) => date !== undefined && Date.parse(date) <= now;
  for (const { at, items, approval } of Object.values(requests)) {
    const isSettled = report && at < report.publishedAt;
    if (approval?.state === 'asked' && past(approval.expiresAt) && !isSettled)
      return 'an approval that is asked for for ever';
    for (const { deleteAt, deletedAt, text } of Object.values(items)) {
      if (past(deleteAt) && !deletedAt) return 'something is kept longer than was said';
      if (deletedAt && text !== undefined) return 'what was deleted is still there';
    }
  }
  if (closedBecause === 'abandoned') return null;
  // What a known problem's report left is the problem's.
  const left = problem && !isOpen(status) ? [] : (report?.remaining ?? []);
  return [...stillOwed, ...left].some(({ by, doneAt, missedAt }) => past(by) && !doneAt && !missedAt)
    ? 'what remains was missed in silence'
    : null;
}

function withoutFacts(ticket: Ticket, now: number): string | null {
  if (!isOpen(ticket.status)) {
    if (ticket.promise) return 'a ticket that has ended still promises a word';
    if (ticket.status === 'resolved' && !(ticket.report && ticket.closesAt))
      return 'resolved without a report';
    return ticket.status === 'closed' && !ticket.closedBecause ? 'closed without a reason' : null;
  }
  const { activity, promise } = ticket;
  if (!('code' in activity) && !activity.text) return 'nobody says what is being done';
  if (!promise) return 'nobody says when the next word comes';
  if (promise.missedAt) return promise.told ? null : 'a miss that does not say who was told';
  return Date.parse(promise.dueAt) > now ? null : 'a promise ran out in silence';
}
