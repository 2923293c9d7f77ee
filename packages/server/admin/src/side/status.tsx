import { isOpen } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { activityText, waitingText } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import { Fact } from './fact.tsx';

/** What state it is in, resolved how far, what is done now, what it waits for. */
export function StatusFact({ subject }: { readonly subject: Subject }) {
  const { text, times } = useDesk();
  const now = useNow();
  const outcome = subject.status === 'resolved' && subject.report?.outcome;
  return (
    <Fact title={text.side.status}>
      <p>{outcome ? text.side.resolved[outcome] : text.status[subject.status]}</p>
      {isOpen(subject.status) && (
        <p class="quiet" dir="auto">
          {activityText(subject.activity, text)}
        </p>
      )}
      {isOpen(subject.status) && subject.waiting && (
        <p class="waits" dir="auto">
          {waitingText(subject.waiting, text, times, now)}
        </p>
      )}
    </Fact>
  );
}
