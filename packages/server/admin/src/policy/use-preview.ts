import type { AgentClient, Policy, Promises } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';

/** Longer than between two keys, shorter than patience. */
const CALM_MS = 300;

export interface Previewed {
  readonly promises: Promises | null;
  readonly failed: unknown;
  /** The answer belongs to an earlier draft. */
  readonly outdated: boolean;
}

/**
 * What a policy would promise: asked when the typing rests, and again when `turn` changes; an answer that is overtaken
 * is dropped.
 *
 * @param policy null: nothing that could be asked about
 * @param at the instant at which a request would be sent; null: now
 */
export function usePreview(
  client: AgentClient,
  policy: Policy | null,
  at: number | null,
  turn: number,
): Previewed {
  const [answer, setAnswer] = useState<{ asked: string; promises: Promises | null; failed: unknown } | null>(
    null,
  );
  const asked = policy && JSON.stringify([policy, at]);
  useEffect(() => {
    if (!asked) return;
    let current = true;
    const [about] = JSON.parse(asked) as [Policy];
    const done = (promises: Promises | null, failed: unknown) => {
      if (current) setAnswer((before) => ({ asked, promises: promises ?? before?.promises ?? null, failed }));
    };
    const timer = setTimeout(() => {
      client.previewPolicy(about, at === null ? undefined : new Date(at).toISOString()).then(
        (promises) => done(promises, null),
        (failed: unknown) => done(null, failed),
      );
    }, CALM_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, asked, at, turn]);
  return {
    promises: answer?.promises ?? null,
    failed: answer?.failed ?? null,
    outdated: answer?.asked !== asked,
  };
}
