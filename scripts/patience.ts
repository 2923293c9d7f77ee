// Before each file of vitest. What is waited for comes when it comes, also on a machine with much else to do: vitest's
// own second is for failing soon, and makes a busy machine look like a fault. It looks more often instead.
import { vi } from 'vitest';

const PATIENCE = { timeout: 30_000, interval: 10 };
const { waitFor, waitUntil } = vi;

const patient = <O extends object>(options?: number | O) => ({
  ...PATIENCE,
  ...(typeof options === 'number' ? { timeout: options } : options),
});

vi.waitFor = (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));
