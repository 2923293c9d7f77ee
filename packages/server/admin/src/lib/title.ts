import { useEffect } from 'preact/hooks';
import { useNow } from './clock.ts';
import { useDesk } from './desk.ts';
import { urgency } from './promise.ts';

/** The tab's title says how many promises are late, also when the page is not in front. */
export function useTitle(): void {
  const { state, text } = useDesk();
  const now = useNow();
  const late = Object.values(state.tickets).filter((ticket) => urgency(ticket, now) === 'late').length;
  const place = state.me ? `${state.me.workspace.name} · Vestka` : 'Vestka';
  const title = late > 0 ? `(${text.titleLate(late)}) ${place}` : place;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
