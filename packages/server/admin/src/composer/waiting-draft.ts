import type { WaitingFor, WaitingInput, WorkingStatus } from '@vestka/sdk/agent';
import type { Subject } from '../lib/subject.ts';
import { endOfDate, type Place, toDate, zoneOf } from '../lib/zone.ts';

/** What it waits for, as it is being written; `date` as `<input type="date">` has it. */
export interface WaitingDraft {
  readonly on: Exclude<WaitingFor, 'customer'> | null;
  readonly text: string;
  readonly date: string;
}

/** Prefilled from what it waits for now. */
export function beginWaiting({ waiting }: Subject, zone: string): WaitingDraft {
  return {
    on: waiting && waiting.for !== 'customer' ? waiting.for : null,
    text: waiting?.text ?? '',
    date: waiting?.expectedAt ? toDate(Date.parse(waiting.expectedAt), zone) : '',
  };
}

/** Beside a status that does not wait only a release may stand. */
const kindFor = (status: WorkingStatus | null, { on }: WaitingDraft): WaitingFor | null => {
  if (status === 'waiting_on_customer') return 'customer';
  if (status === 'waiting_on_others') return on;
  return status === 'fixing' && on === 'release' ? on : null;
};

/** When it is expected: the end of that day's work, or as it stood; null where no date is given, or none counts. */
export function expectedAt(
  status: WorkingStatus | null,
  draft: WaitingDraft,
  place: Place,
  now?: Pick<Subject, 'waiting'>,
): number | null {
  const kind = kindFor(status, draft);
  if (!kind || kind === 'customer' || !draft.date) return null;
  const stood = now?.waiting?.expectedAt ? Date.parse(now.waiting.expectedAt) : null;
  return stood !== null && toDate(stood, zoneOf(place)) === draft.date ? stood : endOfDate(draft.date, place);
}

export function toWaiting(
  status: WorkingStatus | null,
  draft: WaitingDraft,
  place: Place,
  now?: Pick<Subject, 'waiting'>,
): WaitingInput | undefined {
  const kind = kindFor(status, draft);
  if (!kind) return undefined;
  const text = kind === 'developers' ? '' : draft.text.trim();
  const at = expectedAt(status, draft, place, now);
  return { for: kind, ...(text && { text }), ...(at !== null && { expectedAt: new Date(at).toISOString() }) };
}

export type WaitingPart = 'waiting' | 'needed' | 'version' | 'expected';

export function missingWaiting(status: WorkingStatus | null, draft: WaitingDraft): WaitingPart[] {
  const kind = kindFor(status, draft);
  if (status === 'waiting_on_others' && !kind) return ['waiting'];
  if (kind === 'customer') return draft.text.trim() ? [] : ['needed'];
  if (kind !== 'release') return [];
  return [...(draft.text.trim() ? [] : ['version' as const]), ...(draft.date ? [] : ['expected' as const])];
}

/** Whether it is the same as now: then it is nothing new. */
export const isSameWaiting = (input: WaitingInput | undefined, { waiting }: Subject): boolean =>
  (input?.for ?? null) === (waiting?.for ?? null) &&
  (input?.text ?? null) === (waiting?.text ?? null) &&
  (input?.expectedAt ?? null) === (waiting?.expectedAt ?? null);
