import { expect, it } from 'vitest';
import { columnsOf, rateOf } from './days.ts';
import { isRange, lastDays, longDate } from './range.ts';
import { roughly } from './roughly.ts';
import { durationScale } from './scale.ts';

const MINUTE = 60_000;

it('counts the last days, today with them, over a change of clocks', () => {
  expect(lastDays('2026-03-30', 7)).toEqual({ from: '2026-03-24', to: '2026-03-30' });
  expect(isRange({ from: '2026-03-02', to: '2026-03-01' })).toBe(false);
  expect(isRange({ from: '', to: '2026-03-01' })).toBe(false);
  expect(longDate('2026-03-03', 'en-GB')).toBe('Tuesday 3 March');
});

it('knows no rate of a day without promises', () => {
  expect(rateOf({ due: 0, kept: 0 })).toBeNull();
  expect(rateOf({ due: 4, kept: 3 })).toBe(0.75);
});

it('takes weeks for days where the range is long', () => {
  const days = Array.from({ length: 120 }, (_, n) => ({
    date: new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
    due: 2,
    kept: 1,
    missed: 1,
    moved: 0,
  }));
  const { columns, weekly } = columnsOf(days);
  expect(weekly).toBe(true);
  // 1 January 2026 is a Thursday: the first week has four days.
  expect(columns[0]).toMatchObject({ date: '2026-01-01', due: 8 });
  expect(columns[1]).toMatchObject({ date: '2026-01-05', due: 14 });
  expect(columns.reduce((sum, { due }) => sum + due, 0)).toBe(240);
  expect(columnsOf(days.slice(0, 92)).weekly).toBe(false);
});

it('says durations in steps that a person would say', () => {
  expect(roughly(19.8 * MINUTE)).toBe(20 * MINUTE);
  expect(roughly(118.9 * MINUTE)).toBe(120 * MINUTE);
  expect(roughly(423 * MINUTE)).toBe(420 * MINUTE);
  expect(roughly(26.3 * 60 * MINUTE)).toBe(26 * 60 * MINUTE);
});

it('scales durations between round marks', () => {
  const { place, ticks } = durationScale([7 * MINUTE, 26 * 60 * MINUTE]);
  expect(ticks[0]).toBe(5 * MINUTE);
  expect(ticks.length).toBeLessThanOrEqual(6);
  expect(place(5 * MINUTE)).toBe(0);
  expect(place(7 * MINUTE)).toBeGreaterThan(0);
  expect(place(26 * 60 * MINUTE)).toBeLessThan(1);
  expect(place(0)).toBe(0);
  expect(durationScale([]).place(60 * MINUTE)).toBeGreaterThanOrEqual(0);
});
