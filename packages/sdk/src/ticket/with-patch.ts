import type { AnyTicketEvent, ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { Patch } from '../protocol/patch.ts';

type Wire = TicketEvent | ProblemEvent;

/**
 * Says in an event's patch what its type does to the view, where that follows from the event alone. So a reader needs
 * to know no types; and events that were stored before there were patches read like new ones.
 */
export function withPatch<E extends Wire | AnyTicketEvent>(event: E): E {
  const made = patchOf(event as Wire);
  if (!made) return event;
  const { data, words } = made;
  return {
    ...event,
    data: { ...event.data, patch: { ...data, ...(event.data.patch as Patch | undefined) } },
    words: event.words && words ? { ...event.words, patch: words } : event.words,
  };
}

function patchOf(event: Wire): { data: Patch; words?: Patch } | null {
  switch (event.type) {
    case 'report_published':
      return published(event);
    case 'ticket_closed':
    case 'wish_answered': {
      const { because, reopenableUntil } = event.data;
      return { data: { closedBecause: because, reopenableUntil, closesAt: null } };
    }
    case 'ticket_reopened':
      return { data: { reportSuperseded: true, closesAt: null, closedBecause: null, reopenableUntil: null } };
    case 'ticket_classified': {
      const { patch, ...classified } = event.data;
      return { data: classified };
    }
    default:
      return null;
  }
}

/** Arrays are replaced as a whole, so those in the words repeat the structure that stands beside them. */
function published({ at, actor, data, words }: Extract<Wire, { type: 'report_published' }>): {
  data: Patch;
  words: Patch;
} {
  const { outcome, recurrence, remaining, evidence, closesAt } = data;
  return {
    data: {
      report: {
        outcome,
        recurrence,
        remaining,
        evidence: evidence ?? null,
        cause: null,
        done: null,
        prevention: null,
        technical: null,
        publishedAt: at,
        by: actor.name ?? null,
      },
      reportSuperseded: false,
      closesAt,
    },
    words: {
      report: {
        cause: words?.cause,
        done: words?.done,
        prevention: words?.prevention ?? null,
        technical: words?.technical ?? null,
        remaining: remaining.map((item, i) => ({ ...item, ...words?.remaining[i] })),
        ...(evidence
          ? { evidence: evidence.map((piece, i) => evidenceOf(piece, words?.evidence?.[i])) }
          : {}),
      },
    },
  };
}

type Piece = NonNullable<Extract<Wire, { type: 'report_published' }>['data']['evidence']>[number];
type Said = NonNullable<
  NonNullable<Extract<Wire, { type: 'report_published' }>['words']>['evidence']
>[number];

function evidenceOf(piece: Piece, said: Said | undefined): Patch {
  const { names = {}, ...words } = said ?? {};
  return { ...piece, ...words, ...named('filesBefore', piece, names), ...named('filesAfter', piece, names) };
}

function named(side: 'filesBefore' | 'filesAfter', piece: Piece, names: Record<string, string>): Patch {
  const files = piece[side];
  if (!files) return {};
  return {
    [side]: Object.fromEntries(
      Object.entries(files).map(([id, file]) => [id, { ...file, ...(names[id] ? { name: names[id] } : {}) }]),
    ),
  };
}
