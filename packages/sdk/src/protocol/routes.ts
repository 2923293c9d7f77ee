import * as z from 'zod';
import { Cursor, Impact, id, Kind, paging, textOrNothing } from './common.ts';
import { AnyTicketEvent } from './events.ts';
import { Insights } from './insights.ts';
import { KnownProblem, KnownProblemRow, NewKnownProblem } from './known-problems.ts';
import { CannedChange, CannedReply, PolicyChange, PolicyPreview, PolicyReply, Promises } from './policy.ts';
import type { RefusalCode } from './problem.ts';
import { ReportInput } from './reports.ts';
import { Agent, Me, NewAgentSession, NewSession, Session, WidgetConfig } from './sessions.ts';
import {
  Abandonment,
  Acceptance,
  Assignment,
  Classification,
  Contact,
  Escalation,
  LimitInput,
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
  WishReply,
} from './tickets.ts';

/**
 * Who may call: nobody in particular, a customer's session, an agent (cookie, or secret key with `Vestka-Agent`), or
 * an agent who is a lead or an admin.
 */
export type Caller = 'anyone' | 'customer' | 'agent' | 'lead';

/** One route of the API: what it takes, what it gives, what it may refuse. The server and the OpenAPI document are made from these. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly caller: Caller;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly status: 200 | 201 | 204;
  readonly reply?: z.ZodType;
  /** Of the reply; JSON unless said. */
  readonly type?: 'text/csv';
  /** Takes an Idempotency-Key: everything that changes a stream. */
  readonly intent?: true;
  readonly refusals?: readonly RefusalCode[];
}

const ticketId = z.object({ id: id('tk') });
const TicketReply = z.object({ ticket: Ticket, cursor: Cursor }).meta({ id: 'TicketReply' });
const TeamTicketReply = z.object({ ticket: TeamTicket, cursor: Cursor }).meta({ id: 'TeamTicketReply' });
export const Events = z
  .object({
    events: z.array(AnyTicketEvent).describe('In order'),
    next: z.string().nullable(),
  })
  .meta({ id: 'Events' });
const eventsQuery = z.strictObject({
  ...paging,
  after: Cursor.optional().describe('The `next` of the page before: the cursor of its last event'),
});
const problemId = z.object({ id: id('pb') });
const KnownProblemReply = z
  .object({ problem: KnownProblem, linked: z.number().int(), cursor: Cursor })
  .meta({ id: 'KnownProblemReply' });
export type KnownProblemReply = z.infer<typeof KnownProblemReply>;

export const KnownProblems = z
  .object({ problems: z.array(KnownProblemRow), next: z.string().nullable(), cursor: Cursor })
  .meta({ id: 'KnownProblems' });
export type KnownProblems = z.infer<typeof KnownProblems>;

export type TicketReply = z.infer<typeof TicketReply>;
export type TeamTicketReply = z.infer<typeof TeamTicketReply>;
export type Events = z.infer<typeof Events>;

export const TicketList = z
  .object({ tickets: z.array(Ticket), next: z.string().nullable(), cursor: Cursor })
  .meta({ id: 'TicketList' });
export type TicketList = z.infer<typeof TicketList>;

export const QueueScope = z.enum(['mine', 'team', 'unassigned', 'all', 'ended']).meta({ id: 'QueueScope' });
export type QueueScope = z.infer<typeof QueueScope>;

/** What a queue may be narrowed to. All that are given must hold. */
export const QueueFilter = z
  .strictObject({
    status: Status.optional(),
    impact: Impact.optional(),
    kind: Kind.optional(),
    plan: textOrNothing(40).optional(),
    level: z.enum(['L1', 'L2', 'L3']).optional(),
    flag: z
      .enum(['late', 'nudged', 'unanswered'])
      .optional()
      .describe('Overdue; “no answer since …” stands; the customer spoke last'),
    problem: id('pb')
      .optional()
      .describe('The tickets that follow this known problem, also those without a promise of their own'),
    q: textOrNothing(200)
      .optional()
      .describe(
        'A number, or words of the subject and the customer’s name; of a known problem `P1007`, or words of its title',
      ),
  })
  .meta({ id: 'QueueFilter' });
export type QueueFilter = z.infer<typeof QueueFilter>;

const count = z.number().int();

/** Tickets with a promise of their own, and every open known problem as one row: both in the order of their promises. */
export const Queue = z
  .object({
    tickets: z.array(TeamTicket),
    next: z.string().nullable(),
    counts: z
      .object({ mine: count, team: count, unassigned: count, all: count, late: count, nudged: count })
      .describe(
        'Of open tickets that stand in the queue, whatever is asked for; `late` and `nudged` are among all',
      ),
    problems: z
      .array(KnownProblemRow)
      .describe(
        'With the first page: those open ones that pass the filter, whatever the scope; the promise that runs out next first',
      ),
    cursor: Cursor,
  })
  .meta({ id: 'Queue' });
