import type { Rest } from '../client/rest.ts';
import type { Connection } from '../client/types.ts';
import type { VestkaError } from '../errors.ts';
import type { Answer, AnswerChange, AnswerDraft, AnswerInput } from '../protocol/answers.ts';
import type { ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { Insights } from '../protocol/insights.ts';
import type { KnownProblem, KnownProblemRow, NewKnownProblem } from '../protocol/known-problems.ts';
import type { Canned, CannedReply, Policy, PolicyReply, Promises } from '../protocol/policy.ts';
import type { RemainingChange, ReportInput, ReportLink } from '../protocol/reports.ts';
import type { Answers, KnownProblems, QueueFilter, QueueScope } from '../protocol/routes.ts';
import type { Agent, Me } from '../protocol/sessions.ts';
import type {
  Classification,
  Comment,
  Escalation,
  LimitInput,
  TeamTicket,
  Update,
  WishReply,
} from '../protocol/tickets.ts';

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
  /** What the queue is narrowed to; empty: nothing. */
  readonly filter: QueueFilter;
  /**
   * The queue of `scope`: the promise that runs out next on top. `ended`: the latest on top; what has ended and still
   * owes something stands in both.
   */
  readonly queue: readonly TeamTicket[];
  readonly queueLoaded: boolean;
  readonly hasMore: boolean;
  readonly counts: {
    readonly mine: number;
    readonly team: number;
    readonly unassigned: number;
    readonly all: number;
    /** Of all: whose own next word is overdue. */
    readonly late: number;
    /** Of all: whose “no answer since …” stands unanswered. */
    readonly nudged: number;
  };
  /**
   * Every known problem that is open, or has ended and still owes something, with its number of tickets; what is owed
   * next on top.
   */
  readonly problems: readonly KnownProblemRow[];
  /**
   * Every ticket seen so far, by id: the queue's, those opened by `open(id)`, and for leads the first of those that are
   * late or nudged (`counts` says how many there are). One record for the client's whole life, changed in place; each ticket in it is a new object whenever it changes.
   */
  readonly tickets: Readonly<Record<string, TeamTicket>>;
  /**
   * By id of a ticket or known problem: its events in order, team's too; absent until `open(id)`. A ticket's holds the
   * words of the problem that it follows as well.
   */
  readonly timelines: Readonly<Record<string, readonly (TicketEvent | ProblemEvent)[]>>;
  readonly error: VestkaError | null;
}

