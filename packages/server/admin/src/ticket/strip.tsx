import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { nudgedSince } from '../lib/promise.ts';
import { hrefOf, nameOf, owed, type Subject, titleOf } from '../lib/subject.ts';
import { useWatched } from '../lib/watch.ts';
import { untilDue } from '../locales/index.ts';

interface Item {
  readonly subject: Subject;
  readonly sentence: string;
}

/**
 * What a customer reads as “the lead has been told”: before the lead stand every “no answer since …” and every missed
 * promise, of whoever has it. Before an agent, those of their own, and what of theirs runs out.
 */
export function Strip({ open }: { readonly open: string | null }) {
  const { state, text, times } = useDesk();
  const now = useNow();
  const { late, soon, nudged } = useWatched();
  const me = state.me?.agent;
  const leads = me?.role === 'lead' || me?.role === 'admin';
  const hears = ({ assignee }: Subject) => !assignee || assignee.id === me?.id;
  const dueAt = (subject: Subject) => Date.parse(owed(subject)?.dueAt ?? '');
  const item = (subject: Subject, sentence: string): Item => ({ subject, sentence });

  const items = [
    ...nudged
      .filter((one) => leads || hears(one))
      .map((one) =>
        item(one, text.nudgedBy(nameOf(one), times.when(Date.parse(nudgedSince(one) ?? ''), now))),
      ),
    ...late
      .filter(() => leads)
      .map((one) => item(one, text.missedBy(nameOf(one), times.when(dueAt(one), now)))),
    ...soon
      .filter(hears)
      .map((one) =>
        item(one, `${text.soon(nameOf(one), times.clock(dueAt(one)))}, ${untilDue(text, dueAt(one), now)}`),
      ),
  ].filter(({ subject }) => subject.id !== open);
  const [first] = items;
  if (!first) return null;
  const more = new Set(items.map(({ subject }) => subject.id)).size - 1;
  return (
    <p class="warning">
      <a href={hrefOf(first.subject)}>{first.sentence}</a>
      <span dir="auto"> {titleOf(first.subject, text)}</span>
      {more > 0 && <span class="quiet"> +{more}</span>}
    </p>
  );
}
