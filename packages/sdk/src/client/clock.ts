/** The server's time, kept beside the device's own clock, which may be wrong or jump. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Takes a sign of the server's time; one that differs by no more than `slack` teaches nothing. */
  sync(serverNow: number, slack: number): void;
}

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    sync(serverNow, slack) {
      const next = serverNow - Date.now();
      // NaN, from a missing header, compares false.
      if (Math.abs(next - offset) > slack) offset = next;
    },
  };
}
