// Promises in every zone there is, around the changes of its clocks. A failure names its zone, seed and path.
import type { Hours, Impact, Interval, Plan, Policy } from '@vestka/sdk/protocol';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { type Calendar, calendarOf, roundTheClock } from '../src/domain/promise/calendar.ts';
import { defaultPolicy, policyFaults } from '../src/domain/promise/check-policy.ts';
import { firstWordDueAt, silenceFrom, warnAtOf } from '../src/domain/promise/reaction.ts';
import { walk } from './wall-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ZONES = Intl.supportedValuesOf('timeZone');
const at = (iso: string): number => Date.parse(iso);

/** Clocks that did something odd, and when: half an hour, a date left out, a midnight that came twice or not at all. */
const ODD: [zone: string, instant: string][] = [
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Kiritimati', '1994-12-31T10:00Z'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z'],
  ['Antarctica/Troll', '2026-03-29T01:00Z'],
  ['Antarctica/Troll', '2026-10-25T01:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Africa/Casablanca', '2026-03-22T02:00Z'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z'],
  ['America/Goose_Bay', '2010-11-07T03:01Z'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['America/Havana', '2026-11-01T05:00Z'],
  ['Africa/Cairo', '2026-04-23T22:00Z'],
  ['Asia/Beirut', '2026-10-24T21:00Z'],
  ['America/Caracas', '2016-05-01T07:00Z'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z'],
  ['Europe/Dublin', '2026-10-25T01:00Z'],
];

const two = (it: number): string => String(it).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const time = fc.oneof(
  fc.integer({ min: 0, max: 95 }).map((quarter) => clock(quarter * 15)),
  fc.integer({ min: 0, max: 240 }).map(clock),
  fc.constantFrom('00:00', '01:00', '02:30', '09:00', '18:00', '22:00', '23:30', '23:59'),
);
const interval: fc.Arbitrary<Interval> = fc.record({
  from: time,
  to: fc.oneof({ weight: 6, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') }),
});
const day = fc.array(interval, { maxLength: 3 });
const hours: fc.Arbitrary<Hours> = fc
  .record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .filter((week) => Object.values(week).flat().length > 1);
/** Days from the instant, on which nobody works. */
const holidays = fc.uniqueArray(fc.integer({ min: -3, max: 5 }), { maxLength: 3 });

/** Half of the instants lie near a change of the zone's clocks, if it knows any. */
const instantsOf = (zone: string): fc.Arbitrary<number> => {
  const any = fc
    .integer({ min: at('1975-01-01') / MINUTE, max: at('2037-01-01') / MINUTE })
    .map((minutes) => minutes * MINUTE);
  const change = fc.tuple(any, fc.integer({ min: -36 * 60, max: 12 * 60 })).map(([from, minutes]) => {
    const here = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone);
    return (here.getTimeZoneTransition('next')?.epochMilliseconds ?? from) + minutes * MINUTE;
  });
  return fc.oneof(any, { weight: 3, arbitrary: change });
};

const policyAt = (zone: string, now: number, hours: Hours, free: number[]): Policy => {
  const plan = defaultPolicy(zone).plans[0] as Plan;
  return {
    ...defaultPolicy(zone),
    hours,
    holidays: free.map((days) => ({ date: new Date(now + days * DAY).toISOString().slice(0, 10) })),
    plans: [plan, { ...plan, name: 'Always', hours: 'always' }],
  };
};

/** The calendar's answers beside those of a walk that reads the clock on the wall each minute. */
function agrees(policy: Policy, now: number, share: number): void {
  const calendar = calendarOf(policy);
  const walked = walk(policy, now - 4 * DAY, 8);
  const [from, end] = [now - DAY, now + 4 * DAY];
  const all = walked.between(from, end);
  expect(calendar.between(from, end)).toBe(all);
  expect(calendar.between(from, now)).toBe(walked.between(from, now));
  const work = Math.floor((all / MINUTE) * share) * MINUTE;
  if (all > 0) {
    expect(calendar.after(from, work)).toBe(walked.after(from, work));
    expect(calendar.after(from, all)).toBe(walked.after(from, all));
    expect(calendar.nextOpening(from)).toBe(walked.after(from, 0));
  }
  for (let instant = from; instant < now + DAY; instant += 11 * MINUTE) {
    if (calendar.isOpen(instant) !== walked.isOpen(instant)) {
      expect.fail(`open or not at ${new Date(instant).toISOString()}?`);
    }
  }
  for (const instant of [from, now, now + 7 * HOUR]) {
    const close = walked.endOfDay(instant);
    if (close !== null) expect(calendar.endOfDay(instant)).toBe(close);
  }
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('in every zone, working time is what the clock on the wall says', () => {
  expect(ZONES.length).toBeGreaterThan(400);
  for (const zone of ZONES) {
    fc.assert(
      fc.property(
        fc.constant(zone),
        instantsOf(zone),
        hours,
        holidays,
        share,
        (zone, now, hours, free, share) => {
          agrees(policyAt(zone, now, hours, free), now, share);
        },
      ),
      { numRuns: 2 },
    );
  }
});

test('and where clocks did odd things', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ODD),
      fc.integer({ min: -30 * 60, max: 6 * 60 }),
      hours,
      holidays,
      share,
      ([zone, instant], minutes, hours, free, share) => {
        const now = at(instant) + minutes * MINUTE;
        agrees(policyAt(zone, now, hours, free), now, share);
      },
    ),
    { numRuns: 150 },
  );
});

