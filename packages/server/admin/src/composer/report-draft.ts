import type { Outcome, Recurrence, ReportInput } from '@vestka/sdk/agent';
import { isBlank, saysNothing } from '@vestka/sdk/ticket';
import { isLate, ownItems } from '../lib/remaining.ts';
import type { Subject } from '../lib/subject.ts';
import { type FilesPart, missingFiles } from '../lib/uploads.ts';
import { endOfDate, type Place, toDate, toWallClock } from '../lib/zone.ts';
import type { Letter } from '../ticket/report-letter.tsx';
import {
  type EvidenceDraft,
  type EvidencePiece,
  filesOfEvidence,
  isEvidence,
  shownEvidence,
  toEvidence,
} from './evidence-draft.ts';

/** One thing that remains; `by` as `<input type="date">` has it. */
export interface Remaining {
  readonly id: string;
  readonly what: string;
  readonly who: string;
  readonly by: string;
}

export interface ReportDraft {
  /** As the agent saw it when they began. */
  readonly base: Subject;
  readonly outcome: Outcome | null;
  readonly cause: string;
  readonly done: string;
  readonly remaining: readonly Remaining[];
  readonly recurrence: Recurrence | null;
  readonly prevention: string;
  readonly technical: string;
  readonly evidence: readonly EvidenceDraft[];
}

/** What remains open of the earlier report. A date that has passed is not promised again: another one is asked for. */
const leftOf = (subject: Subject, zone: string, now: number): Remaining[] =>
  ownItems(subject).map(({ item, at }) => ({
    id: `left-${at}`,
    what: item.what ?? '',
    who: item.who ?? '',
    by: isLate(item, now) ? '' : toDate(Date.parse(item.by), zone),
  }));

/** Empty, but for what remains open of the earlier report: that is owed until this one says otherwise. */
export const begin = (subject: Subject, zone: string, now: number): ReportDraft => ({
  base: subject,
  outcome: null,
  cause: '',
  done: '',
  remaining: leftOf(subject, zone, now),
  recurrence: null,
  prevention: '',
  technical: '',
  evidence: [],
});

/** The words of the earlier report, to go on from; its files stay with it. */
export function fromEarlier({ report }: Subject, zone: string): Partial<ReportDraft> {
  if (!report) return {};
  const { outcome, cause, done, recurrence, prevention, technical, evidence = [] } = report;
  return {
    outcome,
    recurrence,
    cause: cause ?? '',
    done: done ?? '',
    prevention: prevention ?? '',
    technical: technical ?? '',
    evidence: evidence
      .map(({ what = '', before = '', after = '', at }) => ({
        id: crypto.randomUUID(),
        what,
        before,
        after,
        at: at ? toWallClock(Date.parse(at), zone) : '',
      }))
      .filter(({ before, after, at }) => before || after || at),
  };
}

/** The draft with the files of its evidence. */
export type ReportWhole = Omit<ReportDraft, 'evidence'> & { readonly evidence: readonly EvidencePiece[] };

export type Part =
  | FilesPart
  | 'outcome'
  | 'cause'
  | 'done'
  | 'remaining'
  | 'remainingRow'
  | 'recurrence'
  | 'prevention'
  | 'evidence';

const isWhole = ({ what, who, by }: Remaining) => Boolean(!isBlank(what) && who.trim() && by);

/** Solved in full means that nothing remains: rows written before that was chosen are kept, and not sent. */
const rowsOf = ({ outcome, remaining }: ReportWhole) => (outcome === 'full' ? [] : remaining);

/** Where it can happen again, how to avoid it is asked for; where it is not known, it may be left out. */
const isPreventionMissing = ({ recurrence, prevention }: ReportWhole) =>
  recurrence === 'possible' || (recurrence === 'unknown' && prevention.trim() !== '')
    ? isBlank(prevention)
    : false;

/** What is missing before it can be published: the server asks the same. */
export function missingParts(draft: ReportWhole): Part[] {
  const rows = rowsOf(draft);
  const missing: Part[] = [];
  if (!draft.outcome) missing.push('outcome');
  if (saysNothing(draft.cause)) missing.push('cause');
  if (saysNothing(draft.done)) missing.push('done');
  if (draft.outcome === 'partial' && rows.length === 0) missing.push('remaining');
  if (!rows.every(isWhole)) missing.push('remainingRow');
  if (!draft.recurrence) missing.push('recurrence');
  if (isPreventionMissing(draft)) missing.push('prevention');
  if (!draft.evidence.every(isEvidence)) missing.push('evidence');
  missing.push(...missingFiles(filesOfEvidence(draft.evidence)));
  return missing;
}

const isoOf = (date: string, place: Place): string => {
  const at = endOfDate(date, place);
  return at === null ? '' : new Date(at).toISOString();
};

/** @param zone - The agent's own, in which times are typed. */
export function toReport(draft: ReportWhole, place: Place, zone: string): Omit<ReportInput, 'basedOn'> {
  const prevention = draft.recurrence === 'no' ? '' : draft.prevention.trim();
  const technical = draft.technical.trim();
  return {
    outcome: draft.outcome as Outcome,
    cause: draft.cause.trim(),
    done: draft.done.trim(),
    remaining: rowsOf(draft).map(({ what, who, by }) => ({
      what: what.trim(),
      who: who.trim(),
      by: isoOf(by, place),
    })),
    recurrence: draft.recurrence as Recurrence,
    ...(prevention && { prevention }),
    ...(technical && { technical }),
    ...(draft.evidence[0] && { evidence: draft.evidence.map((one) => toEvidence(one, zone)) }),
  };
}

/** The letter so far, for the preview: what is not written is absent. */
export function toLetter(draft: ReportWhole, place: Place, zone: string): Partial<Letter> {
  const { outcome, recurrence } = draft;
  const cause = draft.cause.trim();
  const done = draft.done.trim();
  const prevention = recurrence === 'no' ? '' : draft.prevention.trim();
  const technical = draft.technical.trim();
  return {
    ...(outcome && { outcome }),
    ...(cause && { cause }),
    ...(done && { done }),
    remaining: rowsOf(draft)
      .filter(isWhole)
      .map(({ what, who, by }) => ({ what, who, by: isoOf(by, place) })),
    ...(recurrence && { recurrence }),
    ...(prevention && { prevention }),
    ...(technical && { technical }),
    evidence: draft.evidence.filter(isEvidence).map((one) => shownEvidence(one, zone)),
  };
}
