import { isNudgeable, type Ticket } from '@vestka/sdk';
import type { Session } from '../session.ts';
import type { Happening } from '../telling.ts';
import { Button } from '../views/bits.tsx';
import { acting } from './acting.ts';
import { toldOf } from './lines.ts';
import { wordsOf } from './words.ts';

/** What the team says to the customer; the server counts the same. */
const WORDS =
  /^(update_posted|promise_moved|report_published|ticket_escalated|problem_(un)?linked|wish_answered)$/;

/** Since when there is no answer: the last word of the team, or the opening. */
const since = (events: readonly Happening[], { createdAt }: Ticket): string =>
  events.findLast(({ type }) => WORDS.test(type))?.at ?? createdAt;

/** “No answer since 12 March”: one tap, and it is on record; in its place then what was said, when, and who knows. */
export const Nudge = ({ s, ticket }: { s: Session; ticket: Ticket }) => {
  const words = wordsOf(s);
  const { times, now, client } = s;
  const { promise } = ticket;
  const events = client.state.timelines[ticket.id];
  if (!promise || !events) return null;
  const { wrong, run } = acting(s, ticket, 'nudge');
  const { id, nudgedAt } = promise;
  if (isNudgeable(ticket, now)) {
    const label = words.noAnswer(times.since(since(events, ticket), now));
    const nudge = () =>
      run(
        () => client.nudge(ticket),
        () => s.set({ busy: false }),
      );
    return (
      <div key={`${id}${nudgedAt}`} aria-busy={s.ui.busy} ref={() => s.set({}, words.mayNudge(label))}>
        <Button isQuiet onClick={nudge}>
          {label}
        </Button>
        <p class="wrong">{wrong}</p>
      </div>
    );
  }
  if (!nudgedAt) return null;
  const told = toldOf(
    words,
    events.findLast(({ type, at }) => type === 'nudged' && at === nudgedAt),
  );
  const said = `${words.nudged(times.date(nudgedAt, now), times.time(nudgedAt))} ${told}`;
  return (
    <p
      key={nudgedAt}
      class="notice"
      tabindex="-1"
      ref={(notice) => {
        // The button that had the focus is gone.
        if (!s.ui.busy) return;
        notice.focus();
        s.set({}, said);
      }}
    >
      {said}
    </p>
  );
};
