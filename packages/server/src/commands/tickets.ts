import type { KnownProblem, TeamTicket, TicketEvent } from '@vestka/sdk/protocol';
import { FOLD_VERSION, isOpen, nextRemaining, owed, passes, queuedBy } from '@vestka/sdk/ticket';
import { inArray } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { OWN } from '../db/own.ts';
import { problems } from '../db/schema.ts';
import { deadlinesOf } from '../domain/ticket/deadlines.ts';
import { type Decision, fold, type TicketState, upToDate } from '../domain/ticket/state.ts';
import { readTicket } from '../log/read.ts';
import type { Append, Intent, TicketRow, ViewWrite } from '../log/types.ts';
import type { WorkspaceRow } from './directory.ts';
import { fileWrites, givenIn } from './file-writes.ts';
import { openingFoundBy, reportFoundBy } from './found-by.ts';
import type { House } from './house.ts';
import { loadProblem, problemOf } from './problems.ts';

/** A ticket as its own events left it, with the known problem that it follows. */
export interface Loaded {
  readonly state: TicketState;
  readonly problem: KnownProblem | null;
}

/** A ticket within one workspace. */
export async function loadTicket(house: House, workspace: string, id: string): Promise<Loaded | null> {
  const row = await house.log.ticket(workspace, id);
  if (!row) return null;
  const problem = row.problem === null ? null : await loadProblem(house, workspace, row.problem);
  return { state: await storedViews(house.reads, row), problem };
}

/** The views of these rows as they stand today, each with what its known problem has said since. */
export async function viewsOf(reads: Reads, rows: readonly TicketRow[]): Promise<TicketState[]> {
  const followed = [...new Set(rows.flatMap(({ problem }) => problem ?? []))];
  const found = followed.length
    ? await reads.select().from(problems).where(inArray(problems.id, followed))
    : [];
  const known = new Map(
    await Promise.all(found.map(async (row) => [row.id, await problemOf(reads, row)] as const)),
  );
  return Promise.all(
    rows.map(async (row) => upToDate(await storedViews(reads, row), known.get(row.problem ?? '') ?? null)),
  );
}

/** The views of a row; folded again from its events when the fold has changed since it was written. */
async function storedViews(reads: Reads, row: TicketRow): Promise<TicketState> {
  if (row.foldVersion === FOLD_VERSION) {
    return {
      team: JSON.parse(row.teamView) as TicketState['team'],
      customer: JSON.parse(row.customerView) as TicketState['customer'],
    };
  }
  return refold(reads, row.id);
}

const PAGE = 500;

async function refold(reads: Reads, id: string): Promise<TicketState> {
  const events: TicketEvent[] = [];
  for (let after = 0; ; ) {
    const page = await readTicket(reads, id, after, PAGE);
    events.push(...page.map(({ event }) => event as TicketEvent));
    after = page.at(-1)?.id ?? 0;
    if (page.length < PAGE) break;
  }
  return fold(null, events);
}

/** As the column `own` has it: what is owed to one who follows a known problem, beside what that promises to all. */
function ownOf(team: TeamTicket): number {
  const { problem } = team;
  if (!problem) return 0;
  const promised = problem.own ? (problem.own.nudgedAt ? OWN.nudged : OWN.promised) : 0;
  return promised + (nextRemaining(team) ? OWN.remaining : 0);
}

/**
 * Everything that one decision about a ticket writes.
 *
 * @param target the known problem that it follows from now on, if the decision was about that
 */
export function ticketAppend(
  workspace: WorkspaceRow,
  before: Loaded | null,
  { events, state }: Decision,
  target: KnownProblem | null,
  intent: Intent | undefined,
): Append {
  const { team, customer } = state;
  const stream = team.id;
  const open = isOpen(team.status);
  const due = owed(team);
  // What remains to be done after the report keeps an ended ticket in the queue.
  const rest = nextRemaining(team);
  const stands = open || rest !== null;
  const sortAt = Date.parse(stands ? queuedBy(team) : team.updatedAt) * (stands ? 1 : -1);
  return {
    workspace: workspace.id,
    stream,
    expected: before?.state.team.version ?? 0,
    gives: givenIn(events),
    // What was decided on a problem's words stands only while nothing has been added to them.
    also: [before?.problem, target].flatMap((one) => (one ? [{ stream: one.id, version: one.version }] : [])),
    intent,
    owner: team.customer.id,
    events: events.map((event) => ({ ...event, at: Date.parse(event.at), facts: event.facts })),
    views: [
      {
        put: 'tickets',
        row: {
          id: stream,
          workspace: workspace.id,
          customer: team.customer.id,
          number: team.number,
          version: team.version,
          foldVersion: FOLD_VERSION,
          open: Number(stands),
          assignee: team.assignee?.id ?? null,
          sortAt,
          createdAt: Date.parse(team.createdAt),
          status: team.status,
          impact: team.impact,
          kind: team.kind,
          plan: team.plan,
          level: team.level,
          problem: team.problem?.id ?? null,
          queued: Number(!team.problem || due !== null || rest !== null || !open),
          nudged: Number(open && Boolean(team.promise?.nudgedAt)),
          unanswered: Number(passes(team, { flag: 'unanswered' }, 0)),
          customerAt: Date.parse(team.lastCustomerAt),
          own: ownOf(team),
          search: [team.subject, team.customer.name].filter(Boolean).join(' ').toLowerCase(),
          customerView: JSON.stringify(customer),
          teamView: JSON.stringify(team),
        },
      },
      ...linkWrites(workspace.id, before, state),
      ...limitWrites(events, team.customer.id),
      ...fileWrites(events),
      ...searchWrites(before, events, state),
      {
        deadlines: deadlinesOf(team, workspace.policy).map((deadline) => ({
          stream,
          workspace: workspace.id,
          ...deadline,
        })),
      },
    ],
  };
}

/** From which of a problem's words on, and up to which, the ticket follows it. */
function linkWrites(workspace: string, before: Loaded | null, { team }: TicketState): ViewWrite[] {
  const old = before?.state.team.problem?.id;
  const link = team.problem;
  if (old === link?.id) return [];
  const writes: ViewWrite[] = [];
  if (old) {
    writes.push({ endLink: { until: before?.problem?.version ?? 0 } }, { count: { problem: old, by: -1 } });
  }
  if (link) {
    const { id: ticket, version, customer } = team;
    const row = { ticket, version, problem: link.id, since: link.version, workspace, customer: customer.id };
    writes.push({ put: 'links', row }, { count: { problem: link.id, by: 1 } });
  }
  return writes;
}

/** A limit is the customer's, whichever ticket it was set from. */
const limitWrites = (events: Decision['events'], customer: string): ViewWrite[] =>
  events.flatMap((event) =>
    event.type === 'customer_limited'
      ? [{ limit: { customer, writeLimit: event.data.limit && JSON.stringify(event.data.limit) } }]
      : [],
  );

/** What its customer finds it by: how it began, and its latest report. */
function searchWrites(before: Loaded | null, events: Decision['events'], { team }: TicketState): ViewWrite[] {
  const { report, customer } = team;
  const writes: ViewWrite[] = events.flatMap((event) =>
    event.type === 'ticket_created' && event.words ? [openingFoundBy(customer.id, event.words)] : [],
  );
  if (report && report.publishedAt !== before?.state.team.report?.publishedAt)
    writes.push(reportFoundBy(customer.id, report));
  return writes;
}
