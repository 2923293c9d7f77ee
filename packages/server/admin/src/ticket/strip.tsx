import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import { nudgedSince } from '../lib/promise.ts';
import { flaggedHref } from '../lib/route.ts';
import { hrefOf, nameOf, owed, type Subject, titleOf } from '../lib/subject.ts';
import { totals, useWatched } from '../lib/watch.ts';
import { untilDue } from '../locales/index.ts';

interface Item {
  readonly subject: Subject;
  readonly sentence: string;
}

const FLAGS = ['nudged', 'late'] as const;

/**
 * What a customer reads as “the lead has been told”: before the lead stand every “no answer since …” and every missed
 * promise, of whoever has it: the first by name, and how many there are. Before an agent, those of their own, and what of theirs runs out.
 */
export function Strip({ open }: { readonly open: string | null }) {
  const { state, text, times } = useDesk();
  const now = useNow();
  const watched = useWatched();
  const { late, soon, nudged } = watched;
  const me = state.me?.agent;
  const leads = me?.role === 'lead' || me?.role === 'admin';
  const hears = ({ assignee }: Subject) => !assignee || assignee.id === me?.id;
  const dueAt = (subject: Subject) => Date.parse(owed(subject)?.dueAt ?? '');
  const item = (subject: Subject, sentence: string): Item => ({ subject, sentence });

  const all = totals(watched, state);
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
  const others = FLAGS.filter((flag) => {
    const here = watched[flag].filter(({ id }) => id === first?.subject.id || id === open).length;
    return leads && all[flag] > here;
  });
  if (!first && !others[0]) return null;
  const counted = new Set<Subject>(leads ? [...late, ...nudged] : []);
  const listed = items.filter(({ subject }) => subject !== first?.subject && !counted.has(subject));
  const more = new Set(listed.map(({ subject }) => subject.id)).size;
  return (
    <p class="warning">
      {first && (
        <span class="first">
          <a href={hrefOf(first.subject)}>{first.sentence}</a>
          <span dir="auto"> {titleOf(first.subject, text)}</span>
        </span>
      )}
      {more > 0 && <span class="quiet">+{more}</span>}
      {others.map((flag) => (
        <a key={flag} href={flaggedHref(flag)}>
          {flag === 'late' ? text.titleLate(all.late) : text.askForAnswer(all.nudged)}
        </a>
      ))}
    </p>
  );
}
