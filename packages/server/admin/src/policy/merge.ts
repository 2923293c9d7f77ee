import type { Policy } from '@vestka/sdk/agent';
import { same } from '../lib/same.ts';

export type Part = keyof Policy;

const PARTS: readonly Part[] = ['zone', 'hours', 'holidays', 'plans', 'warnAt', 'history', 'onCall'];

/** The parts in which two policies differ. */
export const changedParts = (before: Policy, after: Policy): Part[] =>
  PARTS.filter((part) => !same(before[part], after[part]));

/** Mine where I changed it, theirs everywhere else. */
export function merged(base: Policy, mine: Policy, theirs: Policy): Policy {
  const own = changedParts(base, mine);
  return { ...theirs, ...Object.fromEntries(own.map((part) => [part, mine[part]])) };
}
