import type { AgentClient, Impact, Plan, Policy, Promises } from '@vestka/sdk/agent';
import { useEffect, useState } from 'preact/hooks';
import { useNow } from './clock.ts';
import { useDesk } from './desk.ts';

const MINUTE = 60_000;
/** What policy says of “now” is read again when it is this old. */
const FRESH_MS = 5 * MINUTE;

/** What policy says at this hour: by when it wants the next word, when the day ends and the next one begins. */
export interface Terms {
  readonly policy: Policy;
  readonly promises: Promises;
  /** When work begins again after this day; null where it never stops. */
  readonly nextDay: number | null;
  readonly readAt: number;
}

interface Kept {
  terms: Terms | null;
  reading: Promise<void> | null;
}
const kept = new WeakMap<AgentClient, Kept>();

async function read(client: AgentClient): Promise<Terms> {
  const [{ policy }, promises] = await Promise.all([client.policy(), client.promises()]);
  const evening = await client.previewPolicy(policy, promises.endOfDay);
  const nextDay = evening.open ? null : Date.parse(evening.nextOpening);
  return { policy, promises, nextDay, readAt: client.now() };
}

/** {@link Terms}, read once for the whole page and again when they are old; null until then. */
export function useTerms(): Terms | null {
  const { client } = useDesk();
  const now = useNow();
  const [, again] = useState(0);
  const held = kept.get(client) ?? { terms: null, reading: null };
  kept.set(client, held);
  const due = !held.terms || now - held.terms.readAt >= FRESH_MS;
  useEffect(() => {
    if (!due) return;
    let gone = false;
    held.reading ??= read(client)
      .then((terms) => {
        held.terms = terms;
      })
      .catch(() => {
        // Without it the page offers fewer picks; it is asked for again with the next form.
      })
      .finally(() => {
        held.reading = null;
      });
    held.reading.then(() => !gone && again((n) => n + 1));
    return () => {
      gone = true;
    };
  }, [client, held, due]);
  return held.terms;
}

/** What is asked for: the terms of a request's plan and impact. */
export interface Concern {
  readonly plan?: string | null;
  readonly impact: Impact;
}

const isNamed = (name: string | null | undefined) => (plan: { readonly name: string }) =>
  plan.name.toLowerCase() === name?.toLowerCase();

export const planOf = ({ policy }: Terms, { plan }: Concern): Plan | undefined =>
  policy.plans.find(isNamed(plan)) ?? policy.plans[0];

/** By when policy wants the next word of one who speaks now. */
export function latestOf({ promises }: Terms, { plan, impact }: Concern): number | null {
  const found = promises.plans.find(isNamed(plan)) ?? promises.plans[0];
  return found ? Date.parse(found.interval[impact]) : null;
}

/** Whether a moment lies outside of the hours that the plan counts, their last moment included; null while that is not known. */
export function useOutside(at: number | null, terms: Terms | null, concern: Concern): boolean | null {
  const { client } = useDesk();
  const [answer, setAnswer] = useState<{ at: number; open: boolean } | null>(null);
  const policy = terms && planOf(terms, concern)?.hours === 'business' ? terms.policy : null;
  useEffect(() => {
    if (at === null || !policy) return;
    let gone = false;
    // At 18:00 work is over, and a word by 18:00 is still one of that day: the minute before tells.
    client.previewPolicy(policy, new Date(at - MINUTE).toISOString()).then(
      ({ open, nextOpening }) => !gone && setAnswer({ at, open: open || Date.parse(nextOpening) <= at }),
      () => {
        // A warning that cannot be given is none.
      },
    );
    return () => {
      gone = true;
    };
  }, [client, at, policy]);
  return policy && answer?.at === at ? !answer.open : null;
}
