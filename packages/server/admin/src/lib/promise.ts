import { isOpen, type TeamTicket } from '@vestka/sdk/agent';

const MINUTE = 60_000;

/** When an agent is warned that a promise runs out: a quarter of its length before, 5 to 30 minutes. */
export function warnAt(ticket: TeamTicket): number | null {
  const { promise } = ticket;
  if (!promise) return null;
  const due = Date.parse(promise.dueAt);
  const quarter = (due - Date.parse(promise.madeAt)) / 4;
  return due - Math.min(30 * MINUTE, Math.max(5 * MINUTE, quarter));
}

export type Urgency = 'late' | 'soon' | 'calm' | 'none';

export function urgency(ticket: TeamTicket, now: number): Urgency {
  if (!ticket.promise || !isOpen(ticket.status)) return 'none';
  if (now >= Date.parse(ticket.promise.dueAt)) return 'late';
  return now >= (warnAt(ticket) as number) ? 'soon' : 'calm';
}
