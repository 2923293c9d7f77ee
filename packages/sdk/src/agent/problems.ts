import type { TicketEvent } from '../protocol/events.ts';
import type { KnownProblemRow } from '../protocol/known-problems.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { isOwing, nextRemaining } from '../ticket/filter.ts';

/** Known problems by id, ended ones too as far as they were looked at. Each row is a new object whenever it changes. */
export type Known = Record<string, KnownProblemRow>;

const dueAt = ({ problem }: KnownProblemRow): string =>
  nextRemaining(problem)?.by ?? problem.promise?.dueAt ?? '~';

/** The open ones and those that still owe something, what is owed next on top. */
export const owingRows = (known: Known): KnownProblemRow[] =>
  Object.values(known)
    .filter(({ problem }) => isOwing(problem))
    .sort((a, b) =>
      dueAt(a) < dueAt(b) ? -1 : dueAt(a) > dueAt(b) ? 1 : a.problem.number - b.problem.number,
    );

/** Of what is known and what was read, the newer words; the number of tickets as it was read. */
export function keepRow(known: Known, { problem, linked }: KnownProblemRow): void {
  const old = known[problem.id];
  known[problem.id] = {
    problem: old && old.problem.version > problem.version ? old.problem : problem,
    linked,
  };
}

/**
 * Counts a ticket that begins to follow a problem, or ends it: by name, or because the ticket goes on without it.
 *
 * @param old the ticket before, where it was known: one may go from one problem straight to another
 * @param ticket the ticket after
 * @returns whether any number changed
 */
export function countLink(
  known: Known,
  { type, data }: TicketEvent,
  old: TeamTicket | undefined,
  ticket: TeamTicket,
): boolean {
  if (type === 'problem_unlinked') return add(known, data.problem, -1);
  const before = old?.problem?.id;
  const after = type === 'problem_linked' ? data.problem : ticket.problem?.id;
  // By the answer to an agent's own act the ticket may be here already as it is after the event.
  const changes = [type === 'problem_linked' && add(known, data.problem, 1)];
  if (before && before !== after) changes.push(add(known, before, -1));
  return changes.includes(true);
}

function add(known: Known, id: string, more: number): boolean {
  const row = known[id];
  if (!row) return false;
  known[id] = { ...row, linked: Math.max(0, row.linked + more) };
  return true;
}
