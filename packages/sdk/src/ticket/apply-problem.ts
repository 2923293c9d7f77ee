import type { AnyTicketEvent, EventFacts, ProblemEvent } from '../protocol/events.ts';
import type { KnownProblem } from '../protocol/known-problems.ts';
import type { TeamTicket, Ticket } from '../protocol/tickets.ts';
import { earlier, FOLD_VERSION, readFacts } from './apply.ts';
import { applyTeam } from './apply-team.ts';

/**
 * Folds one event of a known problem into its view. A problem has the facts of a ticket, so it is the ticket's fold.
 *
 * @param view the view so far; null before the first event
 */
export function applyProblem(
  view: KnownProblem | null,
  event: ProblemEvent | AnyTicketEvent,
): KnownProblem | null {
  if (!view) return begin(event as ProblemEvent);
  if (event.version <= view.version) return view;
  const folded = applyTeam(
    view as unknown as TeamTicket,
    { ...event, ticket: view.id, problem: undefined } as never,
  );
  const word = event.audience === 'customer' && {
    [event.type === 'ticket_closed' ? 'closed' : 'said']: placeOf(event),
  };
  return pick({ ...(folded as unknown as KnownProblem), said: view.said, ...word });
}

const placeOf = ({ version, at }: Pick<ProblemEvent, 'version' | 'at'>) => ({ version, at });

function begin({ type, problem, version, at, facts, data, words }: ProblemEvent): KnownProblem | null {
  if (type !== 'problem_created') return null;
  const { problem: _, ...read } = readFacts(facts as EventFacts, words);
  return {
    ...read,
    id: problem,
    number: data.number,
    title: words?.problem ?? null,
    impact: data.impact,
    createdAt: at,
    updatedAt: at,
    said: { version, at },
    assignee: read.holder.kind === 'agent' ? { id: read.holder.id, name: read.holder.name } : null,
    level: 'L1',
    promises: { made: read.promise ? 1 : 0, kept: 0, missed: 0, moved: 0 },
    firstWordAt: at,
    lastWordAt: at,
    notes: 0,
    warned: null,
    remindedAt: null,
    closesAt: null,
    closedBecause: null,
    reopenableUntil: null,
    report: null,
    tag: `t${version}`,
    version,
    foldVersion: FOLD_VERSION,
  };
}

/** Without what only a ticket has. */
function pick(folded: KnownProblem): KnownProblem {
  const { problem, customer, plan, lastCustomerAt, commentedAt, handOff, limit, reportSuperseded, ...rest } =
    folded as KnownProblem & Partial<TeamTicket>;
  return rest;
}

/**
 * A ticket's view brought up to date with the known problem that it follows: as if each of the problem's words since
 * had been folded in.
 */
export function follow<T extends Ticket>(view: T, problem: KnownProblem | null): T {
  const link = view.problem;
  const since = link?.version ?? 0;
  if (!link || !problem || problem.id !== link.id) return view;
  const { status, activity, promise, holder, waiting, report } = problem;
  const said = lastHeard(view, problem);
  if (said.version <= since) return view;
  if (isAccepted(view)) {
    const heard = { ...link, version: said.version };
    return withTeam({ ...view, report, problem: heard, updatedAt: later(view.updatedAt, said.at) }, problem);
  }
  const { closesAt, closedBecause, reopenableUntil } = problem;
  const tagged = Number(problem.tag.slice(1)) > since;
  const next: T = {
    ...view,
    status,
    activity,
    holder,
    waiting,
    promise: earlier(link.own, promise, view.promise),
    problem: { ...link, version: said.version },
    ...(report ? { report, reportSuperseded: false } : {}),
    tag: tagged ? `${problem.id}${problem.tag.slice(1)}` : view.tag,
    updatedAt: later(view.updatedAt, said.at),
  };
  // As the patches of its events would: what is not said is not there.
  for (const [name, end] of Object.entries({ closesAt, closedBecause, reopenableUntil }))
    if (end) Object.assign(next, { [name]: end });
    else delete next[name as keyof T];
  return withTeam(next, problem);
}

const withTeam = <T extends Ticket>(view: T, problem: KnownProblem): T =>
  'assignee' in view ? { ...view, ...asTeam(view as never, problem) } : view;

/** The last of a problem's words as far as a ticket hears them; see `hears`. */
const lastHeard = (view: Ticket, { said, closed }: KnownProblem): KnownProblem['said'] =>
  closed && closed.version > said.version && !isAccepted(view) ? closed : said;

const isAccepted = ({ closedBecause }: Ticket): boolean => closedBecause === 'accepted';

function asTeam(view: TeamTicket, problem: KnownProblem): Partial<TeamTicket> {
  return {
    assignee: problem.assignee,
    firstWordAt: view.firstWordAt ?? problem.lastWordAt,
    lastWordAt: later(view.lastWordAt, problem.lastWordAt),
  };
}

const later = <T extends string | null>(a: T, b: T): T => (a === null || (b !== null && b > a) ? b : a);
