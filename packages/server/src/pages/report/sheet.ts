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
  readonly ticket: Pick<Ticket, 'number' | 'subject' | 'createdAt' | 'reportSuperseded'>;
  readonly report: Report;
  /** As the customer wishes to be addressed. */
  readonly customer: string | null;
  readonly symptom: Symptom;
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

export const subjectOf = ({ ticket, vendor }: ReportSheet, { words }: Tongue): string =>
  ticket.subject ?? `${vendor.name} · ${words.request(ticket.number)}`;
