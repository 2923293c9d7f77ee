import type { Emitter } from '../client/emitter.ts';
import type { AnyEvent } from '../client/feed.ts';
import type { ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { hears } from '../ticket/apply.ts';
import { applyProblem } from '../ticket/apply-problem.ts';
import { applyTeam } from '../ticket/apply-team.ts';
import { countLink } from './problems.ts';
import type { Recount } from './recount.ts';
import type { Show } from './show.ts';
import type { State } from './state.ts';
import { withEvent } from './timelines.ts';
import type { AgentEvents } from './types.ts';

/** What comes of an event: it is folded, stands in its timelines, and is told. */
export function createTake(store: State, show: Show, recount: Recount, emit: Emitter<AgentEvents>['emit']) {
  const ofTicket = (event: TicketEvent) => {
    const old = store.tickets[event.ticket];
    const ticket = applyTeam(old ?? null, event);
    if (!ticket) return;
    const timelines = withEvent(store.state.timelines, event, (id) => id === event.ticket);
    const counted = countLink(store.known, event, old, ticket);
    show.tickets(
      [ticket],
      {
        ...(timelines !== store.state.timelines && { timelines }),
        ...(counted && { problems: store.problems() }),
      },
      event.type === 'ticket_created',
    );
    if (event.type === 'customer_limited') show.limit(ticket, event.data.limit);
    emit('event', { event, ticket: store.tickets[ticket.id] ?? ticket });
  };

  const ofProblem = (event: ProblemEvent) => {
    const { known } = store;
    const old = known[event.problem];
    const problem = applyProblem(old?.problem ?? null, event);
    if (!problem) return;
    if (problem !== old?.problem) known[problem.id] = { problem, linked: old?.linked ?? 0 };
    const heard = store.following(problem.id).filter((ticket) => hears(ticket, event));
    // Tickets that are not here may have ended with it.
    recount.ask('unknown');
    show.tickets(
      heard.map((ticket) => applyTeam(ticket, event) as TeamTicket),
      {
        timelines: withEvent(
          store.state.timelines,
          event,
          (id) => id === problem.id || heard.some((ticket) => ticket.id === id),
        ),
        problems: store.problems(),
      },
    );
    emit('problem', { event, problem });
  };

  return (event: AnyEvent) => (event.ticket ? ofTicket(event) : ofProblem(event as ProblemEvent));
}
