import type { TicketEvent } from '@vestka/sdk/protocol';
import { FOLD_VERSION, isOpen } from '@vestka/sdk/ticket';
import type { Reads } from '../db/client.ts';
import { deadlinesOf } from '../domain/ticket/deadlines.ts';
import { type Decision, fold, type TicketState } from '../domain/ticket/state.ts';
import { readTicket } from '../log/read.ts';
import type { Append, Intent, TicketRow } from '../log/types.ts';
import type { House } from './house.ts';

/** A ticket as it is stored, within one workspace. */
export async function loadTicket(house: House, workspace: string, id: string): Promise<TicketState | null> {
  const row = await house.log.ticket(workspace, id);
  return row ? viewsOf(house.reads, row) : null;
}

/** The views of a row; folded again from its events when the fold has changed since it was written. */
export async function viewsOf(reads: Reads, row: TicketRow): Promise<TicketState> {
  if (row.foldVersion === FOLD_VERSION) {
    return {
      team: JSON.parse(row.teamView) as TicketState['team'],
      customer: JSON.parse(row.customerView) as TicketState['customer'],
    };
  }
  return refold(reads, row.id);
}

async function refold(reads: Reads, id: string): Promise<TicketState> {
  const events: TicketEvent[] = [];
  for (let page: TicketEvent[]; ; ) {
    page = await readTicket(reads, id, events.at(-1)?.version ?? 0, 500);
    if (!page.length) break;
    events.push(...page);
  }
  return fold(null, events);
}

/** Everything that one decision about a ticket writes. */
export function ticketAppend(
  workspace: string,
  expected: number,
  { events, state }: Decision,
  intent: Intent | undefined,
): Append {
  const { team, customer } = state;
  const stream = team.id;
  const open = isOpen(team.status);
  const sortAt = open
    ? Date.parse((team.promise ?? { dueAt: team.createdAt }).dueAt)
    : -Date.parse(team.updatedAt);
  return {
    workspace,
    stream,
    expected,
    intent,
    owner: team.customer.id,
    events: events.map((event) => ({ ...event, at: Date.parse(event.at), facts: event.facts })),
    views: [
      {
        put: 'tickets',
        row: {
          id: stream,
          workspace,
          customer: team.customer.id,
          number: team.number,
          version: team.version,
          foldVersion: FOLD_VERSION,
          open: Number(open),
          assignee: team.assignee?.id ?? null,
          sortAt,
          createdAt: Date.parse(team.createdAt),
          customerView: JSON.stringify(customer),
          teamView: JSON.stringify(team),
        },
      },
      { deadlines: deadlinesOf(team).map((deadline) => ({ stream, workspace, ...deadline })) },
    ],
  };
}
