/** `@vestka/sdk/agent`: what the admin page and bots use. */
export { VestkaError } from '../errors.ts';
export type { TicketEvent } from '../protocol/events.ts';
export type { Outcome, Recurrence, Report, ReportInput } from '../protocol/reports.ts';
export type { QueueScope } from '../protocol/routes.ts';
export type { Agent, Me, Role } from '../protocol/sessions.ts';
export type {
  Activity,
  Holder,
  Promised,
  Status,
  TeamTicket,
  Update,
  WorkingStatus,
} from '../protocol/tickets.ts';
export { isOpen, isOverdue } from '../ticket/status.ts';
export { createAgent } from './agent.ts';
export type { AgentClient, AgentEvents, AgentOptions, AgentState } from './types.ts';
