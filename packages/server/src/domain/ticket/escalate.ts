import type { FieldError, Holder, TeamTicket } from '@vestka/sdk/protocol';
import { isOpen, saysLittle } from '@vestka/sdk/ticket';
import { refuse, refuseField } from '../refusal.ts';
import { answers } from './agent.ts';
import { outOfBounds } from './bounds.ts';
import type { Of } from './commands.ts';
import { factsAfter } from './facts.ts';
import { agentPromise, nextPromiseId } from './promises.ts';
import type { Context, Decided } from './state.ts';

const MISSING = {
  known: 'Say what is known, so that the next one need not ask again.',
  tried: 'Say what was tried, even if it did not help.',
  why: 'Say why it goes on.',
  reason: 'Tell the customer in plain words why someone else has it now.',
} as const;

/**
 * On to another level or another person: with a hand-off, so that the next one does not start blind, a reason that the
 * customer reads, and a new promise.
 */
export function escalate(ticket: TeamTicket, { body, agent }: Of<'escalate'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (ticket.problem) return refuse('linked');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const level = body.level ?? ticket.level;
  const holder: Holder = agent ? { kind: 'agent', ...agent } : { kind: 'team', level };
  const stays = agent ? agent.id === ticket.assignee?.id : body.level === undefined || !isMove(ticket, level);
  const errors: FieldError[] = (Object.keys(MISSING) as (keyof typeof MISSING)[])
    .filter((path) => saysLittle(body[path]))
    .map((path) => ({ path, code: 'handoff_incomplete', message: MISSING[path] }));
  if (stays) {
    const message = 'Say to whom: another level, or another person.';
    errors.unshift({ path: 'level', code: 'handoff_incomplete', message });
  }
  if (errors.length) {
    return refuse('handoff_incomplete', { detail: errors.map(({ message }) => message).join(' '), errors });
  }
  if (body.nextUpdateAt === undefined) {
    return refuseField('promise_required', 'nextUpdateAt', 'Say when the customer hears from the next one.');
  }
  const due = Date.parse(body.nextUpdateAt);
  const far = outOfBounds(due, context.now);
  if (far) return far;
  const expected = ticket.waiting?.expectedAt;
  if (expected && due > Date.parse(expected)) {
    return refuseField(
      'promise_out_of_bounds',
      'nextUpdateAt',
      'The next word is due by the expected date at the latest.',
    );
  }
  const { known, tried, why, reason } = body;
  const { facts, words } = factsAfter(
    ticket,
    {
      activity: { code: 'handed_over' },
      // Who waits for the customer or a release waits on; whoever has it now says what comes next.
      promise: agentPromise(nextPromiseId(ticket), due, ticket, context),
      holder,
    },
    null,
  );
  return [
    {
      type: 'ticket_escalated',
      audience: 'customer',
      facts,
      data: { from: ticket.holder, ...answers(ticket, context.now), lang: body.lang ?? null },
      words: { ...words, reason },
    },
    {
      type: 'handoff_added',
      audience: 'team',
      data: { from: ticket.holder, to: holder, level },
      words: { known, tried, why },
    },
  ];
}

/** To the same level it goes on only from a person back to the team. */
const isMove = (ticket: TeamTicket, level: TeamTicket['level']): boolean =>
  level !== ticket.level || ticket.assignee !== null;
