import type { AgentClient, Insights } from '@vestka/sdk/agent';
import { useEffect, useRef } from 'preact/hooks';
import { type Loaded, useLoaded } from '../sheet/loaded.tsx';
import type { DayRange } from './range.ts';

const EACH = 60_000;

/** The figures of these days: read again each minute, and when the tab comes into view; never behind one's back. */
export function useInsights(client: AgentClient, range: DayRange): Loaded<Insights> {
  const { from, to } = range;
  const loaded = useLoaded(`${from} ${to}`, () => client.insights({ from, to }));
  const again = useRef(loaded.again);
  again.current = loaded.again;
  useEffect(() => {
    const visible = () => document.visibilityState === 'visible';
    const look = () => visible() && again.current();
    const timer = setInterval(look, EACH);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return loaded;
}
