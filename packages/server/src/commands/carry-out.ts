import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Actor } from '@vestka/sdk/protocol';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Append, Intent } from '../log/types.ts';
import type { WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { inTurn } from './in-turn.ts';
import { Refused, refused } from './refused.ts';

/** Who acts, where. `customer` limits the reach to that customer's own tickets. */
export interface Who {
  readonly workspace: string;
  readonly actor: Actor;
  readonly customer?: string;
}

/** A person's act, told apart from all others by the UUID that their client gave it. */
export interface Act {
  readonly intent: string;
  /** What was asked, as it arrived: the same intent with another body is refused. */
  readonly body: string;
}

/** How often a decision is made again because someone else was faster. */
const TRIES = 8;

/** What a kind of stream is: how it is read, decided, written, and shown. */
export interface Way<State, View> {
  load(): Promise<State | null>;
  decide(state: State | null, workspace: WorkspaceRow): Promise<{ state: unknown } | Refusal>;
  append(state: State | null, decision: object, workspace: WorkspaceRow, intent: Intent | undefined): Append;
  /** What someone who was too late is shown. */
  seen(state: State | null): object | null;
  /** What an act that stands in the log already is answered with: the stream that it led to, as it stands today. */
  answer(stream: string): Promise<View>;
}

/**
 * The way of every write: load, decide, append, and decide again when someone was faster.
 *
 * @throws Refused when the rules say no; nothing was written
 */
export async function carryOut<State, View>(
  house: House,
  who: Who,
  stream: string,
  act: Act | undefined,
  way: Way<State, View>,
): Promise<View> {
  const first = await workspaceOf(house, who);
  const intent = act && intentOf(first, who, act);
  return inTurn(house, stream, async () => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const workspace = await workspaceOf(house, who);
      const before = await way.load();
      const decision = await way.decide(before, workspace);
      if (isRefusal(decision)) {
        // The same act may already stand in the log: then what looks impossible now was done by it.
        const replayed = intent && (await replay(house, intent, who, way));
        if (replayed) return replayed;
        throw new Refused(decision, (decision.refused === 'stale' && way.seen(before)) || undefined);
      }
      const outcome = await house.log.append(way.append(before, decision, workspace, intent));
      if (outcome.kind === 'appended') return decision.state as View;
      if (outcome.kind === 'replayed') {
        if (!outcome.sameBody) throw refused('idempotency_mismatch');
        return way.answer(outcome.stream);
      }
    }
    throw refused('conflict');
  });
}

/** An append of no events that only asks whether the intent is known. */
async function replay<State, View>(
  house: House,
  intent: Intent,
  { workspace }: Who,
  way: Way<State, View>,
): Promise<View | null> {
  const probe: Append = { workspace, stream: '', expected: -1, intent, events: [], views: [], owner: null };
  const outcome = await house.log.append(probe);
  if (outcome.kind !== 'replayed') return null;
  if (!outcome.sameBody) throw refused('idempotency_mismatch');
  return way.answer(outcome.stream);
}

async function workspaceOf(house: House, { workspace }: Who): Promise<WorkspaceRow> {
  const found = await house.directory.workspace(workspace);
  if (!found) throw refused('not_found', { detail: 'There is no such workspace here.' });
  return found;
}

function intentOf(workspace: WorkspaceRow, { actor }: Who, { intent, body }: Act): Intent {
  const hash = createHmac('sha256', keyOf(workspace)).update(body).digest('base64url');
  return { person: actor.id ?? '', id: intent, hash };
}

const keys = new WeakMap<WorkspaceRow, KeyObject>();

/** Made once for as long as the row is remembered: from its text it would cost several times the hashing. */
function keyOf(workspace: WorkspaceRow): KeyObject {
  const key = keys.get(workspace) ?? createSecretKey(Buffer.from(workspace.secret));
  keys.set(workspace, key);
  return key;
}
