import { type AgentClient, type AgentState, isOpen } from '@vestka/sdk/agent';
import { useNow } from './clock.ts';
import { useDesk } from './desk.ts';
import { nudgedSince } from './promise.ts';
import { isKnownProblem, owed, type Subject } from './subject.ts';

/** What calls for a look, the promise that runs out next first. */
export interface Watched {
  readonly late: readonly Subject[];
  readonly soon: readonly Subject[];
  readonly nudged: readonly Subject[];
}

/** How much calls for a look in the whole workspace: much of it may not have been read. */
export const totals = (
  { late, nudged }: Watched,
  { counts }: AgentState,
): { readonly late: number; readonly nudged: number } => {
  const tickets = late.filter((one) => !isKnownProblem(one)).length;
  // A page whose clock runs a moment ahead knows of a miss before its event.
  return {
    late: Math.max(counts.late, tickets) + late.length - tickets,
    nudged: Math.max(counts.nudged, nudged.length),
  };
};

/** So many are looked through at each change; more only with the clock, and in between those that have changed. */
const FEW = 500;

interface Kept {
  state: AgentState | undefined;
  now: number;
  watched: Watched;
  /** How many were known when all were looked through. */
  known: number;
  /** What called for a look then, by id. */
  readonly found: Map<string, Subject>;
  /** What has changed since. */
  readonly touched: Set<string>;
}
const kept = new WeakMap<AgentClient, Kept>();

function keep(client: AgentClient): Kept {
  const watched: Watched = { late: [], soon: [], nudged: [] };
  const fresh: Kept = {
    state: undefined,
    now: 0,
    watched,
    known: 0,
    found: new Map(),
    touched: new Set(),
  };
  // As long as the client lives.
  client.on('event', ({ ticket }) => fresh.touched.add(ticket.id));
  kept.set(client, fresh);
  return fresh;
}

/** Times over the wire are of one form: they compare as text, which for thousands of them is worth it. */
function calls(subject: Subject, at: string): boolean {
  // Also of who follows a known problem: the promise that they miss is not theirs, the question is.
  if (nudgedSince(subject)) return true;
  const promise = owed(subject);
  if (!promise || !isOpen(subject.status)) return false;
  return promise.dueAt <= at || subject.warned === promise.dueAt || Boolean(promise.nudgedAt);
}

function lookThrough(held: Kept, { tickets }: AgentState, at: string): void {
  held.found.clear();
  held.known = 0;
  for (const id in tickets) {
    held.known += 1;
    if (calls(tickets[id] as Subject, at)) held.found.set(id, tickets[id] as Subject);
  }
}

function lookAgain(held: Kept, { tickets }: AgentState, at: string): void {
  for (const id of [...held.found.keys(), ...held.touched]) {
    const ticket = tickets[id];
    if (ticket && calls(ticket, at)) held.found.set(id, ticket);
    else held.found.delete(id);
  }
}

const byDue = (a: Subject, b: Subject): number =>
  (owed(a)?.dueAt ?? '~') < (owed(b)?.dueAt ?? '~') ? -1 : 1;

function sorted(all: readonly Subject[], at: string): Watched {
  const isLate = (subject: Subject) => (owed(subject)?.dueAt ?? '~') <= at;
  return {
    late: all.filter(isLate),
    soon: all.filter((one) => !isLate(one) && one.warned === owed(one)?.dueAt),
    nudged: all.filter((one) => nudgedSince(one) !== null),
  };
}

/** All that is late, runs out soon or was nudged, of all that the page knows: looked up once for everyone who asks. */
export function useWatched(): Watched {
  const { client, state } = useDesk();
  const now = useNow();
  const held = kept.get(client) ?? keep(client);
  if (held.state === state && held.now === now) return held.watched;
  const at = new Date(now).toISOString();
  const read = held.state?.queueLoaded !== state.queueLoaded || held.known <= FEW || held.now !== now;
  if (read) lookThrough(held, state, at);
  else lookAgain(held, state, at);
  held.touched.clear();
  const problems = state.problems.map(({ problem }) => problem).filter((one) => calls(one, at));
  held.watched = sorted([...held.found.values(), ...problems].sort(byDue), at);
  held.state = state;
  held.now = now;
  return held.watched;
}
