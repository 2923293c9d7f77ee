import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { datesIn } from './local-dates.ts';
import { bucketOf, quantileOf } from './sketch.ts';
import { add, bucketsOf, Days } from './tallies.ts';

const HOUR = 3_600_000;
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'America/Sao_Paulo',
);
/** Also across the day that Samoa left out, 30 December 2011. */
const instants = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2040, 0, 1) });

test('an instant’s date is what Temporal says, and lies within that date', () => {
  fc.assert(
    fc.property(zones, instants, (zone, at) => {
      const dates = datesIn(zone);
      const date = dates.of(at);
      const exact = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
      expect(date).toBe(exact.toString());
      expect(dates.begins(date)).toBeLessThanOrEqual(at);
      expect(dates.begins(dates.on(date, 1))).toBeGreaterThan(at);
      expect(dates.on(date, 40)).toBe(exact.add({ days: 40 }).toString());
    }),
    { numRuns: 500 },
  );
  expect(datesIn('Pacific/Apia').of(Date.UTC(2011, 11, 30, 10))).toBe('2011-12-31');
});

test('a span of time falls on its days whole, however the clocks change', () => {
  fc.assert(
    fc.property(zones, instants, fc.integer({ min: 0, max: 400 * HOUR }), (zone, from, long) => {
      const days = new Days();
      days.span(datesIn(zone), 'ms', from, from + long);
      const parts = [...days.byDate.values()].map(({ ms = 0 }) => ms);
      expect(parts.reduce((sum, one) => sum + one, 0)).toBe(long);
      for (const part of parts) {
        expect(part).toBeGreaterThan(0);
        expect(part).toBeLessThanOrEqual(25 * HOUR);
      }
    }),
  );
});

const durations = fc.array(fc.integer({ min: 1, max: 90 * 24 * HOUR }), { minLength: 1, maxLength: 200 });

test('quantiles out of buckets are within one in a hundred, over days that were summed', () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0, 0.5, 0.9, 1), (values, share) => {
      const days = new Days();
      values.forEach((ms, i) => {
        days.duration(`2026-03-0${1 + (i % 5)}`, 'first.normal', ms);
      });
      const sum = [...days.byDate.values()].reduce(add, {});
      const exact = values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] as number;
      const got = quantileOf(bucketsOf(sum, 'first.normal'), share) as number;
      expect(Math.abs(got - exact)).toBeLessThanOrEqual(exact * 0.01 + 0.5);
    }),
    { numRuns: 300 },
  );
  expect(quantileOf(new Map(), 0.5)).toBeNull();
  expect(bucketOf(0)).toBe(bucketOf(1));
});

test('what is largest stays the largest of days that are summed, all else adds up', () => {
  const days: Record<string, number>[] = [
    { kept: 2, 'max.silence': 5 },
    { kept: 1, missed: 1, 'max.silence': 9 },
    {},
  ];
  const sum = days.reduce(add, {});
  expect(sum).toEqual({ kept: 3, missed: 1, 'max.silence': 9 });
});
