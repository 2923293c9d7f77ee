import * as z from 'zod';
import { Impact, id, Kind, Language, Time, text, textOrNothing } from './common.ts';
import { DataRequest, RequestItemInput } from './data-requests.ts';
import { Email } from './email.ts';
import { filesInput } from './files.ts';
import { intake } from './intake.ts';
import { Offer, OptionInput } from './options.ts';
import { Promised } from './promise.ts';
import { Rating } from './ratings.ts';
import { Remaining, Report } from './reports.ts';

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

/**
 * What a ticket waits for. Beside a waiting status only a release may stand: `fixing`, to be had in 4.2 on that date.
 * The next word is due by the expected date at the latest.
 */
export const WaitingFor = z.enum(['customer', 'developers', 'vendor', 'release']).meta({ id: 'WaitingFor' });
export type WaitingFor = z.infer<typeof WaitingFor>;

export const Waiting = z
  .object({
    for: WaitingFor,
    text: z
      .string()
      .nullable()
      .describe('What the customer is asked for; which vendor; the release’s version'),
    expectedAt: Time.nullable(),
  })
  .meta({ id: 'Waiting' });
export type Waiting = z.infer<typeof Waiting>;

export const ClosedBecause = z
  .enum(['accepted', 'deadline', 'abandoned', 'answered'])
  .meta({ id: 'ClosedBecause' });
export type ClosedBecause = z.infer<typeof ClosedBecause>;

/** The known problem that a ticket follows: its words are this ticket's too. */
export const LinkedProblem = z
  .object({
    id: id('pb'),
    number: z.number().int().describe('Shown as P1007'),
    title: z.string().nullable(),
    version: z.number().int().describe('Of the last of the problem’s words that is folded in'),
    own: Promised.nullable().describe(
      'A promise to this customer alone; what is shown is the earlier of the two',
    ),
  })
  .meta({ id: 'LinkedProblem' });
export type LinkedProblem = z.infer<typeof LinkedProblem>;

/** The facts that a ticket shows at any moment. An open ticket always has a promise. */
export const Facts = z.object({
  status: Status,
  activity: Activity,
  promise: Promised.nullable(),
  holder: Holder,
  waiting: Waiting.nullable(),
  problem: LinkedProblem.nullable(),
});
export type Facts = z.infer<typeof Facts>;

/** The honest answer to a wish. */
export const WishAnswer = z.enum(['planned', 'considered', 'not_planned']).meta({ id: 'WishAnswer' });
export type WishAnswer = z.infer<typeof WishAnswer>;

/** What was passed on with an escalation, for the next one to read first. */
export const HandOff = z
  .object({
    known: z.string().nullable(),
    tried: z.string().nullable(),
    why: z.string().nullable(),
    by: z.string().nullable(),
    at: Time,
  })
  .meta({ id: 'HandOff' });
export type HandOff = z.infer<typeof HandOff>;

/** A customer who abuses may have to wait: `cool_down` pauses their writing, `limit` spaces it. */
export const CustomerLimit = z
  .object({
    kind: z.enum(['cool_down', 'limit']),
    until: Time,
    everyMinutes: z.number().int().nullable(),
  })
  .meta({ id: 'CustomerLimit' });
export type CustomerLimit = z.infer<typeof CustomerLimit>;

