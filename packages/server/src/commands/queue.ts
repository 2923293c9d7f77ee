import type { TeamTicket } from '@vestka/sdk/protocol';
import { isOf, meansFollowers, nextRemaining, owed, passes } from '@vestka/sdk/ticket';
import type { TicketState } from '../domain/ticket/state.ts';
import type { House } from './house.ts';
import type { Place } from './place.ts';
import { type QueueAsk, readRows } from './queue-rows.ts';
import { viewsOf } from './tickets.ts';

/** What does not pass is read past, so many rows at a time and so many times for one page. */
const PAGE = 200;
const MOST_READS = 20;

/** A page of the queue: full, as long as there is enough to fill it. */
export async function readQueue(
  house: House,
  ask: QueueAsk,
): Promise<{ tickets: TeamTicket[]; next: Place | null }> {
  const { agent, scope, filter, limit } = ask;
  const now = house.clock.now();
  const found: TeamTicket[] = [];
  let place = ask.after;
  let isMore = true;
  for (let reads = 0; isMore && found.length < limit && reads < MOST_READS; reads += 1) {
    const size = reads === 0 ? limit : PAGE;
    const rows = await readRows(house, ask, place, size + 1, now);
    const page = rows.slice(0, size);
    const views = await viewsOf(
      house.reads,
      page.map(({ row }) => row),
    );
    isMore = rows.length > size;
    for (const [at, standing] of page.entries()) {
      if (found.length === limit) {
        isMore = true;
        break;
      }
      place = standing.place;
      // What their known problem has said since stands in no column: it may have ended them, answered, or gone on.
      const { team } = views[at] as TicketState;
      const isQueued = scope === 'ended' || meansFollowers(filter) || owed(team) || nextRemaining(team);
      if (isQueued && isOf(team, scope, agent) && passes(team, filter, now)) found.push(team);
    }
  }
  return { tickets: found, next: isMore ? place : null };
}
