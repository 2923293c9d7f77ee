import { expect, test } from 'vitest';
import { timesIn } from './times.ts';
import { thereAt, told } from './workspace-zone.ts';

const at = (iso: string) => Date.parse(iso);
const NOW = at('2026-03-04T04:31:00Z');
const berlin = timesIn('en-US', 'Europe/Berlin');

test('a moment that reads otherwise in the workspace’s zone is told by both, the zone with its name', () => {
  const due = at('2026-03-04T12:30:00Z');
  expect(berlin.when(due, NOW)).toMatch(/^1:30\sPM$/);
  expect(thereAt(berlin, 'UTC', due, NOW)).toMatch(/^12:30\sPM UTC$/);
  expect(thereAt(berlin, 'Asia/Tokyo', at('2026-03-04T16:00:00Z'), NOW)).toMatch(
    /^Thu 1:00\sAM Asia\/Tokyo$/,
  );
});

test('where the clocks show the same nothing is added, also under another name', () => {
  expect(thereAt(berlin, 'Europe/Berlin', NOW, NOW)).toBeNull();
  expect(thereAt(berlin, 'Europe/Paris', NOW, NOW)).toBeNull();
  const summer = at('2026-07-01T10:00:00Z');
  expect(thereAt(timesIn('en-GB', 'UTC'), 'Europe/London', NOW, NOW)).toBeNull();
  expect(thereAt(timesIn('en-GB', 'UTC'), 'Europe/London', summer, NOW)).toBe('11:00 Europe/London');
});

test('what a customer will read names the zone that it is not the agent’s', () => {
  const due = at('2026-03-04T12:30:00Z');
  expect(told(berlin, 'en-GB', 'UTC', due, NOW)).toBe('Wed 12:30 UTC');
  expect(told(berlin, 'ru', 'Europe/Moscow', due, NOW)).toMatch(/^ср 15:30 (GMT\+3|MSK|МСК)$/i);
  expect(told(berlin, 'en-GB', 'Europe/Berlin', due, NOW)).toBe('Wed 13:30');
});
