import type { Activity, Holder, TeamTicket } from '@vestka/sdk/agent';
import type { Text } from '../locales/index.ts';

/** What is being done, as the agent reads it: a person's words, or the system's code in the agent's language. */
export function activityText(activity: Activity, text: Text): string {
  if ('code' in activity) return text.activity[activity.code] ?? activity.code.replaceAll('_', ' ');
  return activity.text ?? text.erased;
}

export const holderName = (holder: Holder, text: Text): string =>
  holder.kind === 'agent' ? holder.name : text.level[holder.level];

export const customerName = (ticket: TeamTicket, text: Text): string =>
  ticket.customer.name ?? text.anonymous;

/** Whether the activity is a person's sentence, which alone is put into the form again. */
export const ownWords = (activity: Activity): string => ('text' in activity ? (activity.text ?? '') : '');
