import type { Remaining } from '@vestka/sdk/agent';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { nudgedSince, wordUrgency } from '../lib/promise.ts';
import { isLate, ownItems } from '../lib/remaining.ts';
import { followed, type Subject } from '../lib/subject.ts';
import { useThere } from '../lib/workspace-zone.ts';
import { untilDue } from '../locales/index.ts';

/** When the next word is due, as the customer reads it: the largest type of the column. */
export function NextWordFact({ subject }: { readonly subject: Subject }) {
  const { text, times } = useDesk();
  const now = useNow();
  const there = useThere();
  const { promise } = subject;
  const [rest] = ownItems(subject);
  if (!promise && rest) return <RestFact item={rest.item} now={now} />;
  if (!promise) {
    return (
      <section class="fact next-word">
        <h2>{text.side.nextWord}</h2>
        <p>{text.side.noPromise}</p>
      </section>
    );
  }
  const due = Date.parse(promise.dueAt);
  const theirs = there(due, now);
  const own = wordUrgency(subject, now);
  const how = own === 'none' && now >= due ? 'late' : own;
  const moved = promise.firstDueAt !== promise.dueAt;
  const by = promise.by.kind === 'policy' ? text.side.byPolicy : text.side.byAgent(promise.by.name);
  const since = nudgedSince(subject);
  const link = followed(subject);
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
      {theirs && <p class="quiet">{theirs}</p>}
      {since && <p class="nudged">{text.queue.noAnswerSince(times.when(Date.parse(since), now))}</p>}
      {rest && rest.item.by < promise.dueAt && (
        <p class={isLate(rest.item, now) ? 'late-said' : ''} dir="auto">
          {text.side.owedFirst(rest.item.what ?? text.erased, times.when(Date.parse(rest.item.by), now))}
        </p>
      )}
      <p class="quiet">
        {by}
        {moved && <> · {text.side.firstDate(times.when(Date.parse(promise.firstDueAt), now))}</>}
      </p>
      {link?.own && link.own.id !== promise.id && (
        <p class="quiet">{text.problems.ownPromise(times.when(Date.parse(link.own.dueAt), now))}</p>
      )}
    </section>
  );
}

/** No word is due, and yet something is owed: the next thing that remains after the report. */
function RestFact({ item, now }: { readonly item: Remaining; readonly now: number }) {
  const { text, times } = useDesk();
  const due = Date.parse(item.by);
  return (
    <section class={`fact next-word ${isLate(item, now) ? 'late' : ''}`}>
      <h2>{text.side.nextOwed}</h2>
      <p class="figure">
        <time dateTime={item.by} title={times.full(due)}>
          {times.when(due, now)}
        </time>
      </p>
      <p class="left">{untilDue(text, due, now)}</p>
      <p class="quiet" dir="auto">
        {item.what ?? text.erased}
      </p>
    </section>
  );
}
