import * as z from 'zod';
import { Cursor, Impact, id, Kind, Time } from './common.ts';
import { Outcome, Recurrence } from './reports.ts';
import {
  ClosedBecause,
  CustomerLimit,
  Holder,
  LinkedProblem,
  Promised,
  Status,
  Told,
  Waiting,
  WishAnswer,
} from './tickets.ts';

/** Who did it. `name` is what is shown; a customer has none here. */
export const Actor = z
  .object({
    kind: z.enum(['customer', 'agent', 'system']),
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
    data: z.object(data),
    words: z.object({ ...words, ...ofFacts }).nullable(),
  });

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
      },
      {
        subject: z.string(),
        message: z.string(),
        contact: z.object({ name: z.string().optional(), email: z.string().optional() }).optional(),
      },
    ),
    body(
      'message_posted',
      'customer',
      { lang: z.string().nullable(), stillBroken: z.boolean().nullable() },
      { message: z.string() },
    ),
    body(
      'update_posted',
      'customer',
      {
        lang: z.string().nullable(),
        answered: Answered,
        nudgedAt: Time.nullish().describe('The “no answer since …” that this answers'),
      },
      { message: z.string().nullish() },
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
        remaining: z.array(z.object({ by: Time })),
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
      },
    ),
    body(
      'ticket_closed',
      'customer',
      { because: ClosedBecause, reopenableUntil: Time, lang: z.string().nullable() },
      { message: z.string().nullish() },
    ),
    body('ticket_reopened', 'customer', { lang: z.string().nullable() }, { message: z.string() }),
    body('note_added', 'team', { lang: z.string().nullable() }, { text: z.string() }),
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
