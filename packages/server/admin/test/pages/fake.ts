import { type AgentState, type Canned, type Insights, type Policy, VestkaError } from '@vestka/sdk/agent';
import { type Fake, fake, loggedIn } from '../fake.ts';
import { lena } from '../tickets.ts';
import { figures } from './figures.ts';
import { northwind, prepared, promisesOf } from './policies.ts';

/** A lead at Northwind's. */
const asLead: Partial<AgentState> = { me: loggedIn.me && { ...loggedIn.me, agent: lena } };

export interface PagesFake extends Fake {
  policyNow: { policy: Policy; version: number };
  cannedNow: { canned: Canned[]; version: number };
  figuresNow: Insights;
}

const stale = () => new VestkaError({ code: 'stale', title: 'Someone has changed this.', status: 409 });

/** A client whose policy, prepared updates and figures are at hand; a change is refused as stale by its version. */
export function pagesFake(part: Partial<AgentState> = asLead): PagesFake {
  const base = fake(part);
  const failures = new Map<string, Error>();
  const called = (name: string, ...args: unknown[]) => {
    base.calls.push([name, ...args]);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
  };
  const client: PagesFake = Object.assign(base, {
    policyNow: { policy: northwind, version: 1 },
    cannedNow: { canned: prepared, version: 1 },
    figuresNow: figures(),
    fail: (name: string, error: Error) => void failures.set(name, error),
    async policy() {
      called('policy');
      return client.policyNow;
    },
    async changePolicy(policy: Policy, basedOn: number) {
      called('changePolicy', policy, basedOn);
      if (basedOn !== client.policyNow.version) throw stale();
      client.policyNow = { policy, version: basedOn + 1 };
      return client.policyNow;
    },
    async previewPolicy(policy: Policy, at?: string) {
      called('previewPolicy', policy, at);
      return promisesOf(policy, at);
    },
    async canned() {
      called('canned');
      return client.cannedNow;
    },
    async changeCanned(canned: readonly Canned[], basedOn: number) {
      called('changeCanned', canned, basedOn);
      if (basedOn !== client.cannedNow.version) throw stale();
      client.cannedNow = { canned: [...canned], version: basedOn + 1 };
      return client.cannedNow;
    },
    async insights(range?: { from?: string; to?: string }) {
      called('insights', range);
      return client.figuresNow;
    },
  });
  return client;
}
