import type { PolicyDraft } from './draft.ts';
import { dayOf, IMPACTS } from './draft.ts';
import { LEAST_MINUTES, MOST_MINUTES, readDuration } from './duration.ts';
import { isComplete, WEEKDAYS, weekOf } from './week.ts';
import { isZone } from './zones.ts';

export type FaultCode =
  | 'zone'
  | 'time'
  | 'noHours'
  | 'date'
  | 'dateTwice'
  | 'planName'
  | 'planTwice'
  | 'duration'
  | 'short'
  | 'long'
  | 'thin';

/** By the field's dotted path, as the server names it. */
export type Faults = ReadonlyMap<string, FaultCode>;

/** What can be seen to be wrong without asking the server. */
export function faultsOf(draft: PolicyDraft): Faults {
  const faults = new Map<string, FaultCode>();
  if (!isZone(draft.zone.trim())) faults.set('zone', 'zone');
  for (const day of WEEKDAYS) {
    draft.hours[day].forEach((interval, at) => {
      if (!isComplete(interval)) faults.set(`hours.${day}.${at}.from`, 'time');
    });
  }
  const closed = WEEKDAYS.every((day) => draft.hours[day].length === 0);
  if (closed && draft.plans.some(({ hours }) => hours === 'business')) faults.set('hours', 'noHours');
  holidays(draft, faults);
  plans(draft, faults);
  return faults;
}

function holidays(draft: PolicyDraft, faults: Map<string, FaultCode>): void {
  const dates = draft.holidays.map(({ date }) => date);
  dates.forEach((date, at) => {
    if (!date) faults.set(`holidays.${at}.date`, 'date');
    else if (dates.indexOf(date) < at) faults.set(`holidays.${at}.date`, 'dateTwice');
  });
}

/** With hours so few that a promise lies further ahead, it is none. The server takes the holidays away too. */
const MOST_WEEKS = 26;

function plans(draft: PolicyDraft, faults: Map<string, FaultCode>): void {
  const week = weekOf(draft.hours);
  const names = draft.plans.map(({ name }) => name.trim().toLowerCase());
  draft.plans.forEach((plan, at) => {
    const name = names[at] as string;
    if (!name) faults.set(`plans.${at}.name`, 'planName');
    else if (names.indexOf(name) < at) faults.set(`plans.${at}.name`, 'planTwice');
    for (const impact of IMPACTS) {
      for (const what of ['reaction', 'interval'] as const) {
        const minutes = readDuration(plan.targets[impact][what], dayOf(plan, draft.hours));
        const path = `plans.${at}.targets.${impact}.${what}`;
        if (minutes === null) faults.set(path, 'duration');
        else if (minutes < LEAST_MINUTES) faults.set(path, 'short');
        else if (minutes > MOST_MINUTES) faults.set(path, 'long');
        else if (plan.hours === 'business' && week > 0 && minutes > MOST_WEEKS * week)
          faults.set(path, 'thin');
      }
    }
  });
}
