import type { Remaining } from '@vestka/sdk/agent';
import { allRemaining, remainingOf } from '@vestka/sdk/ticket';
import { span, type Text } from '../locales/index.ts';
import type { Subject } from './subject.ts';
import type { Times } from './times.ts';

/** One thing that remains after a report, and its place among all of them: by that it is named. */
export interface OpenItem {
  readonly item: Remaining;
  readonly at: number;
}

/** What remains to be done of what its reports left, the earliest date first. */
export function openItems(subject: Subject): OpenItem[] {
  const items = subject.closedBecause === 'abandoned' ? [] : allRemaining(subject);
  return items
    .map((item, at) => ({ item, at }))
    .filter(({ item }) => !item.doneAt)
    .sort((a, b) => Date.parse(a.item.by) - Date.parse(b.item.by));
}

/** Of these, what is its own to do: what a known problem's report left is the problem's. */
export const ownItems = (subject: Subject): OpenItem[] => {
  const { length } = remainingOf(subject);
  return openItems(subject).filter(({ at }) => at < length);
};

export const isLate = ({ by, doneAt }: Remaining, now: number): boolean => !doneAt && now >= Date.parse(by);

/** What became of it: done, late, or given another date. null: it stands as it was first said. */
export function remainingStands(
  item: Remaining,
  text: Text,
  times: Times,
  now: number,
): { said: string; late: boolean } | null {
  const words = text.report.stands;
  if (item.doneAt) return { said: words.done(times.day(Date.parse(item.doneAt), now)), late: false };
  if (isLate(item, now)) return { said: text.late(span(text, now - Date.parse(item.by))), late: true };
  if (item.firstBy) return { said: words.moved(times.day(Date.parse(item.firstBy), now)), late: false };
  return null;
}
