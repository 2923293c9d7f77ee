import * as z from 'zod';
import { Cursor, id, paging } from './common.ts';
import { AnyTicketEvent } from './events.ts';
import type { RefusalCode } from './problem.ts';
import { ReportInput } from './reports.ts';
import { Agent, Me, NewAgentSession, NewSession, Session, WidgetConfig } from './sessions.ts';
import {
  Abandonment,
  Acceptance,
  Assignment,
  NewMessage,
  NewTicket,
  Note,
  Reopening,
  TeamTicket,
  Ticket,
  Update,
} from './tickets.ts';

/** Who may call: nobody in particular, a customer's session, or an agent (cookie, or secret key with `Vestka-Agent`). */
export type Caller = 'anyone' | 'customer' | 'agent';

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
  after: z.coerce.number().int().min(0).default(0).describe('The version of the last event that you have'),
});

export type TicketReply = z.infer<typeof TicketReply>;
export type TeamTicketReply = z.infer<typeof TeamTicketReply>;
export type Events = z.infer<typeof Events>;

export const TicketList = z
  .object({ tickets: z.array(Ticket), next: z.string().nullable(), cursor: Cursor })
  .meta({ id: 'TicketList' });
export type TicketList = z.infer<typeof TicketList>;

export const QueueScope = z.enum(['mine', 'unassigned', 'all', 'ended']).meta({ id: 'QueueScope' });
export type QueueScope = z.infer<typeof QueueScope>;

export const Queue = z
  .object({
    tickets: z.array(TeamTicket),
    next: z.string().nullable(),
    counts: z.object({ mine: z.number().int(), unassigned: z.number().int(), all: z.number().int() }),
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
    refusals: ['rate_limited'],
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
    refusals: ['say_if_still_broken', 'not_open', 'reopening_over'],
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
    refusals: ['stale', 'not_resolved'],
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
    refusals: ['stale', 'not_resolved', 'reopening_over'],
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
    refusals: ['stale', 'not_open'],
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
    query: z.strictObject({ ...paging, scope: QueueScope.default('all') }),
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
    refusals: ['stale', 'not_open', 'promise_out_of_bounds', 'reason_required', 'nothing_new'],
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
    refusals: ['not_open', 'agent_unknown'],
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
    refusals: ['stale', 'not_open', 'report_says_nothing', 'report_contradicts'],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
