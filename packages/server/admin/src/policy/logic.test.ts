import type { Hours, Policy } from '@vestka/sdk/agent';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { same } from '../lib/same.ts';
import { faultsOf } from './check.ts';
import { draftOf, policyOf } from './draft.ts';
import { type Day, type DurationWords, readAs, readDuration, writeDuration } from './duration.ts';
import { merged } from './merge.ts';
import { copiedToWorkdays, overlapOf, workedOn, workingDay } from './week.ts';
import { findZones } from './zones.ts';

const words: DurationWords = {
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  days: (n) => `${n} days`,
  workingDays: (n) => `${n} working days`,
};
const nine: Day = { minutes: 540, working: true };

const hours = (part: Partial<Hours> = {}): Hours => ({
  mon: [],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
  ...part,
});
const target = { reaction: 120, interval: 540 };
const policy: Policy = {
  zone: 'Europe/Berlin',
  hours: hours({ mon: [{ from: '09:00', to: '18:00' }], sun: [{ from: '22:00', to: '24:00' }] }),
  holidays: [{ date: '2026-12-25', name: 'Christmas' }, { date: '2026-05-01' }],
  plans: [
    {
      name: 'Standard',
      hours: 'business',
      targets: { critical: target, high: target, normal: target, low: target },
    },
  ],
  warnAt: 0.75,
  history: false,
  onCall: null,
};

describe('a duration', () => {
  it.each([
    ['2 h 30 min', 150],
    ['2h30', 150],
    ['2:30', 150],
    ['1,5 ч', 90],
    ['2 ч 30 мин', 150],
    ['90', 90],
    ['3 working days', 1620],
    ['1 рабочий день', 540],
    ['2 рабочих дня 1 ч', 1140],
    ['1 d 4 h', 780],
    ['5\u00a0раб. дней', 2700],
  ])('reads %s', (typed, minutes) => expect(readDuration(typed, nine)).toBe(minutes));

  it.each(['', 'soon', '2 x', 'h', '-5 min', '2 h later'])('does not guess %j', (typed) =>
    expect(readDuration(typed, nine)).toBeNull(),
  );

  it.each([
    ['30', '30 min'],
    ['90', '1 h 30 min'],
    ['2:30', '2 h 30 min'],
    ['2 h 30', '2 h 30 min'],
    ['1,5 h', '1 h 30 min'],
    ['18 h', '2 working days'],
    ['2H 30min', null],
    ['2 working days', null],
    ['soon', null],
    ['', null],
  ])('%s says how it is read, where that is not what stands there: %s', (typed, read) => {
    expect(readAs(typed, nine, words)).toBe(read);
  });

  it('is read as it was written, whatever the day', () => {
    const day = fc.record({ minutes: fc.integer({ min: 1, max: 1440 }), working: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 129_600 }), day, (minutes, long) => {
        expect(readDuration(writeDuration(minutes, long, words), long)).toBe(minutes);
      }),
    );
  });
});

describe('a week', () => {
  it('shows a night on both of its days, Sunday’s on Monday too', () => {
    const night = [{ from: '22:00', to: '06:00' }];
    const all = hours({ sun: night, mon: [{ from: '06:00', to: '12:00' }, ...night] });
    expect(workedOn(all, 'mon')).toEqual([
      [0, 720],
      [1320, 1440],
    ]);
    expect(workedOn(all, 'tue')).toEqual([[0, 360]]);
    expect(workedOn(all, 'sat')).toEqual([]);
  });

  it('takes the usual length for that of a working day', () => {
    const short = [{ from: '09:00', to: '13:00' }];
    const long = [
      { from: '09:00', to: '13:00' },
      { from: '14:00', to: '18:00' },
    ];
    expect(workingDay(hours({ mon: long, tue: long, fri: short }))).toBe(480);
    expect(workingDay(hours({ sat: [{ from: '00:00', to: '00:00' }] }))).toBe(1440);
    expect(workingDay(hours())).toBe(480);
  });

  it('says which stretch shares time with another, and counts that time once', () => {
    const twice = [
      { from: '09:00', to: '13:00' },
      { from: '12:00', to: '18:00' },
      { from: '18:00', to: '20:00' },
    ];
    const night = [{ from: '22:00', to: '10:00' }];
    const week = hours({ mon: twice, tue: night, wed: [{ from: '', to: '' }, ...twice] });
    expect(twice.map((_, at) => overlapOf(week, 'mon', at))).toEqual([null, 'day', null]);
    expect(overlapOf(week, 'tue', 0)).toBeNull();
    expect([0, 1, 2, 3].map((at) => overlapOf(week, 'wed', at))).toEqual([null, 'eve', 'day', null]);
    const late = [
      { from: '22:00', to: '06:00' },
      { from: '23:00', to: '23:30' },
    ];
    expect(overlapOf(hours({ fri: late }), 'fri', 1)).toBe('day');
    expect(workingDay(hours({ mon: twice }))).toBe(660);
    expect(workingDay(hours({ fri: late }))).toBe(480);
  });

  it('copies a day to the weekdays and leaves the weekend', () => {
    const copied = copiedToWorkdays(policy.hours, 'mon');
    expect(copied.fri).toEqual(policy.hours.mon);
    expect(copied.sun).toEqual(policy.hours.sun);
  });
});

