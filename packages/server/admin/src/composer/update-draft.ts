import type { Update, WorkingStatus } from '@vestka/sdk/agent';
import { ownWords } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import type { FilesPart } from '../lib/uploads.ts';
import type { Place } from '../lib/zone.ts';
import { beginFacts, type FactPart, type FactsDraft, missingFacts } from './facts-draft.ts';
import {
  missingOptions,
  NO_OPTIONS,
  type OptionsDraft,
  type OptionsPart,
  toOptions,
} from './options-draft.ts';
import { type AskDraft, type AskPart, missingAsk, neededText, toRequest } from './request-draft.ts';
import { isSameWaiting, toWaiting } from './waiting-draft.ts';
import type { WhenDraft } from './when.ts';

/** What an agent is writing to a customer, and the request as they saw it when they began. */
export interface UpdateDraft extends FactsDraft, WhenDraft {
  readonly base: Subject;
  readonly message: string;
  readonly reason: string;
  readonly technical: string;
  readonly options: OptionsDraft;
  readonly ask: readonly AskDraft[];
  /** Ids of the files that are there; they are kept apart from the words. */
  readonly files: readonly string[];
}

/** Prefilled from the facts, the next word from policy. */
export const begin = (subject: Subject, when: WhenDraft, zone: string): UpdateDraft => ({
  ...when,
  ...beginFacts(subject, zone),
  base: subject,
  message: '',
  reason: '',
  technical: '',
  options: NO_OPTIONS,
  ask: [],
  files: [],
});

/** What is left of a draft once its words alone have been sent; null where there was nothing else in it. */
export function withoutWords(draft: UpdateDraft, zone: string): UpdateDraft | null {
  const { when, at, other, base } = draft;
  const rest = { ...draft, message: '', technical: '' };
  const untouched = begin(base, { when, at, other }, zone);
  return JSON.stringify(rest) === JSON.stringify(untouched) ? null : rest;
}

/** Says nothing beside the three facts. */
const isSilent = ({ message, technical, options, ask, files }: UpdateDraft): boolean =>
  !message.trim() && !technical.trim() && !options.rows[0] && !options.cannotFix && !ask[0] && !files[0];

/** Nothing but the date changes: the customer is owed a reason. */
export function isDateAlone(draft: UpdateDraft, subject: Subject, place: Place): boolean {
  return (
    draft.at !== null &&
    draft.status === subject.status &&
    draft.activity.trim() === ownWords(subject.activity) &&
    isSilent(draft) &&
    isSameWaiting(toWaiting(draft.status, draft.waiting, place, subject), subject)
  );
}

export type Part = FactPart | OptionsPart | AskPart | FilesPart | 'reason' | 'news';

/** What is missing before it can be sent. */
export function missingParts(draft: UpdateDraft, subject: Subject, place: Place, touched: boolean): Part[] {
  const missing: Part[] = [
    ...missingFacts(draft, draft),
    ...missingOptions(draft.options),
    ...missingAsk(draft.ask, draft.status),
  ];
  if (isDateAlone(draft, subject, place) && !draft.reason.trim()) missing.push(touched ? 'reason' : 'news');
  return missing;
}

export function toUpdate(draft: UpdateDraft, subject: Subject, place: Place): Omit<Update, 'basedOn'> {
  const message = draft.message.trim();
  const technical = draft.technical.trim();
  const waiting = toWaiting(draft.status, draft.waiting, place, subject);
  return {
    status: draft.status as WorkingStatus,
    activity: draft.activity.trim(),
    nextUpdateAt: new Date(draft.at as number).toISOString(),
    ...(waiting && { waiting }),
    ...(message && { message }),
    ...(technical && { technical }),
    ...toOptions(draft.options),
    ...toRequest(draft.ask),
    ...(draft.files[0] && { files: [...draft.files] }),
    ...(isDateAlone(draft, subject, place) && { reason: draft.reason.trim() }),
  };
}

/** The draft with what is asked for: it waits on the customer then, for what was asked, unless the agent says it otherwise. */
export function withAsk(draft: UpdateDraft, ask: readonly AskDraft[]): Partial<UpdateDraft> {
  if (!ask[0]) return { ask };
  const { waiting } = draft;
  const proposed = waiting.text.trim() === '' || waiting.text === neededText(draft.ask);
  return {
    ask,
    status: draft.ask[0] ? draft.status : 'waiting_on_customer',
    ...(proposed && { waiting: { ...waiting, text: neededText(ask) } }),
  };
}
