import type { Connection } from '../client/types.ts';
import type { VestkaError } from '../errors.ts';
import type { TicketEvent } from '../protocol/events.ts';
import type { ReportInput } from '../protocol/reports.ts';
import type { QueueScope } from '../protocol/routes.ts';
import type { Agent, Me } from '../protocol/sessions.ts';
import type { TeamTicket, Update } from '../protocol/tickets.ts';

export interface AgentOptions {
  /** The Vestka server. On the admin page: its own origin. */
  url: string;
  /** From code and Node instead of a browser's cookie: `sk_…`, with the acting agent's id or e-mail. */
  secretKey?: string;
  agent?: string;
}

export interface AgentState {
  readonly connection: Connection;
  /** undefined: not known yet; null: nobody is logged in. */
  readonly me: Me | null | undefined;
  readonly agents: readonly Agent[];
  readonly scope: QueueScope;
  /** The queue of `scope`: the promise that runs out next on top; `ended`: the latest end on top. */
  readonly queue: readonly TeamTicket[];
  readonly queueLoaded: boolean;
  readonly hasMore: boolean;
  readonly counts: { readonly mine: number; readonly unassigned: number; readonly all: number };
  /**
   * Every ticket seen so far, by id: the queue's and those opened by `open(id)`. One record for the client's whole life,
   * changed in place; each ticket in it is a new object whenever it changes.
   */
  readonly tickets: Readonly<Record<string, TeamTicket>>;
  /** By ticket id: its events in order, team's too; absent until `open(id)`. */
  readonly timelines: Readonly<Record<string, readonly TicketEvent[]>>;
  readonly error: VestkaError | null;
}

export interface AgentEvents {
  change: AgentState;
  /** One event of any ticket of the workspace, once each, in order. */
  event: { event: TicketEvent; ticket: TeamTicket };
  error: VestkaError;
}

/** The team's side: the queue that stays true, and every command of an agent. */
export interface AgentClient {
  readonly state: AgentState;
  on<K extends keyof AgentEvents>(name: K, listener: (value: AgentEvents[K]) => void): () => void;
  /** Finds out who is logged in; if someone is, reads the queue and goes live. Never rejects: `state` tells. */
  connect(): Promise<void>;
  /** @throws VestkaError `login_failed`, `rate_limited` */
  login(email: string, password: string): Promise<void>;
  logout(): Promise<void>;
  setScope(scope: QueueScope): Promise<void>;
  /** Reads the next page of the queue. */
  more(): Promise<void>;
  /** Reads a ticket with its events. @throws VestkaError `not_found` */
  open(ticket: string): Promise<void>;
  /** `basedOn` is taken from the ticket that the agent was looking at. @throws VestkaError `stale`, `validation_failed`, ... */
  update(ticket: TeamTicket, input: Omit<Update, 'basedOn'>): Promise<TeamTicket>;
  note(ticket: string, text: string): Promise<TeamTicket>;
  /** `agent`: an agent's id, `me`, or null for the team. */
  assign(ticket: string, agent: string | null): Promise<TeamTicket>;
  report(ticket: TeamTicket, input: Omit<ReportInput, 'basedOn'>): Promise<TeamTicket>;
  /** The server's time now, epoch milliseconds. */
  now(): number;
  close(): void;
}
