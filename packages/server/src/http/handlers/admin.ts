import type { House } from '../../commands/house.ts';
import { changeCanned, changePolicy, previewPolicy } from '../../commands/policy.ts';
import { refused } from '../../commands/refused.ts';
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
    promises: ({ caller }) => previewPolicy(house, whoOf(caller)),

    async getPolicy({ caller }) {
      const { policy, policyVersion } = await workspaceOf(caller.workspace);
      return { policy, version: policyVersion };
    },

    async changePolicy({ caller, body, act }) {
      const changed = await changePolicy(house, whoOf(caller), body.policy, body.basedOn, act);
      return { policy: changed.policy, version: changed.policyVersion };
    },

    previewPolicy: ({ caller, body }) =>
      previewPolicy(house, whoOf(caller), body.policy, body.at ? Date.parse(body.at) : undefined),

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
