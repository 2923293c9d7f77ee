import type { TeamTicket } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { urgency, warnAt } from '../lib/promise.ts';
import { untilDue } from '../locales/index.ts';

/** When the next word is due: the largest type of the column. */
export function NextWordFact({ ticket }: { readonly ticket: TeamTicket }) {
  const { state, text, times } = useDesk();
  const now = useNow();
  const { promise } = ticket;
  if (!promise) {
    return (
      <section class="fact next-word">
        <h2>{text.side.nextWord}</h2>
        <p>{text.side.noPromise}</p>
      </section>
    );
  }
  const due = Date.parse(promise.dueAt);
  const how = urgency(ticket, now);
  const warn = warnAt(ticket) as number;
  const moved = promise.firstDueAt !== promise.dueAt;
  const by = promise.by.kind === 'policy' ? text.side.byPolicy : text.side.byAgent(promise.by.name);
  const hears = !ticket.assignee || ticket.assignee.id === state.me?.agent.id;
  return (
    <section class={`fact next-word ${how}`}>
      <h2>{text.side.nextWord}</h2>
      <p class="figure">
        <time dateTime={promise.dueAt} title={times.full(due)}>
          {times.when(due, now)}
        </time>
      </p>
      <p class="left">
        {untilDue(text, due, now)}
        {how === 'soon' && <> · {text.side.runsOut}</>}
      </p>
      <p class="quiet">
        {by}
        {moved && <> · {text.side.firstDate(times.when(Date.parse(promise.firstDueAt), now))}</>}
        {how === 'calm' && hears && <> · {text.side.warns(times.when(warn, now))}</>}
      </p>
    </section>
  );
}
