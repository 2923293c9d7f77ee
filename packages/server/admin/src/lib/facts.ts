import type { Activity, Holder, TeamTicket, Waiting } from '@vestka/sdk/agent';
import type { Text } from '../locales/index.ts';
import type { Times } from './times.ts';

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

/** “the customer: the log of Monday”, “release 4.12, Thu 18:00” */
export function waitingText(waiting: Waiting, text: Text, times: Times, now: number): string {
  const at = waiting.expectedAt && times.when(Date.parse(waiting.expectedAt), now);
  const what = [text.waiting.of[waiting.for], waiting.text]
    .filter(Boolean)
    .join(waiting.for === 'release' ? ' ' : ': ');
  return at ? text.waiting.expected(what, at) : what;
}
