const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MARKS = [
  ...[1, 2, 5, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 4, 8, 12].map((n) => n * HOUR),
  ...[1, 2, 4, 7, 14, 30, 90].map((n) => n * DAY),
];
const MOST_TICKS = 6;

/** A logarithmic scale of durations: half an hour and half a week are both to be seen. */
export interface Scale {
  /** 0 to 1 */
  place(ms: number): number;
  readonly ticks: readonly number[];
}

/** A scale that holds all of these, from one round duration to another. */
export function durationScale(values: readonly number[]): Scale {
  const positive = values.filter((one) => one > 0);
  const [least, most] = [Math.min(...positive, HOUR), Math.max(...positive, HOUR)];
  const low = MARKS.findLast((mark) => mark <= least) ?? (MARKS[0] as number);
  const high = MARKS.find((mark) => mark > most) ?? most;
  const inside = MARKS.filter((mark) => mark >= low && mark <= high);
  const step = Math.ceil(inside.length / MOST_TICKS);
  const place = (ms: number) => {
    const share = Math.log(Math.max(ms, low) / low) / Math.log(high / low);
    return Math.min(1, Math.max(0, share));
  };
  return { place, ticks: inside.filter((_, n) => n % step === 0) };
}
