import * as z from 'zod';
import { Cursor, id, paging } from '../common.ts';
import { AnyTicketEvent } from '../events.ts';
import { KnownProblem, KnownProblemRow } from '../known-problems.ts';
import { TeamTicket, Ticket } from '../tickets.ts';

export const ticketId = z.object({ id: id('tk') });
export const TicketReply = z.object({ ticket: Ticket, cursor: Cursor }).meta({ id: 'TicketReply' });
export const TeamTicketReply = z
  .object({ ticket: TeamTicket, cursor: Cursor })
  .meta({ id: 'TeamTicketReply' });
export const Events = z
  .object({
    events: z.array(AnyTicketEvent).describe('In order'),
    next: z.string().nullable(),
  })
  .meta({ id: 'Events' });
export const eventsQuery = z.strictObject({
  ...paging,
  after: Cursor.optional().describe('The `next` of the page before: the cursor of its last event'),
});
/** As they stand in a ticket's view. */
export const requestId = z.string().regex(/^d\d{1,9}$/, 'must be the id of a data request');
export const optionId = z.string().regex(/^o\d{1,9}-\d{1,2}$/, 'must be the id of an option');
export const problemId = z.object({ id: id('pb') });
export const KnownProblemReply = z
  .object({ problem: KnownProblem, linked: z.number().int(), cursor: Cursor })
  .meta({ id: 'KnownProblemReply' });
export type KnownProblemReply = z.infer<typeof KnownProblemReply>;

export const KnownProblems = z
  .object({ problems: z.array(KnownProblemRow), next: z.string().nullable(), cursor: Cursor })
  .meta({ id: 'KnownProblems' });
export type KnownProblems = z.infer<typeof KnownProblems>;

export type TicketReply = z.infer<typeof TicketReply>;
export type TeamTicketReply = z.infer<typeof TeamTicketReply>;
export type Events = z.infer<typeof Events>;
