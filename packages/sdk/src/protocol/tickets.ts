import * as z from 'zod';
import { Impact, id, Kind, Language, Time, text } from './common.ts';
import { Report } from './reports.ts';

/** The statuses that an agent's update may set. */
export const WorkingStatus = z
  .enum(['investigating', 'cause_found', 'fixing', 'waiting_on_customer', 'waiting_on_others', 'verifying'])
  .meta({ id: 'WorkingStatus' });
export type WorkingStatus = z.infer<typeof WorkingStatus>;

/** `received` comes from creation alone, `resolved` from a report alone, `closed` from its end alone. */
export const Status = z
  .enum(['received', ...WorkingStatus.options, 'resolved', 'closed'])
  .meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

/** What is being done right now: a person's sentence, or a system's code that the reader's language spells out. */
export const Activity = z
  .union([
    z.object({ text: z.string().nullable(), lang: z.string().nullable() }),
    z.object({ code: z.string(), params: z.record(z.string(), z.string()).optional() }),
  ])
  .meta({ id: 'Activity' });
export type Activity = z.infer<typeof Activity>;

/** Who has it now. */
export const Holder = z
  .union([
    z.object({ kind: z.literal('agent'), id: z.string(), name: z.string() }),
    z.object({ kind: z.literal('team'), level: z.enum(['L1', 'L2', 'L3']) }),
  ])
  .meta({ id: 'Holder' });
export type Holder = z.infer<typeof Holder>;

/** Who was told of a missed promise. The customer's text says just that. */
export const Told = z.enum(['lead', 'team', 'nobody']).meta({ id: 'Told' });
export type Told = z.infer<typeof Told>;

/** The dated next word. `dueAt` is what stands now, `firstDueAt` the date it was first given (the kept rate counts that). */
export const Promised = z
  .object({
    id: z.string(),
    dueAt: Time,
    firstDueAt: Time,
    madeAt: Time,
    by: z.union([
      z.object({ kind: z.literal('policy') }),
      z.object({ kind: z.literal('agent'), name: z.string() }),
    ]),
    missedAt: Time.nullable(),
    told: Told.nullable(),
  })
  .meta({ id: 'Promise' });
export type Promised = z.infer<typeof Promised>;

export const ClosedBecause = z.enum(['accepted', 'deadline', 'abandoned']).meta({ id: 'ClosedBecause' });
export type ClosedBecause = z.infer<typeof ClosedBecause>;

/** The four facts that a ticket shows at any moment. An open ticket always has a promise. */
export const Facts = z.object({
  status: Status,
  activity: Activity,
  promise: Promised.nullable(),
  holder: Holder,
});
export type Facts = z.infer<typeof Facts>;

/** A ticket as its customer sees it: folded from the customer's events alone. */
export const Ticket = Facts.extend({
  id: id('tk'),
  number: z.number().int().describe('Shown as #1042'),
  kind: Kind,
  impact: Impact,
  subject: z.string().nullable(),
  createdAt: Time,
  updatedAt: Time,
  closesAt: Time.nullable().describe('When a report without an answer closes the ticket by itself'),
  closedBecause: ClosedBecause.nullable(),
  reopenableUntil: Time.nullable(),
  report: Report.nullable().describe('The latest report; a reopened ticket keeps it, superseded'),
  reportSuperseded: z.boolean(),
  tag: z.string().describe('Changes with the facts; commands that set state send it as `basedOn`'),
  version: z.number().int().describe('Of the last event folded in'),
  foldVersion: z.number().int(),
}).meta({ id: 'Ticket' });
export type Ticket = z.infer<typeof Ticket>;

/** A ticket as the team sees it: folded from all its events. */
export const TeamTicket = Ticket.extend({
  customer: z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() }),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  level: z.enum(['L1', 'L2', 'L3']),
  plan: z.string().nullable(),
  promises: z.object({
    made: z.number().int(),
    kept: z.number().int(),
    missed: z.number().int(),
    moved: z.number().int(),
  }),
  firstWordAt: Time.nullable(),
  lastWordAt: Time.nullable().describe("The last agent's word to the customer"),
  lastCustomerAt: Time.describe("The customer's last word"),
  notes: z.number().int(),
}).meta({ id: 'TeamTicket' });
export type TeamTicket = z.infer<typeof TeamTicket>;

const basedOn = z.string().max(40);

/** What a customer sends to open a ticket. `message` alone is enough. */
export const NewTicket = z
  .strictObject({
    message: text(8000).describe("The symptom, in the customer's words"),
    subject: text(160).optional().describe('Default: the first line of the message, shortened'),
    kind: Kind.default('problem'),
    impact: Impact.default('normal'),
    contact: z
      .strictObject({ name: text(120).optional(), email: z.email().max(254).optional() })
      .optional()
      .describe('How to address and reach the customer; kept as unverified'),
    lang: Language.optional(),
  })
  .meta({ id: 'NewTicket' });
export type NewTicket = z.input<typeof NewTicket>;

export const NewMessage = z
  .strictObject({
    text: text(8000),
    stillBroken: z.boolean().optional().describe('On a resolved ticket: true reopens it, false is a comment'),
    lang: Language.optional(),
  })
  .meta({ id: 'NewMessage' });
export type NewMessage = z.input<typeof NewMessage>;

export const Acceptance = z
  .strictObject({ basedOn, text: text(8000).optional(), lang: Language.optional() })
  .meta({ id: 'Acceptance' });
export type Acceptance = z.input<typeof Acceptance>;

export const Reopening = z
  .strictObject({
    basedOn,
    text: text(8000).describe('What the customer sees now'),
    lang: Language.optional(),
  })
  .meta({ id: 'Reopening' });
export type Reopening = z.input<typeof Reopening>;

export const Abandonment = z
  .strictObject({ basedOn, text: text(8000).optional(), lang: Language.optional() })
  .meta({ id: 'Abandonment' });
export type Abandonment = z.input<typeof Abandonment>;

/** An agent's word to the customer: always all three facts, with or without a message. */
export const Update = z
  .strictObject({
    status: WorkingStatus,
    activity: text(500).describe('What is being done right now: one plain sentence'),
    nextUpdateAt: Time.describe('When the next word comes: 5 minutes to 14 days ahead'),
    message: text(8000).optional(),
    reason: text(1000).optional().describe('Required when nothing but the date changes'),
    lang: Language.optional(),
    basedOn,
  })
  .meta({ id: 'Update' });
export type Update = z.input<typeof Update>;

export const Note = z.strictObject({ text: text(8000), lang: Language.optional() }).meta({ id: 'Note' });
export type Note = z.input<typeof Note>;

export const Assignment = z
  .strictObject({
    agent: z.string().max(40).nullable().describe('An agent’s id, `me`, or null for the team'),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.input<typeof Assignment>;
