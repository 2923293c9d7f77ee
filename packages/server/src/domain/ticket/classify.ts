import type { TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import { planOf } from '../promise/reaction.ts';
import { refuse, refuseField } from '../refusal.ts';
import type { Of } from './commands.ts';
import { onCall } from './customer.ts';
import { factsAfter, onlyFacts } from './facts.ts';
import { policyPromise } from './promises.ts';
import type { Context, Decided } from './state.ts';

/** Kind, impact, plan; with whom to call while it is critical, if it became that outside the business hours. What policy has promised may come sooner for it, never later. */
export function classify(ticket: TeamTicket, { body }: Of<'classify'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  const { kind = ticket.kind, impact = ticket.impact, plan = ticket.plan } = body;
  if (plan !== null && planOf(context.policy, plan).name.toLowerCase() !== plan.toLowerCase())
    return refuseField('validation_failed', 'plan', 'The policy has no plan of this name.');
  const bodies: TicketEventBody[] = [];
  if (plan !== ticket.plan)
    bodies.push({ type: 'plan_changed', audience: 'team', data: { plan }, words: null });
  const sooner = broughtForward({ ...ticket, impact, plan }, context);
  if (kind !== ticket.kind || impact !== ticket.impact || sooner) {
    const { facts, words } = factsAfter(ticket, sooner ? { promise: sooner } : {}, context.problem);
    const call = impact === ticket.impact ? ticket.onCall : onCall(impact, context);
    const data = { kind, impact, ...(call !== ticket.onCall && { onCall: call }) };
    bodies.push({ type: 'ticket_classified', audience: 'customer', facts, data, words: onlyFacts(words) });
  }
  return bodies.length ? bodies : refuse('nothing_new', { detail: 'It is that already.' });
}

/** The promise by policy as the new terms would have it, where that is sooner. It counts from now, and stays the same. */
function broughtForward(ticket: TeamTicket, context: Context) {
  const { promise } = ticket;
  if (ticket.problem || !promise || promise.by.kind !== 'policy' || promise.missedAt) return null;
  const fresh = policyPromise(promise.id, ticket, context, promise);
  const { nudgedAt, nudgeFrom } = promise;
  if (fresh.dueAt >= promise.dueAt) return null;
  return nudgedAt ? { ...fresh, nudgedAt, nudgeFrom } : fresh;
}