export interface AgentEvents {
  change: AgentState;
  /** One event of any ticket of the workspace, once each, in order. */
  event: { event: TicketEvent; ticket: TeamTicket };
  /** One event of any known problem. */
  problem: { event: ProblemEvent; problem: KnownProblem };
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
  /** Narrows the queue; counts stay those of the whole. */
  setFilter(filter: QueueFilter): Promise<void>;
  /** Reads the next page of the queue. */
  more(): Promise<void>;
  /** Reads a ticket with its events. @throws VestkaError `not_found` */
  open(ticket: string): Promise<void>;
  /** `basedOn` is taken from the ticket that the agent was looking at. @throws VestkaError `stale`, `validation_failed`, ... */
  update(ticket: TeamTicket, input: Omit<Update, 'basedOn'>): Promise<TeamTicket>;
  /** A word after the end, which changes nothing else. @throws VestkaError `stale` when the customer has reopened it */
  comment(ticket: string, input: Comment): Promise<TeamTicket>;
  /** @param files ids of files that were uploaded before */
  note(ticket: string, text: string, files?: readonly string[]): Promise<TeamTicket>;
  /** `agent`: an agent's id, `me`, or null for the team. */
  assign(ticket: string, agent: string | null): Promise<TeamTicket>;
  report(ticket: TeamTicket, input: Omit<ReportInput, 'basedOn'>): Promise<TeamTicket>;
  /**
   * Something that remained after the report is done, or gets another date with its reason.
   *
   * @param item its place in the report's list
   * @throws VestkaError `stale` when its date has changed meanwhile, `remaining_settled`, `reason_required`, `promise_out_of_bounds`
   */
  remaining(ticket: TeamTicket, item: number, change: Omit<RemainingChange, 'basedOn'>): Promise<TeamTicket>;
  /** A signed address of the printable page of a ticket's or known problem's report; with `.md` or `.json`, a file. */
  reportLink(id: string, reader?: { lang?: string; zone?: string }): Promise<ReportLink>;
  /** On to another level or person. @throws VestkaError `handoff_incomplete` with what is missing, field by field */
  escalate(ticket: TeamTicket, input: Omit<Escalation, 'basedOn'>): Promise<TeamTicket>;
  classify(ticket: string, input: Classification): Promise<TeamTicket>;
  answerWish(ticket: TeamTicket, input: Omit<WishReply, 'basedOn'>): Promise<TeamTicket>;
  /** Pauses or spaces the customer's writing, or lifts that. */
  limit(ticket: string, input: LimitInput): Promise<TeamTicket>;
  /** @param problem null takes the ticket off its problem; then `nextUpdateAt` is required */
  link(ticket: TeamTicket, problem: string | null, nextUpdateAt?: string): Promise<TeamTicket>;
  /** Open known problems that a ticket may be about, the likeliest first. */
  suggestions(ticket: string): Promise<readonly { problem: KnownProblem; score: number }[]>;
  /** Known problems: the cause that many tickets share. */
  readonly problems: {
    create(input: NewKnownProblem): Promise<KnownProblem>;
    /** Reads one with its events into `state.timelines`. @throws VestkaError `not_found` */
    open(problem: string): Promise<KnownProblemRow>;
    list(scope: 'open' | 'ended', after?: string): Promise<KnownProblems>;
    update(problem: KnownProblem, input: Omit<Update, 'basedOn'>): Promise<KnownProblem>;
    note(problem: string, text: string, files?: readonly string[]): Promise<KnownProblem>;
    assign(problem: string, agent: string | null): Promise<KnownProblem>;
    /** Resolves every ticket that follows it. */
    report(problem: KnownProblem, input: Omit<ReportInput, 'basedOn'>): Promise<KnownProblem>;
    remaining(
      problem: KnownProblem,
      item: number,
      change: Omit<RemainingChange, 'basedOn'>,
    ): Promise<KnownProblem>;
  };
  /** What was learnt from tickets, for customers to find while they type. */
  readonly answers: {
    /**
     * The report of a ticket or a known problem without what looks like personal data: to be read through before it is
     * published.
     */
    draft(id: string): Promise<AnswerDraft>;
    /** Found by words, the likeliest first; without `q` the newest first. */
    list(query?: {
      q?: string;
      scope?: 'published' | 'withdrawn';
      after?: string | null;
      limit?: number;
    }): Promise<Answers>;
    /** One answer, also a withdrawn one. @throws VestkaError `not_found` */
    open(answer: string): Promise<Answer>;
    publish(input: AnswerInput): Promise<Answer>;
    /** One that was withdrawn is published again. @throws VestkaError `stale`, `not_found` */
    change(answer: string, input: AnswerChange): Promise<Answer>;
    /** From now on nobody finds it. @throws VestkaError `nothing_new`, `not_found` */
    withdraw(answer: string, reason?: string): Promise<Answer>;
  };
  /** What policy would promise now, and when this working day ends. */
  promises(): Promise<Promises>;
  policy(): Promise<PolicyReply>;
  /** @throws VestkaError `stale`, `forbidden`, `validation_failed` */
  changePolicy(policy: Policy, basedOn: number): Promise<PolicyReply>;
  previewPolicy(policy: Policy, at?: string): Promise<Promises>;
  canned(): Promise<CannedReply>;
  changeCanned(canned: readonly Canned[], basedOn: number): Promise<CannedReply>;
  /** Leads only. Local dates of the workspace's zone; default: the last 30 days. */
  insights(range?: { from?: string; to?: string }): Promise<Insights>;
  /** One call of the API as this agent; `path` begins after `/v1`. @throws VestkaError */
  request: Rest;
  /** The server's time now, epoch milliseconds. */
  now(): number;
  close(): void;
}
