import type { KnownProblem, KnownProblemRow } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk.ts';
import { sentenceOf } from './refusals.ts';

export interface Opened {
  readonly row: KnownProblemRow | undefined;
  /** Why it could not be read. */
  readonly failed: string | null;
}

/** One known problem, open or ended, as it changes. */
export function useKnownProblem(id: string | null): Opened {
  const { client, state, text } = useDesk();
  const [read, setRead] = useState<KnownProblemRow>();
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    setFailed(null);
    if (!id?.startsWith('pb_')) return;
    let gone = false;
    const take = (problem: KnownProblem, linked?: number) =>
      setRead((before) => {
        const known = before?.problem.id === problem.id ? before : undefined;
        if (known && known.problem.version > problem.version) return known;
        return { problem, linked: linked ?? known?.linked ?? 0 };
      });
    client.problems.open(id).then(
      ({ problem, linked }) => !gone && take(problem, linked),
      (error) =>
        !gone && setFailed(error?.code === 'not_found' ? text.problems.notFound : sentenceOf(error, text)),
    );
    const off = client.on('problem', ({ problem }) => {
      if (problem.id === id) take(problem);
    });
    return () => {
      gone = true;
      off();
    };
  }, [client, id, text]);
  const listed = state.problems.find(({ problem }) => problem.id === id);
  const own = read?.problem.id === id ? read : undefined;
  const newest = listed && own && own.problem.version > listed.problem.version;
  return { row: newest ? { ...own, linked: listed.linked } : (listed ?? own), failed };
}
