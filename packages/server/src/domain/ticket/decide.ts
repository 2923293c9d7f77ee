import type { TeamTicket } from '@vestka/sdk/protocol';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { assign, note, report, update } from './agent.ts';
import { askApproval, decideApproval, expireApproval } from './approvals.ts';
import { classify } from './classify.ts';
import type { TicketCommand } from './commands.ts';
import { comment } from './comment.ts';
import { abandon, accept, contact, message, nudge, open, reopen } from './customer.ts';
import { escalate } from './escalate.ts';
import { limit, writingPaused } from './limits.ts';
import { follows, isJoinable, link } from './link.ts';
import { choose } from './options.ts';
import { rate } from './rate.ts';
import { changeRemaining, missRemaining } from './remaining.ts';
import { answerRequest, deleteGiven } from './requests.ts';
import { type Context, type Decided, type Decision, stamp, type TicketState } from './state.ts';
import { missOf, system } from './system.ts';
import { answerWish } from './wish.ts';

const WRITES: ReadonlySet<TicketCommand['type']> = new Set([
  'open',
  'message',
  'reopen',
  'nudge',
  'contact',
  'choose',
  'answer-request',
  'ask-approval',
  'rate',
]);

/** What a customer does in words, or that makes work. They may end a ticket at any time, without words. */
const writes = (command: TicketCommand): boolean =>
  WRITES.has(command.type) ||
  ((command.type === 'accept' || command.type === 'abandon') && command.body.text !== undefined);

/**
 * The one rule of a ticket: what a command leads to, or why not. Pure.
 *
 * An expired promise is recorded as missed before anything else, so that watcher and commands may race: whoever comes
 * first records it, and the one who comes second finds it recorded.
 *
 * @param state the ticket with all that the known problem which it follows has said
 */
export function decide(
  state: TicketState | null,
  command: TicketCommand,
  context: Context,
): Decision | Refusal {
  const paused = writes(command) ? writingPaused(context) : null;
  if (paused) return paused;
  if (command.type === 'open') {
    if (state) return refuse('conflict');
    if (command.body.problem !== undefined && !isJoinable(context.problem)) return refuse('problem_not_open');
    const opened = stamp(command.ticket, null, context, open(command, context));
    if (!context.problem) return opened;
    // “I have this too”: it follows the known problem from its first moment, under its own number.
    const joined = stamp(command.ticket, opened.state, context, follows(context.problem));
    return { events: [...opened.events, ...joined.events], state: joined.state };
  }
  if (!state) return refuse('not_found');
  const { id } = state.team;
  const missed = stamp(id, state, context, missOf(state.team, context), { kind: 'system' });
  const bodies = rule(missed.state.team, command, context, missed.events.length > 0);
  if (isRefusal(bodies)) return bodies;
  const own = stamp(id, missed.state, context, bodies);
  return { events: [...missed.events, ...own.events], state: own.state };
}

function rule(
  ticket: TeamTicket,
  command: Exclude<TicketCommand, { type: 'open' }>,
  context: Context,
  justMissed: boolean,
): Decided {
  switch (command.type) {
    case 'message':
      return message(ticket, command, context);
    case 'accept':
      return accept(ticket, command, context);
    case 'reopen':
      return reopen(ticket, command, context);
    case 'abandon':
      return abandon(ticket, command, context);
    case 'nudge':
      return nudge(ticket, context);
    case 'contact':
      return contact(ticket, command);
    case 'update':
      return update(ticket, command, context);
    case 'comment':
      return comment(ticket, command, context);
    case 'note':
      return note(command, context);
    case 'assign':
      return assign(ticket, command, context);
    case 'report':
      return report(ticket, command, context);
    case 'escalate':
      return escalate(ticket, command, context);
    case 'classify':
      return classify(ticket, command, context);
    case 'answer-wish':
      return answerWish(ticket, command, context);
    case 'limit':
      return limit(command, context);
    case 'link':
      return link(ticket, command, context);
    case 'choose':
      return choose(ticket, command, context);
    case 'answer-request':
      return answerRequest(ticket, command, context);
    case 'ask-approval':
      return askApproval(ticket, command, context);
    case 'decide-approval':
      return decideApproval(ticket, command, context);
    case 'expire-approval':
      return expireApproval(ticket, command, context);
    case 'delete-given':
      return deleteGiven(ticket, command, context);
    case 'rate':
      return rate(ticket, command, context);
    case 'remaining':
      return changeRemaining(ticket, command, context);
    case 'miss-remaining':
      return missRemaining(ticket, command, context);
    case 'miss':
    case 'warn':
    case 'remind':
    case 'close':
      return system(ticket, command, context, justMissed);
    default:
      return assertNever(command);
  }
}

function assertNever(command: never): never {
  throw new Error(`Unknown command ${JSON.stringify(command)}`);
}
