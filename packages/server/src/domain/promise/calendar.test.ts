import type { Hours, Interval, Weekday } from '@vestka/sdk/protocol';
import { describe, expect, test } from 'vitest';
import { type Calendar, calendarOf, roundTheClock } from './calendar.ts';
import { MOST_KEPT, remembered } from './local-days.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const never: Hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const on = (days: Weekday[], ...spans: string[]): Partial<Hours> =>
  Object.fromEntries(days.map((day) => [day, spans.map(interval)]));
const interval = (span: string): Interval => {
  const [from = '', to = ''] = span.split('-');
  return { from, to };
};
const WORKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const ALL: Weekday[] = [...WORKDAYS, 'sat', 'sun'];

const berlin = (hours: Partial<Hours>, ...holidays: string[]): Calendar =>
  calendarOf({
    zone: 'Europe/Berlin',
    hours: { ...never, ...hours },
    holidays: holidays.map((date) => ({ date })),
  });
const office = berlin(on(WORKDAYS, '09:00-12:00', '13:00-18:00'), '2026-04-03', '2026-04-06');
const nights = berlin(on(ALL, '22:00-06:00'));
const at = (iso: string): number => Date.parse(iso);
const shown = (instant: number): string => new Date(instant).toISOString().replace(':00.000Z', 'Z');

/** Wednesday, 4 March 2026: Berlin is one hour ahead. */
describe('office hours with a break', () => {
  test.each([
    ['within a stretch', '2026-03-04T08:30Z', 2 * HOUR, '2026-03-04T10:30Z'],
    ['over the break', '2026-03-04T10:30Z', HOUR, '2026-03-04T12:30Z'],
    ['to the very close', '2026-03-04T16:00Z', HOUR, '2026-03-04T17:00Z'],
    ['over night', '2026-03-04T16:30Z', HOUR, '2026-03-05T08:30Z'],
    ['over the weekend', '2026-03-06T16:30Z', HOUR, '2026-03-09T08:30Z'],
    ['from outside', '2026-03-07T03:00Z', HOUR, '2026-03-09T09:00Z'],
    ['from the close', '2026-03-04T17:00Z', 0, '2026-03-05T08:00Z'],
    ['over Easter’s holidays and the change of clocks', '2026-04-02T15:30Z', HOUR, '2026-04-07T07:30Z'],
    ['over the change of clocks of a weekend', '2026-03-27T16:30Z', HOUR, '2026-03-30T07:30Z'],
  ])('%s', (_, from, work, to) => {
    expect(shown(office.after(at(from), work))).toBe(to);
    expect(office.between(at(from), at(to))).toBe(work);
  });

  test('open from the opening, no longer at the close', () => {
    const open = (iso: string) => office.isOpen(at(iso));
    expect(open('2026-03-04T07:59Z')).toBe(false);
    expect(open('2026-03-04T08:00Z')).toBe(true);
    expect(open('2026-03-04T10:59Z')).toBe(true);
    expect(open('2026-03-04T11:00Z')).toBe(false);
    expect(open('2026-03-04T12:00Z')).toBe(true);
    expect(open('2026-03-04T17:00Z')).toBe(false);
    expect(open('2026-04-03T09:00Z')).toBe(false);
  });

  test('the end of the day is its last close, and the next day’s once it is over', () => {
    const end = (iso: string) => shown(office.endOfDay(at(iso)));
    expect(end('2026-03-04T05:00Z')).toBe('2026-03-04T17:00Z');
    expect(end('2026-03-04T11:30Z')).toBe('2026-03-04T17:00Z');
    expect(end('2026-03-04T16:59Z')).toBe('2026-03-04T17:00Z');
    expect(end('2026-03-04T17:00Z')).toBe('2026-03-05T17:00Z');
    expect(end('2026-04-02T20:00Z')).toBe('2026-04-07T16:00Z');
  });

  test('nothing lies between an instant and an earlier one', () => {
    expect(office.between(at('2026-03-05T10:00Z'), at('2026-03-04T10:00Z'))).toBe(0);
  });
});

describe('night shifts', () => {
  test('the shift of the spring night lasts seven hours, of the autumn night nine', () => {
    expect(nights.between(at('2026-03-28T20:00Z'), at('2026-03-29T10:00Z'))).toBe(7 * HOUR);
    expect(nights.between(at('2026-10-24T19:00Z'), at('2026-10-25T10:00Z'))).toBe(9 * HOUR);
    // 22:00 + 5 h: 04:00 by the clocks put forward, 02:00 by those put back.
    expect(shown(nights.after(at('2026-03-28T21:00Z'), 5 * HOUR))).toBe('2026-03-29T02:00Z');
    expect(shown(nights.after(at('2026-10-24T20:00Z'), 5 * HOUR))).toBe('2026-10-25T01:00Z');
    expect(shown(nights.endOfDay(at('2026-03-28T22:00Z')))).toBe('2026-03-29T04:00Z');
    expect(shown(nights.endOfDay(at('2026-10-25T00:30Z')))).toBe('2026-10-25T05:00Z');
  });

  test('a time that the clocks skip lies an hour later; of one that comes twice the first counts', () => {
    const early = berlin(on(['sun'], '02:30-05:00'));
    expect(shown(early.nextOpening(at('2026-03-28T12:00Z')))).toBe('2026-03-29T01:30Z');
    expect(shown(early.nextOpening(at('2026-10-24T12:00Z')))).toBe('2026-10-25T00:30Z');
    const late = berlin(on(['sun'], '00:00-02:30'));
    expect(shown(late.endOfDay(at('2026-03-28T23:30Z')))).toBe('2026-03-29T01:30Z');
    expect(shown(late.endOfDay(at('2026-10-24T23:30Z')))).toBe('2026-10-25T00:30Z');
  });

  test('a holiday takes the shift that begins on it, not the one that ends on it', () => {
    const shifts = berlin(on(ALL, '22:00-06:00'), '2026-05-01');
    expect(shifts.isOpen(at('2026-05-01T03:00Z'))).toBe(true);
    expect(shown(shifts.after(at('2026-05-01T03:00Z'), 2 * HOUR))).toBe('2026-05-02T21:00Z');
  });
});

