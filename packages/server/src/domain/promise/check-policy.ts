import type { FieldError, Hours, Impact, Plan, Policy, Target } from '@vestka/sdk/protocol';
import { Temporal } from 'temporal-polyfill';
import { type Refusal, refuse } from '../refusal.ts';
import { calendarOf } from './calendar.ts';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** With hours so few that a promise lies further ahead, it is none. */
const FARTHEST = 26 * WEEK;

/**
 * What a well-formed policy may still get wrong, all of it at once; null when it may be kept.
 *
 * @param now epoch milliseconds: from here its promises must be within reach, its holidays taken away
 */
export function policyFaults(policy: Policy, now: number): Refusal | null {
  const errors: FieldError[] = [];
  const add = (path: string, message: string) => errors.push({ path, code: 'invalid', message });

  const zoned = isZone(policy.zone);
  if (!zoned) add('zone', 'This time zone is not known. Name one such as Europe/Berlin.');
  for (const [weekday, intervals] of Object.entries(policy.hours)) {
    intervals.forEach(({ from }, at) => {
      if (from === '24:00')
        add(`hours.${weekday}.${at}.from`, 'A day ends at 24:00: begin at 00:00 of the next.');
    });
  }
  for (const at of repeated(policy.holidays.map(({ date }) => date)))
    add(`holidays.${at}.date`, 'This date stands here twice.');
  for (const at of repeated(policy.plans.map(({ name }) => name.toLowerCase())))
    add(`plans.${at}.name`, 'Two plans have this name.');
  // Without a zone its dates are nowhere: the hours are judged by those of UTC.
  thinHours(zoned ? policy : { ...policy, zone: 'UTC' }, now, add);

  return errors.length ? refuse('validation_failed', { errors }) : null;
}

/** Plans in business hours need hours in which their promises come due. */
function thinHours(policy: Policy, now: number, add: (path: string, message: string) => void): void {
  const { hours, plans } = policy;
  if (!plans.some((plan) => plan.hours === 'business')) return;
  if (Object.values(hours).every((intervals) => intervals.length === 0)) {
    add('hours', 'A plan counts in business hours: say when somebody works.');
    return;
  }
  const within = calendarOf(policy).between(now, now + FARTHEST) / MINUTE;
  plans.forEach((plan, at) => {
    if (plan.hours === 'always') return;
    for (const [impact, target] of Object.entries(plan.targets)) {
      for (const [what, minutes] of Object.entries(target)) {
        if (minutes <= within) continue;
        add(
          `plans.${at}.targets.${impact}.${what}`,
          'With these business hours this takes over half a year.',
        );
      }
    }
  });
}

/** A name that browsers know too: many of them refuse a bare offset. */
function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The places of what stood there before. */
const repeated = (all: readonly string[]): number[] =>
  all.flatMap((one, at) => (all.indexOf(one) < at ? [at] : []));

/** What a new workspace promises: one plan, in office hours. */
export function defaultPolicy(zone: string): Policy {
  const work = [{ from: '09:00', to: '18:00' }];
  return policyWith(
    zone,
    { mon: work, tue: work, wed: work, thu: work, fri: work, sat: [], sun: [] },
    'business',
    {
      critical: { reaction: 30, interval: 120 },
      high: { reaction: 60, interval: 240 },
      normal: { reaction: 120, interval: 480 },
      low: { reaction: 240, interval: 960 },
    },
  );
}

/** One plan that never sleeps: the first word within 2 hours, no silence above 8. */
export function roundTheClockPolicy(zone: string): Policy {
  const target: Target = { reaction: 120, interval: 480 };
  const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  return policyWith(zone, never, 'always', { critical: target, high: target, normal: target, low: target });
}

const policyWith = (
  zone: string,
  hours: Hours,
  counted: Plan['hours'],
  targets: Record<Impact, Target>,
): Policy => ({
  zone,
  hours,
  holidays: [],
  plans: [{ name: 'Standard', hours: counted, targets }],
  warnAt: 0.75,
  history: false,
  onCall: null,
});