/** A ticket as its customer sees it: folded from the customer's events alone. */
export const Ticket = Facts.extend({
  id: id('tk'),
  number: z.number().int().describe('Shown as #1042'),
  kind: Kind,
  impact: Impact,
  subject: z.string().nullable(),
  createdAt: Time,
  updatedAt: Time,
  closesAt: Time.nullish().describe('When a report without an answer closes the ticket by itself'),
  closedBecause: ClosedBecause.nullish(),
  reopenableUntil: Time.nullish(),
  onCall: z
    .string()
    .nullish()
    .describe('Whom to call: a critical request that came outside the business hours'),
  report: Report.nullish().describe('The latest report; a reopened ticket keeps it, superseded'),
  reportSuperseded: z.boolean().optional(),
  stillOwed: z
    .array(Remaining)
    .optional()
    .describe(
      'What its own earlier report left: owed by this ticket, beside what is left by the report of a known problem',
    ),
  offers: z
    .record(z.string(), Offer)
    .optional()
    .describe('The ways forward that were last offered: one, by its id'),
  requests: z.record(z.string(), DataRequest).optional().describe('What the team asked for, by id, in order'),
  rating: Rating.optional(),
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
  commentedAt: Time.nullish().describe("After the end: the customer's last comment"),
  notes: z.number().int(),
  handOff: HandOff.nullable().describe('Of the last escalation'),
  limit: CustomerLimit.nullable(),
  warned: Time.nullable().describe('The due time of which the agent was warned'),
  remindedAt: Time.nullable().describe('When the leads were last told of the promise that is missed now'),
}).meta({ id: 'TeamTicket' });
export type TeamTicket = z.infer<typeof TeamTicket>;

const basedOn = z.string().max(40);

/** How to address and reach the customer, as they wish; kept as unverified. */
export const Contact = z
  .strictObject({ name: text(120).optional(), email: Email.optional() })
  .meta({ id: 'Contact' });
export type Contact = z.input<typeof Contact>;

/** What a customer sends to open a ticket. `message` alone is enough. */
export const NewTicket = z
  .strictObject({
    message: text(8000).describe("The symptom, in the customer's words"),
    subject: text(160).optional().describe('Default: the first line of the message, shortened'),
    kind: Kind.default('problem'),
    impact: Impact.default('normal'),
    contact: Contact.optional(),
    ...intake,
    files: filesInput.optional(),
    problem: id('pb')
      .optional()
      .describe('“I have this too”: the open known problem that it follows from the start'),
    lang: Language.optional(),
  })
  .meta({ id: 'NewTicket' });
export type NewTicket = z.input<typeof NewTicket>;

export const NewMessage = z
  .strictObject({
    text: textOrNothing(8000).describe('May be empty beside files'),
    stillBroken: z.boolean().optional().describe('On a resolved ticket: true reopens it, false is a comment'),
    files: filesInput.optional(),
    lang: Language.optional(),
  })
  .refine(({ text, files }) => text || files, { path: ['text'], message: 'must not be empty' })
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
    files: filesInput.optional(),
    lang: Language.optional(),
  })
  .meta({ id: 'Reopening' });
export type Reopening = z.input<typeof Reopening>;

export const Abandonment = z
  .strictObject({ basedOn, text: text(8000).optional(), lang: Language.optional() })
  .meta({ id: 'Abandonment' });
export type Abandonment = z.input<typeof Abandonment>;

export const WaitingInput = z
  .strictObject({
    for: WaitingFor,
    text: text(300)
      .optional()
      .describe('Required for `customer` (what is needed) and `release` (its version)'),
    expectedAt: Time.optional().describe('Required for `release`: its date'),
  })
  .meta({ id: 'WaitingInput' });
export type WaitingInput = z.input<typeof WaitingInput>;

/** “No answer since 12 March”: nothing to write, it is on record with its date. */
export const Nudge = z.strictObject({}).meta({ id: 'Nudge' });

/** An agent's word to the customer: always all three facts, with or without a message. */
export const Update = z
  .strictObject({
    status: WorkingStatus,
    activity: text(500).describe('What is being done right now: one plain sentence'),
    nextUpdateAt: Time.describe('When the next word comes: 5 minutes to 14 days ahead'),
    message: text(8000).optional(),
    technical: text(8000).optional().describe('The same for technical readers'),
    files: filesInput.optional(),
    options: z
      .array(OptionInput)
      .min(1)
      .max(5)
      .optional()
      .describe('Ways forward to choose from; they take the place of those offered before'),
    cannotFix: z
      .literal(true)
      .optional()
      .describe('It cannot be fixed or done as asked; refused without an option'),
    request: z
      .array(RequestItemInput)
      .min(1)
      .max(10)
      .optional()
      .describe('What is needed of the customer, item by item; the status is `waiting_on_customer`'),
    reason: text(1000).optional().describe('Required when nothing but the date changes'),
    waiting: WaitingInput.optional().describe('Required while waiting: for whom or what'),
    lang: Language.optional(),
    basedOn,
  })
  .meta({ id: 'Update' });
