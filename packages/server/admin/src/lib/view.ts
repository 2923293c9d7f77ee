import type { AgentClient, Impact, Kind, QueueFilter, QueueScope, Status } from '@vestka/sdk/agent';
import { useEffect } from 'preact/hooks';

/** What of the queue is shown: whose, narrowed to what. It stands in the page's address. */
export interface QueueView {
  /** null: whatever is shown now. */
  readonly scope: QueueScope | null;
  readonly filter: QueueFilter;
}

export const SCOPES = ['mine', 'team', 'unassigned', 'all', 'ended'] as const satisfies QueueScope[];
export const OPEN_STATUSES = [
  'received',
  'investigating',
  'cause_found',
  'fixing',
  'waiting_on_customer',
  'waiting_on_others',
  'verifying',
] as const satisfies Status[];
export const IMPACTS = ['critical', 'high', 'normal', 'low'] as const satisfies Impact[];
export const KINDS = ['problem', 'question', 'wish'] as const satisfies Kind[];
export const FLAGS = ['late', 'nudged', 'unanswered'] as const;
export const LEVELS = ['L1', 'L2', 'L3'] as const;

/** In the order in which they stand in the address. What is not listed takes any text. */
const KNOWN: Record<keyof QueueFilter, readonly string[] | null> = {
  status: [...OPEN_STATUSES, 'resolved', 'closed'],
  impact: IMPACTS,
  kind: KINDS,
  plan: null,
  level: LEVELS,
  flag: FLAGS,
  problem: null,
  q: null,
};
const NAMES = Object.keys(KNOWN) as (keyof QueueFilter)[];

/** Reads a view from the address; what it does not know there, it leaves. */
export function parseView(query: URLSearchParams): QueueView {
  const filter: Record<string, string> = {};
  for (const name of NAMES) {
    const value = query.get(name)?.trim();
    const fits = name === 'problem' ? /^pb_[0-9A-Za-z]+$/.test(value ?? '') : true;
    if (value && fits && (KNOWN[name]?.includes(value) ?? true)) filter[name] = value;
  }
  const scope = SCOPES.find((one) => one === query.get('scope')) ?? null;
  return { scope, filter: filter as QueueFilter };
}

/** `?scope=team&impact=high`, or nothing. */
export function queryOf({ scope, filter }: QueueView): string {
  const query = new URLSearchParams();
  if (scope) query.set('scope', scope);
  for (const name of NAMES) if (filter[name]) query.set(name, filter[name]);
  const said = query.toString();
  return said && `?${said}`;
}

export const isNarrowed = (filter: QueueFilter): boolean => NAMES.some((name) => filter[name]);

/** Lets the client read what the address says. */
export function useQueueView(client: AgentClient, { scope, filter }: QueueView): void {
  const wanted = queryOf({ scope: null, filter });
  useEffect(() => {
    if (scope && scope !== client.state.scope) client.setScope(scope).catch(() => {});
  }, [client, scope]);
  useEffect(() => {
    if (queryOf({ scope: null, filter: client.state.filter }) === wanted) return;
    client.setFilter(parseView(new URLSearchParams(wanted)).filter).catch(() => {});
  }, [client, wanted]);
}
