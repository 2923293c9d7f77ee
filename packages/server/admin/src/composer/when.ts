import { type Concern, latestOf, type Terms } from '../lib/terms.ts';
import { endOfDay, floored, hoursAhead, tomorrowAt } from '../lib/zone.ts';
import type { Text } from '../locales/index.ts';

export type When = 'h1' | 'h3' | 'policy' | 'end' | 'tomorrow' | 'other';

/** When the next word comes, as it was picked. */
export interface WhenDraft {
  readonly when: When | null;
  /** The instant that was shown when it was picked: a pick does not run on with the clock. */
  readonly at: number | null;
  /** As `<input type="datetime-local">` has it, in the agent's own zone. */
  readonly other: string;
}

const MINUTE = 60_000;
const LEAST = 5 * MINUTE;
const MOST = 14 * 24 * 60 * MINUTE;

/** What each pick stands for now; what cannot be promised is absent. */
export function standing(
  now: number,
  zone: string,
  terms: Terms | null,
  concern: Concern,
): Partial<Record<When, number>> {
  const policy = terms && latestOf(terms, concern);
  const all: Partial<Record<When, number | null>> = {
    h1: hoursAhead(now, 1),
    h3: hoursAhead(now, 3),
    policy: policy && floored(policy),
    end: terms ? ends(terms) : endOfDay(now, zone),
    tomorrow: terms?.nextDay ?? tomorrowAt(now, zone, '10:00'),
  };
  const fits = (at: number | null | undefined): at is number =>
    typeof at === 'number' && at - now >= LEAST && at - now <= MOST;
  return Object.fromEntries(Object.entries(all).filter(([, at]) => fits(at)));
}

/** Round the clock a day has no end to promise by: work goes on after it. */
const ends = ({ promises, nextDay }: Terms): number | null =>
  nextDay === null ? null : Date.parse(promises.endOfDay);

/** Prefilled with what policy wants. */
export function prefilled(now: number, zone: string, terms: Terms | null, concern: Concern): WhenDraft {
  const at = standing(now, zone, terms, concern).policy ?? null;
  return { when: at === null ? null : 'policy', at, other: '' };
}

/** What is wrong with the chosen time; undefined when it may be promised, or none is chosen. */
export function timeFault(at: number | null, now: number, text: Text): string | undefined {
  if (at === null) return undefined;
  if (at - now < LEAST) return text.composer.tooSoon;
  return at - now > MOST ? text.composer.tooFar : undefined;
}
