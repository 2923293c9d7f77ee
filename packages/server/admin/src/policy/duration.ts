/** How a length of time is written in one language. */
export interface DurationWords {
  readonly minutes: (n: number) => string;
  readonly hours: (n: number) => string;
  readonly days: (n: number) => string;
  readonly workingDays: (n: number) => string;
}

/** How long a day is: that of work as the business hours have it, or all 24 hours. */
export interface Day {
  readonly minutes: number;
  readonly working: boolean;
}

export const LEAST_MINUTES = 5;
export const MOST_MINUTES = 129_600;

const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const MINUTES = String.raw`(?:minutes?|mins?|m|минут[аы]?|мин\.?|м)`;
const HOURS = String.raw`(?:hours?|hrs?|h|час(?:а|ов)?|ч\.?)`;
const DAYS = String.raw`(?:days?|wd|d|день|дня|дней|дн\.?|д|сутки|суток)`;
const WORKING = /working|business|рабоч\p{L}*|раб\./gu;
const PATTERN = new RegExp(
  `^(?:${NUMBER}\\s*${DAYS})?\\s*(?:${NUMBER}\\s*${HOURS})?\\s*(?:${NUMBER}\\s*(${MINUTES})?)?$`,
  'u',
);
const CLOCK = /^(\d+):([0-5]\d)$/;

const numberIn = (number: string | undefined): number => Number((number ?? '0').replace(',', '.'));

/**
 * Minutes from what a person typed in either language: `2 h 30 min`, `2:30`, `1,5 ч`, `3 working days`, `90`.
 *
 * @returns null where it cannot be read
 */
export function readDuration(typed: string, day: Day): number | null {
  const plain = typed.toLowerCase().replace(WORKING, ' ').trim();
  const clock = CLOCK.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = plain && PATTERN.exec(plain);
  if (!parts) return null;
  return Math.round(numberIn(parts[1]) * day.minutes + numberIn(parts[2]) * 60 + numberIn(parts[3]));
}

/** How it is read, where that is not what stands there: a bare `30` is `30 min`. null: it says so itself, or is unreadable. */
export function readAs(typed: string, day: Day, words: DurationWords): string | null {
  const minutes = readDuration(typed, day);
  if (minutes === null) return null;
  const plain = (text: string) => text.toLowerCase().replace(/[\s.]/gu, '');
  const read = writeDuration(minutes, day, words);
  return plain(read) === plain(typed) ? null : read;
}

/** The shortest exact way to say it: whole days where it comes to that, else hours and minutes. */
export function writeDuration(minutes: number, day: Day, words: DurationWords): string {
  if (minutes >= day.minutes && minutes % day.minutes === 0) {
    return (day.working ? words.workingDays : words.days)(minutes / day.minutes);
  }
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && words.hours(hours), (rest > 0 || hours === 0) && words.minutes(rest)]
    .filter(Boolean)
    .join(' ');
}
