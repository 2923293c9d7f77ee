import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';

interface Props {
  readonly event: Extract<TicketEvent | ProblemEvent, { type: 'update_posted' | 'report_published' }>;
  readonly now: number;
}

/** The three facts as they were told with these words, and whether the word came in time. */
export function FactsSaid({ event, now }: Props) {
  const { text, times } = useDesk();
  const { facts, words, data } = event;
  const due = data.answered && times.when(Date.parse(data.answered.dueAt), now);
  return (
    <>
      {facts && event.type === 'update_posted' && (
        <dl class="told">
          <div>
            <dt class="unseen">{text.composer.statusLabel}</dt>
            <dd>
              <b>{text.status[facts.status]}</b>
            </dd>
          </div>
          <div>
            <dt>{text.entry.now}</dt>
            <dd dir="auto">{words?.activity ?? text.erased}</dd>
          </div>
          {facts.promise && (
            <div>
              <dt>{text.entry.nextWord}</dt>
              <dd>
                <b>{times.when(Date.parse(facts.promise.dueAt), now)}</b>
              </dd>
            </div>
          )}
        </dl>
      )}
      {data.answered && due && (
        <p class={`aside ${data.answered.kept ? 'kept' : 'late'}`}>
          {data.answered.kept ? text.entry.kept(due) : text.entry.late(due)}
        </p>
      )}
    </>
  );
}
