import { describe, expect, it } from 'vitest';
import { endOfDate, endOfDay, fromWallClock, hoursAhead, toDate, tomorrowAt, toWallClock } from './zone.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const BERLIN = 'Europe/Berlin';

describe('hoursAhead', () => {
  it('rounds up to five minutes', () => {
    expect(iso(hoursAhead(at('2026-03-04T13:37:10Z'), 1))).toBe('2026-03-04T14:40:00.000Z');
    expect(iso(hoursAhead(at('2026-03-04T13:40:00Z'), 3))).toBe('2026-03-04T16:40:00.000Z');
  });
});

describe('endOfDay', () => {
  it('is 18:00 in the zone, not where the agent sits', () => {
    expect(iso(endOfDay(at('2026-03-04T13:20:00Z'), BERLIN))).toBe('2026-03-04T17:00:00.000Z');
    expect(iso(endOfDay(at('2026-03-04T13:20:00Z'), 'Pacific/Auckland'))).toBe('2026-03-05T05:00:00.000Z');
  });

  it('is tomorrow’s once less than five minutes are left', () => {
    expect(iso(endOfDay(at('2026-03-04T16:55:00Z'), BERLIN))).toBe('2026-03-04T17:00:00.000Z');
    expect(iso(endOfDay(at('2026-03-04T16:55:01Z'), BERLIN))).toBe('2026-03-05T17:00:00.000Z');
    expect(iso(endOfDay(at('2026-03-04T20:00:00Z'), BERLIN))).toBe('2026-03-05T17:00:00.000Z');
  });

  it('stays at 18:00 over a change of clocks', () => {
    expect(iso(endOfDay(at('2026-03-28T20:00:00Z'), BERLIN))).toBe('2026-03-29T16:00:00.000Z');
    expect(iso(endOfDay(at('2026-10-24T20:00:00Z'), BERLIN))).toBe('2026-10-25T17:00:00.000Z');
  });
});

describe('tomorrowAt', () => {
  it('is the next calendar day of the zone', () => {
    expect(iso(tomorrowAt(at('2026-03-04T13:20:00Z'), BERLIN, '10:00'))).toBe('2026-03-05T09:00:00.000Z');
    expect(iso(tomorrowAt(at('2026-03-04T23:30:00Z'), BERLIN, '10:00'))).toBe('2026-03-06T09:00:00.000Z');
    expect(iso(tomorrowAt(at('2026-03-28T12:00:00Z'), BERLIN, '10:00'))).toBe('2026-03-29T08:00:00.000Z');
  });
});

describe('wall clock', () => {
  it('goes there and back', () => {
    expect(iso(fromWallClock('2026-03-04T16:30', BERLIN))).toBe('2026-03-04T15:30:00.000Z');
    expect(toWallClock(at('2026-03-04T15:30:00Z'), BERLIN)).toBe('2026-03-04T16:30');
  });

  it('takes the time after a gap and the first of two', () => {
    expect(iso(fromWallClock('2026-03-29T02:30', BERLIN))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(fromWallClock('2026-10-25T02:30', BERLIN))).toBe('2026-10-25T00:30:00.000Z');
  });

  it('is null for what is no date', () => {
    expect(fromWallClock('', BERLIN)).toBeNull();
    expect(fromWallClock('2026-02-30T10:00', 'Nowhere/Land')).toBeNull();
  });

  it('ends a calendar day when its work ends, in its last minute where nobody works or work goes on', () => {
    const place = {
      zone: BERLIN,
      hours: {
        ...{ mon: [], tue: [], wed: [], sat: [], sun: [] },
        thu: [
          { from: '13:00', to: '16:30' },
          { from: '09:00', to: '12:00' },
        ],
        fri: [{ from: '22:00', to: '06:00' }],
      },
      holidays: [{ date: '2026-03-19' }],
    };
    const end = (date: string) => iso(endOfDate(date, place));
    expect(end('2026-03-12')).toBe('2026-03-12T15:30:00.000Z');
    expect(end('2026-03-13')).toBe('2026-03-13T22:59:00.000Z');
    expect(end('2026-03-15')).toBe('2026-03-15T22:59:00.000Z');
    expect(end('2026-03-19')).toBe('2026-03-19T22:59:00.000Z');
    expect(end('')).toBeNull();
  });

  it('ends a calendar day at 18:00 while no hours are read', () => {
    expect(iso(endOfDate('2026-03-12', BERLIN))).toBe('2026-03-12T17:00:00.000Z');
    expect(endOfDate('', BERLIN)).toBeNull();
    expect(toDate(at('2026-03-04T23:30:00Z'), BERLIN)).toBe('2026-03-05');
  });
});
