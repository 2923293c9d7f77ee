import * as z from 'zod';
import { Answer } from './answers.ts';
import { KnownProblem } from './known-problems.ts';
import { CannedReply, PolicyReply } from './policy.ts';
import { TeamTicket, Ticket } from './tickets.ts';

/** Every refusal's stable code, with its HTTP status and a title for a person. */
export const REFUSALS = {
  bad_request: [400, 'The request could not be read.'],
  idempotency_key_required: [400, 'This call changes something: send an Idempotency-Key header with a UUID.'],
  token_invalid: [401, 'This session is not known. Open a new one.'],
  token_expired: [401, 'This session has expired. Open a new one.'],
  login_failed: [401, 'E-mail or password is wrong.'],
  forbidden: [403, 'You may not do this.'],
  origin_refused: [403, 'This page’s origin is not allowed.'],
  not_found: [404, 'There is nothing here.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  stale: [409, 'This has changed since you looked. Look again, then decide.'],
  conflict: [409, 'Too many changes at once. Try again.'],
  not_resolved: [409, 'There is no resolution report to answer.'],
  not_open: [409, 'This ticket is no longer open.'],
  reopening_over: [409, 'The time to reopen this ticket is over. Open a new one.'],
  say_if_still_broken: [409, 'This ticket is resolved. Say whether it is still broken.'],
  payload_too_large: [413, 'The request is too large.'],
  unsupported_media_type: [415, 'Send JSON with content-type application/json.'],
  validation_failed: [422, 'Something in the request is not as it must be.'],
  idempotency_mismatch: [422, 'This Idempotency-Key was used before with other content.'],
  writing_paused: [409, 'Writing is paused for now.'],
  nudge_not_due: [409, 'The time for an answer is not over yet.'],
  not_a_wish: [409, 'Only a wish is answered like this.'],
  problem_not_open: [409, 'This known problem is no longer open.'],
  linked: [409, 'This ticket follows a known problem: what ends it ends there, or take it off first.'],
  not_linked: [409, 'This ticket follows no known problem.'],
  promise_out_of_bounds: [422, 'The next word must lie between 5 minutes and 14 days ahead.'],
  nothing_new: [422, 'Nothing would change by this.'],
  reason_required: [422, 'Moving the date alone needs a reason that the customer can read.'],
  promise_required: [422, 'Say when the next word comes.'],
  waiting_unsaid: [422, 'Say for whom or what this waits.'],
  handoff_incomplete: [422, 'The hand-off is not complete: the next one would start blind.'],
  report_says_nothing: [422, 'The report must say what caused it and what was done.'],
  report_contradicts: [422, 'The report contradicts itself.'],
  answer_unfinished: [422, 'What was taken out of the draft still has its placeholder.'],
  way_forward_required: [422, 'What cannot be fixed needs a way forward: offer at least one option.'],
  one_recommended: [422, 'Recommend exactly one of the options.'],
  offer_over: [409, 'These options no longer stand. Look again, then choose.'],
  answer_incomplete: [422, 'Something is missing in what you give.'],
  item_full: [409, 'No more can be added to this. What else there is goes with a message.'],
  approval_over: [409, 'This has been decided already, or its time is over.'],
  remaining_settled: [409, 'This was done already.'],
  not_closed: [409, 'Only a closed ticket can be rated.'],
  already_rated: [409, 'This ticket was rated before.'],
  rate_first: [403, 'Results are shown to those who have given theirs.'],
  link_invalid: [403, 'This link is not valid, or no longer.'],
  file_unknown: [422, 'There is no such file, or it is not here in full.'],
  file_empty: [422, 'This file is empty.'],
  file_type_refused: [415, 'Files of this type are not taken.'],
  quota_exceeded: [429, 'That is more than may be sent in one day.'],
  files_paused: [429, 'No more files are taken here today. Words are.'],
  agent_unknown: [422, 'There is no such agent here.'],
  rate_limited: [429, 'Too many requests. Wait a moment.'],
  internal: [500, 'Something went wrong on our side.'],
  unavailable: [503, 'The server cannot do this right now. Try again shortly.'],
  storage_full: [503, 'The server’s storage is full. Nothing was taken.'],
  storage_low: [503, 'The server is short of storage: no files are taken right now. Words are.'],
} as const satisfies Record<string, readonly [number, string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** One thing that is wrong, and where: `path` is dotted, such as `remaining.0.by`. */
export const FieldError = z.object({ path: z.string(), code: z.string(), message: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** RFC 9457 problem details, with our stable `code`. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]),
    detail: z.string().optional(),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
    current: z
      .union([TeamTicket, Ticket, KnownProblem, Answer, PolicyReply, CannedReply])
      .optional()
      .describe('With `stale`: what the caller wanted to change, as they see it now'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
