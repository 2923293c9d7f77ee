import type { Policy } from '@vestka/sdk/protocol';
import { calendarFor, planOf } from './reaction.ts';

/**
 * The kind of hour in which a request arrives, as far as it matters for how long the first word takes: within the
 * plan's hours or outside them. Finer classes would leave most with too few samples to promise from.
 */
export function hourClassOf(policy: Policy, plan: string | null, at: number): 'open' | 'closed' {
  return calendarFor(policy, planOf(policy, plan)).isOpen(at) ? 'open' : 'closed';
}
