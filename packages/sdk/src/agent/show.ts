import type { KnownProblemRow } from '../protocol/known-problems.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { follow } from '../ticket/apply-problem.ts';
import { progress } from '../ticket/progress.ts';
import { tally } from './counts.ts';
import type { Pages } from './pages.ts';
import { keepRow } from './problems.ts';
import type { Change } from './queue.ts';
import type { Recount } from './recount.ts';
import type { State } from './state.ts';
import type { AgentState } from './types.ts';

/** Brings views into what the agent sees: the queue in its order, the counts, and the known problems. */
export function createShow(store: State, pages: Pages, recount: Recount) {
  const show = (views: readonly TeamTicket[], patch: Partial<AgentState> = {}, isNew = false) => {
    const changes: Change[] = [];
    let { counts } = store.state;
    const { me } = store.view();
    for (const ticket of views) {
      const old = store.tickets[ticket.id];
      if (old && progress(old) >= progress(ticket)) continue;
      changes.push({ old, ticket: store.keep(ticket) });
      if (old || isNew) counts = tally(tally(counts, old, me, -1), ticket, me, 1);
    }
    if (!changes[0]) {
      if (Object.keys(patch)[0]) store.set(patch);
      return;
    }
    const { queue } = store.state;
    recount.ask(changes.every(({ old }) => old) ? 'known' : 'unknown');
    store.set({ ...patch, counts, queue: pages.put(changes) });
    pages.refill(queue);
  };

  return {
    /** Tickets as they stand; what is not newer than what is here changes nothing. */
    tickets: show,
    /** A known problem as it stands, and with it the tickets here that follow it. */
    problem(row: KnownProblemRow, patch: Partial<AgentState> = {}) {
      keepRow(store.known, row);
      const { problem } = store.known[row.problem.id] as KnownProblemRow;
      show(
        store.following(problem.id).map((ticket) => follow(ticket, problem)),
        { ...patch, problems: store.problems() },
      );
    },
    /** A limit is the customer's: it stands in each of their tickets, and in the event of one. */
    limit({ customer }: TeamTicket, limit: TeamTicket['limit']) {
      const changes = Object.values(store.tickets)
        .filter((old) => old.customer.id === customer.id)
        .map((old) => ({ old, ticket: store.keep({ ...old, limit }) }));
      store.set({ queue: pages.put(changes) });
    },
  };
}

export type Show = ReturnType<typeof createShow>;
