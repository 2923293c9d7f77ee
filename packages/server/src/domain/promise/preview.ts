import type { Impact, Policy, Promises } from '@vestka/sdk/protocol';
import { hourClassOf } from './hour-class.ts';
import { calendarFor, firstWordDueAt, planOf, silenceFrom } from './reaction.ts';

const IMPACTS = ['critical', 'high', 'normal', 'low'] as const satisfies readonly Impact[];
const iso = (ms: number): string => new Date(ms).toISOString();

/** What a policy would promise at an instant, for every plan and impact. */
export function previewOf(policy: Policy, at: number, measured: Readonly<Record<string, number>>): Promises {
  const each = (of: (impact: Impact) => number) =>
    Object.fromEntries(IMPACTS.map((impact) => [impact, iso(of(impact))])) as Record<Impact, string>;
  // Where no plan keeps business hours the team is always there.
  const plan = policy.plans.find(({ hours }) => hours === 'business') ?? planOf(policy, null);
  const calendar = calendarFor(policy, plan);
  return {
    at: iso(at),
    open: calendar.isOpen(at),
    nextOpening: iso(calendar.nextOpening(at)),
    endOfDay: iso(calendar.endOfDay(at)),
    plans: policy.plans.map(({ name }) => ({
      name,
      firstWord: each((impact) => {
        const told = measured[`${impact}.${hourClassOf(policy, name, at)}`] ?? null;
        return firstWordDueAt({ now: at, impact, plan: name, policy, measured: told }).dueAt;
      }),
      interval: each((impact) => silenceFrom({ since: at, impact, plan: name, policy })),
    })),
  };
}
