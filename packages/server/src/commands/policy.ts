import type { Canned, CannedReply, Policy, PolicyReply, Promises } from '@vestka/sdk/protocol';
import { policyFaults } from '../domain/promise/check-policy.ts';
import { previewOf } from '../domain/promise/preview.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { cannedFaults } from '../domain/workspace.ts';
import type { Act, Who } from './carry-out.ts';
import { changeWorkspace } from './change-workspace.ts';
import type { WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { measuredFor, measuredUnder } from './insights/measured.ts';
import { Refused, refused } from './refused.ts';

/** A workspace's policy as it is shown, with the version that a change is based on. */
export const policyOf = ({ policy, policyVersion }: WorkspaceRow): PolicyReply => ({
  policy,
  version: policyVersion,
});

/** Its prepared updates, likewise. */
export const cannedOf = ({ canned, cannedVersion }: WorkspaceRow): CannedReply => ({
  canned: [...canned],
  version: cannedVersion,
});

/** @throws Refused `stale`, `validation_failed` with every fault and its path */
export function changePolicy(
  house: House,
  who: Who,
  policy: Policy,
  basedOn: number,
  act: Act,
): Promise<WorkspaceRow> {
  const decide = (workspace: WorkspaceRow) => {
    if (workspace.policyVersion !== basedOn) return refuse('stale');
    const faults = policyFaults(policy, house.clock.now());
    if (faults) return under('policy', faults);
    const { zone } = policy;
    return {
      event: { type: 'policy_changed' as const, data: { zone }, words: { policy } },
      state: { ...workspace, policy, policyVersion: workspace.version + 1, zone },
    };
  };
  return changeWorkspace(house, who, act, decide, policyOf);
}

/** @throws Refused `stale`, `validation_failed` */
export function changeCanned(
  house: House,
  who: Who,
  canned: readonly Canned[],
  basedOn: number,
  act: Act,
): Promise<WorkspaceRow> {
  const decide = (workspace: WorkspaceRow) => {
    if (workspace.cannedVersion !== basedOn) return refuse('stale');
    const faults = cannedFaults(canned);
    if (faults) return faults;
    return {
      event: { type: 'canned_changed' as const, data: {}, words: { canned } },
      state: { ...workspace, canned, cannedVersion: workspace.version + 1 },
    };
  };
  return changeWorkspace(house, who, act, decide, cannedOf);
}

/**
 * What a workspace's policy would promise at an instant, or another policy in its place; changes nothing.
 *
 * @param at epoch milliseconds; default: now
 * @throws Refused `validation_failed` with every fault and its path
 */
export async function previewPolicy(
  house: House,
  { workspace }: Who,
  policy?: Policy,
  at = house.clock.now(),
): Promise<Promises> {
  const faults = policy && policyFaults(policy, house.clock.now());
  if (faults) throw new Refused(under('policy', faults));
  const own = await house.directory.workspace(workspace);
  if (!own) throw refused('not_found');
  const measured = policy
    ? await measuredUnder(house, workspace, policy)
    : await measuredFor(house, workspace);
  return previewOf(policy ?? own.policy, at, measured);
}

/** The paths of the faults as they stand in the request's body. */
const under = (field: string, { errors = [], ...refusal }: Refusal): Refusal => ({
  ...refusal,
  errors: errors.map((error) => ({ ...error, path: `${field}.${error.path}` })),
});
