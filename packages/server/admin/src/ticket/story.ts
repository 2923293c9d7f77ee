import type { Choice, DataRequest, Offer, ProblemEvent, Report, TicketEvent } from '@vestka/sdk/agent';
import { allRemaining, merge } from '@vestka/sdk/ticket';
import type { Subject } from '../lib/subject.ts';
import { linkNames } from './link-names.ts';

export type AnyEvent = TicketEvent | ProblemEvent;

/** What of a timeline is read beside one of its events: what later ones say of it, and how it stands now. */
export interface Story {
  readonly subject: Subject;
  /** The known problems that were followed, by id. */
  readonly problems: ReadonlyMap<string, string>;
  /** What was picked of an offer, by the offer's id. */
  readonly chosen: ReadonlyMap<string, Choice>;
  /** Files that were deleted since, as had been announced. */
  readonly deleted: ReadonlySet<string>;
  /** Up to which version what was given in writing is deleted, by the item that it was given under. */
  readonly forgotten: ReadonlyMap<string, number>;
}

export function storyOf(events: readonly AnyEvent[], subject: Subject): Story {
  const chosen = new Map<string, Choice>();
  const deleted = new Set<string>();
  const forgotten = new Map<string, number>();
  for (const { type, data, words, at, version } of events) {
    if (type === 'option_chosen') {
      const why = words?.why;
      chosen.set(data.offer, { option: data.option, at, ...(why !== undefined && { why }) });
    }
    if (type === 'files_deleted') {
      for (const file of data.files) deleted.add(file);
      forgotten.set(data.item, version);
    }
  }
  return { subject, problems: linkNames(events), chosen, deleted, forgotten };
}

interface Brought {
  readonly offers?: Record<string, Offer | null>;
  readonly requests?: Record<string, DataRequest | null>;
}

/** What an event brought into the view, its words included. */
const broughtBy = ({ data, words }: AnyEvent): Brought => (merge(data.patch, words?.patch) ?? {}) as Brought;

/** The ways forward that came with a word. */
export function offerOf(event: AnyEvent): [id: string, offer: Offer] | null {
  const found = Object.entries(broughtBy(event).offers ?? {}).find(([, offer]) => offer !== null);
  return (found as [string, Offer] | undefined) ?? null;
}

/** What was asked for with a word; as it stands by now, where that is known. */
export function requestOf(event: AnyEvent, { subject }: Story): DataRequest | null {
  const [id, asked] = Object.entries(broughtBy(event).requests ?? {})[0] ?? [];
  const now = id && 'requests' in subject ? subject.requests?.[id] : undefined;
  return now ?? asked ?? null;
}

/**
 * The report as it stands by now, where an event published the one that stands; what remained may be done since. What a
 * request's own report left is set apart where it follows a known problem.
 */
export function reportNow(event: AnyEvent, { subject }: Story): Report | null {
  const { report } = subject;
  if (report?.publishedAt !== event.at) return null;
  return event.problem ? report : { ...report, remaining: [...allRemaining(subject)] };
}
