import * as z from 'zod';
import { Cursor, Impact, id, Kind, textOrNothing } from '../common.ts';
import { KnownProblemRow } from '../known-problems.ts';
import { Agent } from '../sessions.ts';
import { Status, TeamTicket, Ticket } from '../tickets.ts';

export const TicketList = z
  .object({ tickets: z.array(Ticket), next: z.string().nullable(), cursor: Cursor })
  .meta({ id: 'TicketList' });
export type TicketList = z.infer<typeof TicketList>;

export const QueueScope = z.enum(['mine', 'team', 'unassigned', 'all', 'ended']).meta({ id: 'QueueScope' });
export type QueueScope = z.infer<typeof QueueScope>;

/** What a queue may be narrowed to. All that are given must hold. */
export const QueueFilter = z
  .strictObject({
    status: Status.optional(),
    impact: Impact.optional(),
    kind: Kind.optional(),
    plan: textOrNothing(40).optional(),
    level: z.enum(['L1', 'L2', 'L3']).optional(),
    flag: z
      .enum(['late', 'nudged', 'unanswered'])
      .optional()
      .describe('Overdue; “no answer since …” stands; the customer spoke last'),
    problem: id('pb')
      .optional()
      .describe('The tickets that follow this known problem, also those without a promise of their own'),
    q: textOrNothing(200)
      .optional()
      .describe(
        'A number, or words of the subject and the customer’s name; of a known problem `P1007`, or words of its title',
      ),
  })
  .meta({ id: 'QueueFilter' });
export type QueueFilter = z.infer<typeof QueueFilter>;

const count = z.number().int();

/**
 * Tickets with a promise of their own, and every open known problem as one row: both in the order of what they owe.
 * What has ended and still owes something stands there too, and among what has ended.
 */
export const Queue = z
  .object({
    tickets: z.array(TeamTicket),
    next: z.string().nullable(),
    counts: z
      .object({ mine: count, team: count, unassigned: count, all: count, late: count, nudged: count })
      .describe(
        'Of open tickets that stand in the queue, whatever is asked for; `late` and `nudged` are among all',
      ),
    problems: z
      .array(KnownProblemRow)
      .describe(
        'With the first page: those that pass the filter and are open, whatever the scope, or have ended and still owe something; in the scope `ended` only the latter. What is owed next first',
      ),
    cursor: Cursor,
  })
  .meta({ id: 'Queue' });
export type Queue = z.infer<typeof Queue>;

export const Agents = z.object({ agents: z.array(Agent) }).meta({ id: 'Agents' });
export type Agents = z.infer<typeof Agents>;
