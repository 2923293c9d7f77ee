import * as z from 'zod';
import { Cursor, Impact, id, Kind, Time } from './common.ts';
import { FileNames, FilesGiven } from './files.ts';
import { ContextGiven } from './intake.ts';
import { Patch } from './patch.ts';
import { Promised, Told } from './promise.ts';
import { Grade } from './ratings.ts';
import { Outcome, Recurrence } from './reports.ts';
import {
  ClosedBecause,
  CustomerLimit,
  Holder,
  LinkedProblem,
  Status,
  Waiting,
  WishAnswer,
} from './tickets.ts';

/** Who did it. `name` is what is shown; a customer has none here. */
export const Actor = z
  .object({
    kind: z
      .enum(['customer', 'agent', 'system', 'approver'])
      .describe('`approver`: the person whom the customer asked by a link'),
    id: z.string().optional(),
    name: z.string().optional(),
  })
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof Actor>;

/** The promise that stood when the word came, and whether the word came by `dueAt`. Moved when `dueAt` is not `firstDueAt`. */
export const Answered = z
  .object({ promise: z.string(), dueAt: Time, firstDueAt: Time, kept: z.boolean() })
  .nullable();
export type Answered = z.infer<typeof Answered>;

/**
 * The whole block of facts. What a person wrote in it (the activity's text, what is waited for, a problem's title)
 * stands in the event's `words` under the same name, so that erasing the words erases it here too.
 */
export const EventFacts = z.object({
  status: Status,
  activity: z.union([
    z.object({ lang: z.string().nullable() }),
    z.object({ code: z.string(), params: z.record(z.string(), z.string()).optional() }),
  ]),
  promise: Promised.nullable(),
  holder: Holder,
  waiting: Waiting.omit({ text: true }).nullish(),
  problem: LinkedProblem.omit({ title: true }).nullish(),
});
export type EventFacts = z.infer<typeof EventFacts>;

/** The words of the facts. */
const ofFacts = {
  activity: z.string().nullish(),
  waiting: z.string().nullish(),
  problem: z.string().nullish(),
};

const body = <T extends string, D extends z.ZodRawShape, W extends z.ZodRawShape>(
  type: T,
  audience: 'customer' | 'team',
  data: D,
  words: W,
) =>
  z.object({
    type: z.literal(type),
    audience: z.literal(audience),
    facts: EventFacts.optional(),
    data: z.object({ ...data, patch: Patch.optional() }),
    words: z.object({ ...words, ...ofFacts, patch: Patch.optional() }).nullable(),
  });

/** Files that come with words. */
const withFiles = { files: FilesGiven.optional() };
const fileNames = { files: FileNames.optional() };

