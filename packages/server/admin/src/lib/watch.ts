import { type AgentState, isOpen } from '@vestka/sdk/agent';
import { useNow } from './clock.ts';
import { useDesk } from './desk.ts';
import { nudgedSince } from './promise.ts';
import { owed, type Subject } from './subject.ts';

/** What calls for a look, the promise that runs out next first. */
export interface Watched {
  readonly late: readonly Subject[];
  readonly soon: readonly Subject[];
  readonly nudged: readonly Subject[];
}

const byDue = (a: Subject, b: Subject): number =>
  (owed(a)?.dueAt ?? '~') < (owed(b)?.dueAt ?? '~') ? -1 : 1;

function look(state: AgentState, now: number): Watched {
  const late: Subject[] = [];
  const soon: Subject[] = [];
  const nudged: Subject[] = [];
  // Times over the wire are of one form: they compare as text, which for thousands of them is worth it.
  const at = new Date(now).toISOString();
  const sort = (subject: Subject) => {
    const promise = owed(subject);
    if (!promise || !isOpen(subject.status)) return;
    if (promise.dueAt <= at) late.push(subject);
    else if (subject.warned === promise.dueAt) soon.push(subject);
    if (promise.nudgedAt && nudgedSince(subject)) nudged.push(subject);
  };
  for (const id in state.tickets) sort(state.tickets[id] as Subject);
  for (const { problem } of state.problems) sort(problem);
  return { late: late.sort(byDue), soon: soon.sort(byDue), nudged: nudged.sort(byDue) };
}

let last: { state: AgentState; now: number; watched: Watched } | undefined;

/** All that is late, runs out soon or was nudged, of all that the page knows: looked up once for everyone who asks. */
export function useWatched(): Watched {
  const { state } = useDesk();
  const now = useNow();
  if (last?.state !== state || last.now !== now) last = { state, now, watched: look(state, now) };
  return last.watched;
}
