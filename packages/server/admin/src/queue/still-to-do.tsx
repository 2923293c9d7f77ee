import { useDesk } from '../lib/desk.ts';
import { ownItems } from '../lib/remaining.ts';
import type { Subject } from '../lib/subject.ts';

/** What remains after the report, the next of it. */
export function StillToDo({ subject, now }: { readonly subject: Subject; readonly now: number }) {
  const { text, times } = useDesk();
  const [next] = ownItems(subject);
  if (!next) return null;
  const { what, by } = next.item;
  return (
    <b class="still-to-do">{text.report.stillRow(what ?? text.erased, times.day(Date.parse(by), now))} · </b>
  );
}
