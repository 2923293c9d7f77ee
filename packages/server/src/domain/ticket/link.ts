import type { KnownProblem, TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { isOpen } from '@vestka/sdk/ticket';
import { refuse, refuseField } from '../refusal.ts';
import { outOfBounds } from './bounds.ts';
import type { Of } from './commands.ts';
import { factsAfter } from './facts.ts';
import { agentPromise, nextPromiseId } from './promises.ts';
import { setApart } from './set-apart.ts';
import type { Context, Decided } from './state.ts';

/** Lets a ticket follow a known problem, or takes it off. */
export function link(ticket: TeamTicket, { body }: Of<'link'>, context: Context): Decided {
  if (!isOpen(ticket.status)) return refuse('not_open');
  if (body.basedOn !== ticket.tag) return refuse('stale');
  return body.problem === null
    ? unlinked(ticket, body.nextUpdateAt, context)
    : linked(ticket, context.problem);
}

/**
 * From here on the problem's facts are the ticket's; a promise of its own ends, carried by the problem's. What remains of
 * its own earlier report is another matter, and stays its own to do.
 */
function linked(ticket: TeamTicket, problem: KnownProblem | null): Decided {
  if (!isJoinable(problem)) return refuse('problem_not_open');
  return follows(problem, ticket.promise?.nudgedAt ?? null, setApart(ticket));
}

export const isJoinable = (problem: KnownProblem | null): problem is KnownProblem =>
  problem !== null && isOpen(problem.status);

export function follows(
  problem: KnownProblem,
  nudgedAt: string | null = null,
  apart: ReturnType<typeof setApart> = null,
): TicketEventBody[] {
  const { id, number, title, status, activity, promise, holder, waiting, said } = problem;
  return [
    {
      type: 'problem_linked',
      audience: 'customer',
      facts: {
        status,
        holder,
        promise,
        activity: 'code' in activity ? activity : { lang: activity.lang },
        ...(waiting ? { waiting: { for: waiting.for, expectedAt: waiting.expectedAt } } : {}),
        problem: { id, number, version: said.version, own: null },
      },
      data: { problem: id, number, nudgedAt, ...apart?.data },
      words: {
        ...(title === null ? {} : { problem: title }),
        ...('text' in activity && activity.text !== null ? { activity: activity.text } : {}),
        ...(waiting && waiting.text !== null ? { waiting: waiting.text } : {}),
        ...apart?.words,
      },
    },
  ];
}

function unlinked(ticket: TeamTicket, nextUpdateAt: string | undefined, context: Context): Decided {
  const { problem } = ticket;
  if (!problem) return refuse('not_linked');
  if (nextUpdateAt === undefined)
    return refuseField('promise_required', 'nextUpdateAt', 'Say when this customer hears from you.');
  const due = Date.parse(nextUpdateAt);
  const far = outOfBounds(due, context.now);
  if (far) return far;
  const { facts, words } = factsAfter(
    ticket,
    {
      status: 'investigating',
      activity: { code: 'looked_at_apart' },
      promise: agentPromise(nextPromiseId(ticket), due, ticket, context),
      waiting: null,
      problem: null,
    },
    null,
  );
  return [
    {
      type: 'problem_unlinked',
      audience: 'customer',
      facts,
      data: { problem: problem.id, number: problem.number, nudgedAt: ticket.promise?.nudgedAt ?? null },
      words,
    },
  ];
}