/** Every event of a ticket. `data` is structure, `words` what people wrote (null once erased). */
export const TicketEventBody = z
  .discriminatedUnion('type', [
    body(
      'ticket_created',
      'customer',
      {
        number: z.number().int(),
        kind: Kind,
        impact: Impact,
        customer: z.string(),
        lang: z.string().nullable(),
        onCall: z.string().nullish(),
        ...withFiles,
      },
      {
        subject: z.string(),
        message: z.string(),
        contact: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
        expected: z.string().optional(),
        since: z.string().optional(),
        steps: z.string().optional(),
        context: ContextGiven.optional(),
        ...fileNames,
      },
    ),
    body(
      'message_posted',
      'customer',
      { lang: z.string().nullable(), stillBroken: z.boolean().nullable(), ...withFiles },
      { message: z.string(), ...fileNames },
    ),
    body(
      'update_posted',
      'customer',
      {
        lang: z.string().nullable(),
        answered: Answered,
        nudgedAt: Time.nullish().describe('The “no answer since …” that this answers'),
        offer: z.string().optional().describe('The ways forward that came with it: their id in the patch'),
        cannotFix: z.literal(true).optional(),
        request: z.string().optional().describe('What was asked for with it: its id in the patch'),
        ...withFiles,
      },
      { message: z.string().nullish(), technical: z.string().nullish(), ...fileNames },
    ),
    body(
      'promise_moved',
      'customer',
      { from: Time, to: Time, lang: z.string().nullable() },
      { reason: z.string() },
    ),
    body('promise_missed', 'customer', { promise: z.string(), dueAt: Time, told: Told }, {}),
    body('ticket_assigned', 'customer', {}, {}),
    body(
      'report_published',
      'customer',
      {
        outcome: Outcome,
        recurrence: Recurrence,
        remaining: z.array(z.object({ by: Time, firstBy: Time.optional() })),
        evidence: z
          .array(
            z.object({
              at: Time.optional(),
              filesBefore: FilesGiven.optional(),
              filesAfter: FilesGiven.optional(),
            }),
          )
          .optional(),
        closesAt: Time,
        answered: Answered,
        nudgedAt: Time.nullish(),
        lang: z.string().nullable(),
      },
      {
        cause: z.string(),
        done: z.string(),
        remaining: z.array(z.object({ what: z.string(), who: z.string() })),
        prevention: z.string().nullish(),
        technical: z.string().nullish(),
        evidence: z
          .array(
            z.object({
              what: z.string(),
              before: z.string().optional(),
              after: z.string().optional(),
              names: FileNames.optional(),
            }),
          )
          .optional(),
      },
    ),
    body(
      'ticket_closed',
      'customer',
      { because: ClosedBecause, reopenableUntil: Time, lang: z.string().nullable() },
      { message: z.string().nullish() },
    ),
    body(
      'ticket_reopened',
      'customer',
      { lang: z.string().nullable(), ...withFiles },
      { message: z.string(), ...fileNames },
    ),
    body(
      'note_added',
      'team',
      { lang: z.string().nullable(), ...withFiles },
      { text: z.string(), ...fileNames },
    ),
    // What changes below `patch` says how the view does.
    body(
      'option_chosen',
      'customer',
      { offer: z.string(), option: z.string(), lang: z.string().nullable() },
      { option: z.string().optional().describe('Its title'), why: z.string().optional() },
    ),
    body(
      'data_answered',
      'customer',
      {
        request: z.string(),
        items: z.record(z.string(), z.object({ state: z.enum(['given', 'part', 'declined']), ...withFiles })),
        lang: z.string().nullable(),
      },
      {
        items: z.record(
          z.string(),
          z.object({
            what: z.string().optional(),
            text: z.string().optional(),
            reason: z.string().optional(),
            ...fileNames,
          }),
        ),
      },
    ),
    body(
      'approval_asked',
      'customer',
      { request: z.string(), approval: z.string(), expiresAt: Time, lang: z.string().nullable() },
      { name: z.string(), note: z.string().optional() },
    ),
    body(
      'approval_decided',
      'customer',
      { request: z.string(), approval: z.string(), approved: z.boolean(), lang: z.string().nullable() },
      { name: z.string().optional(), reason: z.string().optional() },
    ),
    body('approval_expired', 'customer', { request: z.string(), approval: z.string() }, {}),
    body(
      'files_deleted',
      'customer',
      {
        files: z.array(id('at')),
        reason: z.literal('retention').describe('The time was over for which they were to be kept'),
        request: z.string(),
        item: z.string(),
        keptDays: z.number().int(),
      },
      { what: z.string().optional(), ...fileNames },
    ),
    body(
      'remaining_done',
      'customer',
      { item: z.number().int(), by: Time, inTime: z.boolean(), lang: z.string().nullable() },
      { what: z.string().optional(), message: z.string().nullish() },
    ),
    body(
      'remaining_moved',
      'customer',
      { item: z.number().int(), from: Time, to: Time, lang: z.string().nullable() },
      { what: z.string().optional(), reason: z.string() },
    ),
    body(
      'remaining_missed',
      'customer',
      { item: z.number().int(), by: Time, told: Told },
      { what: z.string().optional() },
    ),
    body(
      'rated',
      'customer',
      { grade: Grade, thanks: z.string().nullable(), lang: z.string().nullable() },
      { text: z.string().optional() },
    ),
    body(
      'nudged',
      'customer',
      { since: Time.describe('The last word before, or the opening'), told: Told },
      {},
    ),
    body('promise_warned', 'team', { promise: z.string(), dueAt: Time }, {}),
    body('miss_reminded', 'team', { promise: z.string(), dueAt: Time, told: Told }, {}),
    body(
      'ticket_escalated',
      'customer',
      { from: Holder, answered: Answered, nudgedAt: Time.nullish(), lang: z.string().nullable() },
      { reason: z.string() },
    ),
    body(
      'handoff_added',
      'team',
      { from: Holder, to: Holder, level: z.enum(['L1', 'L2', 'L3']) },
      { known: z.string(), tried: z.string(), why: z.string() },
    ),
    body(
      'ticket_classified',
      'customer',
      {
        kind: Kind,
        impact: Impact,
        onCall: z
          .string()
          .nullish()
          .describe('Whom to call, where it became critical outside the hours; null: nobody any more'),
      },
      {},
    ),
    body('plan_changed', 'team', { plan: z.string().nullable() }, {}),
    body(
      'contact_changed',
      'customer',
      {},
      { contact: z.object({ name: z.string().optional(), email: z.string().optional() }) },
    ),
    body(
      'problem_linked',
      'customer',
      { problem: id('pb'), number: z.number().int(), nudgedAt: Time.nullish() },
      {},
    ),
    body(
      'problem_unlinked',
      'customer',
      { problem: id('pb'), number: z.number().int(), nudgedAt: Time.nullish() },
      {},
    ),
    body(
      'wish_answered',
      'customer',
      {
        answer: WishAnswer,
        plannedFor: z.iso.date().nullable(),
        because: z.literal('answered'),
        reopenableUntil: Time,
        answered: Answered,
        nudgedAt: Time.nullish(),
        lang: z.string().nullable(),
      },
      { message: z.string() },
    ),
    body(
      'customer_limited',
      'customer',
      { limit: CustomerLimit.nullable(), lang: z.string().nullable() },
      { reason: z.string() },
    ),
    body(
      'problem_created',
      'team',
      { number: z.number().int(), impact: Impact, lang: z.string().nullable() },
      {},
    ),
  ])
  .meta({ id: 'TicketEventBody' });
export type TicketEventBody = z.infer<typeof TicketEventBody>;
export type TicketEventType = TicketEventBody['type'];

const stamp = {
  cursor: Cursor,
  version: z.number().int(),
  at: Time,
  actor: Actor,
};

type Stamp = z.infer<z.ZodObject<typeof stamp>>;

/** One fact of a ticket as it crosses the wire. Each carries its own cursor, which is also its identity. */
export type TicketEvent = TicketEventBody & Stamp & { ticket: string; problem?: undefined };

/** One fact of a known problem, told to everyone whose ticket follows it. */
export type ProblemEvent = TicketEventBody & Stamp & { problem: string; ticket?: undefined };

/** The shape every event keeps, also those of types that a reader does not know yet. */
export const AnyTicketEvent = z
  .looseObject({
    ...stamp,
    ticket: id('tk').optional().describe('Either this or `problem`'),
    problem: id('pb').optional(),
    type: z.string(),
    audience: z.enum(['customer', 'team']),
    facts: EventFacts.optional(),
    data: z.record(z.string(), z.unknown()),
    words: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'TicketEvent' });
export type AnyTicketEvent = z.infer<typeof AnyTicketEvent>;
