import type { Canned, Policy } from '@vestka/sdk/protocol';
import { eq } from 'drizzle-orm';
import type { Reads } from '../db/client.ts';
import { agents, customers, keys, sessions, workspaces } from '../db/schema.ts';
import { roundTheClockPolicy } from '../domain/promise/check-policy.ts';
import { sameEmail } from '../domain/workspace.ts';
import type { StoredEvent } from '../log/types.ts';

/** A workspace as it stands, its policy and prepared updates parsed once. */
export interface WorkspaceRow extends Omit<typeof workspaces.$inferSelect, 'policy' | 'canned'> {
  readonly policy: Policy;
  readonly canned: readonly Canned[];
}
export type CustomerRow = typeof customers.$inferSelect;
export type AgentRow = typeof agents.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

/** A session's short name, for events and logs: enough to tell it from others, useless as a key. */
export const sessionId = (hash: string): string => hash.slice(0, 16);

/** The most sessions that are remembered at once; the oldest go first. */
const REMEMBERED = 20_000;

/**
 * Who is who: workspaces, keys, agents and sessions, read once and remembered until an event says otherwise.
 */
export class Directory {
  readonly #reads: Reads;
  readonly #workspaces = new Map<string, Promise<WorkspaceRow | undefined>>();
  readonly #keys = new Map<string, Promise<typeof keys.$inferSelect | undefined>>();
  readonly #agents = new Map<string, Promise<AgentRow[]>>();
  readonly #customers = new Map<string, Promise<CustomerRow | undefined>>();
  readonly #sessions = new Map<string, Promise<SessionRow | undefined>>();

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  workspace(id: string): Promise<WorkspaceRow | undefined> {
    return remember(this.#workspaces, id, () =>
      first(this.#reads.select().from(workspaces).where(eq(workspaces.id, id))).then(
        (row) => row && parsed(row),
      ),
    );
  }

  customer(id: string): Promise<CustomerRow | undefined> {
    return remember(this.#customers, id, () =>
      first(this.#reads.select().from(customers).where(eq(customers.id, id))),
    );
  }

  /** @param key a publishable key as it is, a secret one as its hash */
  key(key: string): Promise<typeof keys.$inferSelect | undefined> {
    return remember(this.#keys, key, () => first(this.#reads.select().from(keys).where(eq(keys.key, key))));
  }

  agents(workspace: string): Promise<AgentRow[]> {
    return remember(this.#agents, workspace, () =>
      this.#reads.select().from(agents).where(eq(agents.workspace, workspace)).orderBy(agents.name).execute(),
    );
  }

  async agent(workspace: string, idOrEmail: string): Promise<AgentRow | undefined> {
    const team = await this.agents(workspace);
    return team.find(({ id, email }) => id === idOrEmail || email === sameEmail(idOrEmail));
  }

  /** Everyone with this address, in every workspace: who logs in has not said which. */
  agentsByEmail(email: string): Promise<AgentRow[]> {
    return this.#reads.select().from(agents).where(eq(agents.email, email)).execute();
  }

  /** An open session. An expired one is for the caller to refuse. */
  async session(hash: string): Promise<SessionRow | undefined> {
    const session = await remember(this.#sessions, sessionId(hash), () =>
      first(this.#reads.select().from(sessions).where(eq(sessions.hash, hash))),
    );
    return session?.hash === hash ? session : undefined;
  }

  /** Forgets what these events have changed. */
  forget(stored: readonly StoredEvent[]): void {
    for (const { type, workspace, data, owner } of stored) {
      if (type === 'policy_changed' || type === 'canned_changed') this.#workspaces.delete(workspace);
      else if (type === 'customer_limited') this.#customers.delete(owner ?? '');
      else if (type === 'workspace_created' || type === 'agent_added' || type === 'secret_key_created') {
        this.#workspaces.delete(workspace);
        this.#agents.delete(workspace);
        this.#keys.clear();
      } else if (type === 'session_extended' || type === 'session_closed') {
        this.#sessions.delete((data as { session: string }).session);
      }
    }
  }
}

const parsed = ({ policy, canned, ...row }: typeof workspaces.$inferSelect): WorkspaceRow => ({
  ...row,
  policy: policy ? (JSON.parse(policy) as Policy) : roundTheClockPolicy(row.zone),
  canned: JSON.parse(canned) as Canned[],
});

/** A workspace in the shape of its row. */
export const storedWorkspace = ({
  policy,
  canned,
  ...row
}: WorkspaceRow): typeof workspaces.$inferInsert => ({
  ...row,
  policy: JSON.stringify(policy),
  canned: JSON.stringify(canned),
});

const first = async <T>(rows: PromiseLike<T[]>): Promise<T | undefined> => (await rows)[0];

/** Remembers what was found; what was not is asked again, and so is what failed. */
function remember<T>(map: Map<string, Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known) return known;
  const loading = load();
  map.set(key, loading);
  if (map.size > REMEMBERED) map.delete(map.keys().next().value as string);
  const drop = () => map.get(key) === loading && map.delete(key);
  loading.then((found) => found === undefined && drop(), drop);
  return loading;
}
