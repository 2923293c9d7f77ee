import type { Remaining, Report, TeamTicket } from '@vestka/sdk/protocol';
import { remainingOf } from '@vestka/sdk/ticket';

/** The list in which an item stands, or both. */
export type Lists = Partial<Pick<TeamTicket, 'stillOwed'>> & { readonly report?: Pick<Report, 'remaining'> };

/** Whole lists, as a patch replaces them: what people wrote in them stands in the words alone. */
export function patched(lists: Lists) {
  const { stillOwed, report } = lists;
  const bare = (list: readonly Remaining[]) => list.map(({ what, who, ...structure }) => structure);
  const structure = {
    ...(stillOwed ? { stillOwed: bare(stillOwed) } : {}),
    ...(report ? { report: { remaining: bare(report.remaining) } } : {}),
  };
  return { data: { patch: structure }, words: { patch: { ...lists } } };
}

/**
 * What a ticket owes by its own reports is set apart where it begins to follow a known problem, whose report will take
 * the place of its own. Each item keeps its place.
 */
export function setApart(ticket: TeamTicket): ReturnType<typeof patched> | null {
  const owed = remainingOf(ticket);
  if (!ticket.report?.remaining.length || owed.every(({ doneAt }) => doneAt)) return null;
  return patched({ stillOwed: [...owed], report: { remaining: [] } });
}
