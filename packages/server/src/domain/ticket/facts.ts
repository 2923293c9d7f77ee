import type {
  EventFacts,
  Holder,
  KnownProblem,
  Promised,
  Status,
  Ticket,
  Waiting,
} from '@vestka/sdk/protocol';
import { earlier, ownPromise } from '@vestka/sdk/ticket';

/** What people wrote in the facts, for the event's `words`. */
export interface FactWords {
  readonly activity?: string;
  readonly waiting?: string;
  readonly problem?: string;
}

/** The whole block of facts for an event, with its words. */
export interface Block {
  readonly facts: EventFacts;
  readonly words: FactWords;
}

/** What changes in the facts; all else stays as it stands. */
export interface Change {
  readonly status?: Status;
  readonly activity?: Ticket['activity'];
  /** A promise of the ticket's own. */
  readonly promise?: Promised | null;
  readonly holder?: Holder;
  readonly waiting?: Waiting | null;
  /** null: the ticket follows no known problem any more. */
  readonly problem?: null;
}

/**
 * The facts after a change. What is shown to a customer whose ticket follows a known problem is the earlier of the
 * promise to them alone and the problem's.
 *
 * @param problem the one that the ticket follows, if any
 */
export function factsAfter(ticket: Ticket, change: Change, problem: KnownProblem | null): Block {
  const link = change.problem === null ? null : ticket.problem;
  const own = change.promise === undefined ? ownPromise(ticket) : change.promise;
  const shown =
    link && change.promise !== undefined
      ? earlier(own, problem?.promise ?? null, ticket.promise)
      : ticket.promise;
  const next = {
    status: change.status ?? ticket.status,
    holder: change.holder ?? ticket.holder,
    promise: link ? shown : own,
  };
  const activity = change.activity ?? ticket.activity;
  const waiting = change.waiting === undefined ? ticket.waiting : change.waiting;
  return {
    facts: {
      ...next,
      activity: 'code' in activity ? activity : { lang: activity.lang },
      ...(waiting ? { waiting: { for: waiting.for, expectedAt: waiting.expectedAt } } : {}),
      ...(link ? { problem: { id: link.id, number: link.number, version: link.version, own } } : {}),
    },
    words: {
      ...('text' in activity && activity.text !== null ? { activity: activity.text } : {}),
      ...(waiting && waiting.text !== null ? { waiting: waiting.text } : {}),
      ...(link && link.title !== null ? { problem: link.title } : {}),
    },
  };
}

/** The words of an event that has none but those of the facts. */
export const onlyFacts = (words: FactWords): FactWords | null => (Object.keys(words).length ? words : null);
