import type { Answer } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from '../lib/desk.ts';
import { sentenceOf } from '../lib/refusals.ts';
import type { ReadRows } from '../sheet/rows.tsx';

export type Scope = 'published' | 'withdrawn';

/** The answers of a scope that words are about, or all of them, page by page. What is overtaken is dropped. */
export function useAnswers(scope: Scope, q: string): ReadRows<Answer> {
  const { client, text } = useDesk();
  const asked = `${scope} ${q}`;
  const [read, setRead] = useState<{ asked: string; rows: readonly Answer[]; next: string | null } | null>(
    null,
  );
  const [failed, setFailed] = useState<string | null>(null);
  const [page, turn] = useState({ asked, after: null as string | null, turn: 0 });
  const after = page.asked === asked ? page.after : null;

  useEffect(() => {
    let current = true;
    setFailed(null);
    client.answers.list({ scope, ...(q && { q }), ...(after && { after }) }).then(
      ({ answers, next }) => {
        if (!current) return;
        setRead((before) => {
          const rows = after && before?.asked === asked ? [...before.rows, ...answers] : answers;
          return { asked, rows, next };
        });
      },
      (error) => current && setFailed(sentenceOf(error, text)),
    );
    return () => {
      current = false;
    };
  }, [client, asked, after, page.turn, text]);

  // While other words are looked for, what was found before stays where it is.
  const sameScope = read?.asked.startsWith(`${scope} `) ? read : null;
  return {
    rows: sameScope?.rows ?? null,
    failed,
    hasMore: sameScope?.asked === asked && sameScope.next !== null,
    more: () => turn({ asked, after: failed ? after : (sameScope?.next ?? null), turn: page.turn + 1 }),
  };
}
