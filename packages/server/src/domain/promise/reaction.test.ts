import type { Policy } from '@vestka/sdk/protocol';
import { Policy as PolicySchema } from '@vestka/sdk/protocol';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test, vi } from 'vitest';
import { defaultPolicy, policyFaults, roundTheClockPolicy } from './check-policy.ts';
import { previewOf } from './preview.ts';
import { calendarFor, firstWordDueAt, planOf, silenceFrom, warnAtOf } from './reaction.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const office = defaultPolicy('Europe/Berlin');
const [standard] = office.plans as [Policy['plans'][number]];
const two: Policy = {
  ...office,
  plans: [standard, { ...standard, name: 'Gold', hours: 'always' }],
};
const at = (iso: string): number => Date.parse(iso);
const shown = (instant: number): string => new Date(instant).toISOString().replace(':00.000Z', 'Z');
/** Friday half an hour before the close. */
const FRIDAY = at('2026-03-06T16:30Z');
const concern = { impact: 'normal', plan: null, policy: two } as const;

describe('plans', () => {
  test('are found without regard to case; who has none gets the first', () => {
    expect(planOf(two, 'gOLD').name).toBe('Gold');
    expect(planOf(two, 'Platinum').name).toBe('Standard');
    expect(planOf(two, null).name).toBe('Standard');
  });
  test('count in their own hours', () => {
    expect(calendarFor(two, planOf(two, null)).isOpen(at('2026-03-07T12:00Z'))).toBe(false);
    expect(calendarFor(two, planOf(two, 'Gold')).isOpen(at('2026-03-07T12:00Z'))).toBe(true);
  });
});

describe('the first word', () => {
  const due = (more: Partial<Parameters<typeof firstWordDueAt>[0]>) => {
    const { dueAt, basis } = firstWordDueAt({ now: FRIDAY, ...concern, ...more });
    return [shown(dueAt), basis];
  };
  test('comes after the plan’s working time for the impact', () => {
    expect(due({})).toEqual(['2026-03-09T09:30Z', 'rule']);
    expect(due({ impact: 'critical' })).toEqual(['2026-03-06T17:00Z', 'rule']);
    expect(due({ plan: 'Gold' })).toEqual(['2026-03-06T18:30Z', 'rule']);
  });
  test('is told from history where policy allows it and history is faster', () => {
    const policy = { ...two, history: true };
    expect(due({ measured: HOUR })).toEqual(['2026-03-09T09:30Z', 'rule']);
    expect(due({ policy })).toEqual(['2026-03-09T09:30Z', 'rule']);
    expect(due({ policy, measured: HOUR })).toEqual(['2026-03-09T08:30Z', 'history']);
    expect(due({ policy, measured: 3 * HOUR })).toEqual(['2026-03-09T09:30Z', 'rule']);
    expect(due({ policy, measured: 0 })).toEqual(['2026-03-06T16:35Z', 'history']);
    expect(due({ policy, measured: Number.NaN })).toEqual(['2026-03-09T09:30Z', 'rule']);
  });
});

test('a silence begins when the plan’s interval has passed since the last word', () => {
  expect(shown(silenceFrom({ since: FRIDAY, ...concern }))).toBe('2026-03-09T15:30Z');
  expect(shown(silenceFrom({ since: FRIDAY, ...concern, plan: 'Gold' }))).toBe('2026-03-07T00:30Z');
});

describe('the warning', () => {
  const warned = (madeAt: number, dueAt: number) => shown(warnAtOf({ madeAt, dueAt, ...concern }));
  test('comes after policy’s share of the working time', () => {
    expect(warned(FRIDAY, at('2026-03-09T09:30Z'))).toBe('2026-03-09T09:00Z');
  });
  test('of a promise outside working time, after that share of the time itself', () => {
    expect(warned(at('2026-03-07T08:00Z'), at('2026-03-07T12:00Z'))).toBe('2026-03-07T11:00Z');
  });
  test('of a promise that is due at once, at once', () => {
    expect(warned(FRIDAY, FRIDAY)).toBe(shown(FRIDAY));
  });
});

