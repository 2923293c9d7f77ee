import type { Policy } from '@vestka/sdk/protocol';
import { and, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Reads } from '../../db/client.ts';
import { events } from '../../db/schema.ts';
import { roundTheClockPolicy } from '../../domain/promise/check-policy.ts';

const SAY_POLICY = ['workspace_created', 'policy_changed'] as const;

/** The words of an event where they are a policy. Those of people are none of the statistics' business. */
export const policyWords = sql<
  string | null
>`CASE WHEN ${inArray(events.type, [...SAY_POLICY])} THEN ${events.words} END`;

interface Said {
  readonly workspace: string;
  readonly type: string;
  readonly data: { readonly zone?: string };
  readonly policy: string | null;
}

/**
 * The policies as they stood at a place in the log: what is counted again later is counted by the same ones. One
 * object for as long as a policy stands, so that its calendar stays warm.
 */
export class Policies {
  readonly #reads: Reads;
  readonly #standing = new Map<string, Policy>();
  /** The place in the log that `standing` belongs to. */
  #at = -1;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  /** Begins at a place, which is the one that was left unless another node has counted in between. */
  begin(cursor: number): void {
    if (this.#at !== cursor) this.#standing.clear();
    this.#at = cursor;
  }

  /** Takes note of an event that has been passed. */
  pass(id: number, event: Said): void {
    this.#at = id;
    if ((SAY_POLICY as readonly string[]).includes(event.type))
      this.#standing.set(event.workspace, policyIn(event));
  }

  async of(workspace: string): Promise<Policy> {
    const standing = this.#standing.get(workspace) ?? (await this.#load(workspace));
    this.#standing.set(workspace, standing);
    return standing;
  }

  async #load(workspace: string): Promise<Policy> {
    const { stream, type, data, id, version } = events;
    const [row] = await this.#reads
      .select({ workspace: events.workspace, type, data, policy: policyWords })
      .from(events)
      .where(and(eq(stream, workspace), inArray(type, [...SAY_POLICY]), lte(id, this.#at)))
      .orderBy(desc(version))
      .limit(1);
    return row
      ? policyIn({ ...row, data: JSON.parse(row.data) as Said['data'] })
      : roundTheClockPolicy('UTC');
  }
}

/** A workspace older than policies promises round the clock. */
function policyIn({ policy, data }: Said): Policy {
  const words = policy === null ? null : (JSON.parse(policy) as { policy?: Policy });
  return words?.policy ?? roundTheClockPolicy(data.zone ?? 'UTC');
}
