import { useEffect } from 'preact/hooks';

/** Asks before the tab is closed. Within the page nothing is lost: what is typed is kept as a draft. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
}
