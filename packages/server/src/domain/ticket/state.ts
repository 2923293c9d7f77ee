import type {
  Actor,
  EventFacts,
  Promised,
  TeamTicket,
  Ticket,
  TicketEvent,
  TicketEventBody,
  Told,
} from '@vestka/sdk/protocol';
import { apply, applyTeam } from '@vestka/sdk/ticket';

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
}

/** An event that was decided but not yet stored: all but its place in the log. */
export type NewEvent = Omit<TicketEvent, 'cursor'> & TicketEventBody;

/** What a rule decided: the events in order and the views they lead to. */
export interface Decision {
  readonly events: readonly NewEvent[];
  readonly state: TicketState;
}

export const iso = (ms: number): string => new Date(ms).toISOString();

/** Folds events of one ticket into both views. */
export function fold(state: TicketState | null, events: readonly (NewEvent | TicketEvent)[]): TicketState {
  let team = state?.team ?? null;
  let customer = state?.customer ?? null;
  for (const event of events) {
    const stored = { cursor: '', ...event } as TicketEvent;
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

/** The facts as they stand, in the shape an event carries them; `activity` is the person's sentence for `words`. */
export function standing(team: Ticket): { facts: EventFacts; activity: string | undefined } {
  const { status, promise, holder, activity } = team;
  return 'code' in activity
    ? { facts: { status, promise, holder, activity }, activity: undefined }
    : {
        facts: { status, promise, holder, activity: { lang: activity.lang } },
        activity: activity.text ?? undefined,
      };
}

/** A promise's id is unique in its ticket; that is all it needs. */
export const nextPromiseId = (made: number): string => `p${made + 1}`;

/** @param standing the promise that this one brings forward: the date that was given first counts on, if it is earlier */
export function policyPromise(
  id: string,
  madeAt: number,
  dueAt: number,
  standing?: Promised | null,
): Promised {
  const first = Math.min(dueAt, standing ? Date.parse(standing.firstDueAt) : dueAt);
  return {
    id,
    dueAt: iso(dueAt),
    firstDueAt: iso(first),
    madeAt: iso(madeAt),
    by: { kind: 'policy' },
    missedAt: null,
    told: null,
  };
}
