import type { AnyEvent } from '../client/feed.ts';
import type { Rest } from '../client/rest.ts';
import type { KnownProblem, KnownProblemRow } from '../protocol/known-problems.ts';
import type { ReportLink } from '../protocol/reports.ts';
import type {
  Events,
  KnownProblemReply,
  KnownProblems,
  Queue,
  QueueFilter,
  QueueScope,
  TeamTicketReply,
} from '../protocol/routes.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { query } from './workspace.ts';

/** How many rows of the queue are read at once. */
export const PAGE = 50;
/** The most that the server gives at once. */
export const MOST_PAGE = 200;

/** Ids say what they are. */
export const isProblem = (id: string): boolean => id.startsWith('pb_');
/** Where one of them is on the server. */
export const pathOf = (id: string): string => `/agent/${isProblem(id) ? 'problems' : 'tickets'}/${id}`;

/** What of the queue is read: whose tickets, and which of them. */
interface Part {
  readonly scope: QueueScope;
  readonly filter: QueueFilter;
}

/** All that is read of the server for tickets and known problems. Nothing is kept here. */
export function readsOf(api: Rest) {
  const page = ({ scope, filter }: Part, limit: number, after?: string | null): Promise<Queue> =>
    api('GET', `/agent/queue${query({ scope, limit, after, ...filter })}`);

  const problems = (scope: 'open' | 'ended', after?: string | null): Promise<KnownProblems> =>
    api('GET', `/agent/problems${query({ scope, after })}`);

  return {
    page,
    problems,

    /** All that are open or still owe something. */
    async owingProblems(): Promise<KnownProblemRow[]> {
      const rows: KnownProblemRow[] = [];
      let after: string | null = null;
      do {
        const found: KnownProblems = await problems('open', after);
        rows.push(...found.problems);
        after = found.next;
      } while (after);
      return rows;
    },

    /** The first of what is missed or asks for an answer. */
    async calling(): Promise<TeamTicket[]> {
      const flags = ['late', 'nudged'] as const;
      const pages = await Promise.all(flags.map((flag) => page({ scope: 'all', filter: { flag } }, PAGE)));
      return pages.flatMap(({ tickets }) => tickets);
    },

    ticket: (id: string): Promise<TeamTicketReply> => api('GET', pathOf(id)),
    problem: (id: string): Promise<KnownProblemReply> => api('GET', pathOf(id)),

    /** A stream's events, all of them. */
    async events(id: string): Promise<AnyEvent[]> {
      const events: AnyEvent[] = [];
      let after: string | null = null;
      do {
        const found: Events = await api('GET', `${pathOf(id)}/events${query({ limit: MOST_PAGE, after })}`);
        events.push(...(found.events as AnyEvent[]));
        after = found.next;
      } while (after);
      return events;
    },

    async suggestions(id: string): Promise<readonly { problem: KnownProblem; score: number }[]> {
      type Reply = { suggestions: { problem: KnownProblem; score: number }[] };
      return (await api<Reply>('GET', `${pathOf(id)}/problem-suggestions`)).suggestions;
    },

    reportLink: (id: string, reader: { lang?: string; zone?: string } = {}): Promise<ReportLink> =>
      api('GET', `${pathOf(id)}/report-link${query(reader)}`),
  };
}

export type Reads = ReturnType<typeof readsOf>;