describe('policies', () => {
  test.each([office, roundTheClockPolicy('Asia/Kolkata'), two])('the defaults are sound', (policy) => {
    expect(PolicySchema.parse(policy)).toEqual(policy);
    expect(policyFaults(policy, FRIDAY)).toBeNull();
  });

  test('all faults are told at once, each with its place', () => {
    const wrong: Policy = {
      ...two,
      zone: 'Europe/Atlantis',
      hours: { ...office.hours, tue: [...office.hours.tue, { from: '24:00', to: '06:00' }] },
      holidays: [{ date: '2026-12-25' }, { date: '2026-12-26' }, { date: '2026-12-25', name: 'Again' }],
      plans: [standard, { ...standard, name: 'standard' }],
    };
    const faults = policyFaults(wrong, FRIDAY);
    expect(faults?.refused).toBe('validation_failed');
    expect(faults?.errors?.map(({ path }) => path)).toEqual([
      'zone',
      'hours.tue.1.from',
      'holidays.2.date',
      'plans.1.name',
    ]);
    expect(faults?.errors?.every(({ code, message }) => code === 'invalid' && message.endsWith('.'))).toBe(
      true,
    );
  });

  const paths = (policy: Policy) => policyFaults(policy, FRIDAY)?.errors?.map(({ path }) => path);
  test.each(['', '+02:00', 'Berlin', '2026-01-01', 'Europe/Berlin '])('“%s” is no zone', (zone) => {
    expect(paths({ ...office, zone })).toEqual(['zone']);
  });
  test.each(['UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])('%s is', (zone) => {
    expect(paths({ ...office, zone })).toBeUndefined();
  });

  test('business hours without an hour are refused only where a plan counts in them', () => {
    const hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(paths({ ...two, hours })).toEqual(['hours']);
    expect(paths({ ...two, hours, plans: two.plans.slice(1) })).toBeUndefined();
  });

  const mondays = (to: string) => ({ ...roundTheClockPolicy('UTC').hours, mon: [{ from: '09:00', to }] });
  const freeMondays = (first: string) =>
    Array.from({ length: 400 }, (_, week) => ({
      date: Temporal.PlainDate.from(first).add({ weeks: week }).toString(),
    }));
  const reach = { ...standard, targets: { ...standard.targets, low: { reaction: 240, interval: 26 * 40 } } };

  test('so few hours that a promise lies over half a year ahead are refused', () => {
    const slow = ['plans.0.targets.low.interval'];
    expect(paths({ ...office, hours: mondays('09:40'), plans: [reach] })).toBeUndefined();
    expect(paths({ ...office, hours: mondays('09:39'), plans: [reach] })).toEqual(slow);
    const holidays = [{ date: '2026-03-09' }];
    expect(paths({ ...office, hours: mondays('09:40'), holidays, plans: [reach] })).toEqual(slow);
  });

  describe('that would make the server search for a date', () => {
    const plans = Array.from({ length: 20 }, (_, at) => ({ ...reach, name: `Plan ${at}` }));
    /** How many local days are worked out. */
    const daysOf = (ask: () => unknown): number => {
      const made = vi.spyOn(Temporal.PlainDate.prototype, 'toZonedDateTime');
      ask();
      const { length } = made.mock.calls;
      made.mockRestore();
      return length;
    };

    test('with every Monday of years free, are refused after half a year of days', () => {
      const policy = { ...office, hours: mondays('09:10'), holidays: freeMondays('2026-03-09'), plans };
      let faults: string[] | undefined;
      expect(daysOf(() => (faults = paths(policy)))).toBeLessThan(200);
      expect(faults).toHaveLength(20 * 8);
    });

    test('from a later day on, are searched for a bounded number of days', () => {
      // Sound when it is kept: the free Mondays begin after half a year.
      const policy = { ...office, hours: mondays('09:40'), holidays: freeMondays('2026-09-07'), plans };
      expect(paths(policy)).toBeUndefined();
      let said = previewOf(office, FRIDAY, {});
      const days = daysOf(() => (said = previewOf(policy, at('2026-09-01T00:00Z'), {})));
      expect(days).toBeGreaterThan(900);
      expect(days).toBeLessThan(1_010);
      expect(said.plans[0]?.firstWord.low.slice(0, 4)).toBe('2029');
    });
  });
});
