import type { Canned, CannedReply, Policy, PolicyReply, Promises } from '@vestka/sdk/protocol';
import { policyFaults } from '../domain/promise/check-policy.ts';
import { previewOf } from '../domain/promise/preview.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { cannedFaults, type WorkspaceEvent } from '../domain/workspace.ts';
import { type Act, carryOut, type Who } from './carry-out.ts';
import { storedWorkspace, type WorkspaceRow } from './directory.ts';
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
  return change(house, who, act, policyOf, (workspace) => {
    if (workspace.policyVersion !== basedOn) return refuse('stale');
    const faults = policyFaults(policy, house.clock.now());
    if (faults) return under('policy', faults);
    const version = workspace.version + 1;
    return {
      event: { type: 'policy_changed', data: { zone: policy.zone }, words: { policy } },
      state: { ...workspace, version, policy, policyVersion: version, zone: policy.zone },
    };
  });
}

/** @throws Refused `stale`, `validation_failed` */
export function changeCanned(
  house: House,
  who: Who,
  canned: readonly Canned[],
  basedOn: number,
  act: Act,
): Promise<WorkspaceRow> {
  return change(house, who, act, cannedOf, (workspace) => {
    if (workspace.cannedVersion !== basedOn) return refuse('stale');
    const faults = cannedFaults(canned);
    if (faults) return faults;
    const version = workspace.version + 1;
    return {
      event: { type: 'canned_changed', data: {}, words: { canned } },
      state: { ...workspace, version, canned, cannedVersion: version },
    };
  });
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

interface Change {
  readonly event: WorkspaceEvent;
  readonly state: WorkspaceRow;
}

function change(
  house: House,
  who: Who,
  act: Act,
  seen: (workspace: WorkspaceRow) => object,
  decide: (workspace: WorkspaceRow) => Change | Refusal,
): Promise<WorkspaceRow> {
  const current = async () => {
    const workspace = await house.directory.workspace(who.workspace);
    if (!workspace) throw refused('not_found');
    return workspace;
  };
  return carryOut<WorkspaceRow, WorkspaceRow>(house, who, who.workspace, act, {
    load: current,
    decide: async (_, workspace) => decide(workspace),
    append(_, decision, { id, version }, intent) {
      const { event, state } = decision as Change;
      return {
        workspace: id,
        stream: id,
        expected: version,
        intent,
        owner: null,
        views: [{ put: 'workspaces', row: storedWorkspace(state) }],
        events: [
          { ...event, version: state.version, audience: 'team', actor: who.actor, at: house.clock.now() },
        ],
      };
    },
    seen: (workspace) => workspace && seen(workspace),
    answer: current,
  });
}
