import type { TeamTicket } from '@vestka/sdk/protocol';
import { isOpen, saysLittle } from '@vestka/sdk/ticket';
import { REOPENABLE_FOR } from '../policy.ts';
import { refuse, refuseField } from '../refusal.ts';
import { answers } from './agent.ts';
import type { Of } from './commands.ts';
import { factsAfter } from './facts.ts';
import { offered, optionFaults } from './options.ts';
import { type Context, type Decided, iso } from './state.ts';

/** Closes a wish with an honest answer, so that it does not go on promising for ever. */
export function answerWish(ticket: TeamTicket, { body }: Of<'answer-wish'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (ticket.kind !== 'wish') return refuse('not_a_wish');
  if (ticket.problem) return refuse('linked');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  const planned = body.answer === 'planned';
  if (planned && body.plannedFor === undefined)
    return refuseField('validation_failed', 'plannedFor', 'Planned: say for which date.');
  if (!planned && body.plannedFor !== undefined)
    return refuseField('validation_failed', 'plannedFor', 'A date goes with “planned” alone.');
  if (planned && Date.parse(`${body.plannedFor}T23:59:59Z`) < context.now)
    return refuseField('validation_failed', 'plannedFor', 'This date must lie ahead.');
  if (saysLittle(body.text))
    return refuseField('validation_failed', 'text', 'Say why, so that the customer understands.');
  if (body.answer === 'not_planned' && !body.options)
    return refuseField(
      'way_forward_required',
      'options',
      'What is not planned needs a way forward: say what can be done instead.',
    );
  const fault = optionFaults(body);
  if (fault) return fault;
  const offer = offered(ticket, body, context);
  const { facts } = factsAfter(
    ticket,
    { status: 'closed', activity: { code: 'closed' }, promise: null, waiting: null },
    null,
  );
  return [
    {
      type: 'wish_answered',
      audience: 'customer',
      facts,
      data: {
        answer: body.answer,
        plannedFor: body.plannedFor ?? null,
        because: 'answered',
        reopenableUntil: iso(context.now + REOPENABLE_FOR),
        ...answers(ticket, context.now),
        lang: body.lang ?? null,
        ...(offer ? { offer: offer.id, patch: offer.data } : {}),
      },
      words: { message: body.text, ...(offer ? { patch: offer.words } : {}) },
    },
  ];
}