describe('stretches that meet', () => {
  test('overlaps count once', () => {
    const overlapping = berlin({
      ...on(['mon'], '09:00-13:00', '10:00-12:00', '12:30-15:00', '15:00-16:00'),
    });
    expect(overlapping.between(at('2026-03-09T00:00Z'), at('2026-03-10T00:00Z'))).toBe(7 * HOUR);
    const overMidnight = berlin({ ...on(['mon'], '20:00-04:00'), ...on(['tue'], '00:00-06:00') });
    expect(overMidnight.between(at('2026-03-09T00:00Z'), at('2026-03-11T00:00Z'))).toBe(10 * HOUR);
    expect(shown(overMidnight.after(at('2026-03-09T19:00Z'), 10 * HOUR))).toBe('2026-03-10T05:00Z');
  });

  test.each(['00:00-24:00', '00:00-00:00'])('%s is a whole day, be it of 23 hours or of 25', (span) => {
    const always = berlin(on(ALL, span));
    expect(always.between(at('2026-03-28T23:00Z'), at('2026-03-29T22:00Z'))).toBe(23 * HOUR);
    expect(shown(always.endOfDay(at('2026-03-29T12:00Z')))).toBe('2026-03-29T22:00Z');
    expect(shown(always.endOfDay(at('2026-10-25T12:00Z')))).toBe('2026-10-25T23:00Z');
    expect(shown(always.after(at('2026-03-28T12:00Z'), 24 * HOUR))).toBe('2026-03-29T12:00Z');
  });
});

test('a date that the zone skipped has no work, and its weekday’s hours do not slip to the next', () => {
  const apia = calendarOf({
    zone: 'Pacific/Apia',
    hours: { ...never, ...on(WORKDAYS, '09:00-17:00') },
    holidays: [],
  });
  // Thursday the 29th was followed by Saturday the 31st.
  expect(shown(apia.after(at('2011-12-30T02:00Z'), 2 * HOUR))).toBe('2012-01-01T20:00Z');
});

describe('round the clock', () => {
  const always = roundTheClock('Australia/Lord_Howe');
  test('all time counts', () => {
    expect(always.after(1_000, 500)).toBe(1_500);
    expect(always.between(1_000, 1_500)).toBe(500);
    expect(always.between(1_500, 1_000)).toBe(0);
    expect(always.isOpen(1_000)).toBe(true);
    expect(always.nextOpening(1_000)).toBe(1_000);
  });
  test('a day ends at the zone’s midnight', () => {
    // Clocks go back by half an hour on 5 April 2026.
    expect(shown(always.endOfDay(at('2026-04-04T20:00Z')))).toBe('2026-04-05T13:30Z');
    expect(shown(always.endOfDay(at('2026-04-04T12:00Z')))).toBe('2026-04-04T13:00Z');
    expect(shown(always.endOfDay(at('2026-04-04T13:00Z')))).toBe('2026-04-05T13:30Z');
  });
});

describe('what cannot be promised', () => {
  const closed = berlin({});
  test('hours that never open have no next opening', () => {
    expect(closed.isOpen(at('2026-03-04T10:00Z'))).toBe(false);
    expect(closed.between(0, at('2026-03-04T10:00Z'))).toBe(0);
    for (const ask of [() => closed.after(0, 1), () => closed.nextOpening(0), () => closed.endOfDay(0)]) {
      expect(ask).toThrow('never open');
    }
  });

  test('of ninety days of work in an hour a week, the last close of the days that are looked at is told', () => {
    const thin = berlin(on(['mon'], '09:00-10:00'));
    const from = at('2026-03-02T08:00Z');
    expect(shown(thin.after(from, 52 * HOUR))).toBe('2027-02-22T09:00Z');
    const far = thin.after(from, 129_600 * MINUTE);
    expect(shown(far)).toBe('2028-11-20T09:00Z');
    expect(thin.between(from, far)).toBe(143 * HOUR);
  });
});

test('what is remembered makes room for one more by forgetting one', () => {
  const made: number[] = [];
  const twice = remembered((number) => made.push(number) && 2 * number);
  for (let number = 0; number <= MOST_KEPT; number++) twice(number);
  made.length = 0;
  expect([twice(1), twice(MOST_KEPT), twice(0)]).toEqual([2, 2 * MOST_KEPT, 0]);
  expect(made).toEqual([0]);
});

test('one policy object has one calendar', () => {
  const policy = { zone: 'UTC', hours: never, holidays: [] };
  expect(calendarOf(policy)).toBe(calendarOf(policy));
  expect(roundTheClock('UTC')).toBe(roundTheClock('UTC'));
});
