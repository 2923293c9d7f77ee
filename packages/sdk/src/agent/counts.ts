import type { TeamTicket } from '../protocol/tickets.ts';
import { passes } from '../ticket/filter.ts';
import { inScope, type View } from './queue.ts';
import type { AgentState } from './types.ts';

type Counts = AgentState['counts'];

export const noCounts: Counts = { mine: 0, team: 0, unassigned: 0, all: 0, late: 0, nudged: 0 };

const SCOPES = ['mine', 'team', 'unassigned', 'all'] as const;
const FLAGS = ['late', 'nudged'] as const;

/** By events, not by the clock: then what an event takes away is what another has brought. */
const NO_CLOCK = 0;

/** Counts a ticket as it stands, or takes it away again. */
export function tally(counts: Counts, ticket: TeamTicket | undefined, me: View['me'], by: 1 | -1): Counts {
  if (!ticket) return counts;
  const next = { ...counts };
  const stands = (scope: View['scope']) => inScope(ticket, { scope, filter: {}, me });
  for (const scope of SCOPES) next[scope] += stands(scope) ? by : 0;
  if (stands('all')) for (const flag of FLAGS) next[flag] += passes(ticket, { flag }, NO_CLOCK) ? by : 0;
  return next;
}
