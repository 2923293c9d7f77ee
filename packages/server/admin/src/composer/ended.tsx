import { PublishLink } from '../answers/publish-link.tsx';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { ownItems } from '../lib/remaining.ts';
import { isKnownProblem, type Subject } from '../lib/subject.ts';

/** After the end: what the customer does next, and until when. */
export function Ended({ subject }: { readonly subject: Subject }) {
  const { text, times } = useDesk();
  const now = useNow();
  const leaves = ownItems(subject).length > 0 && <p class="quiet">{text.ticket.leaves}</p>;
  const { status, closesAt, closedBecause, reopenableUntil } = subject;
  if (status === 'resolved' && closesAt) {
    const at = times.day(Date.parse(closesAt), now);
    return (
      <div class="ended">
        <p>
          <b>{isKnownProblem(subject) ? text.problems.resolved(at) : text.ticket.resolved(at)}</b>
        </p>
        <p class="quiet">{text.ticket.asked}</p>
        {leaves}
        <PublishLink subject={subject} />
      </div>
    );
  }
  if (!closedBecause) return null;
  const until = reopenableUntil ? Date.parse(reopenableUntil) : 0;
  return (
    <div class="ended">
      <p>
        <b>{text.ticket.closed(text.closedBecause[closedBecause])}</b>
      </p>
      {leaves}
      {until > now && <p class="quiet">{text.ticket.mayReopen(times.day(until, now))}</p>}
      <PublishLink subject={subject} />
    </div>
  );
}
