/** `@vestka/sdk`: a customer's tickets, promises and reports in a page, always true. */
export { createClient } from './client/client.ts';
export type {
  Client,
  ClientEvents,
  ClientOptions,
  ClientState,
  Connection,
  KeyValue,
  Pending,
} from './client/types.ts';
export { VestkaError } from './errors.ts';
export type { Impact, Kind } from './protocol/common.ts';
export type { AnyTicketEvent, ProblemEvent, TicketEvent } from './protocol/events.ts';
export type { FieldError, Problem, RefusalCode } from './protocol/problem.ts';
export type { Outcome, Recurrence, Report } from './protocol/reports.ts';
export type {
  Activity,
  Contact,
  Facts,
  Holder,
  LinkedProblem,
  NewMessage,
  NewTicket,
  Promised,
  Status,
  Ticket,
  Waiting,
  WishAnswer,
} from './protocol/tickets.ts';
export { apply } from './ticket/apply.ts';
export { isNudgeable, isOpen, isOverdue, isReopenable } from './ticket/status.ts';
