/** `@vestka/sdk`: a customer's tickets, promises and reports in a page, always true. */
export {
  answerRequest,
  approvalLink,
  askApproval,
  chooseOption,
  findAnswers,
  getAnswer,
  rate,
  ratings,
  reportLink,
  solvedByAnswer,
} from './client/acts.ts';
export { createClient } from './client/client.ts';
export { type FileKeeper, indexedFiles, type KeptFile } from './client/file-keeper.ts';
export { newIntent } from './client/intent.ts';
export type {
  Client,
  ClientEvents,
  ClientOptions,
  ClientState,
  Connection,
  KeyValue,
  Pending,
} from './client/types.ts';
export {
  createUploads,
  type Upload,
  type Uploads,
  type UploadsOptions,
  type UploadTransport,
} from './client/uploads.ts';
export { VestkaError } from './errors.ts';
export type { Answer, Excerpt, Found } from './protocol/answers.ts';
export type { Attachment } from './protocol/attachments.ts';
export type { Impact, Kind } from './protocol/common.ts';
export type { DataRequest, RequestItem } from './protocol/data-requests.ts';
export type { AnyTicketEvent, ProblemEvent, TicketEvent } from './protocol/events.ts';
export type { FileFact } from './protocol/files.ts';
export type { Offer, Option } from './protocol/options.ts';
export type { FieldError, Problem, RefusalCode } from './protocol/problem.ts';
export type { Promised } from './protocol/promise.ts';
export type { Grade, Rating, Ratings } from './protocol/ratings.ts';
export type { Evidence, Outcome, Recurrence, Remaining, Report } from './protocol/reports.ts';
export type {
  Activity,
  Contact,
  Facts,
  Holder,
  LinkedProblem,
  NewMessage,
  NewTicket,
  Status,
  Ticket,
  Waiting,
  WishAnswer,
} from './protocol/tickets.ts';
export { apply } from './ticket/apply.ts';
export { isPicture } from './ticket/pictures.ts';
export { isNeeded, isNudgeable, isOpen, isOverdue, isReopenable, mayChoose } from './ticket/status.ts';
