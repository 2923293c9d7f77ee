import type { KnownProblem, ProblemEvent, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { applyProblem, withPatch } from '@vestka/sdk/ticket';
import { isRefusal, type Refusal, refuse, refuseField } from '../refusal.ts';
import { assign, note, report, update } from '../ticket/agent.ts';
import { outOfBounds } from '../ticket/bounds.ts';
import type { Of } from '../ticket/commands.ts';
import { agentPromise, nextPromiseId } from '../ticket/promises.ts';
import { changeRemaining, missRemaining } from '../ticket/remaining.ts';
import { type Context, type Decided, iso } from '../ticket/state.ts';
import { missOf, system } from '../ticket/system.ts';
import { waitingOf } from '../ticket/waiting.ts';
import type { ProblemCommand } from './commands.ts';

export type NewProblemEvent = Omit<ProblemEvent, 'cursor'> & TicketEventBody;

export interface ProblemDecision {
  readonly events: readonly NewProblemEvent[];
  readonly state: KnownProblem;
}

/**
 * The one rule of a known problem. Its words are decided like a ticket's; each is one event, however many tickets
 * follow it. Pure.
 */
export function decideProblem(
  state: KnownProblem | null,
  command: ProblemCommand,
  context: Context,
): ProblemDecision | Refusal {
  if (command.type === 'create') {
    if (state) return refuse('conflict');
    const bodies = create(command, context);
    return isRefusal(bodies) ? bodies : stamp(command.problem, null, context, bodies);
  }
  if (!state) return refuse('not_found');
  const missed = stamp(state.id, state, context, missOf(asTicket(state), context), true);
  const bodies = rule(missed.state, command, context, missed.events.length > 0);
  if (isRefusal(bodies)) return bodies;
  const own = stamp(state.id, missed.state, context, bodies);
  return { events: [...missed.events, ...own.events], state: own.state };
}

function rule(
  problem: KnownProblem,
  command: Exclude<ProblemCommand, { type: 'create' }>,
  context: Context,
  justMissed: boolean,
): Decided {
  const ticket = asTicket(problem);
  switch (command.type) {
    case 'update':
      return updateFault(command.body) ?? update(ticket, command, context);
    case 'note':
      return note(command, context);
    case 'assign':
      return assign(ticket, command, context);
    case 'report':
      return report(ticket, command, context);
    case 'remaining':
      return changeRemaining(ticket, command, context);
    case 'miss-remaining':
      return missRemaining(ticket, command, context);
    case 'expire-approval':
    case 'delete-given':
      return refuse('conflict');
    default:
      return system(ticket, command, context, justMissed);
  }
}

/** What is asked of one customer, or left to them to choose, is said on their own ticket. */
function updateFault({ status, options, request }: Of<'update'>['body']): Refusal | null {
  if (status === 'waiting_on_customer')
    return refuseField('waiting_unsaid', 'status', 'A known problem waits on no single customer.');
  if (options) return refuseField('validation_failed', 'options', 'Offer options on each ticket.');
  return request ? refuseField('validation_failed', 'request', 'Ask for data on each ticket.') : null;
}

function create(
  { problem, number, body }: Extract<ProblemCommand, { type: 'create' }>,
  context: Context,
): Decided {
  const due = Date.parse(body.nextUpdateAt);
  const far = outOfBounds(due, context.now);
  if (far) return far;
  if (body.status === 'waiting_on_customer')
    return refuseField('waiting_unsaid', 'status', 'A known problem waits on no single customer.');
  const waiting = waitingOf(body, due, context.now);
  if (waiting && isRefusal(waiting)) return waiting;
  const { actor } = context;
  const promises = { made: 0, kept: 0, missed: 0, moved: 0 };
  const promise = agentPromise(
    nextPromiseId({ id: problem, promises }),
    due,
    { impact: body.impact, plan: null },
    context,
  );
  return [
    {
      type: 'problem_created',
      audience: 'team',
      facts: {
        status: body.status,
        activity: { lang: body.lang ?? null },
        promise,
        holder: actor.id
          ? { kind: 'agent', id: actor.id, name: actor.name ?? '' }
          : { kind: 'team', level: 'L1' },
        ...(waiting ? { waiting: { for: waiting.for, expectedAt: waiting.expectedAt } } : {}),
      },
      data: { number, impact: body.impact, lang: body.lang ?? null },
      words: {
        problem: body.title,
        activity: body.activity,
        ...(waiting && waiting.text !== null ? { waiting: waiting.text } : {}),
      },
    },
  ];
}

/** A known problem in the shape that the ticket's rules read. */
const asTicket = (problem: KnownProblem): TeamTicket => ({
  ...problem,
  kind: 'problem',
  subject: problem.title,
  problem: null,
  plan: null,
  onCall: null,
  customer: { id: '', name: null, email: null },
  lastCustomerAt: problem.createdAt,
  handOff: null,
  limit: null,
  reportSuperseded: false,
});

function stamp(
  id: string,
  state: KnownProblem | null,
  context: Context,
  bodies: readonly TicketEventBody[],
  bySystem = false,
): ProblemDecision {
  const last = state ? Date.parse(state.updatedAt) : 0;
  const at = iso(Math.max(context.now, last));
  const version = state?.version ?? 0;
  const actor = bySystem ? { kind: 'system' as const } : context.actor;
  const events = bodies.map(
    (body, i) => ({ ...body, problem: id, version: version + 1 + i, at, actor }) as NewProblemEvent,
  );
  return { events, state: foldProblem(state, events) };
}

/** Folds events of one known problem into its view. */
export function foldProblem(
  state: KnownProblem | null,
  events: readonly (NewProblemEvent | ProblemEvent)[],
): KnownProblem {
  const view = events.reduce<KnownProblem | null>(
    (folded, event) => applyProblem(folded, withPatch({ cursor: '', ...event } as ProblemEvent)),
    state,
  );
  if (!view) throw new Error('A known problem begins with problem_created.');
  return view;
}
