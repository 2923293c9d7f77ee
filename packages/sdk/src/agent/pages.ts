import type { Queue } from '../protocol/routes.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { keepRow } from './problems.ts';
import { type Change, put, putAll } from './queue.ts';
import { PAGE, type Reads } from './reads.ts';
import type { State } from './state.ts';
import type { AgentState } from './types.ts';

/**
 * The queue, as far as it is read.
 *
 * @param now the server's time, epoch milliseconds
 */
export function createPages(store: State, reads: Reads, now: () => number) {
  /** Of the page read last: where the next begins, and the ticket behind which all is still unread. */
  let next: string | null = null;
  let edge: TeamTicket | undefined;

  /** Reads of the queue, one after the other. */
  let reading: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(read: () => Promise<T>): Promise<T> => {
    const mine = reading.then(read);
    reading = mine.catch(() => {});
    return mine;
  };

  const forget = () => {
    next = null;
    edge = undefined;
  };

  const take = (page: Queue, before: readonly TeamTicket[], patch: Partial<AgentState> = {}) => {
    next = page.next;
    edge = next ? page.tickets.at(-1) : undefined;
    // What was read stands in the queue, even where it has moved behind the edge since.
    const queue = putAll(before, page.tickets.map(store.newest), store.view(), undefined, now());
    for (const row of page.problems) keepRow(store.known, row);
    store.set({
      ...patch,
      queue,
      problems: store.problems(),
      counts: page.counts,
      hasMore: next !== null,
      queueLoaded: true,
    });
  };

  /** Is the queue that was asked for still the one that is shown? */
  const watch = () => {
    const { scope, filter } = store.state;
    return () => scope === store.state.scope && filter === store.state.filter;
  };

  const more = () =>
    inTurn(async () => {
      const isCurrent = watch();
      const after = next;
      if (!after) return;
      const page = await reads.page(store.view(), PAGE, after);
      if (isCurrent() && after === next) take(page, store.state.queue);
    });

  return {
    inTurn,
    watch,
    forget,
    take,
    more,
    /** The queue with these tickets as they now stand, as far as it is read. */
    put: (changes: readonly Change[]) => put(store.state.queue, changes, store.view(), edge, now()),
    /** A queue that empties from the top is filled from below. */
    refill(before: readonly TeamTicket[]) {
      const { queue } = store.state;
      if (next && before.length < PAGE / 2 && queue.length < before.length) more().catch(() => {});
    },
    /** Another queue: nothing of the one before is shown. */
    turnTo(patch: Partial<Pick<AgentState, 'scope' | 'filter'>>) {
      forget();
      store.set({ ...patch, queue: [], queueLoaded: false, hasMore: false });
      const isCurrent = watch();
      return inTurn(async () => {
        if (!isCurrent() || !store.state.me) return;
        const page = await reads.page(store.view(), PAGE);
        if (isCurrent()) take(page, store.state.queue);
      });
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
