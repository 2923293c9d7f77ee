import type { Compared, Plan } from '../rounds.ts';

/** One thing that is measured, beside what it is measured against. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** What stands on the other side. */
  readonly against: string;
  readonly unit: string;
  /** What the ratio should reach: at least so much, or at most. */
  readonly reach: { readonly least: number } | { readonly most: number };
  run(plan: Plan): Promise<Compared & { readonly note?: string }>;
}
