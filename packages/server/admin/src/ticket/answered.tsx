import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';

interface Answer {
  readonly answered?: { readonly dueAt: string; readonly kept: boolean } | null;
  readonly nudgedAt?: string | null | undefined;
}

/** Whether the word came in time, and which “no answer since …” it answers. */
export function AnsweredLine({
  event,
  now,
}: {
  readonly event: TicketEvent | ProblemEvent;
  readonly now: number;
}) {
  const { text, times } = useDesk();
  const { answered, nudgedAt } = event.data as Answer;
  const due = answered && times.when(Date.parse(answered.dueAt), now);
  return (
    <>
      {answered && due && (
        <p class={`aside ${answered.kept ? 'kept' : 'late'}`}>
          {answered.kept ? text.entry.kept(due) : text.entry.late(due)}
        </p>
      )}
      {nudgedAt && <p class="aside">{text.entry.answersNudge(times.when(Date.parse(nudgedAt), now))}</p>}
    </>
  );
}
