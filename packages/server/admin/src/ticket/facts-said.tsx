import type { ProblemEvent, TicketEvent } from '@vestka/sdk/agent';
import { useDesk } from '../lib/desk.ts';
import { waitingText } from '../lib/facts.ts';

interface Props {
  readonly event: TicketEvent | ProblemEvent;
  readonly now: number;
}

/** The three facts as they were told with these words, and what is waited for. */
export function FactsSaid({ event: { facts, words }, now }: Props) {
  const { text, times } = useDesk();
  if (!facts) return null;
  const { waiting, promise } = facts;
  return (
    <dl class="told">
      <div>
        <dt class="unseen">{text.composer.statusLabel}</dt>
        <dd>
          <b>{text.status[facts.status]}</b>
          {waiting && (
            <span dir="auto">
              {' · '}
              {waitingText({ ...waiting, text: words?.waiting ?? null }, text, times, now)}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{text.entry.now}</dt>
        <dd dir="auto">{words?.activity ?? text.erased}</dd>
      </div>
      {promise && (
        <div>
          <dt>{text.entry.nextWord}</dt>
          <dd>
            <b>{times.when(Date.parse(promise.dueAt), now)}</b>
          </dd>
        </div>
      )}
    </dl>
  );
}
