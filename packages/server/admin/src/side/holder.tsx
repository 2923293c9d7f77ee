import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import type { Subject } from '../lib/subject.ts';
import { Fact } from './fact.tsx';

/** Who has it, and on which line. */
export function HolderFact({ subject }: { readonly subject: Subject }) {
  const { state, text } = useDesk();
  const { assignee, holder, level } = subject;
  return (
    <Fact title={text.side.holder}>
      <p dir="auto">
        {holderName(holder, text)}
        {assignee !== null && (
          <span class="quiet">
            {' '}
            · {assignee.id === state.me?.agent.id ? text.queue.you : text.level[level]}
          </span>
        )}
      </p>
    </Fact>
  );
}
