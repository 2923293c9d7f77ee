import type { KnownProblemRow } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import type { ReadRows } from '../sheet/rows.tsx';

export type Scope = 'open' | 'ended';

/** The known problems of a scope: what is open or still owes something stays true by itself, what has ended is read. */
export function useProblems(scope: Scope): ReadRows<KnownProblemRow> {
  const { client, state, text } = useDesk();
  const [ended, setEnded] = useState<readonly KnownProblemRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const read = async (after?: string) => {
    setFailed(null);
    try {
      const page = await client.problems.list('ended', after);
      setEnded((before) => [...((after && before) || []), ...page.problems]);
      setNext(page.next);
    } catch (error) {
      setFailed(sentenceOf(error, text));
    }
  };
  useEffect(() => {
    setEnded(null);
    setNext(null);
    setFailed(null);
    if (scope === 'ended') read();
  }, [scope, client]);

  if (scope === 'open') {
    return { rows: state.queueLoaded ? state.problems : null, failed: null, hasMore: false, more() {} };
  }
  return { rows: ended, failed, hasMore: next !== null, more: () => read(next ?? undefined) };
}
