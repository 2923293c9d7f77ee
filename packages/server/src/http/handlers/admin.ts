import type { House } from '../../commands/house.ts';
import { measuredFor, measuredUnder } from '../../commands/insights/measured.ts';
import { changeCanned, changePolicy, under } from '../../commands/policy.ts';
import { Refused, refused } from '../../commands/refused.ts';
import { policyFaults } from '../../domain/promise/check-policy.ts';
import { previewOf } from '../../domain/promise/preview.ts';
import type { Handlers } from '../api.ts';
import { whoOf } from './shared.ts';

type Names = 'promises' | 'getPolicy' | 'changePolicy' | 'previewPolicy' | 'getCanned' | 'changeCanned';

/** What a workspace promises by itself, and what its agents have prepared to say. */
export function adminHandlers(house: House): Pick<Handlers, Names> {
  const workspaceOf = async (id: string) => {
    const workspace = await house.directory.workspace(id);
    if (!workspace) throw refused('not_found');
    return workspace;
  };

  return {
    async promises({ caller }) {
      const { policy } = await workspaceOf(caller.workspace);
      return previewOf(policy, house.clock.now(), await measuredFor(house, caller.workspace));
    },

    async getPolicy({ caller }) {
      const { policy, policyVersion } = await workspaceOf(caller.workspace);
      return { policy, version: policyVersion };
    },

    async changePolicy({ caller, body, act }) {
      const changed = await changePolicy(house, whoOf(caller), body.policy, body.basedOn, act);
      return { policy: changed.policy, version: changed.policyVersion };
    },

    async previewPolicy({ caller, body }) {
      const faults = policyFaults(body.policy);
      if (faults) throw new Refused(under('policy', faults));
      const { policy, at } = body;
      const measured = await measuredUnder(house, caller.workspace, policy);
      return previewOf(policy, at ? Date.parse(at) : house.clock.now(), measured);
    },

    async getCanned({ caller }) {
      const { canned, cannedVersion } = await workspaceOf(caller.workspace);
      return { canned: [...canned], version: cannedVersion };
    },

    async changeCanned({ caller, body, act }) {
      const changed = await changeCanned(house, whoOf(caller), body.canned, body.basedOn, act);
      return { canned: [...changed.canned], version: changed.cannedVersion };
    },
  };
}
