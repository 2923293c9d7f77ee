import { isOpen } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { ownItems } from '../lib/remaining.ts';
import { owed, type Subject } from '../lib/subject.ts';
import { untilDue } from '../locales/index.ts';

const SOON = 3 * 3_600_000;

/** What is owed next: a word, or the next thing that remains after a report. */
function next(subject: Subject): { dueAt: string } | null {
  const word = isOpen(subject.status) ? (owed(subject) ?? subject.promise) : null;
  const [rest] = ownItems(subject);
  if (!rest) return word;
  return word && word.dueAt <= rest.item.by ? word : { dueAt: rest.item.by };
}

/** The time left while it is short, else the hour; for what has ended and leaves nothing to do, when. */
export function Due({ subject, now }: { readonly subject: Subject; readonly now: number }) {
  const { text, times } = useDesk();
  const promise = next(subject);
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
