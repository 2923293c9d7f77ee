/** `@vestka/sdk/agent`: what the admin page and bots use. */
export { type FileKeeper, indexedFiles, type KeptFile } from '../client/file-keeper.ts';
export {
  createUploads,
  type Upload,
  type Uploads,
  type UploadsOptions,
  type UploadTransport,
} from '../client/uploads.ts';
export { VestkaError } from '../errors.ts';
export type { Answer, AnswerChange, AnswerDraft, AnswerInput, Stripped } from '../protocol/answers.ts';
export type { Attachment } from '../protocol/attachments.ts';
export type { Impact, Kind } from '../protocol/common.ts';
export type {
  Approval,
  DataRequest,
  ItemKind,
  RequestItem,
  RequestItemInput,
  Sensitivity,
} from '../protocol/data-requests.ts';
export type { ProblemEvent, TicketEvent } from '../protocol/events.ts';
export type { FileFact, Files } from '../protocol/files.ts';
export type { Insights } from '../protocol/insights.ts';
export type { ContextGiven } from '../protocol/intake.ts';
export type { KnownProblem, KnownProblemRow, NewKnownProblem } from '../protocol/known-problems.ts';
export type { Choice, Offer, Option, OptionInput } from '../protocol/options.ts';
export type {
  Canned,
  CannedReply,
  Holiday,
  Hours,
  Interval,
  Plan,
  Policy,
  PolicyReply,
  Promises,
  Weekday,
} from '../protocol/policy.ts';
export type { Promised } from '../protocol/promise.ts';
export type { Grade, Rating, Ratings } from '../protocol/ratings.ts';
export type {
  Evidence,
  EvidenceInput,
  Outcome,
  Recurrence,
  Remaining,
  RemainingChange,
  Report,
  ReportInput,
  ReportLink,
} from '../protocol/reports.ts';
export type { Answers, KnownProblems, QueueFilter, QueueScope } from '../protocol/routes.ts';
export type { Agent, Me, Role } from '../protocol/sessions.ts';
export type {
  Activity,
  Classification,
  Comment,
  CustomerLimit,
  Escalation,
  HandOff,
  Holder,
  LimitInput,
  Status,
  TeamTicket,
  Update,
  Waiting,
  WaitingFor,
  WaitingInput,
  WishAnswer,
  WishReply,
  WorkingStatus,
} from '../protocol/tickets.ts';
export { isPicture } from '../ticket/pictures.ts';
export { isNeeded, isNudgeable, isOpen, isOverdue } from '../ticket/status.ts';
export { createAgent } from './agent.ts';
export type { AgentClient, AgentEvents, AgentOptions, AgentState } from './types.ts';
