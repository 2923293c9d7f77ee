import { isOpen } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { owed, type Subject } from '../lib/subject.ts';
import { untilDue } from '../locales/index.ts';

const SOON = 3 * 3_600_000;

/** The time left while it is short, else the hour; for what has ended, when. */
export function Due({ subject, now }: { readonly subject: Subject; readonly now: number }) {
  const { text, times } = useDesk();
  const promise = owed(subject) ?? subject.promise;
  if (!isOpen(subject.status) || !promise) {
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
