import type { Remaining, Report, Ticket, TicketEvent } from '@vestka/sdk/protocol';
import { allRemaining } from '@vestka/sdk/ticket';
import { readTicket } from '../log/read.ts';
import type { Who } from './carry-out.ts';
import { reach } from './execute.ts';
import { reachProblem } from './execute-problem.ts';
import type { House } from './house.ts';
import { refused } from './refused.ts';

/** The vendor as their customers know them. */
export interface Vendor {
  readonly name: string;
  readonly accent: string | null;
}

/** What the customer said first, apart from what was found to be its cause. */
export interface Symptom {
  readonly at: string;
  readonly message: string | null;
  readonly expected: string | null;
  readonly since: string | null;
  /** How to make it happen. */
  readonly steps: string | null;
}

/** A report with all that stands on its page. */
export interface ReportSheet {
  readonly vendor: Vendor;
  /** A request, or a known problem with the requests that follow it. */
  readonly of: 'request' | 'problem';
  readonly ticket: Pick<Ticket, 'number' | 'subject' | 'createdAt' | 'reportSuperseded' | 'closedBecause'>;
  readonly report: Report;
  /** What an earlier report of the request's own left, beside a known problem's report, as far as it is not done. */
  readonly stillOwed: readonly Remaining[];
  /** As the customer wishes to be addressed. */
  readonly customer: string | null;
  /** Nobody's in particular where it is a known problem's. */
  readonly symptom: Symptom | null;
  /** Now: what remains and should be done by then is overdue. */
  readonly now: number;
}

/** Who reads by a link: the link itself has said that they may, and they are nobody in particular. */
export const byLink = (workspace: string): Who => ({ workspace, actor: { kind: 'system' } });

/** @throws Refused `not_found` */
export async function vendorOf({ directory }: House, id: string): Promise<Vendor & { zone: string }> {
  const row = await directory.workspace(id);
  if (!row) throw refused('not_found');
  return { name: row.name, accent: row.accent, zone: row.policy.zone };
}

/**
 * Everything that stands on a report's page, as it is today: what has been done since of what remained, and without
 * what has been erased.
 *
 * @param id of a ticket or a known problem
 * @throws Refused `not_found` where there is none, or no report yet
 */
export async function reportSheet(house: House, workspace: string, id: string): Promise<ReportSheet> {
  const about = id.startsWith('pb_')
    ? await ofProblem(house, workspace, id)
    : await ofTicket(house, workspace, id);
  const { report } = about;
  if (!report) throw noReport();
  return { ...about, report, vendor: await vendorOf(house, workspace), now: house.clock.now() };
}

export const noReport = () => refused('not_found', { detail: 'There is no report yet.' });

type About = Omit<ReportSheet, 'report' | 'vendor' | 'now'> & {
  readonly report: ReportSheet['report'] | null;
};

async function ofTicket(house: House, workspace: string, id: string): Promise<About> {
  const { team, customer } = await reach(house, byLink(workspace), id);
  const [first] = await readTicket(house.reads, id, 0, 1, 'customer');
  const opening = first?.event as Extract<TicketEvent, { type: 'ticket_created' }>;
  const { message, expected, since, steps } = opening.words ?? {};
  const { report = null, stillOwed = [], reportSuperseded } = customer;
  // Opened again, the request owes all of it itself.
  const isApart = !reportSuperseded;
  return {
    of: 'request',
    ticket: customer,
    report: report && (isApart ? report : { ...report, remaining: [...allRemaining(customer)] }),
    stillOwed: isApart ? stillOwed.filter(({ doneAt }) => !doneAt) : [],
    customer: team.customer.name,
    symptom: {
      at: opening.at,
      message: message ?? null,
      expected: expected ?? null,
      since: since ?? null,
      steps: steps ?? null,
    },
  };
}

/** One for all that follow it: nobody's name and nobody's words stand on it. */
async function ofProblem(house: House, workspace: string, id: string): Promise<About> {
  const { number, title, createdAt, report } = await reachProblem(house, workspace, id);
  return {
    of: 'problem',
    ticket: { number, subject: title, createdAt },
    report: report ?? null,
    stillOwed: [],
    customer: null,
    symptom: null,
  };
}
