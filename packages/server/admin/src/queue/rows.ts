import type { AgentState, KnownProblemRow, QueueScope, TeamTicket } from '@vestka/sdk/agent';
import { isOf, nextRemaining, passesProblem, queuedBy } from '@vestka/sdk/ticket';
import { useMemo } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';

/** One line of the queue: a request, or an open known problem with the number of those that follow it. */
export type QueueRow = TeamTicket | KnownProblemRow;

export const problemIn = (row: QueueRow): KnownProblemRow | null => ('linked' in row ? row : null);
export const idOf = (row: QueueRow): string => ('linked' in row ? row.problem.id : row.id);
/** As the client sorts them: what has no promise of its own, and is asked for all the same, stands by its age. */
const dueOf = (row: QueueRow): string =>
  'linked' in row ? (nextRemaining(row.problem)?.by ?? row.problem.promise?.dueAt ?? '~') : queuedBy(row);
const updatedOf = (row: QueueRow): string => ('linked' in row ? row.problem : row).updatedAt;

/** Does a known problem stand before a request: of what has ended the latest on top, else what is owed next. */
const isBefore = (scope: QueueScope, problem: QueueRow, ticket: QueueRow): boolean =>
  scope === 'ended' ? updatedOf(problem) >= updatedOf(ticket) : dueOf(problem) <= dueOf(ticket);

/** The known problems of a scope. */
export const problemsOf = ({ problems, me }: AgentState, scope: QueueScope): readonly KnownProblemRow[] =>
  problems.filter(({ problem }) => isOf(problem, scope, me?.agent ?? { id: '', level: 'L1' }));

/** The known problems that stand in the queue as it is shown, in its order. */
function shown(state: AgentState, now: number): readonly KnownProblemRow[] {
  const found = problemsOf(state, state.scope).filter(({ problem }) =>
    passesProblem(problem, state.filter, now),
  );
  // They come by what they owe.
  return state.scope === 'ended' ? found.sort((a, b) => (updatedOf(a) > updatedOf(b) ? -1 : 1)) : found;
}

/** Requests and known problems in one order: of what has ended the latest on top, else what is owed next. */
export function merged(state: AgentState, now: number): readonly QueueRow[] {
  const { queue, hasMore, scope } = state;
  // What lies behind the last request that is read has its place among those that are still unread.
  const edge = hasMore ? queue.at(-1) : undefined;
  const problems = shown(state, now).filter((row) => !edge || isBefore(scope, row, edge));
  if (problems.length === 0) return queue;
  const rows: QueueRow[] = [];
  let at = 0;
  for (const ticket of queue) {
    for (let row = problems[at]; row && isBefore(scope, row, ticket); row = problems[at]) {
      rows.push(row);
      at += 1;
    }
    rows.push(ticket);
  }
  return [...rows, ...problems.slice(at)];
}

export function useRows(state: AgentState): readonly QueueRow[] {
  const { queue, problems, scope, filter, hasMore, me } = state;
  // Only who asks for what is late asks the clock.
  const now = useNow();
  const at = filter.flag === 'late' ? now : 0;
  // Of the state only these parts count.
  return useMemo(() => merged(state, at), [queue, problems, scope, filter, hasMore, me, at]);
}
