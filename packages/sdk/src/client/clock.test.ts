import { afterEach, expect, test, vi } from 'vitest';
import { createClock } from './clock.ts';

afterEach(() => vi.restoreAllMocks());
const deviceAt = (ms: number) => vi.spyOn(Date, 'now').mockReturnValue(ms);

test('until it is told otherwise, the device’s time', () => {
  deviceAt(1_000_000);
  expect(createClock().now()).toBe(1_000_000);
});

test('a sign of the server’s time counts when it differs by more than its own error', () => {
  deviceAt(1_000_000);
  const clock = createClock();
  clock.sync(1_001_400, 1500);
  expect(clock.now()).toBe(1_000_000);
  clock.sync(90_000_000, 1500);
  expect(clock.now()).toBe(90_000_000);
  clock.sync(90_000_300, 0);
  expect(clock.now()).toBe(90_000_300);
});

test('no sign, no change', () => {
  deviceAt(1_000_000);
  const clock = createClock();
  clock.sync(Number.NaN, 0);
  expect(clock.now()).toBe(1_000_000);
});

test('a device whose clock jumps is put right by the next sign', () => {
  const device = deviceAt(1_000_000);
  const clock = createClock();
  clock.sync(2_000_000, 0);
  device.mockReturnValue(9_000_000);
  clock.sync(2_000_500, 0);
  expect(clock.now()).toBe(2_000_500);
});
