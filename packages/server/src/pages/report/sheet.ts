import type { Report } from '@vestka/sdk/protocol';
import type { ReportSheet } from '../../commands/report-sheet.ts';
import type { Tongue } from '../words/index.ts';

/** Who reads it. */
export interface Reader {
  readonly tongue: Tongue;
  readonly zone: string;
}

export type RemainingState = 'done' | 'overdue' | 'open' | 'no_longer_asked';

/** How something that remained stands now. A customer who needs no answer any more is owed nothing. */
export function stateOf(
  { doneAt, missedAt, by }: Report['remaining'][number],
  { ticket, now }: Pick<ReportSheet, 'ticket' | 'now'>,
): RemainingState {
  if (doneAt) return 'done';
  if (ticket.closedBecause === 'abandoned') return 'no_longer_asked';
  return missedAt || Date.parse(by) <= now ? 'overdue' : 'open';
}

/** The number that people quote: `#1042`, `P1007`. */
export const numberOf = ({ of, ticket }: ReportSheet): string =>
  `${of === 'problem' ? 'P' : '#'}${ticket.number}`;

/** What it is about, in words with its number. */
export const aboutOf = (sheet: ReportSheet, { words }: Tongue): string =>
  sheet.of === 'problem' ? words.knownProblem(numberOf(sheet)) : words.request(sheet.ticket.number);

export const subjectOf = (sheet: ReportSheet, tongue: Tongue): string =>
  sheet.ticket.subject ?? `${sheet.vendor.name} · ${aboutOf(sheet, tongue)}`;
