import type { TicketEvent } from '@vestka/sdk/protocol';
import { readTicket } from '../log/read.ts';
import type { Vendor } from '../pages/page.ts';
import type { ReportSheet } from '../pages/report/sheet.ts';
import type { Who } from './carry-out.ts';
import { reach } from './execute.ts';
import type { House } from './house.ts';
import { refused } from './refused.ts';

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
 * @throws Refused `not_found` where there is no such ticket, or no report yet
 */
export async function reportSheet(house: House, workspace: string, ticket: string): Promise<ReportSheet> {
  const { team, customer } = await reach(house, byLink(workspace), ticket);
  const { report } = customer;
  if (!report) throw refused('not_found', { detail: 'There is no report yet.' });
  const [first] = await readTicket(house.reads, ticket, 0, 1, 'customer');
  const opening = first?.event as Extract<TicketEvent, { type: 'ticket_created' }>;
  const { message, expected, since } = opening.words ?? {};
  return {
    vendor: await vendorOf(house, workspace),
    ticket: customer,
    report,
    customer: team.customer.name,
    symptom: {
      at: opening.at,
      message: message ?? null,
      expected: expected ?? null,
      since: since ?? null,
    },
    now: house.clock.now(),
  };
}
