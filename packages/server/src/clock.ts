/** Domain time: promises, deadlines, sessions. Transport timers (heartbeats, drains) run on real time instead. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `action` once `now()` has reached `time`. @returns a function that cancels it */
  at(time: number, action: () => void | Promise<void>): () => void;
}

/** The longest single sleep: after it the time is compared again, so a stepped or slept clock is noticed. */
const LONGEST_SLEEP = 15_000;

export const systemClock: Clock = {
  now: Date.now,
  at(time, action) {
    let timer: NodeJS.Timeout;
    const sleep = () => {
      const left = time - Date.now();
      timer = setTimeout(
        () => (Date.now() >= time ? void action() : sleep()),
        Math.max(0, Math.min(left, LONGEST_SLEEP)),
      );
      timer.unref();
    };
    sleep();
    return () => clearTimeout(timer);
  },
};

/** A clock that stands until it is moved. Everything due on the way runs at its own instant, in order. */
export interface ManualClock extends Clock {
  /** Moves to `time` and waits for each action that falls due on the way. Never backwards. */
  moveTo(time: number): Promise<void>;
  /** Moves on by so many milliseconds. */
  moveBy(ms: number): Promise<void>;
}

export function manualClock(start: number): ManualClock {
  let now = start;
  let waiting: { time: number; action: () => void | Promise<void> }[] = [];
  const next = (until: number) =>
    waiting.reduce<(typeof waiting)[number] | undefined>(
      (first, one) => (one.time <= until && (!first || one.time < first.time) ? one : first),
      undefined,
    );
  const clock: ManualClock = {
    now: () => now,
    at(time, action) {
      const entry = { time, action };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
    async moveTo(time) {
      for (let due = next(time); due; due = next(time)) {
        waiting = waiting.filter((one) => one !== due);
        now = Math.max(now, due.time);
        await due.action();
      }
      now = Math.max(now, time);
    },
    moveBy: (ms) => clock.moveTo(now + ms),
  };
  return clock;
}
