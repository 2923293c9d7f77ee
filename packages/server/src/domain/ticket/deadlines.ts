import type { KnownProblem, Policy, Promised, TeamTicket } from '@vestka/sdk/protocol';
import { isOpen, remainingOf } from '@vestka/sdk/ticket';
import { silenceFrom, warnAtOf } from '../promise/reaction.ts';

const deadlineKinds = ['promise', 'warn', 'remind', 'close', 'remaining', 'retention', 'approval'] as const;

/** One moment at which the watcher acts on a ticket or a known problem. */
export interface Deadline {
  readonly kind: (typeof deadlineKinds)[number];
  /** What it is about: the promise's id, `request/item`, `request/approval`, an item's place; or empty. */
  readonly ref: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

type Watched = Pick<TeamTicket, 'status' | 'promise' | 'closesAt' | 'impact' | 'warned' | 'remindedAt'> &
  Partial<Pick<TeamTicket, 'problem' | 'plan' | 'report' | 'closedBecause' | 'requests'>>;

/**
 * Every deadline that a ticket or a known problem has as it stands. Written in the same append as its view. What a
 * ticket shows of the problem that it follows is that problem's to watch.
 */
export function deadlinesOf(view: TeamTicket | KnownProblem, policy: Policy): Deadline[] {
  const { status, closesAt, problem, promise }: Watched = view;
  const own = problem ? problem.own : promise;
  const deadlines: Deadline[] = [];
  if (own && isOpen(status)) deadlines.push(...ofPromise(own, view, policy));
  if (closesAt && status === 'resolved' && !problem)
    deadlines.push({ kind: 'close', ref: '', at: Date.parse(closesAt) });
  deadlines.push(...ofRemaining(view), ...ofRequests(view));
  return deadlines;
}

/** When leads are told again of a miss that stands. */
export function remindAtOf(
  missedAt: string,
  { impact, plan = null, remindedAt }: Pick<Watched, 'impact' | 'plan' | 'remindedAt'>,
  policy: Policy,
): number {
  return silenceFrom({ since: Date.parse(remindedAt ?? missedAt), impact, plan, policy });
}

function ofPromise(promise: Promised, view: Watched, policy: Policy): Deadline[] {
  const { impact, plan = null, warned } = view;
  const ref = promise.id;
  const dueAt = Date.parse(promise.dueAt);
  const { missedAt } = promise;
  if (missedAt) return [{ kind: 'remind', ref, at: remindAtOf(missedAt, view, policy) }];
  const due: Deadline = { kind: 'promise', ref, at: dueAt };
  if (warned === promise.dueAt) return [due];
  const at = warnAtOf({ madeAt: Date.parse(promise.madeAt), dueAt, impact, plan, policy });
  return at < dueAt ? [{ kind: 'warn', ref, at }, due] : [due];
}

/** What remains after a report keeps a promise of its own until it is done, or another report takes its place. */
function ofRemaining(view: Watched): Deadline[] {
  return remainingOf(view).flatMap(({ by, doneAt, missedAt }, at) =>
    doneAt || missedAt ? [] : [{ kind: 'remaining' as const, ref: String(at), at: Date.parse(by) }],
  );
}

/**
 * What was given is deleted when its time is over, whatever has become of the ticket. Of what was asked for before a
 * report nobody waits for a decision any more; after another end somebody may again.
 */
function ofRequests({ requests = {}, report }: Watched): Deadline[] {
  return Object.entries(requests).flatMap(([id, { at, items, approval }]) => {
    const isAsked = approval?.state === 'asked' && !(report && at < report.publishedAt);
    return [
      ...Object.entries(items).flatMap(([item, { deleteAt, deletedAt }]) =>
        deleteAt && !deletedAt
          ? [{ kind: 'retention' as const, ref: `${id}/${item}`, at: Date.parse(deleteAt) }]
          : [],
      ),
      ...(isAsked
        ? [{ kind: 'approval' as const, ref: `${id}/${approval.id}`, at: Date.parse(approval.expiresAt) }]
        : []),
    ];
  });
}
