import type { Hours, Impact, Plan, Policy } from '@vestka/sdk/agent';
import { type Day, type DurationWords, readDuration, writeDuration } from './duration.ts';
import { workingDay } from './week.ts';

export const IMPACTS: readonly Impact[] = ['critical', 'high', 'normal', 'low'];

/** A policy as it is typed: durations as text, the end of a day as `00:00`, nothing null. */
export interface PolicyDraft {
  readonly zone: string;
  readonly hours: Hours;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly plans: readonly PlanDraft[];
  readonly warnAt: number;
  readonly history: boolean;
  readonly onCall: string;
}

export interface PlanDraft {
  readonly name: string;
  readonly hours: Plan['hours'];
  readonly targets: Readonly<Record<Impact, TargetDraft>>;
}

export interface TargetDraft {
  readonly reaction: string;
  readonly interval: string;
}

/** What a “day” is among a plan’s durations. */
export const dayOf = (plan: Pick<Plan, 'hours'>, hours: Hours): Day =>
  plan.hours === 'always' ? { minutes: 1440, working: false } : { minutes: workingDay(hours), working: true };

const eachImpact = <T>(make: (impact: Impact) => T): Record<Impact, T> => ({
  critical: make('critical'),
  high: make('high'),
  normal: make('normal'),
  low: make('low'),
});

const eachDay = (hours: Hours, end: (to: string) => string): Hours => {
  const { mon, tue, wed, thu, fri, sat, sun } = hours;
  const written = (day: Hours['mon']) => day.map(({ from, to }) => ({ from, to: end(to) }));
  return {
    mon: written(mon),
    tue: written(tue),
    wed: written(wed),
    thu: written(thu),
    fri: written(fri),
    sat: written(sat),
    sun: written(sun),
  };
};

/** Made to be typed in: a time field has no 24:00. */
export function draftOf(policy: Policy, words: DurationWords): PolicyDraft {
  return {
    zone: policy.zone,
    hours: eachDay(policy.hours, (to) => (to === '24:00' ? '00:00' : to)),
    holidays: [...policy.holidays]
      .sort((a, b) => a.date.localeCompare(b.date))
      .map(({ date, name = '' }) => ({ date, name })),
    plans: policy.plans.map((plan) => planDraft(plan, dayOf(plan, policy.hours), words)),
    warnAt: policy.warnAt,
    history: policy.history,
    onCall: policy.onCall?.text ?? '',
  };
}

const planDraft = (plan: Plan, day: Day, words: DurationWords): PlanDraft => ({
  name: plan.name,
  hours: plan.hours,
  targets: eachImpact((impact) => ({
    reaction: writeDuration(plan.targets[impact].reaction, day, words),
    interval: writeDuration(plan.targets[impact].interval, day, words),
  })),
});

/** What was typed, as the server takes it. A duration that cannot be read becomes NaN: look at the faults first. */
export function policyOf(draft: PolicyDraft): Policy {
  const onCall = draft.onCall.trim();
  return {
    zone: draft.zone.trim(),
    hours: eachDay(draft.hours, (to) => (to === '00:00' ? '24:00' : to)),
    holidays: draft.holidays.map(({ date, name }) => ({ date, ...(name.trim() && { name: name.trim() }) })),
    plans: draft.plans.map((plan) => {
      const read = (typed: string) => readDuration(typed, dayOf(plan, draft.hours)) ?? Number.NaN;
      return {
        name: plan.name.trim(),
        hours: plan.hours,
        targets: eachImpact((impact) => ({
          reaction: read(plan.targets[impact].reaction),
          interval: read(plan.targets[impact].interval),
        })),
      };
    }),
    warnAt: draft.warnAt,
    history: draft.history,
    onCall: onCall ? { text: onCall } : null,
  };
}
