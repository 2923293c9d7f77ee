// How a row of the log becomes acts of Vestka. Pure; docs/replay.md tells the same as a table.
import type { Impact, Status, TeamTicket } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import type { Row } from './parse.ts';

const HOUR = 3_600_000;

/** What a state of the log is here. */
export const STATES = {
  New: 'investigating',
  Active: 'investigating',
  'Awaiting User Info': 'waiting_on_customer',
  'Awaiting Problem': 'waiting_on_others',
  'Awaiting Vendor': 'waiting_on_others',
  'Awaiting Evidence': 'waiting_on_others',
  Resolved: 'resolved',
  Closed: 'closed',
} as const satisfies Record<string, Status>;

/** A priority of the log: the impact that the ticket opens with, and the declared interval to the next word. */
export const PRIORITIES = {
  '1 - Critical': { impact: 'critical', interval: HOUR },
  '2 - High': { impact: 'high', interval: 4 * HOUR },
  '3 - Moderate': { impact: 'normal', interval: 24 * HOUR },
  '4 - Low': { impact: 'low', interval: 72 * HOUR },
} as const satisfies Record<string, { impact: Impact; interval: number }>;

type Working = Exclude<(typeof STATES)[keyof typeof STATES], 'resolved' | 'closed'>;

export type Act =
  /** The customer says that it is still broken. */
  | { readonly does: 'reopen' }
  /** An agent's word: status, activity, next word. */
  | { readonly does: 'word'; readonly status: Working }
  /** The date of the next word alone, with its reason. */
  | { readonly does: 'move'; readonly status: Working; readonly activity: string }
  | { readonly does: 'report' }
  | { readonly does: 'accept' }
  /** The team's own note: a change after the end, of which the customer hears nothing. */
  | { readonly does: 'note' };

/** Why a row leads to no act at all. */
export type Silent = 'opening' | 'unchanged' | 'closedBefore';

/** What the rule looks at of the ticket as it stands when the row comes. */
export type Standing = Pick<TeamTicket, 'status' | 'activity'>;

/**
 * @param row the row whose time has come
 * @param last the incident's row before it; null at its first
 */
export function actsOf(row: Row, last: Row | null, { status, activity }: Standing): Act[] | Silent {
  if (!last && row.state === 'New' && row.modCount === 0) return 'opening';
  const same = (...keys: (keyof Row)[]) => keys.every((key) => last?.[key] === row[key]);
  if (same('state', 'group', 'resolver', 'priority', 'modCount', 'reopenCount')) return 'unchanged';

  const target = STATES[row.state];
  const acts: Act[] = [];
  const ended = !isOpen(status);
  const reopened = ended && ((last !== null && row.reopenCount > last.reopenCount) || isWorking(target));
  if (reopened) acts.push({ does: 'reopen' });
  else if (ended) {
    if (target === 'closed' && last?.state !== 'Closed')
      return status === 'resolved' ? [{ does: 'accept' }] : 'closedBefore';
    return [{ does: 'note' }];
  }

  if (isWorking(target)) {
    const said = 'text' in activity ? activity.text : null;
    const dateAlone = same('state', 'group', 'resolver', 'reopenCount') && target === status;
    if (dateAlone && said !== null && !same('priority'))
      acts.push({ does: 'move', status: target, activity: said });
    // A reopening brings `investigating` by itself.
    else if (!reopened || target !== 'investigating') acts.push({ does: 'word', status: target });
  } else {
    acts.push({ does: 'report' });
    if (target === 'closed') acts.push({ does: 'accept' });
  }
  return acts;
}

const isWorking = (status: Status): status is Working =>
  status === 'investigating' || status === 'waiting_on_customer' || status === 'waiting_on_others';

/** Who speaks for a row: whoever it is assigned to, else the group's own voice, else the desk's. */
export const speakerOf = ({ resolver, group }: Row): string => resolver ?? group ?? 'Service desk';
