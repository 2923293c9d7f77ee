import type { WorkingStatus } from '@vestka/sdk/agent';
import { ownWords } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import type { Place } from '../lib/zone.ts';
import {
  beginWaiting,
  expectedAt,
  missingWaiting,
  type WaitingDraft,
  type WaitingPart,
} from './waiting-draft.ts';
import type { WhenDraft } from './when.ts';

export const STATUSES = [
  'investigating',
  'cause_found',
  'fixing',
  'waiting_on_customer',
  'waiting_on_others',
  'verifying',
] as const satisfies readonly WorkingStatus[];

/** How it stands and what is done, as it is being written; with a {@link WhenDraft} these are the three facts. */
export interface FactsDraft {
  readonly status: WorkingStatus | null;
  readonly activity: string;
  readonly waiting: WaitingDraft;
}

/** Prefilled from how it stands now. */
export const beginFacts = (subject: Subject, zone: string): FactsDraft => ({
  status: STATUSES.find((status) => status === subject.status) ?? null,
  activity: ownWords(subject.activity),
  waiting: beginWaiting(subject, zone),
});

export type FactPart = 'status' | 'activity' | 'nextWord' | WaitingPart;

/** Where each part is filled in. */
export const FACT_FIELDS: Readonly<Record<FactPart, string>> = {
  status: '#status input',
  waiting: '#waiting input',
  needed: '#needed',
  version: '.expected input',
  expected: '.expected input[type=date]',
  activity: '#activity',
  nextWord: '#next-word input',
};

/** The server's paths of these fields: its sentences about them stand beside them. */
const PATH = /^(status|activity|nextUpdateAt|waiting(\.(for|text|expectedAt))?)$/;
export const isFactPath = (path: string): boolean => PATH.test(path);

/** What is missing, in the order in which the fields stand. */
export function missingFacts({ status, activity, waiting }: FactsDraft, { at }: WhenDraft): FactPart[] {
  return [
    ...(status ? [] : ['status' as const]),
    ...missingWaiting(status, waiting),
    ...(activity.trim() ? [] : ['activity' as const]),
    ...(at === null ? ['nextWord' as const] : []),
  ];
}

/** When what is waited for is expected, where the next word would come after that: it may not. */
export function passedDate(
  { status, waiting }: FactsDraft,
  { at }: WhenDraft,
  place: Place,
  now?: Pick<Subject, 'waiting'>,
): number | null {
  const expected = expectedAt(status, waiting, place, now);
  return expected !== null && at !== null && at > expected ? expected : null;
}
