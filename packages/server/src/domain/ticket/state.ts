import type {
  Actor,
  CustomerLimit,
  KnownProblem,
  Policy,
  TeamTicket,
  Ticket,
  TicketEvent,
  TicketEventBody,
  Told,
} from '@vestka/sdk/protocol';
import { apply, applyTeam, follow, withPatch } from '@vestka/sdk/ticket';
import type { Refusal } from '../refusal.ts';
import type { GivenFiles } from './given.ts';
import { asWrittenToday } from './owed-apart.ts';

/** The two views of one ticket: the team's, from all events; the customer's, from the customer's events alone. */
export interface TicketState {
  readonly team: TeamTicket;
  readonly customer: Ticket;
}

/** What a rule may know beside the ticket. It has no clock and no dice of its own. */
export interface Context {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly actor: Actor;
  /** Who hears of a miss in this workspace as it is staffed now. */
  readonly told: Told;
  readonly policy: Policy;
  /** Working time to the first word as history tells it, by impact and hour class, in milliseconds. */
  readonly measured: Readonly<Record<string, number>>;
  /** Files that the command names: they are there, and this person's to give. */
  readonly files: GivenFiles;
  /** The known problem that the ticket follows, or is to follow. */
  readonly problem: KnownProblem | null;
  /** How far the customer may write, and when they last did, in any of their tickets. */
  readonly limit: CustomerLimit | null;
  readonly wroteAt: number | null;
}

/** What a rule answers: what has happened, or why not. */
export type Decided = TicketEventBody[] | Refusal;

/** An event that was decided but not yet stored: all but its place in the log. */
export type NewEvent = Omit<TicketEvent, 'cursor'> & TicketEventBody;

/** What a rule decided: the events in order and the views they lead to. */
export interface Decision {
  readonly events: readonly NewEvent[];
  readonly state: TicketState;
}

export const iso = (ms: number): string => new Date(ms).toISOString();

/** The ticket with all that has been said meanwhile of the problem that it follows. */
export const upToDate = ({ team, customer }: TicketState, problem: KnownProblem | null): TicketState => ({
  team: follow(team, problem),
  customer: follow(customer, problem),
});

/** Folds events of one ticket into both views. */
export function fold(state: TicketState | null, events: readonly (NewEvent | TicketEvent)[]): TicketState {
  let team = state?.team ?? null;
  let customer = state?.customer ?? null;
  for (const event of events) {
    const stored = withPatch({ cursor: '', ...asWrittenToday(team, event) } as TicketEvent);
    team = applyTeam(team, stored);
    customer = apply(customer, stored);
  }
  if (!team || !customer) throw new Error('A ticket begins with ticket_created.');
  return { team, customer };
}

/** Stamps a rule's events with the ticket, their versions and one time, which never runs backwards in a stream. */
export function stamp(
  ticket: string,
  state: TicketState | null,
  context: Context,
  bodies: readonly TicketEventBody[],
  actor: Actor = context.actor,
): Decision {
  const last = state ? Date.parse(state.team.updatedAt) : 0;
  const at = iso(Math.max(context.now, last));
  const version = state?.team.version ?? 0;
  const events = bodies.map(
    (body, i) => ({ ...body, ticket, version: version + 1 + i, at, actor }) as NewEvent,
  );
  return { events, state: events.length || !state ? fold(state, events) : state };
}
