import type {
  Abandonment,
  Acceptance,
  ApprovalAsk,
  ApprovalDecision,
  ChoiceInput,
  Classification,
  Comment,
  Contact,
  Escalation,
  LimitInput,
  NewMessage,
  NewTicket,
  Note,
  ProblemLink,
  RatingInput,
  RemainingChange,
  Reopening,
  ReportInput,
  RequestAnswer,
  Update,
  WishReply,
} from '@vestka/sdk/protocol';
import type * as z from 'zod';

/** An agent as a command names one: looked up in the workspace before. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What can be asked of a ticket. Bodies are as the wire's schemas leave them. */
export type TicketCommand =
  | { type: 'open'; ticket: string; number: number; customer: string; body: z.output<typeof NewTicket> }
  | { type: 'message'; body: z.output<typeof NewMessage> }
  | { type: 'accept'; body: z.output<typeof Acceptance> }
  | { type: 'reopen'; body: z.output<typeof Reopening> }
  | { type: 'abandon'; body: z.output<typeof Abandonment> }
  | { type: 'nudge' }
  | { type: 'contact'; body: z.output<typeof Contact> }
  | { type: 'update'; body: z.output<typeof Update> }
  | { type: 'comment'; body: z.output<typeof Comment> }
  | { type: 'note'; body: z.output<typeof Note> }
  | { type: 'assign'; agent: Named | null }
  | { type: 'report'; body: z.output<typeof ReportInput> }
  | { type: 'escalate'; body: z.output<typeof Escalation>; agent: Named | null }
  | { type: 'classify'; body: z.output<typeof Classification> }
  | { type: 'answer-wish'; body: z.output<typeof WishReply> }
  | { type: 'limit'; body: z.output<typeof LimitInput> }
  | { type: 'link'; body: z.output<typeof ProblemLink> }
  | { type: 'choose'; option: string; body: z.output<typeof ChoiceInput> }
  | { type: 'answer-request'; request: string; body: z.output<typeof RequestAnswer> }
  | { type: 'ask-approval'; request: string; body: z.output<typeof ApprovalAsk> }
  | { type: 'decide-approval'; request: string; approval: string; body: z.output<typeof ApprovalDecision> }
  | { type: 'rate'; body: z.output<typeof RatingInput>; thanks: Named | null }
  | { type: 'remaining'; item: number; body: z.output<typeof RemainingChange> }
  | SystemCommand;

/** Of promises, and of the report's own end. */
export type WatchCommand =
  | { type: 'miss'; promise: string }
  | { type: 'warn'; promise: string }
  | { type: 'remind'; promise: string }
  | { type: 'close' };

/** What the watcher asks when a deadline falls due. */
export type SystemCommand =
  | WatchCommand
  | { type: 'miss-remaining'; item: number }
  | { type: 'expire-approval'; request: string; approval: string }
  | { type: 'delete-given'; request: string; item: string };

export type Of<T extends TicketCommand['type']> = Extract<TicketCommand, { type: T }>;
