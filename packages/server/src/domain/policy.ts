const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far ahead an agent may promise the next word. */
export const PROMISE_BOUNDS = { least: 5 * MINUTE, most: 14 * DAY } as const;

/** How far ahead a report may promise what remains. */
export const REMAINING_AHEAD = 366 * DAY;

/** How long a report waits for the customer's answer before the ticket closes by itself. */
export const CLOSES_AFTER = 7 * DAY;

/** How long a closed ticket may be reopened. */
export const REOPENABLE_FOR = 30 * DAY;

/** The most that one item of a data request takes: all of it stands in every view of its ticket. */
export const MOST_OF_ITEM = { files: 50, answers: 20 } as const;
