import { isOpen } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { ownItems } from '../lib/remaining.ts';
import type { Subject } from '../lib/subject.ts';

/** What remains after the report, the next of it; after the end its date stands before it, in place of the next word's. */
export function StillToDo({ subject, now }: { readonly subject: Subject; readonly now: number }) {
  const { text, times } = useDesk();
  const [next] = ownItems(subject);
  if (!next) return null;
  const what = next.item.what ?? text.erased;
  const said = isOpen(subject.status)
    ? text.report.stillRow(what, times.day(Date.parse(next.item.by), now))
    : `${text.report.still}: ${what}`;
  return <b class="still-to-do">{said} · </b>;
}
