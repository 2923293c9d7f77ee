/** What crosses the wire: zod schemas and the types inferred from them. Servers and tools use this; pages do not. */
export { Cursor, Impact, Kind, Language, Time } from './common.ts';
export type { ProblemEvent, TicketEvent, TicketEventType } from './events.ts';
export { Actor, Answered, AnyTicketEvent, EventFacts, TicketEventBody } from './events.ts';
export { Insights } from './insights.ts';
export { KnownProblem, KnownProblemRow, NewKnownProblem } from './known-problems.ts';
export { CLOSE, ClientFrame, ServerFrame } from './live.ts';
export type { Weekday } from './policy.ts';
export {
  Canned,
  CannedChange,
  CannedReply,
  Holiday,
  Hours,
  Interval,
  Plan,
  Policy,
  PolicyChange,
  PolicyPreview,
  PolicyReply,
  Promises,
  Target,
  WEEKDAYS,
} from './policy.ts';
export type { RefusalCode } from './problem.ts';
export { FieldError, Problem, REFUSALS } from './problem.ts';
export { Outcome, Recurrence, Report, ReportInput } from './reports.ts';
export type {
  Caller,
  KnownProblemReply,
  Route,
  RouteName,
  TeamTicketReply,
  TicketReply,
} from './routes.ts';
export {
  Agents,
  Events,
  KnownProblems,
  Queue,
  QueueFilter,
  QueueScope,
  routes,
  TicketList,
} from './routes.ts';
export { Agent, Me, NewAgentSession, NewSession, Role, Session, WidgetConfig } from './sessions.ts';
export {
  Abandonment,
  Acceptance,
  Activity,
  Assignment,
  Classification,
  ClosedBecause,
  Contact,
  CustomerLimit,
  Escalation,
  Facts,
  HandOff,
  Holder,
  LimitInput,
  LinkedProblem,
  NewMessage,
  NewTicket,
  Note,
  Nudge,
  ProblemLink,
  Promised,
  Reopening,
  Status,
  TeamTicket,
  Ticket,
  Told,
  Update,
  Waiting,
  WaitingFor,
  WaitingInput,
  WishAnswer,
  WishReply,
  WorkingStatus,
} from './tickets.ts';
