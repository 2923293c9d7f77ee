import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useDraft } from '../lib/drafts.ts';
import type { PageName } from '../lib/route.ts';

/** A page with something to save. */
export type GuardedPage = Extract<PageName, 'policy' | 'updates'>;

/** Under this name it is kept that a page holds something unsaved: it outlives the page as what is typed does. */
export const unsavedOn = (page: GuardedPage): string => `unsaved.${page}`;

/** Asks before the tab is closed. */
export function useAsk(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [wanted]);
}

/** Asks before the tab is closed. Within the desk nothing is lost: what is typed is kept, and the other pages say so. */
export function useUnsaved(page: GuardedPage, dirty: boolean): void {
  const [, mark] = useDraft<true>(unsavedOn(page));
  useAsk(dirty);
  // Before the next page is drawn, which reads it.
  useLayoutEffect(() => mark(dirty ? true : null), [mark, dirty]);
}
