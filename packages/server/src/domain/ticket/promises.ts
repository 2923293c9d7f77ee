import type { Promised, TeamTicket } from '@vestka/sdk/protocol';
import { hourClassOf } from '../promise/hour-class.ts';
import { firstWordDueAt, silenceFrom } from '../promise/reaction.ts';
import { type Context, iso } from './state.ts';

type Asked = Pick<TeamTicket, 'impact' | 'plan'>;

/** A promise's id is unique in its stream; a problem's looks different, as both may be shown beside each other. */
export const nextPromiseId = ({ id, promises }: Pick<TeamTicket, 'id' | 'promises'>): string =>
  `${id.startsWith('pb_') ? 'q' : 'p'}${promises.made + 1}`;

/**
 * What policy promises for the first word, also after a reopening or a customer's answer.
 *
 * @param standing the promise that this one brings forward: the date that was given first counts on, if it is earlier
 */
export function policyPromise(
  id: string,
  { impact, plan }: Asked,
  { now, policy, measured }: Context,
  standing?: Promised | null,
): Promised {
  const told = measured[`${impact}.${hourClassOf(policy, plan, now)}`];
  const { dueAt, basis } = firstWordDueAt({ now, impact, plan, policy, measured: told ?? null });
  const first = Math.min(dueAt, standing ? Date.parse(standing.firstDueAt) : dueAt);
  return {
    id,
    dueAt: iso(dueAt),
    firstDueAt: iso(first),
    madeAt: iso(now),
    by: { kind: 'policy', basis },
    missedAt: null,
    told: null,
    nudgeFrom: iso(dueAt),
    nudgedAt: null,
  };
}

/** What an agent promises. A silence that policy finds too long may be said to be one before the promise is due. */
export function agentPromise(id: string, due: number, { impact, plan }: Asked, context: Context): Promised {
  const { now, policy, actor } = context;
  const silent = silenceFrom({ since: now, impact, plan, policy });
  return {
    id,
    dueAt: iso(due),
    firstDueAt: iso(due),
    madeAt: iso(now),
    by: { kind: 'agent', name: actor.name ?? '' },
    missedAt: null,
    told: null,
    nudgeFrom: iso(Math.min(due, silent)),
    nudgedAt: null,
  };
}

/** The promise after a nudge: on record, and not to be said again before policy finds this silence too long as well. */
export function nudged(promise: Promised, { impact, plan }: Asked, { now, policy }: Context): Promised {
  const again = silenceFrom({ since: now, impact, plan, policy });
  return { ...promise, nudgedAt: iso(now), nudgeFrom: iso(again) };
}
