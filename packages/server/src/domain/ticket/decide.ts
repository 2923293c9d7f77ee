import type { TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOverdue } from '@vestka/sdk/ticket';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { assign, note, report, update } from './agent.ts';
import type { TicketCommand } from './commands.ts';
import { abandon, accept, closed, message, open, reopen } from './customer.ts';
import { type Context, type Decision, iso, stamp, standing, type TicketState } from './state.ts';

/**
 * The one rule of a ticket: what a command leads to, or why not. Pure.
 *
 * An expired promise is recorded as missed before anything else, so that watcher and commands may race: whoever comes
 * first records it, and the one who comes second finds it recorded.
 */
export function decide(
  state: TicketState | null,
  command: TicketCommand,
  context: Context,
): Decision | Refusal {
  if (command.type === 'open') {
    if (state) return refuse('conflict');
    const bodies = open(command, context);
    return isRefusal(bodies) ? bodies : stamp(command.ticket, null, context, bodies);
  }
  if (!state) return refuse('not_found');
  const missed = recordMiss(state, context);
  const bodies = rule(missed.state.team, command, context, missed.events.length > 0);
  if (isRefusal(bodies)) return bodies;
  const own = stamp(state.team.id, missed.state, context, bodies);
  return { events: [...missed.events, ...own.events], state: own.state };
}

function recordMiss(state: TicketState, context: Context): Decision {
  const { team } = state;
  const bodies = isOverdue(team.promise, context.now) && !team.promise?.missedAt ? [miss(team, context)] : [];
  return stamp(team.id, state, context, bodies, { kind: 'system' });
}

function miss(ticket: TeamTicket, context: Context): TicketEventBody {
  const { facts, activity } = standing(ticket);
  const promise = ticket.promise as NonNullable<TeamTicket['promise']>;
  const at = Math.max(context.now, Date.parse(ticket.updatedAt));
  return {
    type: 'promise_missed',
    audience: 'customer',
    facts: { ...facts, promise: { ...promise, missedAt: iso(at), told: context.told } },
    data: { promise: promise.id, dueAt: promise.dueAt, told: context.told },
    words: activity === undefined ? null : { activity },
  };
}

function rule(
  ticket: TeamTicket,
  command: Exclude<TicketCommand, { type: 'open' }>,
  context: Context,
  justMissed: boolean,
): TicketEventBody[] | Refusal {
  switch (command.type) {
    case 'message':
      return message(ticket, command, context);
    case 'accept':
      return accept(ticket, command, context);
    case 'reopen':
      return reopen(ticket, command, context);
    case 'abandon':
      return abandon(ticket, command, context);
    case 'update':
      return update(ticket, command, context);
    case 'note':
      return note(command);
    case 'assign':
      return assign(ticket, command);
    case 'report':
      return report(ticket, command, context);
    case 'miss':
      return justMissed && ticket.promise?.id === command.promise ? [] : refuse('conflict');
    case 'close':
      return ticket.status === 'resolved' && ticket.closesAt && Date.parse(ticket.closesAt) <= context.now
        ? [closed(ticket, 'deadline', context)]
        : refuse('conflict');
    default:
      return assertNever(command);
  }
}

function assertNever(command: never): never {
  throw new Error(`Unknown command ${JSON.stringify(command)}`);
}
