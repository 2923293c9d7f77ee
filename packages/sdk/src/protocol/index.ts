/** What crosses the wire: zod schemas and the types inferred from them. Servers and tools use this; pages do not. */

export type { Excerpt } from './answers.ts';
export {
  Answer,
  AnswerChange,
  AnswerDraft,
  AnswerInput,
  AnswerWithdrawal,
  Found,
  Solved,
  Stripped,
} from './answers.ts';
export { Attachment, NewAttachment } from './attachments.ts';
export { Cursor, Impact, Kind, Language, Time } from './common.ts';
export {
  Approval,
  ApprovalAsk,
  ApprovalDecision,
  DataRequest,
  ItemAnswer,
  ItemKind,
  ItemState,
  RequestAnswer,
  RequestItem,
  RequestItemInput,
  Sensitivity,
} from './data-requests.ts';
export { EMAIL, Email } from './email.ts';
export type { ProblemEvent, TicketEvent, TicketEventType } from './events.ts';
export { Actor, Answered, AnyTicketEvent, EventFacts, TicketEventBody } from './events.ts';
export { FileFact, Files, MOST_FILES } from './files.ts';
export { Insights } from './insights.ts';
export { ContextGiven } from './intake.ts';
export { KnownProblem, KnownProblemRow, NewKnownProblem } from './known-problems.ts';
export { CLOSE, ClientFrame, ServerFrame } from './live.ts';
export { Choice, ChoiceInput, Offer, Option, OptionInput } from './options.ts';
export { Patch } from './patch.ts';
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
export { Promised, Told } from './promise.ts';
export { Grade, Rating, RatingInput, Ratings } from './ratings.ts';
export {
  Evidence,
  EvidenceInput,
  Outcome,
  Recurrence,
  Remaining,
  RemainingChange,
  Report,
  ReportInput,
  ReportLink,
} from './reports.ts';
export type {
  AttachmentReply,
  Caller,
  KnownProblemReply,
  Route,
  RouteName,
  TeamTicketReply,
  TicketReply,
} from './routes.ts';
export {
  Agents,
  Answers,
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
  Comment,
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
  Reopening,
  Status,
  TeamTicket,
  Ticket,
  Update,
  Waiting,
  WaitingFor,
  WaitingInput,
  WishAnswer,
  WishReply,
  WorkingStatus,
} from './tickets.ts';
