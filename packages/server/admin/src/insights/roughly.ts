const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** To a step that a person would say: the statistics themselves are within one percent. */
export function roughly(ms: number): number {
  const step = ms < HOUR ? MINUTE : ms < 6 * HOUR ? 5 * MINUTE : ms < DAY ? 15 * MINUTE : HOUR;
  return Math.round(ms / step) * step;
}
