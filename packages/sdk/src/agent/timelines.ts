import { type AnyEvent, append } from '../client/feed.ts';
import type { AgentState } from './types.ts';

type Timelines = AgentState['timelines'];

/** How many of the timelines that were opened last are read again after a gap; the others are dropped. */
const KEPT = 5;

/** Those that were opened last. */
export const lastOpened = (timelines: Timelines): Timelines =>
  Object.fromEntries(Object.entries(timelines).slice(-KEPT));

/** The one opened last stands last: the oldest are let go first. */
export function opened({ ...others }: Timelines, id: string, events: readonly AnyEvent[]): Timelines {
  const { [id]: _, ...rest } = others;
  return { ...rest, [id]: events };
}

/** With an event in those that it belongs to; the same where it belongs to none. */
export function withEvent(
  timelines: Timelines,
  event: AnyEvent,
  belongs: (id: string) => boolean,
): Timelines {
  const ids = Object.keys(timelines).filter(belongs);
  if (!ids[0]) return timelines;
  const next = { ...timelines };
  for (const id of ids) next[id] = append(next[id] as readonly AnyEvent[], event);
  return next;
}
