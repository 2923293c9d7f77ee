import type { KnownProblemRow } from '../protocol/known-problems.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { progress } from '../ticket/progress.ts';
import type { Known } from './problems.ts';

export interface Views {
  /** By id. One record for ever, changed in place: thousands of tickets are not copied for each event. */
  readonly tickets: Record<string, TeamTicket>;
  readonly known: Known;
  has(stream: string): boolean;
  keep(ticket: TeamTicket): TeamTicket;
  /** Of the ticket that is here and this one the newer, which is kept. */
  newest(ticket: TeamTicket): TeamTicket;
  /** The tickets here that follow a known problem. */
  following(problem: string): TeamTicket[];
  /** What is here now; `forget` lets go of that part of it that was not touched since. */
  mark(): { forget(): void };
  clear(): void;
}

/** Every ticket and known problem that was seen so far. */
export function createViews(): Views {
  const tickets: Record<string, TeamTicket> = Object.create(null);
  const known: Known = Object.create(null);
  /** By known problem: the tickets that follow it, and some that once did. */
  const followers = new Map<string, Set<string>>();

  const keep = (ticket: TeamTicket): TeamTicket => {
    tickets[ticket.id] = ticket;
    const problem = ticket.problem?.id;
    if (problem) {
      const ids = followers.get(problem) ?? new Set();
      followers.set(problem, ids.add(ticket.id));
    }
    return ticket;
  };

  return {
    tickets,
    known,
    has: (stream) => stream in tickets || stream in known,
    keep,
    newest(ticket) {
      const here = tickets[ticket.id];
      return keep(here && progress(here) > progress(ticket) ? here : ticket);
    },
    following(problem) {
      const found: TeamTicket[] = [];
      const ids = followers.get(problem) ?? new Set();
      for (const id of ids) {
        const ticket = tickets[id];
        if (ticket?.problem?.id === problem) found.push(ticket);
        else ids.delete(id);
      }
      return found;
    },
    mark() {
      const before: [Record<string, TeamTicket | KnownProblemRow>, object][] = [
        [tickets, { ...tickets }],
        [known, { ...known }],
      ];
      return {
        forget() {
          for (const [record, old] of before) {
            for (const [id, view] of Object.entries(old)) if (record[id] === view) delete record[id];
          }
        },
      };
    },
    clear() {
      for (const record of [tickets, known]) for (const id of Object.keys(record)) delete record[id];
      followers.clear();
    },
  };
}
