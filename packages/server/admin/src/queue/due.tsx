import { isOpen } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { openItems } from '../lib/remaining.ts';
import { owed, type Subject } from '../lib/subject.ts';
import { untilDue } from '../locales/index.ts';

const SOON = 3 * 3_600_000;

/** After the end, the date of the next thing that remains. */
function remains(subject: Subject): { dueAt: string } | null {
  const [next] = openItems(subject);
  return next ? { dueAt: next.item.by } : null;
}

/** The time left while it is short, else the hour; for what has ended and leaves nothing to do, when. */
export function Due({ subject, now }: { readonly subject: Subject; readonly now: number }) {
  const { text, times } = useDesk();
  const promise = isOpen(subject.status) ? (owed(subject) ?? subject.promise) : remains(subject);
  if (!promise) {
    return <span class="due">{times.when(Date.parse(subject.updatedAt), now)}</span>;
  }
  const due = Date.parse(promise.dueAt);
  const near = due - now < SOON;
  return (
    <span class="due">
      <time dateTime={promise.dueAt} title={times.full(due)}>
        {near ? untilDue(text, due, now) : times.when(due, now)}
      </time>
    </span>
  );
}
