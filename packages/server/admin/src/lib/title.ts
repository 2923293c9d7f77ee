import { useEffect } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { useWatched } from './watch.ts';

/** The tab's title says how many promises are late, also when the page is not in front. */
export function useTitle(): void {
  const { state, text } = useDesk();
  const late = useWatched().late.length;
  const place = state.me ? `${state.me.workspace.name} · Vestka` : 'Vestka';
  const title = late > 0 ? `(${text.titleLate(late)}) ${place}` : place;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
