import type { KnownProblem } from '../protocol/known-problems.ts';
import type { Promised } from '../protocol/promise.ts';
import type { Remaining } from '../protocol/reports.ts';
import type { QueueFilter, QueueScope } from '../protocol/routes.ts';
import type { Agent } from '../protocol/sessions.ts';
import type { Status, TeamTicket } from '../protocol/tickets.ts';
import { ownPromise } from './apply-team.ts';
import { isOpen, isOverdue } from './status.ts';

/** Does a queue's filter ask for anything at all? */
export const isNarrow = (filter: QueueFilter): boolean => Object.values(filter).some(Boolean);

/**
 * What this ticket itself owes its customer: a promise of its own; or, of one that follows a known problem, the
 * problem's, where the customer says that no answer has come or has spoken last. Then it stands in the queue; else its
 * problem stands there in its place.
 */
export function owed(ticket: TeamTicket): Promised | null {
  const { problem, promise } = ticket;
  if (!problem || problem.own) return ownPromise(ticket);
  return promise?.nudgedAt || FLAGS.unanswered(ticket, 0) ? promise : null;
}

/**
 * What is still to be done of what its reports left, the next date first: a ticket stands in the queue by it, ended or
 * opened again, until it is done or another report of its own says what remains. What a known problem's report left is the
 * problem's to do; a customer who needs no answer any more is owed nothing.
 */
export function nextRemaining(ticket: Ended): Remaining | null {
  const left = remainingOf(ticket).filter(({ doneAt }) => !doneAt);
  return left.reduce<Remaining | null>((first, one) => (first && first.by <= one.by ? first : one), null);
}

/** Is anything owed, a next word or what remains after a report? Then it stands in the open scopes. */
export const isOwing = (ticket: Ended): boolean => isOpen(ticket.status) || nextRemaining(ticket) !== null;

/** All that it has to do itself of what its reports left, done or not: as they stand in `allRemaining`, from the first. */
export function remainingOf(ticket: Ended): readonly Remaining[] {
  const { status, problem, stillOwed = [], closedBecause } = ticket;
  if (closedBecause === 'abandoned') return [];
  return problem && !isOpen(status) ? stillOwed : allRemaining(ticket);
}

/** All that remains, done or not, each by its place: first what its own earlier report left, then the latest report's. */
export const allRemaining = ({ stillOwed = [], report }: Reported): readonly Remaining[] => [
  ...stillOwed,
  ...(report?.remaining ?? []),
];

/** When the customer said what after the end nobody has answered; null when nothing waits for a word. */
export const openComment = ({ status, commentedAt, lastWordAt }: Commented): string | null =>
  commentedAt && !isOpen(status) && commentedAt > (lastWordAt ?? '') ? commentedAt : null;

type Commented = Pick<TeamTicket, 'status'> & Partial<Pick<TeamTicket, 'commentedAt' | 'lastWordAt'>>;
type Reported = Partial<Pick<TeamTicket, 'report' | 'stillOwed'>>;
type Ended = Reported & Pick<TeamTicket, 'status'> & Partial<Pick<TeamTicket, 'problem' | 'closedBecause'>>;

/**
 * The time by which a ticket stands in the queue: the next that it owes, be it a word or what remains after a report; by
 * its age where nothing of its own is promised.
 */
export function queuedBy(ticket: TeamTicket): string {
  const word = isOpen(ticket.status) ? owed(ticket)?.dueAt : undefined;
  const rest = nextRemaining(ticket)?.by;
  return (word && rest ? (word < rest ? word : rest) : (word ?? rest)) ?? ticket.createdAt;
}

/**
 * Does a filter ask for tickets by what they are, so that those are meant too which follow a known problem and have no
 * promise of their own? Else the problem stands in the queue in their place.
 */
export const meansFollowers = ({ problem, q, flag }: QueueFilter): boolean =>
  Boolean(problem || q || flag === 'nudged' || flag === 'unanswered');

/**
 * Does a ticket pass a queue's filter? All that it asks for must hold. Whose it is and whether it is open is the
 * scope's business, not the filter's.
 *
 * @param now epoch milliseconds, server's time
 */
