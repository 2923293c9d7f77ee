import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Policy } from '@vestka/sdk/protocol';
import { publishAnswer } from '../commands/answers.ts';
import type { House } from '../commands/house.ts';
import { addAgent, createSecretKey, createWorkspace, defaultPolicy } from '../commands/workspaces.ts';
import { DEMO_ANSWERS } from './demo-answers.ts';

/** What a first look needs: a workspace, its keys, and someone to log in as. */
export interface Demo {
  readonly workspace: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly agent: { readonly email: string; readonly password: string };
  readonly lead: { readonly email: string; readonly password: string };
}

/** Office hours to look at, and a plan that counts round the clock all the same: the demo is tried at any hour. */
function demoPolicy(zone: string): Policy {
  const policy = defaultPolicy(zone);
  return { ...policy, plans: policy.plans.map((plan) => ({ ...plan, hours: 'always' })) };
}

const PASSWORD = 'northwind-demo';
const AGENT = { email: 'anna@northwind.example', name: 'Anna K.', password: PASSWORD, level: 'L2' } as const;
const LEAD = {
  email: 'marta@northwind.example',
  name: 'Marta L.',
  password: PASSWORD,
  role: 'lead',
} as const;

/**
 * The demo workspace: the one of this data folder, or a new one. Its keys stand in the clear in `demo.json`, which a
 * real workspace's never do.
 */
export async function openDemo(house: House, data: string): Promise<Demo> {
  const file = join(data, 'demo.json');
  if (existsSync(file)) {
    const demo = JSON.parse(readFileSync(file, 'utf8')) as Demo;
    if (await house.directory.workspace(demo.workspace)) return demo;
  }
  const { id: workspace, publishableKey } = await createWorkspace(house, {
    name: 'Northwind Shop',
    policy: demoPolicy(Intl.DateTimeFormat().resolvedOptions().timeZone),
  });
  const agent = await addAgent(house, workspace, AGENT);
  await addAgent(house, workspace, LEAD);
  const by = { workspace, actor: { kind: 'agent', id: agent, name: AGENT.name } } as const;
  for (const answer of DEMO_ANSWERS)
    await publishAnswer(house, by, answer, { intent: randomUUID(), body: JSON.stringify(answer) });
  const secretKey = await createSecretKey(house, workspace);
  const demo: Demo = {
    workspace,
    publishableKey,
    secretKey,
    agent: { email: AGENT.email, password: AGENT.password },
    lead: { email: LEAD.email, password: LEAD.password },
  };
  writeFileSync(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  return demo;
}
