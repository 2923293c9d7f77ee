import type { TicketEvent } from '../protocol/events.ts';
import type { KnownProblemRow } from '../protocol/known-problems.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { isOpen } from '../ticket/status.ts';

/** Known problems by id, ended ones too as far as they were looked at. Each row is a new object whenever it changes. */
export type Known = Record<string, KnownProblemRow>;

const dueAt = ({ problem }: KnownProblemRow): string => problem.promise?.dueAt ?? '~';

/** The open ones, the promise that runs out next on top. */
export const openRows = (known: Known): KnownProblemRow[] =>
  Object.values(known)
    .filter(({ problem }) => isOpen(problem.status))
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
 * Counts a ticket that begins to follow a problem, or ends it.
 *
 * @param old the ticket before, where it was known: one may go from one problem straight to another
 * @returns whether any number changed
 */
export function countLink(known: Known, { type, data }: TicketEvent, old: TeamTicket | undefined): boolean {
  if (type !== 'problem_linked' && type !== 'problem_unlinked') return false;
  const before = old?.problem?.id;
  const isLinked = type === 'problem_linked';
  const changes = [add(known, data.problem, isLinked ? 1 : -1)];
  if (isLinked && before && before !== data.problem) changes.push(add(known, before, -1));
  return changes.includes(true);
}

function add(known: Known, id: string, more: number): boolean {
  const row = known[id];
  if (!row) return false;
  known[id] = { ...row, linked: Math.max(0, row.linked + more) };
  return true;
}
