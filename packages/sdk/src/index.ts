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
export type { AnyTicketEvent, TicketEvent } from './protocol/events.ts';
export type { FieldError, Problem, RefusalCode } from './protocol/problem.ts';
export type { Outcome, Recurrence, Report } from './protocol/reports.ts';
export type {
  Activity,
  Facts,
  Holder,
  NewMessage,
  NewTicket,
  Promised,
  Status,
  Ticket,
} from './protocol/tickets.ts';
export { apply } from './ticket/apply.ts';
export { isOpen, isOverdue, isReopenable } from './ticket/status.ts';