export type Queue = z.infer<typeof Queue>;

export const Agents = z.object({ agents: z.array(Agent) }).meta({ id: 'Agents' });
export type Agents = z.infer<typeof Agents>;

/** Every route under `/v1`, by the name that the server's handlers use. */
export const routes = {
  openSession: {
    method: 'POST',
    path: '/v1/sessions',
    summary: 'Open an anonymous customer session',
    caller: 'anyone',
    body: NewSession,
    status: 201,
    reply: Session,
    refusals: ['token_invalid', 'rate_limited'],
  },
  closeSession: {
    method: 'DELETE',
    path: '/v1/sessions/current',
    summary: 'End this customer session; its sockets close',
    caller: 'customer',
    status: 204,
  },
  widgetConfig: {
    method: 'GET',
    path: '/v1/widget-config',
    summary: 'Name and theme of a workspace',
    caller: 'anyone',
    query: z.strictObject({ key: z.string().max(80) }),
    status: 200,
    reply: WidgetConfig,
    refusals: ['token_invalid'],
  },
  listTickets: {
    method: 'GET',
    path: '/v1/tickets',
    summary: 'The customer’s tickets, newest first',
    caller: 'customer',
    query: z.strictObject(paging),
    status: 200,
    reply: TicketList,
  },
  createTicket: {
    method: 'POST',
    path: '/v1/tickets',
    summary: 'Open a ticket; the answer has its number and the promised time of the first word',
    caller: 'customer',
    body: NewTicket,
    status: 201,
    reply: TicketReply,
    intent: true,
    refusals: ['rate_limited', 'writing_paused'],
  },
  getTicket: {
    method: 'GET',
    path: '/v1/tickets/{id}',
    summary: 'One ticket as it stands',
    caller: 'customer',
    params: ticketId,
    status: 200,
    reply: TicketReply,
  },
  ticketEvents: {
    method: 'GET',
    path: '/v1/tickets/{id}/events',
    summary: 'What happened, in order',
    caller: 'customer',
    params: ticketId,
    query: eventsQuery,
    status: 200,
    reply: Events,
  },
  postMessage: {
    method: 'POST',
    path: '/v1/tickets/{id}/messages',
    summary: 'A message of the customer',
    caller: 'customer',
    params: ticketId,
    body: NewMessage,
    status: 201,
    reply: TicketReply,
    intent: true,
    refusals: ['say_if_still_broken', 'not_open', 'reopening_over', 'writing_paused'],
  },
  nudgeTicket: {
    method: 'POST',
    path: '/v1/tickets/{id}/nudges',
    summary: '“No answer since …”: on record with its date, told to agent and lead',
    caller: 'customer',
    params: ticketId,
    body: Nudge,
    status: 201,
    reply: TicketReply,
    intent: true,
    refusals: ['nudge_not_due', 'not_open', 'writing_paused'],
  },
  changeContact: {
    method: 'POST',
    path: '/v1/tickets/{id}/contact',
    summary: 'How the customer wishes to be addressed and reached',
    caller: 'customer',
    params: ticketId,
    body: Contact,
    status: 200,
    reply: TicketReply,
    intent: true,
    refusals: ['writing_paused'],
  },
  acceptReport: {
    method: 'POST',
    path: '/v1/tickets/{id}/acceptance',
    summary: '“Yes, solved”',
    caller: 'customer',
    params: ticketId,
    body: Acceptance,
    status: 200,
    reply: TicketReply,
    intent: true,
    refusals: ['stale', 'not_resolved', 'writing_paused'],
  },
  reopenTicket: {
    method: 'POST',
    path: '/v1/tickets/{id}/reopening',
    summary: '“Still broken”, with what is seen now',
    caller: 'customer',
    params: ticketId,
    body: Reopening,
    status: 200,
    reply: TicketReply,
    intent: true,
    refusals: ['stale', 'not_resolved', 'reopening_over', 'writing_paused'],
  },
  abandonTicket: {
    method: 'POST',
    path: '/v1/tickets/{id}/abandonment',
    summary: 'The customer no longer needs an answer',
    caller: 'customer',
    params: ticketId,
    body: Abandonment,
    status: 200,
    reply: TicketReply,
    intent: true,
    refusals: ['stale', 'not_open', 'writing_paused'],
  },
  openAgentSession: {
    method: 'POST',
    path: '/v1/agent/sessions',
    summary: 'Log in; the answer sets the session cookie',
    caller: 'anyone',
    body: NewAgentSession,
    status: 201,
    reply: Me,
    refusals: ['login_failed', 'forbidden', 'rate_limited'],
  },
  closeAgentSession: {
    method: 'DELETE',
    path: '/v1/agent/sessions/current',
    summary: 'Log out; the session’s sockets close',
    caller: 'agent',
    status: 204,
  },
  me: {
    method: 'GET',
    path: '/v1/agent/me',
    summary: 'Who is logged in',
    caller: 'agent',
    status: 200,
    reply: Me,
  },
  listAgents: {
    method: 'GET',
    path: '/v1/agent/agents',
    summary: 'The team',
    caller: 'agent',
    status: 200,
    reply: Agents,
  },
  queue: {
    method: 'GET',
    path: '/v1/agent/queue',
    summary: 'Open tickets, the promise that runs out next on top; `ended`: the latest end on top',
    caller: 'agent',
    query: z.strictObject({ ...paging, scope: QueueScope.default('all'), ...QueueFilter.shape }),
    status: 200,
    reply: Queue,
  },
  getTeamTicket: {
    method: 'GET',
    path: '/v1/agent/tickets/{id}',
    summary: 'One ticket as the team sees it',
    caller: 'agent',
    params: ticketId,
    status: 200,
    reply: TeamTicketReply,
  },
  teamTicketEvents: {
    method: 'GET',
    path: '/v1/agent/tickets/{id}/events',
    summary: 'What happened, the team’s notes too',
    caller: 'agent',
    params: ticketId,
    query: eventsQuery,
    status: 200,
    reply: Events,
  },
  postUpdate: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/updates',
    summary: 'A word to the customer: status, what is done now, when the next word comes',
    caller: 'agent',
    params: ticketId,
    body: Update,
    status: 201,
    reply: TeamTicketReply,
    intent: true,
    refusals: [
      'stale',
      'not_open',
      'promise_out_of_bounds',
      'reason_required',
      'nothing_new',
      'waiting_unsaid',
    ],
  },
  addNote: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/notes',
    summary: 'A note for the team; the customer never sees it',
    caller: 'agent',
    params: ticketId,
    body: Note,
    status: 201,
    reply: TeamTicketReply,
    intent: true,
  },
  assignTicket: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/assignment',
    summary: 'Who has it now',
    caller: 'agent',
    params: ticketId,
    body: Assignment,
    status: 200,
    reply: TeamTicketReply,
    intent: true,
    refusals: ['not_open', 'linked', 'agent_unknown'],
  },
  publishReport: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/report',
    summary: 'Publish the resolution report; the ticket is resolved',
    caller: 'agent',
    params: ticketId,
    body: ReportInput,
    status: 201,
    reply: TeamTicketReply,
    intent: true,
    refusals: ['stale', 'not_open', 'linked', 'report_says_nothing', 'report_contradicts'],
  },
  escalateTicket: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/escalations',
    summary: 'On to another level or person, with a hand-off and a new promise',
    caller: 'agent',
    params: ticketId,
    body: Escalation,
    status: 201,
    reply: TeamTicketReply,
    intent: true,
    refusals: [
      'stale',
      'not_open',
      'linked',
      'handoff_incomplete',
      'promise_required',
      'promise_out_of_bounds',
      'agent_unknown',
    ],
  },
  classifyTicket: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/classification',
    summary: 'Kind, impact and support plan; a promise by policy may come sooner for it, never later',
    caller: 'agent',
    params: ticketId,
    body: Classification,
    status: 200,
    reply: TeamTicketReply,
    intent: true,
    refusals: ['not_open', 'nothing_new'],
  },
  answerWish: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/wish-answer',
    summary: 'Close a wish with an honest answer: planned for a date, considered, not planned',
    caller: 'agent',
    params: ticketId,
    body: WishReply,
    status: 201,
    reply: TeamTicketReply,
    intent: true,
    refusals: ['stale', 'not_open', 'not_a_wish', 'linked'],
  },
  limitCustomer: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/limits',
    summary: 'Pause or space the writing of a customer who abuses; on record, with the reason',
    caller: 'agent',
    params: ticketId,
    body: LimitInput,
    status: 201,
    reply: TeamTicketReply,
    intent: true,
  },
  linkProblem: {
    method: 'POST',
    path: '/v1/agent/tickets/{id}/problem',
    summary: 'Let the ticket follow a known problem, or take it off with a promise of its own',
    caller: 'agent',
    params: ticketId,
    body: ProblemLink,
    status: 200,
    reply: TeamTicketReply,
    intent: true,
    refusals: [
      'stale',
      'not_open',
      'problem_not_open',
      'not_linked',
      'promise_required',
      'promise_out_of_bounds',
    ],
  },
  suggestProblems: {
    method: 'GET',
    path: '/v1/agent/tickets/{id}/problem-suggestions',
    summary: 'Open known problems that this ticket may be about, the likeliest first',
    caller: 'agent',
    params: ticketId,
    status: 200,
    reply: z
      .object({ suggestions: z.array(z.object({ problem: KnownProblem, score: z.number() })) })
      .meta({ id: 'ProblemSuggestions' }),
  },
  listProblems: {
    method: 'GET',
    path: '/v1/agent/problems',
    summary: 'Known problems: open ones by their promise, ended ones the latest first',
    caller: 'agent',
    query: z.strictObject({ ...paging, scope: z.enum(['open', 'ended']).default('open') }),
    status: 200,
    reply: KnownProblems,
  },
  createProblem: {
    method: 'POST',
    path: '/v1/agent/problems',
    summary: 'Open a known problem',
    caller: 'agent',
    body: NewKnownProblem,
    status: 201,
    reply: KnownProblemReply,
    intent: true,
    refusals: ['promise_out_of_bounds', 'waiting_unsaid'],
  },
  getProblem: {
    method: 'GET',
    path: '/v1/agent/problems/{id}',
    summary: 'One known problem',
    caller: 'agent',
    params: problemId,
    status: 200,
    reply: KnownProblemReply,
  },
  problemEvents: {
    method: 'GET',
    path: '/v1/agent/problems/{id}/events',
    summary: 'What happened to a known problem, in order',
    caller: 'agent',
    params: problemId,
    query: eventsQuery,
    status: 200,
    reply: Events,
  },
  updateProblem: {
    method: 'POST',
    path: '/v1/agent/problems/{id}/updates',
    summary: 'One word that reaches everyone who follows it',
    caller: 'agent',
    params: problemId,
    body: Update,
    status: 201,
    reply: KnownProblemReply,
    intent: true,
    refusals: [
      'stale',
      'not_open',
      'promise_out_of_bounds',
      'reason_required',
      'nothing_new',
      'waiting_unsaid',
    ],
  },
  noteProblem: {
    method: 'POST',
    path: '/v1/agent/problems/{id}/notes',
    summary: 'A note for the team',
    caller: 'agent',
    params: problemId,
    body: Note,
    status: 201,
    reply: KnownProblemReply,
    intent: true,
  },
  assignProblem: {
    method: 'POST',
    path: '/v1/agent/problems/{id}/assignment',
    summary: 'Who has it now',
    caller: 'agent',
    params: problemId,
    body: Assignment,
    status: 200,
    reply: KnownProblemReply,
    intent: true,
    refusals: ['not_open', 'agent_unknown'],
  },
  reportProblem: {
    method: 'POST',
    path: '/v1/agent/problems/{id}/report',
    summary: 'One report that resolves every ticket that follows it',
    caller: 'agent',
    params: problemId,
    body: ReportInput,
    status: 201,
    reply: KnownProblemReply,
    intent: true,
    refusals: ['stale', 'not_open', 'report_says_nothing', 'report_contradicts'],
  },
  promises: {
    method: 'GET',
    path: '/v1/agent/promises',
    summary: 'What policy would promise now, and when this working day ends',
    caller: 'agent',
    status: 200,
    reply: Promises,
  },
  getPolicy: {
    method: 'GET',
    path: '/v1/admin/policy',
    summary: 'The reaction policy',
    caller: 'agent',
    status: 200,
    reply: PolicyReply,
  },
  changePolicy: {
    method: 'POST',
    path: '/v1/admin/policy',
    summary: 'Change the reaction policy; promises that stand stay as they are',
    caller: 'lead',
    body: PolicyChange,
    status: 200,
    reply: PolicyReply,
    intent: true,
    refusals: ['policy_stale'],
  },
  previewPolicy: {
    method: 'POST',
    path: '/v1/admin/policy/preview',
    summary: 'What a policy would promise; changes nothing',
    caller: 'agent',
    body: PolicyPreview,
    status: 200,
    reply: Promises,
  },
  getCanned: {
    method: 'GET',
    path: '/v1/admin/canned',
    summary: 'Prepared updates',
    caller: 'agent',
    status: 200,
    reply: CannedReply,
  },
  changeCanned: {
    method: 'POST',
    path: '/v1/admin/canned',
    summary: 'Change the prepared updates',
    caller: 'lead',
    body: CannedChange,
    status: 200,
    reply: CannedReply,
    intent: true,
    refusals: ['policy_stale'],
  },
  insights: {
    method: 'GET',
    path: '/v1/agent/insights',
    summary: 'Promises due, late and kept, load, levels, silence: counted from the log',
    caller: 'lead',
    query: z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
    status: 200,
    reply: Insights,
  },
  insightsCsv: {
    method: 'GET',
    path: '/v1/agent/insights.csv',
    summary: 'The same for a spreadsheet: one row a day, or one an agent',
    caller: 'lead',
    query: z.strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      part: z.enum(['days', 'agents']).default('days'),
    }),
    status: 200,
    reply: z.string(),
    type: 'text/csv',
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
