import { isOpen, type TeamTicket } from '@vestka/sdk/agent';
import { useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { holderName } from '../lib/facts.ts';
import { sentenceOf } from '../lib/refusals.ts';
import { announce } from '../parts/announcer.tsx';
import { Fact } from './fact.tsx';

/** Who has it, and the ways to hand it on. */
export function HolderFact({ ticket }: { readonly ticket: TeamTicket }) {
  const { client, state, text } = useDesk();
  const [failed, setFailed] = useState<string | null>(null);
  const me = state.me?.agent.id;
  const holder = ticket.assignee?.id ?? null;
  const others = state.agents.filter(({ id }) => id !== holder && id !== me);

  const assign = async (agent: string | null) => {
    setFailed(null);
    try {
      const after = await client.assign(ticket.id, agent);
      announce(text.entry.has(holderName(after.holder, text)));
    } catch (error) {
      setFailed(sentenceOf(error, text));
    }
  };
  return (
    <Fact title={text.side.holder}>
      <p dir="auto">
        {holderName(ticket.holder, text)}
        {holder !== null && holder === me && <span class="quiet"> · {text.queue.you}</span>}
      </p>
      {isOpen(ticket.status) && (
        <div class="hand-on">
          {others.length > 0 && (
            <select
              aria-label={text.side.giveTo}
              value=""
              onChange={(event) => {
                const { value } = event.currentTarget;
                event.currentTarget.value = '';
                if (value) assign(value);
              }}
            >
              <option value="">{text.side.giveTo}…</option>
              {others.map(({ id, name, level }) => (
                <option key={id} value={id}>
                  {name}, {text.level[level]}
                </option>
              ))}
            </select>
          )}
          {holder !== null && (
            <button type="button" class="plain" onClick={() => assign(null)}>
              {text.side.giveBack}
            </button>
          )}
        </div>
      )}
      <p class="fault" role={failed ? 'alert' : undefined}>
        {failed}
      </p>
    </Fact>
  );
}
