import { randomBytes } from 'node:crypto';
import { hash as hashPassword } from '@node-rs/argon2';
import type { Agent, Policy } from '@vestka/sdk/protocol';
import * as z from 'zod';
import { defaultPolicy, policyFaults, roundTheClockPolicy } from '../domain/promise/check-policy.ts';
import { sameEmail, type WorkspaceEvent } from '../domain/workspace.ts';
import { hashToken, newId, newToken } from '../ids.ts';
import type { ViewWrite } from '../log/types.ts';
import { storedWorkspace } from './directory.ts';
import type { House } from './house.ts';
import { Refused, refused, refusedField } from './refused.ts';

export { defaultPolicy, roundTheClockPolicy };

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
  await append(house, id, 0, [
    {
      event: {
        type: 'workspace_created',
        data: { name, accent, zone, publishableKey },
        words: { secret, policy },
      },
      views: [
        {
          put: 'workspaces',
          row: {
            id,
            version: 1,
            name,
            accent,
            zone,
            secret,
            policy: JSON.stringify(policy),
            policyVersion: 1,
            canned: '[]',
            cannedVersion: 0,
          },
        },
        { put: 'keys', row: { key: publishableKey, workspace: id, kind: 'publishable' } },
      ],
    },
  ]);
  return { id, publishableKey };
}

/** Creates a secret key. It is shown here once; only its hash is kept. */
export async function createSecretKey(house: House, workspace: string): Promise<string> {
  const secretKey = newToken('sk');
  const hash = hashToken(secretKey);
  await toWorkspace(house, workspace, {
    event: { type: 'secret_key_created', data: {}, words: { hash } },
    views: [{ put: 'keys', row: { key: hash, workspace, kind: 'secret' } }],
  });
  return secretKey;
}

/** NIST SP 800-63B asks for eight characters at the least, and for no rules beside the length. */
const SHORTEST = 8;

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
  if (!z.email().safeParse(address).success)
    throw refusedField('validation_failed', 'email', 'This is not an e-mail address.');
  if (password.length < SHORTEST) {
    throw refusedField('validation_failed', 'password', `A password has at least ${SHORTEST} characters.`);
  }
  if (await house.directory.agent(workspace, address)) {
    throw refused('conflict', { detail: 'Someone in this workspace already has that e-mail address.' });
  }
  const id = newId('ag');
  const hashed = await hashPassword(password);
  await toWorkspace(house, workspace, {
    event: {
      type: 'agent_added',
      data: { id, role, level },
      words: { email: address, name, password: hashed },
    },
    views: [{ put: 'agents', row: { id, workspace, email: address, name, role, level, password: hashed } }],
  });
  return id;
}

interface Change {
  event: WorkspaceEvent;
  views: readonly ViewWrite[];
}

async function toWorkspace(house: House, id: string, change: Change): Promise<void> {
  const workspace = await house.directory.workspace(id);
  if (!workspace) throw refused('not_found', { detail: 'There is no such workspace here.' });
  const version = workspace.version + 1;
  const row: ViewWrite = { put: 'workspaces', row: storedWorkspace({ ...workspace, version }) };
  await append(house, id, workspace.version, [{ ...change, views: [row, ...change.views] }]);
}

async function append(
  house: House,
  workspace: string,
  expected: number,
  changes: readonly Change[],
): Promise<void> {
  const outcome = await house.log.append({
    workspace,
    stream: workspace,
    expected,
    owner: null,
    views: changes.flatMap(({ views }) => views),
    events: changes.map(({ event }, i) => ({
      ...event,
      version: expected + 1 + i,
      audience: 'team',
      actor: { kind: 'system' },
      at: house.clock.now(),
    })),
  });
  if (outcome.kind !== 'appended') throw refused('conflict');
}
