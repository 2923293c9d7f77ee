import type { Report, Ticket } from '@vestka/sdk/protocol';
import type { Vendor } from '../page.ts';
import type { Tongue } from '../words/index.ts';

/** What the customer said first, apart from what was found to be its cause. */
export interface Symptom {
  readonly at: string;
  readonly message: string | null;
  readonly expected: string | null;
  readonly since: string | null;
}

/** A report with all that stands on its page: the same facts in HTML, Markdown and JSON. */
export interface ReportSheet {
  readonly vendor: Vendor;
  /** A request, or a known problem with the requests that follow it. */
  readonly of: 'request' | 'problem';
  readonly ticket: Pick<Ticket, 'number' | 'subject' | 'createdAt' | 'reportSuperseded'>;
  readonly report: Report;
  /** As the customer wishes to be addressed. */
  readonly customer: string | null;
  /** Nobody's in particular where it is a known problem's. */
  readonly symptom: Symptom | null;
  /** Now: what remains and should be done by then is overdue. */
  readonly now: number;
}

/** Who reads it. */
export interface Reader {
  readonly tongue: Tongue;
  readonly zone: string;
}

export type RemainingState = 'done' | 'overdue' | 'open';

/** How something that remained stands now. */
export const stateOf = (
  { doneAt, missedAt, by }: Report['remaining'][number],
  now: number,
): RemainingState => (doneAt ? 'done' : missedAt || Date.parse(by) <= now ? 'overdue' : 'open');

/** The number that people quote: `#1042`, `P1007`. */
export const numberOf = ({ of, ticket }: ReportSheet): string =>
  `${of === 'problem' ? 'P' : '#'}${ticket.number}`;

/** What it is about, in words with its number. */
export const aboutOf = (sheet: ReportSheet, { words }: Tongue): string =>
  sheet.of === 'problem' ? words.knownProblem(numberOf(sheet)) : words.request(sheet.ticket.number);

export const subjectOf = (sheet: ReportSheet, tongue: Tongue): string =>
  sheet.ticket.subject ?? `${sheet.vendor.name} · ${aboutOf(sheet, tongue)}`;
