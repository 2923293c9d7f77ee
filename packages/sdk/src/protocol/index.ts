/** What crosses the wire: zod schemas and the types inferred from them. Servers and tools use this; pages do not. */
export { Cursor, Impact, Kind, Language, Time } from './common.ts';
export type { TicketEvent, TicketEventType } from './events.ts';
export { Actor, Answered, AnyTicketEvent, EventFacts, TicketEventBody } from './events.ts';
export { CLOSE, ClientFrame, ServerFrame } from './live.ts';
export type { Weekday } from './policy.ts';
export { Canned, Holiday, Hours, Interval, Plan, Policy, Target, WEEKDAYS } from './policy.ts';
export type { RefusalCode } from './problem.ts';
export { FieldError, Problem, REFUSALS } from './problem.ts';
export { Outcome, Recurrence, Report, ReportInput } from './reports.ts';
export type { Caller, Route, RouteName, TeamTicketReply, TicketReply } from './routes.ts';
export { Agents, Events, Queue, QueueScope, routes, TicketList } from './routes.ts';
export { Agent, Me, NewAgentSession, NewSession, Role, Session, WidgetConfig } from './sessions.ts';
export {
  Abandonment,
  Acceptance,
  Activity,
  Assignment,
  ClosedBecause,
  Facts,
  Holder,
  NewMessage,
  NewTicket,
  Note,
  Promised,
  Reopening,
  Status,
  TeamTicket,
  Ticket,
  Told,
  Update,
  WorkingStatus,
} from './tickets.ts';
