import { isNarrow } from '../ticket/filter.ts';
import type { Pages } from './pages.ts';
import { MOST_PAGE, PAGE, type Reads } from './reads.ts';
import type { State } from './state.ts';
import type { Streams } from './streams.ts';
import { lastOpened } from './timelines.ts';

/**
 * Reads all anew that is looked at: the queue as far as it was read, the known problems, the timelines opened last.
 *
 * @returns the cursor from which events go on
 */
export async function takeSnapshot(
  store: State,
  reads: Reads,
  pages: Pages,
  streams: Streams,
): Promise<string> {
  const { scope, filter, me, queue } = store.state;
  const isCurrent = pages.watch();
  const before = store.mark();
  const page = await reads.page(store.view(), Math.min(MOST_PAGE, Math.max(PAGE, queue.length)));
  // A narrowed queue comes without the others, and so does that of what has ended.
  if (isNarrow(filter) || scope === 'ended') page.problems = await reads.owingProblems();
  // Leads see the first of what calls for them, whatever part of the queue they look at.
  const calling = me?.agent.role === 'agent' ? [] : await reads.calling();
  // What was not touched meanwhile may have changed unheard: only what is read again stays.
  before.forget();
  for (const ticket of calling) if (!store.tickets[ticket.id]) store.keep(ticket);
  const timelines = lastOpened(store.state.timelines);
  if (isCurrent()) pages.take(page, [], { timelines });
  for (const id of Object.keys(timelines)) await streams.open(id);
  return page.cursor;
}
