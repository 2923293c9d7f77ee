import * as z from 'zod';
import { Cursor, Impact, id, Kind, Time } from './common.ts';
import { Outcome, Recurrence } from './reports.ts';
import { ClosedBecause, Holder, Promised, Status, Told } from './tickets.ts';

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
 * The whole block of facts. A person's activity has its text in the event's `words.activity`, so that erasing the
 * words erases it here too; a system's is a code.
 */
export const EventFacts = z.object({
  status: Status,
  activity: z.union([
    z.object({ lang: z.string().nullable() }),
    z.object({ code: z.string(), params: z.record(z.string(), z.string()).optional() }),
  ]),
  promise: Promised.nullable(),
  holder: Holder,
});
export type EventFacts = z.infer<typeof EventFacts>;

const activity = z.string().nullish();

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
    words: z.object({ ...words, activity }).nullable(),
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
      { lang: z.string().nullable(), answered: Answered },
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
  ])
  .meta({ id: 'TicketEventBody' });
export type TicketEventBody = z.infer<typeof TicketEventBody>;
export type TicketEventType = TicketEventBody['type'];

const envelope = {
  cursor: Cursor,
  ticket: id('tk'),
  version: z.number().int(),
  at: Time,
  actor: Actor,
};

/** One fact in the log as it crosses the wire. Each carries its own cursor, which is also its identity. */
export type TicketEvent = TicketEventBody & z.infer<z.ZodObject<typeof envelope>>;

/** The shape every event keeps, also those of types that a reader does not know yet. */
export const AnyTicketEvent = z
  .looseObject({
    ...envelope,
    type: z.string(),
    audience: z.enum(['customer', 'team']),
    facts: EventFacts.optional(),
    data: z.record(z.string(), z.unknown()),
    words: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'TicketEvent' });
export type AnyTicketEvent = z.infer<typeof AnyTicketEvent>;
