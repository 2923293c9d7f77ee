import type { Impact, TicketEvent } from '@vestka/sdk/protocol';
import { expect, test } from 'vitest';
import { calibrate } from './calibration.ts';
import { underPolicy } from './under-policy.ts';

const HOUR = 3_600_000;
/** Monday, 08:00: the hours of work begin. */
const MONDAY = Date.parse('2016-02-29T08:00Z');

const event = (type: string, at: number, status = 'investigating') =>
  ({ type, at: new Date(at).toISOString(), facts: { status } }) as unknown as TicketEvent;
const ticket = (impact: Impact, ...feed: TicketEvent[]) => ({ ticket: { impact }, feed });
const opened = (at: number) => event('ticket_created', at, 'received');
const word = (at: number) => event('update_posted', at);

test('each word is held against the policy, in hours of work; what the end leaves open counts for nothing', () => {
  const end = MONDAY + 240 * HOUR;
  const solved = ticket(
    'normal',
    opened(MONDAY),
    // Eight hours of work: until 16:00, and not at 16:00.
    word(MONDAY + 8 * HOUR),
    // Twenty-two: three of this day, all of Tuesday, eight of Wednesday.
    event('report_published', MONDAY + 48 * HOUR + 7.5 * HOUR, 'resolved'),
    event('ticket_closed', MONDAY + 60 * HOUR, 'closed'),
  );
  expect(underPolicy([solved], end)).toEqual({
    first: { made: 1, kept: 0, missed: 1 },
    next: { made: 1, kept: 1, missed: 0 },
    missedHours: 0,
  });
  const abandoned = ticket('normal', opened(MONDAY), event('ticket_closed', MONDAY + HOUR, 'closed'));
  expect(underPolicy([abandoned], end).first).toEqual({ made: 0, kept: 0, missed: 0 });
  // Sent at night, promised from the morning on: an hour of work for a critical one.
  const silent = ticket('critical', opened(MONDAY - 5 * HOUR));
  expect(underPolicy([silent], MONDAY + 3 * HOUR)).toMatchObject({ first: { missed: 1 }, missedHours: 2 });
  expect(underPolicy([silent], MONDAY + HOUR / 2)).toMatchObject({ first: { made: 1, missed: 0 } });
  const again = ticket(
    'high',
    opened(MONDAY),
    word(MONDAY + HOUR),
    event('report_published', MONDAY + 2 * HOUR, 'resolved'),
    event('ticket_reopened', MONDAY + 2.5 * HOUR),
  );
  expect(underPolicy([again], MONDAY + 3 * HOUR)).toMatchObject({
    first: { made: 2, kept: 1 },
    next: { made: 1, kept: 1 },
  });
});

/** One request a minute, each answered after the minutes that `took` says. */
const requests = (many: number, took: (i: number) => number) =>
  Array.from({ length: many }, (_, i) => {
    const at = MONDAY + i * 60_000;
    return ticket('normal', opened(at), word(at + took(i) * 60_000));
  });

test('the second half is held against what the first one told, however they come in', () => {
  const all = requests(120, (i) => (i < 60 ? 1 + (i % 30) : 1 + (i % 60)));
  const { classes, overall, byImpact, needed } = calibrate(all.toReversed());
  expect(needed).toBe(46);
  const [normal] = classes.filter(({ learnt }) => learnt > 0);
  // Of 60 the slowest but one tells, and a promise is kept before its minute.
  expect(normal).toMatchObject({ impact: 'normal', hours: 'open', learnt: 60, tested: 60 });
  expect(normal?.told).toBeCloseTo(31 / 60, 9);
  expect(normal?.came).toBe(30);
  expect(normal?.plain).toEqual({ told: 27 / 60, came: 27 });
  expect(overall).toEqual({ tested: 60, came: 30 });
  expect(byImpact.low).toEqual({ tested: 0, came: 0 });
});

test('a half that never heard a word, or is too small, tells nothing', () => {
  const silent = requests(120, () => 5).map(({ ticket, feed }) => ({ ticket, feed: feed.slice(0, 1) }));
  expect(calibrate(silent).overall.tested).toBe(0);
  expect(calibrate(requests(90, () => 5)).overall.tested).toBe(0);
  expect(calibrate([]).overall.tested).toBe(0);
});
