import type { AgentState, KnownProblemRow, TeamTicket } from '@vestka/sdk/agent';
import { useMemo } from 'preact/hooks';
import { owed } from '../lib/subject.ts';
import { isNarrowed } from '../lib/view.ts';

/** One line of the queue: a request, or an open known problem with the number of those that follow it. */
export type QueueRow = TeamTicket | KnownProblemRow;

export const problemIn = (row: QueueRow): KnownProblemRow | null => ('linked' in row ? row : null);
export const idOf = (row: QueueRow): string => ('linked' in row ? row.problem.id : row.id);
const dueOf = (row: QueueRow): string => owed('linked' in row ? row.problem : row)?.dueAt ?? '~';

/** The known problems that stand in the queue as it is shown; with a filter none do. */
function shown({ problems, scope, filter, me }: AgentState): readonly KnownProblemRow[] {
  if (scope === 'ended' || isNarrowed(filter)) return [];
  if (scope === 'all') return problems;
  return problems.filter(({ problem: { assignee, level } }) => {
    if (scope === 'mine') return assignee?.id === me?.agent.id;
    return scope === 'team' ? level === me?.agent.level : assignee === null;
  });
}

/** Requests and known problems in one order, the promise that runs out next on top. */
export function merged(state: AgentState): readonly QueueRow[] {
  const { queue, hasMore } = state;
  // What lies behind the last request that is read has its place among those that are still unread.
  const edge = hasMore ? queue.at(-1) : undefined;
  const last = edge && dueOf(edge);
  const problems = shown(state).filter((row) => last === undefined || dueOf(row) <= last);
  if (problems.length === 0) return queue;
  const rows: QueueRow[] = [];
  let at = 0;
  for (const ticket of queue) {
    const due = dueOf(ticket);
    for (let row = problems[at]; row && dueOf(row) <= due; row = problems[at]) {
      rows.push(row);
      at += 1;
    }
    rows.push(ticket);
  }
  return [...rows, ...problems.slice(at)];
}

export function useRows(state: AgentState): readonly QueueRow[] {
  const { queue, problems, scope, filter, hasMore, me } = state;
  // Of the state only these parts count.
  return useMemo(() => merged(state), [queue, problems, scope, filter, hasMore, me]);
}
