import { afterEach, expect, test, vi } from 'vitest';
import { en } from '../src/locales/en.ts';
import { ru } from '../src/locales/ru.ts';
import { createTimes } from '../src/panel/times.ts';

const zone = process.env.TZ;
afterEach(() => {
  process.env.TZ = zone;
  vi.unstubAllGlobals();
});

/** Times for a customer who sits there; Node reads the zone anew when it is set. */
const timesIn = (tz: string, locale = 'en-GB') => {
  process.env.TZ = tz;
  vi.stubGlobal('navigator', { languages: [] });
  return createTimes(locale, locale === 'ru' ? ru : en, locale.slice(0, 2));
};

test('a weekday alone within six days, then the date with it', () => {
  const times = timesIn('Europe/Berlin');
  const now = Date.parse('2026-03-11T13:20:00Z');
  const days = [0, 1, 2, 6, 7, -1, -3].map((ahead) => times.when(now + ahead * 86_400_000, now));
  expect(days).toEqual([
    'Today 14:20',
    'Tomorrow 14:20',
    'Friday 14:20',
    'Tuesday 14:20',
    'Wed 18 Mar 14:20',
    'Yesterday 14:20',
    'Sun 8 Mar 14:20',
  ]);
});

test.each([
  // The night of 29 March has 23 hours in Berlin, that of 25 October 25.
  ['Europe/Berlin', '2026-03-28T22:30:00Z', '2026-03-29T07:00:00Z', 'Tomorrow 09:00'],
  ['Europe/Berlin', '2026-03-27T22:30:00Z', '2026-03-29T21:30:00Z', 'Sunday 23:30'],
  ['Europe/Berlin', '2026-10-24T21:30:00Z', '2026-10-25T22:30:00Z', 'Tomorrow 23:30'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25T22:59:00Z', 'Today 23:59'],
  // Cairo’s day of 24 April 2026 begins at one o’clock.
  ['Africa/Cairo', '2026-04-23T21:30:00Z', '2026-04-24T07:00:00Z', 'Tomorrow 10:00'],
  ['Africa/Cairo', '2026-04-23T22:10:00Z', '2026-04-24T07:00:00Z', 'Today 10:00'],
  ['Pacific/Kiritimati', '2026-03-11T09:59:00Z', '2026-03-11T10:00:00Z', 'Tomorrow 00:00'],
])('in %s at %s, %s is %s', (tz, now, at, words) => {
  expect(timesIn(tz).when(at, Date.parse(now))).toBe(words);
});

test('a release’s date is the customer’s own', () => {
  const at = '2026-12-02T22:30:00Z';
  const now = Date.parse('2026-11-01T12:00:00Z');
  expect(timesIn('America/New_York', 'en-US').date(at, now)).toBe('December 2');
  expect(timesIn('Europe/Moscow', 'ru').date(at, now)).toBe('3 декабря');
});

test('another year is named', () => {
  const times = timesIn('Europe/Berlin');
  expect(times.date('2027-03-03T12:00:00Z', Date.parse('2026-11-01T12:00:00Z'))).toBe('3 March 2027');
  expect(times.since('2026-10-30T08:40:00Z', Date.parse('2026-11-01T12:00:00Z'))).toBe('30 October');
  expect(times.since('2026-11-01T08:40:00Z', Date.parse('2026-11-01T12:00:00Z'))).toBe('09:40');
});

test('what ends a sentence begins with no capital letter', () => {
  const now = Date.parse('2026-03-11T13:20:00Z');
  const times = timesIn('Europe/Berlin', 'ru');
  expect(times.full(now + 86_400_000, now)).toBe('завтра в 14:20');
  expect(times.full(now + 20 * 86_400_000, now)).toMatch(/^вт, 31 мар\S* в 15:20$/);
  expect(times.when(now + 86_400_000, now)).toBe('Завтра в 14:20');
});
