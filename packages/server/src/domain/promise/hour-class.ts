import type { Policy } from '@vestka/sdk/protocol';
import { calendarFor, planOf } from './reaction.ts';

/**
 * The kind of hour in which a request arrives, as far as it matters for how long the first word takes: within the
 * plan's hours or outside them, or a plan to which all hours are the same. Working time has taken out nights and
 * weekends already; what is left is whether somebody was there or a night's post was waiting. Each hour of the week as
 * a class of its own would need years until it could be told from.
 */
export function hourClassOf(policy: Policy, plan: string | null, at: number): 'open' | 'closed' | 'always' {
  const terms = planOf(policy, plan);
  if (terms.hours === 'always') return 'always';
  return calendarFor(policy, terms).isOpen(at) ? 'open' : 'closed';
}
