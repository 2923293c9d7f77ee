import type {
  Abandonment,
  Acceptance,
  NewMessage,
  NewTicket,
  Note,
  Reopening,
  ReportInput,
  Update,
} from '@vestka/sdk/protocol';
import type * as z from 'zod';

/** What can be asked of a ticket. Bodies are as the wire's schemas leave them. */
export type TicketCommand =
  | { type: 'open'; ticket: string; number: number; customer: string; body: z.output<typeof NewTicket> }
  | { type: 'message'; body: z.output<typeof NewMessage> }
  | { type: 'accept'; body: z.output<typeof Acceptance> }
  | { type: 'reopen'; body: z.output<typeof Reopening> }
  | { type: 'abandon'; body: z.output<typeof Abandonment> }
  | { type: 'update'; body: z.output<typeof Update> }
  | { type: 'note'; body: z.output<typeof Note> }
  | { type: 'assign'; agent: { id: string; name: string } | null }
  | { type: 'report'; body: z.output<typeof ReportInput> }
  | { type: 'miss'; promise: string }
  | { type: 'close' };
