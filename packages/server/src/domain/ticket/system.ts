import type { TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOpen, isOverdue, ownPromise } from '@vestka/sdk/ticket';
import { refuse } from '../refusal.ts';
import type { WatchCommand } from './commands.ts';
import { closed } from './customer.ts';
import { remindAtOf } from './deadlines.ts';
import { factsAfter, onlyFacts } from './facts.ts';
import { type Context, type Decided, iso } from './state.ts';

/** The miss of a ticket's own promise, if it has one that has passed and was not recorded yet. */
export function missOf(ticket: TeamTicket, context: Context): TicketEventBody[] {
  const promise = ownPromise(ticket);
  if (!promise || promise.missedAt || !isOpen(ticket.status) || !isOverdue(promise, context.now)) return [];
  const at = Math.max(context.now, Date.parse(ticket.updatedAt));
  const missed = { ...promise, missedAt: iso(at), told: context.told };
  const { facts, words } = factsAfter(ticket, { promise: missed }, context.problem);
  const data = { promise: promise.id, dueAt: promise.dueAt, told: context.told };
  return [{ type: 'promise_missed', audience: 'customer', facts, data, words: onlyFacts(words) }];
}

/** What the watcher asks. A deadline that the ticket has outlived is no event, only the end of that deadline. */
export function system(
  ticket: TeamTicket,
  command: WatchCommand,
  context: Context,
  justMissed: boolean,
): Decided {
  const promise = ownPromise(ticket);
  if (command.type === 'close') {
    return ticket.status === 'resolved' && ticket.closesAt && Date.parse(ticket.closesAt) <= context.now
      ? [closed(ticket, 'deadline', context)]
      : refuse('conflict');
  }
  if (!isOpen(ticket.status)) return [];
  if (promise?.id !== command.promise) return refuse('conflict');
  switch (command.type) {
    case 'miss':
      return justMissed ? [] : refuse('conflict');
    case 'warn':
      return promise.missedAt || ticket.warned === promise.dueAt
        ? []
        : [teamEvent('promise_warned', { promise: promise.id, dueAt: promise.dueAt })];
    case 'remind':
      if (!promise.missedAt) return refuse('conflict');
      // Another node may have been faster at the same instant, or policy has become more patient.
      return remindAtOf(promise.missedAt, ticket, context.policy) <= context.now
        ? [teamEvent('miss_reminded', { promise: promise.id, dueAt: promise.dueAt, told: context.told })]
        : [];
  }
}

const teamEvent = (type: 'promise_warned' | 'miss_reminded', data: object) =>
  ({ type, audience: 'team', data, words: null }) as TicketEventBody;
