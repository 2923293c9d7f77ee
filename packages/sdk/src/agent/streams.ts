import type { VestkaError } from '../errors.ts';
import type { KnownProblemRow } from '../protocol/known-problems.ts';
import { limited } from './limited.ts';
import { isProblem, type Reads } from './reads.ts';
import type { Show } from './show.ts';
import type { State } from './state.ts';
import { opened } from './timelines.ts';
import type { AgentState } from './types.ts';

/**
 * Reads single tickets and known problems.
 *
 * @param hold keeps events waiting while something is read that they would change
 */
export function createStreams(
  store: State,
  reads: Reads,
  show: Show,
  hold: <T>(read: () => Promise<T>) => Promise<T>,
) {
  /** By stream: the reading begun last. An earlier one that ends after it is older, and not shown. */
  const readings: Record<string, object> = {};
  /** Reads a stream's view and its events. */
  const read = <R>(
    id: string,
    ask: (id: string) => Promise<R>,
    shown: (reply: R, patch: Partial<AgentState>) => void,
  ): Promise<R> =>
    hold(async () => {
      const mine = {};
      readings[id] = mine;
      const reply = await ask(id);
      const events = await reads.events(id);
      if (readings[id] === mine) {
        delete readings[id];
        shown(reply, { timelines: opened(store.state.timelines, id, events) });
      }
      return reply;
    });

  const openTicket = async (id: string): Promise<void> => {
    await read(id, reads.ticket, ({ ticket }, patch) => show.tickets([ticket], patch));
  };
  const openProblem = async (id: string): Promise<KnownProblemRow> => {
    const { problem, linked } = await read(id, reads.problem, show.problem);
    return { problem, linked };
  };

  return {
    openTicket,
    openProblem,
    open: (id: string): Promise<unknown> => (isProblem(id) ? openProblem(id) : openTicket(id)),
    /** Reads one stream's view anew, whichever kind it is; what is not there is left out. */
    fetch: limited(4, async (id: string): Promise<void> => {
      try {
        if (isProblem(id)) show.problem(await reads.problem(id));
        else show.tickets([(await reads.ticket(id)).ticket]);
      } catch (error) {
        if ((error as VestkaError).status !== 404) throw error;
      }
    }),
  };
}

export type Streams = ReturnType<typeof createStreams>;
