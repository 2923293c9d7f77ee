import { randomBytes } from 'node:crypto';
import { hash as hashPassword } from '@node-rs/argon2';
import { type Actor, type Agent, Email, type Policy } from '@vestka/sdk/protocol';
import { defaultPolicy, policyFaults, roundTheClockPolicy } from '../domain/promise/check-policy.ts';
import { refuse } from '../domain/refusal.ts';
import { sameEmail, type WorkspaceEvent } from '../domain/workspace.ts';
import { hashToken, newId, newToken } from '../ids.ts';
import { changeWorkspace } from './change-workspace.ts';
import { storedWorkspace, type WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { Refused, refusedField } from './refused.ts';

export { defaultPolicy, roundTheClockPolicy };

const SYSTEM: Actor = { kind: 'system' };

/**
 * Creates a workspace with its publishable key.
 *
 * @param policy default: business hours in UTC
 * @returns its id and the key
 * @throws Refused `validation_failed` where the policy contradicts itself
 */
export async function createWorkspace(
  house: House,
  {
    name,
    accent = null,
    policy = defaultPolicy('UTC'),
  }: { name: string; accent?: string | null; policy?: Policy },
): Promise<{ id: string; publishableKey: string }> {
  const faults = policyFaults(policy, house.clock.now());
  if (faults) throw new Refused(faults);
  const { zone } = policy;
  const id = newId('ws');
  const publishableKey = newToken('pk');
  const secret = randomBytes(32).toString('base64url');
  const event: WorkspaceEvent = {
    type: 'workspace_created',
    data: { name, accent, zone, publishableKey },
    words: { secret, policy },
  };
  const row: WorkspaceRow = {
    id,
    version: 1,
    name,
    accent,
    zone,
    secret,
    policy,
    policyVersion: 1,
    canned: [],
    cannedVersion: 0,
  };
  // Its id is new: nothing stands there that could be decided on.
  await house.log.append({
    workspace: id,
    stream: id,
    expected: 0,
    owner: null,
    views: [
      { put: 'workspaces', row: storedWorkspace(row) },
      { put: 'keys', row: { key: publishableKey, workspace: id, kind: 'publishable' } },
    ],
    events: [{ ...event, version: 1, audience: 'team', actor: SYSTEM, at: house.clock.now() }],
  });
  return { id, publishableKey };
}

/** Creates a secret key. It is shown here once; only its hash is kept. */
export async function createSecretKey(house: House, workspace: string): Promise<string> {
  const secretKey = newToken('sk');
  const hash = hashToken(secretKey);
  await changeWorkspace(house, { workspace, actor: SYSTEM }, undefined, (state) => ({
    event: { type: 'secret_key_created', data: {}, words: { hash } },
    views: [{ put: 'keys', row: { key: hash, workspace, kind: 'secret' } }],
    state,
  }));
  return secretKey;
}

/** NIST SP 800-63B asks for eight characters at the least, and for no rules beside the length. */
const SHORTEST = 8;
const TAKEN = 'Someone in this workspace already has that e-mail address.';

export interface NewAgent {
  email: string;
  name: string;
  password: string;
  role?: Agent['role'];
  level?: Agent['level'];
}

/** Adds someone to the team. @throws Refused `conflict` when the address is taken in this workspace */
export async function addAgent(
  house: House,
  workspace: string,
  { email, name, password, role = 'agent', level = 'L1' }: NewAgent,
): Promise<string> {
  const address = sameEmail(email);
  if (!Email.safeParse(address).success)
    throw refusedField('validation_failed', 'email', 'This is not an e-mail address.');
  if (password.length < SHORTEST)
    throw refusedField('validation_failed', 'password', `A password has at least ${SHORTEST} characters.`);
  const id = newId('ag');
  const hashed = await hashPassword(password);
  await changeWorkspace(house, { workspace, actor: SYSTEM }, undefined, async (state) => {
    if (await house.directory.agent(workspace, address)) return refuse('conflict', { detail: TAKEN });
    return {
      event: {
        type: 'agent_added',
        data: { id, role, level },
        words: { email: address, name, password: hashed },
      },
      views: [{ put: 'agents', row: { id, workspace, email: address, name, role, level, password: hashed } }],
      state,
    };
  });
  return id;
}
