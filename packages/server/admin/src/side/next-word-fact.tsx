import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { nudgedSince, urgency } from '../lib/promise.ts';
import { followed, type Subject } from '../lib/subject.ts';
import { untilDue } from '../locales/index.ts';

/** When the next word is due, as the customer reads it: the largest type of the column. */
export function NextWordFact({ subject }: { readonly subject: Subject }) {
  const { text, times } = useDesk();
  const now = useNow();
  const { promise } = subject;
  if (!promise) {
    return (
      <section class="fact next-word">
        <h2>{text.side.nextWord}</h2>
        <p>{text.side.noPromise}</p>
      </section>
    );
  }
  const due = Date.parse(promise.dueAt);
  const own = urgency(subject, now);
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
      {since && <p class="nudged">{text.queue.noAnswerSince(times.when(Date.parse(since), now))}</p>}
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