describe('a policy that is typed', () => {
  it('comes back as it was', () => {
    const back = policyOf(draftOf(policy, words));
    expect(back).toEqual({ ...policy, holidays: [policy.holidays[1], policy.holidays[0]] });
    expect(faultsOf(draftOf(policy, words)).size).toBe(0);
  });

  it('says by path what is wrong', () => {
    const draft = draftOf(policy, words);
    const plan = draft.plans[0] as (typeof draft.plans)[number];
    const faults = faultsOf({
      ...draft,
      zone: '+02:00',
      hours: hours(),
      holidays: [
        { date: '2026-05-01', name: '' },
        { date: '2026-05-01', name: 'again' },
        { date: '', name: 'some day' },
      ],
      plans: [
        { ...plan, targets: { ...plan.targets, high: { reaction: 'soon', interval: '3 min' } } },
        { ...plan, name: 'STANDARD ' },
        { ...plan, name: ' ', targets: { ...plan.targets, low: { reaction: '91 d', interval: '9999 h' } } },
      ],
    });
    expect(Object.fromEntries(faults)).toEqual({
      zone: 'zone',
      hours: 'noHours',
      'holidays.1.date': 'dateTwice',
      'holidays.2.date': 'date',
      'plans.0.targets.high.reaction': 'duration',
      'plans.0.targets.high.interval': 'short',
      'plans.1.name': 'planTwice',
      'plans.2.name': 'planName',
      'plans.2.targets.low.interval': 'long',
    });
  });

  it('is refused where the hours are so few that a promise lies over half a year ahead', () => {
    const draft = draftOf(policy, words);
    const few = { ...draft, hours: hours({ mon: [{ from: '09:00', to: '09:20' }] }) };
    expect([...new Set(faultsOf(few).values())]).toEqual([]);
    const plan = draft.plans[0] as (typeof draft.plans)[number];
    const slow = {
      ...plan,
      targets: { ...plan.targets, low: { reaction: '8 h 40 min', interval: '8 h 41 min' } },
    };
    expect(Object.fromEntries(faultsOf({ ...few, plans: [slow] }))).toEqual({
      'plans.0.targets.low.interval': 'thin',
    });
  });

  it('keeps my parts and takes the rest from who was faster', () => {
    const mine = { ...policy, warnAt: 0.5 };
    const theirs = { ...policy, zone: 'Europe/Paris', warnAt: 0.9 };
    expect(merged(policy, mine, theirs)).toEqual({ ...theirs, warnAt: 0.5 });
  });

  it('is compared by what it says', () => {
    expect(same({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same(null, {})).toBe(false);
  });
});

it('finds zones by any part of their name', () => {
  expect(findZones('berlin', 5)).toEqual(['Europe/Berlin']);
  expect(findZones('new york', 5)[0]).toBe('America/New_York');
  expect(findZones('utc', 5)[0]).toBe('UTC');
  expect(findZones('Nowhere/At_All', 5)).toEqual([]);
});
