import { useEffect } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { totals, useWatched } from './watch.ts';

/** The tab's title says how many promises are late, also when the page is not in front. */
export function useTitle(): void {
  const { state, text } = useDesk();
  const watched = useWatched();
  const role = state.me?.agent.role;
  // Whoever leads hears of all that is late, the others of what they have before them.
  const late = role === 'agent' ? watched.late.length : totals(watched, state).late;
  const place = state.me ? `${state.me.workspace.name} · Vestka` : 'Vestka';
  const title = late > 0 ? `(${text.titleLate(late)}) ${place}` : place;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
