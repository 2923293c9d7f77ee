import { useDesk } from '../lib/desk.ts';
import { Words } from '../parts/words.tsx';
import { Person, type PersonProps } from './person.tsx';
import type { AnyEvent } from './story.ts';

type Changed = Extract<AnyEvent, { type: 'remaining_done' | 'remaining_moved' }>;

/** What remained after a report is done, or has another date, with the agent's words to the customer. */
export function RemainingEntry({ event, person }: { readonly event: Changed; readonly person: PersonProps }) {
  const { text, times } = useDesk();
  const words = text.report;
  const when = (at: string) => times.day(Date.parse(at), person.now);
  const what = event.words?.what ?? text.erased;
  if (event.type === 'remaining_moved') {
    return (
      <Person {...person} kind="agent">
        <Words>{event.words?.reason}</Words>
        <p class="aside">{words.movedRemain(what, when(event.data.from), when(event.data.to))}</p>
      </Person>
    );
  }
  const { inTime, by } = event.data;
  return (
    <Person {...person} kind="agent">
      {event.words?.message && <Words>{event.words.message}</Words>}
      <p class={`aside ${inTime ? '' : 'late'}`}>
        {words.didRemain(what)} {inTime ? words.inTime : words.notInTime(when(by))}
      </p>
    </Person>
  );
}
