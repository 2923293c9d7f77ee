import type { TeamTicket, TicketEventBody } from '@vestka/sdk/protocol';
import { setApart } from './set-apart.ts';

/**
 * An event as it would be written today. Those of before did not set apart what a ticket still owed when it began to follow
 * a known problem, and so changed it in the report.
 *
 * @param ticket as the events before it left it
 */
export function asWrittenToday<E extends Written>(ticket: TeamTicket | null, event: E): E {
  if (!ticket || event.problem !== undefined) return event;
  const { type } = event;
  const { stillOwed, report } = ticket;
  if (type === 'problem_linked') {
    const apart = event.data.patch?.stillOwed ? null : setApart(ticket);
    return apart ? patched(event, apart.data.patch, event.words && apart.words.patch) : event;
  }
  if (!stillOwed) return event;
  // A report of its own says what remains of all that was owed.
  if (type === 'report_published') return patched(event, { ...event.data.patch, stillOwed: null });
  // What was set apart stood in the report, whose list is empty now.
  if (!CHANGES.has(type) || report?.remaining.length) return event;
  return patched(event, apart(event.data.patch), apart(event.words?.patch));
}

/** Of a ticket or, with its id, of a known problem. */
type Written = TicketEventBody & { readonly problem?: string | undefined };

const CHANGES: ReadonlySet<string> = new Set(['remaining_done', 'remaining_moved', 'remaining_missed']);

/** The list of the report as that which is set apart. */
function apart(patch: Patch | null | undefined): Patch | null {
  const remaining = (patch?.report as Patch | undefined)?.remaining;
  return remaining ? { stillOwed: remaining } : (patch ?? null);
}

type Patch = Readonly<Record<string, unknown>>;

const patched = <E extends Written>(event: E, data: Patch | null, words?: Patch | null): E =>
  ({
    ...(event as object),
    data: { ...(event.data as object), ...(data ? { patch: data } : {}) },
    ...(words ? { words: { ...(event.words as object), patch: words } } : {}),
  }) as E;
