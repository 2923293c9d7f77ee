import { useMemo } from 'preact/hooks';
import { useNow } from '../lib/clock.ts';
import { useDesk } from '../lib/desk.ts';
import type { Subject } from '../lib/subject.ts';
import { Entry } from './entry.tsx';
import { type AnyEvent, storyOf } from './story.ts';

interface Props {
  readonly events: readonly AnyEvent[];
  readonly subject: Subject;
  readonly customer: string;
}

/** Everything that happened, in order; the team's notes too, and what was said to all who follow a known problem. */
export function Timeline({ events, subject, customer }: Props) {
  const { text } = useDesk();
  const now = useNow();
  const story = useMemo(() => storyOf(events, subject), [events, subject]);
  return (
    <ol class="timeline" aria-label={text.ticket.timeline}>
      {events.map((event) => (
        <li key={event.cursor}>
          <Entry event={event} customer={customer} now={now} story={story} />
        </li>
      ))}
    </ol>
  );
}
