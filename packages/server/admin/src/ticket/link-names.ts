import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';

/** The known problems that a request has followed, by id: their numbers as people quote them. */
export function linkNames(events: readonly (TicketEvent | ProblemEvent)[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { type, data } of events)
    if (type === 'problem_linked') names.set(data.problem, `P${data.number}`);
  return names;
}
