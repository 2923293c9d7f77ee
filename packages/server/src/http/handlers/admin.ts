import type { House } from '../../commands/house.ts';
import { cannedOf, changeCanned, changePolicy, policyOf, previewPolicy } from '../../commands/policy.ts';
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

    getPolicy: async ({ caller }) => policyOf(await workspaceOf(caller.workspace)),

    changePolicy: async ({ caller, body, act }) =>
      policyOf(await changePolicy(house, whoOf(caller), body.policy, body.basedOn, act)),

    previewPolicy: ({ caller, body }) =>
      previewPolicy(house, whoOf(caller), body.policy, body.at ? Date.parse(body.at) : undefined),

    getCanned: async ({ caller }) => cannedOf(await workspaceOf(caller.workspace)),

    changeCanned: async ({ caller, body, act }) =>
      cannedOf(await changeCanned(house, whoOf(caller), body.canned, body.basedOn, act)),
  };
}