export type Update = z.input<typeof Update>;

/** An agent's word after the end: it leaves status and dates as they are, and promises no next one. */
export const Comment = z
  .strictObject({
    message: text(8000),
    technical: text(8000).optional().describe('The same for technical readers'),
    files: filesInput.optional(),
    lang: Language.optional(),
  })
  .meta({ id: 'Comment' });
export type Comment = z.input<typeof Comment>;

export const Note = z
  .strictObject({ text: text(8000), files: filesInput.optional(), lang: Language.optional() })
  .meta({ id: 'Note' });
export type Note = z.input<typeof Note>;

export const Assignment = z
  .strictObject({
    agent: z.string().max(40).nullable().describe('An agent’s id, `me`, or null for the team'),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.input<typeof Assignment>;

/** To another level or another person. What is missing in it is said field by field. */
export const Escalation = z
  .strictObject({
    level: z.enum(['L1', 'L2', 'L3']).optional(),
    agent: z.string().max(40).optional().describe('An agent’s id; with a level, that person at that level'),
    known: textOrNothing(4000).default('').describe('What is known'),
    tried: textOrNothing(4000).default('').describe('What was tried'),
    why: textOrNothing(4000).default('').describe('Why it goes on; for the team'),
    reason: textOrNothing(1000).default('').describe('The same for the customer, in plain words'),
    nextUpdateAt: Time.optional(),
    lang: Language.optional(),
    basedOn,
  })
  .meta({ id: 'Escalation' });
export type Escalation = z.input<typeof Escalation>;

/** What kind of request it is, how bad, and on which support plan. */
export const Classification = z
  .strictObject({ kind: Kind.optional(), impact: Impact.optional(), plan: text(40).nullable().optional() })
  .meta({ id: 'Classification' });
export type Classification = z.input<typeof Classification>;

/** Closes a wish with an honest answer. */
export const WishReply = z
  .strictObject({
    answer: WishAnswer,
    plannedFor: z.iso.date().optional().describe('Required when it is planned: the date'),
    text: text(8000).describe('Why, in plain words, and what the customer can do until then'),
    options: z
      .array(OptionInput)
      .min(1)
      .max(5)
      .optional()
      .describe('What can be done instead; required when it is not planned'),
    lang: Language.optional(),
    basedOn,
  })
  .meta({ id: 'WishReply' });
export type WishReply = z.input<typeof WishReply>;

/** Protects the team from a customer who abuses. Said to the customer, with the reason; on record. */
export const LimitInput = z
  .strictObject({
    kind: z.enum(['cool_down', 'limit', 'lift']),
    until: Time.optional().describe('Required but for `lift`; at most 30 days ahead'),
    everyMinutes: z.number().int().min(5).max(10_080).optional().describe('Required for `limit`'),
    reason: text(1000).describe('What the customer reads'),
    lang: Language.optional(),
  })
  .meta({ id: 'LimitInput' });
export type LimitInput = z.input<typeof LimitInput>;

/** Links a ticket to a known problem, or takes it off again with a promise of its own. */
export const ProblemLink = z
  .strictObject({
    problem: id('pb').nullable(),
    nextUpdateAt: Time.optional().describe('Required when it is taken off'),
    basedOn,
  })
  .meta({ id: 'ProblemLink' });
export type ProblemLink = z.input<typeof ProblemLink>;
