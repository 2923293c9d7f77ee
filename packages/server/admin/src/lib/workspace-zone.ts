import { useDesk } from './desk.ts';
import { type Times, times } from './times.ts';

/** The workspace's zone: its days begin, and its work ends, by its clocks. What agents read and type is in their own. */
export function useWorkspaceZone(): string {
  const { state, times: here } = useDesk();
  return state.me?.workspace.zone ?? here.zone;
}

/** The same moment by the workspace's clocks, with their zone's name; null where they show what the agent's own show. */
export function useThere(): (at: number, now: number) => string | null {
  const { times: here } = useDesk();
  const zone = useWorkspaceZone();
  return (at, now) => thereAt(here, zone, at, now);
}

export function thereAt(here: Times, zone: string, at: number, now: number): string | null {
  const there = times(here.locale, zone);
  if (there.longMoment(at, now) === here.longMoment(at, now)) return null;
  const sameDay = there.date(at, now) === here.date(at, now);
  return `${sameDay ? there.clock(at) : there.day(at, now)} ${zone}`;
}

/** A moment in words that a customer will read: in the workspace's zone, which is named where it is not the agent's. */
export function told(here: Times, locale: string, zone: string, at: number, now: number): string {
  const there = times(locale, zone);
  const day = there.day(at, now);
  return thereAt(here, zone, at, now) === null ? day : `${day} ${there.named(at)}`;
}
