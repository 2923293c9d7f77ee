import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Actor, Told } from '@vestka/sdk/protocol';
import { isRefusal } from '../domain/refusal.ts';
import type { TicketCommand } from '../domain/ticket/commands.ts';
import { decide } from '../domain/ticket/decide.ts';
import type { TicketState } from '../domain/ticket/state.ts';
import type { Append, Intent, Outcome } from '../log/types.ts';
import type { WorkspaceRow } from './directory.ts';
import type { House } from './house.ts';
import { inTurn } from './in-turn.ts';
import { Refused, refused } from './refused.ts';
import { loadTicket, ticketAppend } from './tickets.ts';

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

/**
 * The way of every write to a ticket: load, decide, append, and decide again when someone was faster.
 *
 * @returns the ticket's views; after a replayed intent, as they stand today
 * @throws Refused when the rules say no; nothing was written
 */
export async function execute(
  house: House,
  who: Who,
  ticket: string,
  command: TicketCommand,
  act?: Act,
): Promise<TicketState> {
  const intent = act && (await intentOf(house, who, act));
  const told = await toldOf(house, who.workspace);
  return inTurn(ticket, async () => {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const before = command.type === 'open' ? null : await reach(house, who, ticket);
      const context = { now: house.clock.now(), actor: who.actor, told };
      const decision = decide(before, command, context);
      if (isRefusal(decision)) {
        // The same act may already stand in the log: then what looks impossible now was done by it.
        const replayed = intent && (await replay(house, intent, who.workspace));
        if (replayed) return replayed;
        throw new Refused(decision, decision.refused === 'stale' ? seenBy(who, before) : undefined);
      }
      const append = ticketAppend(who.workspace, before?.team.version ?? 0, decision, intent);
      const outcome = await house.log.append(append);
      if (outcome.kind === 'appended') return decision.state;
      if (outcome.kind === 'replayed') return answerReplay(house, who, outcome);
    }
    throw refused('conflict');
  });
}

/** The ticket, if this person may touch it. What is not theirs looks like what does not exist. */
export async function reach(house: House, who: Who, ticket: string): Promise<TicketState> {
  const state = await loadTicket(house, who.workspace, ticket);
  if (!state || (who.customer !== undefined && state.team.customer.id !== who.customer))
    throw refused('not_found');
  return state;
}

const seenBy = (who: Who, state: TicketState | null): object | undefined =>
  who.customer === undefined ? state?.team : state?.customer;

/** An append of no events that only asks whether the intent is known. */
async function replay(house: House, intent: Intent, workspace: string): Promise<TicketState | null> {
  const probe: Append = { workspace, stream: '', expected: -1, intent, events: [], views: [], owner: null };
  const outcome = await house.log.append(probe);
  return outcome.kind === 'replayed'
    ? answerReplay(house, { workspace, actor: { kind: 'system' } }, outcome)
    : null;
}

async function answerReplay(
  house: House,
  who: Who,
  { stream, sameBody }: Extract<Outcome, { kind: 'replayed' }>,
): Promise<TicketState> {
  if (!sameBody) throw refused('idempotency_mismatch');
  return reach(house, who, stream);
}

async function intentOf(house: House, who: Who, { intent, body }: Act): Promise<Intent> {
  const workspace = await house.directory.workspace(who.workspace);
  if (!workspace) throw refused('not_found');
  const hash = createHmac('sha256', keyOf(workspace)).update(body).digest('base64url');
  return { person: who.actor.id ?? '', id: intent, hash };
}

const keys = new WeakMap<WorkspaceRow, KeyObject>();

/** Made once for as long as the row is remembered: from its text it would cost several times the hashing. */
function keyOf(workspace: WorkspaceRow): KeyObject {
  const key = keys.get(workspace) ?? createSecretKey(Buffer.from(workspace.secret));
  keys.set(workspace, key);
  return key;
}

/** Who hears of a miss as the workspace is staffed now. */
async function toldOf(house: House, workspace: string): Promise<Told> {
  const team = await house.directory.agents(workspace);
  if (team.some(({ role }) => role === 'lead')) return 'lead';
  return team.length ? 'team' : 'nobody';
}