const span = fc.oneof(
  fc.integer({ min: 0, max: 5 * HOUR }),
  fc.integer({ min: 0, max: 2_000 }).map((minutes) => minutes * MINUTE),
);
const concern = fc.record({
  impact: fc.constantFrom<Impact>('critical', 'high', 'normal', 'low'),
  measured: fc.option(fc.integer({ min: 0, max: 8 * HOUR })),
  history: fc.boolean(),
  warnAt: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
});

/** What holds of every calendar: `a` and `b` are instants, `v` and `w` working time. */
function obeys(calendar: Calendar, a: number, b: number, v: number, w: number): void {
  const [first, second] = [Math.min(a, b), Math.max(a, b)];
  const [less, more] = [Math.min(v, w), Math.max(v, w)];
  const due = calendar.after(first, less);
  const inside = (at: number) => calendar.isOpen(at) || calendar.isOpen(at - 1);

  expect(inside(due), 'due in working time, or at its very close').toBe(true);
  expect(due).toBeGreaterThanOrEqual(first);
  expect(calendar.after(first, more), 'more work, not sooner').toBeGreaterThanOrEqual(due);
  expect(calendar.after(second, less), 'begun later, not done sooner').toBeGreaterThanOrEqual(due);
  expect(calendar.between(first, due), 'as much as was asked for').toBe(less);
  expect(calendar.between(first, due + 1), 'and not later than needed').toBe(
    less + (calendar.isOpen(due) ? 1 : 0),
  );
  expect(calendar.after(due, more), 'one after the other, or at once').toBe(
    more === 0 ? calendar.nextOpening(due) : calendar.after(first, less + more),
  );
  expect(calendar.between(first, second) + calendar.between(second, second + more)).toBe(
    calendar.between(first, second + more),
  );
  expect(calendar.between(second, first)).toBe(0);

  const opening = calendar.nextOpening(first);
  expect(calendar.isOpen(opening)).toBe(true);
  expect(opening === first).toBe(calendar.isOpen(first));
  expect(calendar.between(first, opening)).toBe(0);

  const end = calendar.endOfDay(first);
  expect(end).toBeGreaterThan(first);
  expect(calendar.isOpen(end - 1), 'a day ends with work').toBe(true);
  expect(calendar.endOfDay(second)).toBeGreaterThanOrEqual(end);
}

test('in every zone, a promise lies ahead, in working time, and never sooner for more work or a later start', () => {
  for (const zone of ZONES) {
    fc.assert(
      fc.property(
        fc.constant(zone),
        instantsOf(zone),
        span,
        hours,
        holidays,
        span,
        span,
        (zone, now, later, hours, free, v, w) => {
          obeys(calendarOf(policyAt(zone, now, hours, free)), now, now + later, v, w);
          obeys(roundTheClock(zone), now, now + later, v, w);
        },
      ),
      { numRuns: 3 },
    );
  }
});

test('in every zone, what policy promises, allows and warns of keeps to its plan’s hours', () => {
  for (const zone of ZONES) {
    fc.assert(
      fc.property(
        fc.constant(zone),
        instantsOf(zone),
        hours,
        holidays,
        concern,
        (zone, now, hours, free, { impact, measured, history, warnAt }) => {
          const policy = { ...policyAt(zone, now, hours, free), history, warnAt };
          expect(policyFaults({ ...policy, plans: policy.plans.slice(1) }, now)).toBeNull();
          const { reaction, interval } = (policy.plans[0] as Plan).targets[impact];
          const calendar = calendarOf(policy);

          const { dueAt, basis } = firstWordDueAt({ now, impact, plan: null, policy, measured });
          const work = calendar.between(now, dueAt) / MINUTE;
          expect(work).toBeGreaterThanOrEqual(5);
          if (basis === 'rule') expect(work).toBe(reaction);
          else expect([history, work < reaction]).toEqual([true, true]);
          expect(calendar.isOpen(dueAt - 1)).toBe(true);

          const silent = silenceFrom({ since: now, impact, plan: null, policy });
          expect(calendar.between(now, silent)).toBe(interval * MINUTE);

          const warned = warnAtOf({ madeAt: now, dueAt, impact, plan: null, policy });
          expect(calendar.isOpen(warned) || calendar.isOpen(warned - 1)).toBe(true);
          expect(Math.abs(calendar.between(now, warned) - work * MINUTE * warnAt)).toBeLessThanOrEqual(1);
          expect(warned).toBeLessThan(dueAt);

          const always = { impact, plan: 'always', policy };
          expect(firstWordDueAt({ now, ...always }).dueAt).toBe(now + reaction * MINUTE);
          expect(silenceFrom({ since: now, ...always })).toBe(now + interval * MINUTE);
          expect(warnAtOf({ madeAt: now, dueAt: now + 1_000, ...always })).toBe(
            now + Math.floor(1_000 * warnAt),
          );
        },
      ),
      { numRuns: 2 },
    );
  }
});

test('an agent’s promise, wherever it lies, is warned of between its making and its due time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      hours,
      span,
      span,
      concern,
      (zone, hours, from, ahead, { warnAt }) => {
        const madeAt = at('2026-03-27T12:00Z') + from * 3;
        const policy = { ...policyAt(zone, madeAt, hours, [0, 1]), warnAt };
        const warned = warnAtOf({ madeAt, dueAt: madeAt + ahead, impact: 'low', plan: null, policy });
        expect(warned).toBeGreaterThanOrEqual(madeAt);
        expect(warned).toBeLessThanOrEqual(madeAt + ahead);
      },
    ),
    { numRuns: 200 },
  );
});