export function passes(ticket: TeamTicket, filter: QueueFilter, now: number): boolean {
  const { status, impact, kind, plan, level, flag, problem, q } = filter;
  const same = (wanted: string | undefined, value: string | null | undefined) => !wanted || wanted === value;
  return (
    same(status, ticket.status) &&
    same(impact, ticket.impact) &&
    same(kind, ticket.kind) &&
    same(plan?.toLowerCase(), ticket.plan?.toLowerCase()) &&
    same(level, ticket.level) &&
    same(problem, ticket.problem?.id) &&
    (!flag || FLAGS[flag](ticket, now)) &&
    (!q || isAbout(ticket, q))
  );
}

const isLate = (status: Status, promise: Promised | null, now: number): boolean =>
  isOpen(status) && (isOverdue(promise, now) || !!promise?.missedAt);

/** So is what remains after a report. */
function hasLateRest(ticket: Ended, now: number): boolean {
  const next = nextRemaining(ticket);
  return next !== null && (now >= Date.parse(next.by) || !!next.missedAt);
}

const FLAGS: Record<NonNullable<QueueFilter['flag']>, (ticket: TeamTicket, now: number) => boolean> = {
  /**
   * Its own next word is overdue: by the clock, or by the event of the miss, which a clock that is a moment behind must
   * not deny. A known problem's is late once, for all who follow it.
   */
  late: (ticket, now) => isLate(ticket.status, ownPromise(ticket), now) || hasLateRest(ticket, now),
  /** “No answer since …” stands unanswered. */
  nudged: ({ promise }) => !!promise?.nudgedAt,
  /** The customer spoke last: after the end, in words. */
  unanswered: (ticket) => {
    const { status, lastWordAt, lastCustomerAt } = ticket;
    if (!isOpen(status)) return openComment(ticket) !== null;
    return lastWordAt === null || lastCustomerAt > lastWordAt;
  },
};

/**
 * Does a known problem stand in the scope, by whose it is and whether it is open? One that has ended stands among what
 * has ended, and in the open scopes too as long as something remains to be done. A ticket is judged by the same, once
 * it is known to stand in the queue at all.
 */
export function isOf(
  ticket: Pick<TeamTicket, 'assignee' | 'level'> & Ended,
  scope: QueueScope,
  me: Pick<Agent, 'id' | 'level'>,
): boolean {
  const { status, assignee, level } = ticket;
  if (scope === 'ended') return !isOpen(status);
  if (!isOwing(ticket)) return false;
  if (scope === 'mine') return assignee?.id === me.id;
  if (scope === 'team') return level === me.level;
  return scope === 'all' || assignee === null;
}

/**
 * Does a known problem pass a queue's filter? It has a status, an impact, a level, a promise, a number and a title. What
 * only a customer's request has, such as a kind, a plan or “no answer since …”, leaves it out.
 *
 * @param now epoch milliseconds, server's time
 */
export function passesProblem(known: KnownProblem, filter: QueueFilter, now: number): boolean {
  const { status, impact, kind, plan, level, flag, problem, q } = filter;
  if (kind || plan || problem || (flag && flag !== 'late')) return false;
  return (
    (!status || status === known.status) &&
    (!impact || impact === known.impact) &&
    (!level || level === known.level) &&
    (!flag || isLate(known.status, known.promise, now) || hasLateRest(known, now)) &&
    (!q || isAboutProblem(known, q))
  );
}

/** Is the known problem the one of that number, `P1007` or `1007`? Any other query is words of its title. */
function isAboutProblem({ number, title }: KnownProblem, q: string): boolean {
  const query = q.trim();
  const [, wanted] = /^p?(\d+)$/i.exec(query) ?? [];
  return wanted ? number === Number(wanted) : hasWords(title ?? '', query);
}

/** Each word occurs somewhere in the text, in either case. */
function hasWords(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

/**
 * Is the ticket the one of that number, `#1042` or `1042`? Any other query is words, and each must occur in the subject
 * or the customer's name, wherever and in either case.
 */
export function isAbout({ number, subject, customer }: TeamTicket, q: string): boolean {
  const query = q.trim();
  const [, wanted] = /^#?(\d+)$/.exec(query) ?? [];
  if (wanted) return number === Number(wanted);
  return hasWords(`${subject ?? ''}\n${customer.name ?? ''}`, query);
}
