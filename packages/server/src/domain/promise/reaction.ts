import type { Impact, Plan, Policy, Target } from '@vestka/sdk/protocol';
import { type Calendar, calendarOf, roundTheClock } from './calendar.ts';

const MINUTE = 60_000;
const LEAST = 5 * MINUTE;

/** Whose time is meant: the customer's plan by name (null: none is known) and how bad it is. */
interface Concern {
  readonly impact: Impact;
  readonly plan: string | null;
  readonly policy: Policy;
}

/** The plan of that name, without regard to case; the first one when there is none. */
export function planOf(policy: Policy, name: string | null): Plan {
  const wanted = name?.toLowerCase();
  return policy.plans.find((plan) => plan.name.toLowerCase() === wanted) ?? (policy.plans[0] as Plan);
}

/** The time that counts for a plan. */
export const calendarFor = (policy: Policy, plan: Plan): Calendar =>
  plan.hours === 'always' ? roundTheClock(policy.zone) : calendarOf(policy);

/** Outside the business hours, whatever the plan: the team that a 24/7 plan wakes may be reached by telephone alone. */
export const outsideHours = (policy: Policy, at: number): boolean =>
  Object.values(policy.hours).some((day) => day.length > 0) && !calendarOf(policy).isOpen(at);

/**
 * When policy promises the first word (also after a reopening or a customer's answer), and whether its rule says so or
 * what the past has shown. History only makes it sooner, and never sooner than 5 minutes of working time.
 *
 * @param measured what the first word took in the past, in milliseconds of working time
 * @returns epoch milliseconds
 */
export function firstWordDueAt({
  now,
  measured = null,
  ...concern
}: Concern & { now: number; measured?: number | null }): { dueAt: number; basis: 'rule' | 'history' } {
  const { calendar, target } = termsOf(concern);
  const rule = target.reaction * MINUTE;
  const shown = measured === null ? rule : Math.max(LEAST, Math.ceil(measured));
  const history = concern.policy.history && shown < rule;
  return { dueAt: calendar.after(now, history ? shown : rule), basis: history ? 'history' : 'rule' };
}

/** When the time since the last word becomes longer than policy allows. */
export function silenceFrom({ since, ...concern }: Concern & { since: number }): number {
  const { calendar, target } = termsOf(concern);
  return calendar.after(since, target.interval * MINUTE);
}

/**
 * When the agent is warned of a promise: after policy's share of the working time that it leaves. A promise outside
 * working time leaves none; then the share is of elapsed time.
 */
export function warnAtOf({ madeAt, dueAt, ...concern }: Concern & { madeAt: number; dueAt: number }): number {
  const { calendar } = termsOf(concern);
  const { warnAt } = concern.policy;
  const work = calendar.between(madeAt, dueAt);
  if (work > 0) return calendar.after(madeAt, Math.floor(work * warnAt));
  return madeAt + Math.floor(Math.max(0, dueAt - madeAt) * warnAt);
}

function termsOf({ impact, plan: name, policy }: Concern): { calendar: Calendar; target: Target } {
  const plan = planOf(policy, name);
  return { calendar: calendarFor(policy, plan), target: plan.targets[impact] };
}
