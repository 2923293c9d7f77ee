import type { VestkaError } from '../errors.ts';
import type { ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { FieldError } from '../protocol/problem.ts';
import type { Contact, NewMessage, NewTicket, Ticket } from '../protocol/tickets.ts';

/** Where the client keeps its session and its unsent acts. `localStorage` fits. */
export interface KeyValue {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface ClientOptions {
  /** The Vestka server, such as `https://help.example.com`. */
  url: string;
  /** The workspace's publishable key, `pk_…`. */
  key: string;
  /** Default: the page's localStorage, or memory where that is blocked. */
  storage?: KeyValue | null;
  /** The language that the customer writes in, BCP 47. */
  locale?: string;
}

/**
 * - `idle`: no request needed so far
 * - `connecting`: on the way, or trying again
 * - `live`: what is shown is true, and stays so
 * - `offline`: no connection; what is shown was true at `state.seenAt`
 * - `refused`: the server does not accept this key or page
 */
export type Connection = 'idle' | 'connecting' | 'live' | 'offline' | 'refused';

/** One act of a person that the server has not acknowledged yet. Durable where storage is. */
export interface Pending {
  /** The intent's UUID, kept over retries. */
  readonly intent: string;
  readonly act: { type: 'create'; body: NewTicket } | { type: 'message'; ticket: string; body: NewMessage };
  /** Epoch milliseconds, server's time. */
  readonly at: number;
  /** Set when the server refused it for good: shown to the person, who may edit or discard it. */
  readonly refused?: { code: string; message: string; errors?: readonly FieldError[] };
}

export interface ClientState {
  readonly connection: Connection;
  /** False until the first answer of the server. */
  readonly loaded: boolean;
  /** Newest activity first. */
  readonly tickets: readonly Ticket[];
  /** By ticket id: its events and those of the known problem it follows, in order; absent until `load(id)`. */
  readonly timelines: Readonly<Record<string, readonly (TicketEvent | ProblemEvent)[]>>;
  readonly pending: readonly Pending[];
  /** Ticket ids with words of the team that were not shown yet (see `markRead`). */
  readonly unread: readonly string[];
  /** When what is shown was last known to be true: epoch milliseconds, server's time; 0 = never. */
  readonly seenAt: number;
  readonly error: VestkaError | null;
}

export interface ClientEvents {
  /** The state changed in any way. */
  change: ClientState;
  /** One event of a ticket, once each, in order, only those that came live or by catching up (not history). */
  event: { event: TicketEvent | ProblemEvent; ticket: Ticket };
  'ticket:status': Ticket;
  'ticket:promise': Ticket;
  /** The promise passed without word; once for each promise. */
  'ticket:overdue': Ticket;
  'ticket:resolved': Ticket;
  error: VestkaError;
}

/** A customer's view of their tickets that stays true. */
export interface Client {
  readonly state: ClientState;
  /** @returns a function that ends the subscription */
  on<K extends keyof ClientEvents>(name: K, listener: (value: ClientEvents[K]) => void): () => void;
  /**
   * Opens a session if there is none, reads the tickets, goes live, sends what was left unsent. Safe to call again.
   * Resolves, never rejects, once the first attempt is over: `state.connection` tells how. Attempts go on by themselves.
   */
  connect(): Promise<void>;
  /** Reads a ticket's events into `state.timelines`. */
  load(ticket: string): Promise<void>;
  /**
   * Opens a ticket. Resolves once the server has it; while there is no connection the act waits in `state.pending`
   * and is sent later, also after a reload.
   * @throws VestkaError when the server refuses it for good
   */
  createTicket(input: NewTicket): Promise<Ticket>;
  postMessage(ticket: string, input: NewMessage): Promise<Ticket>;
  /** “Yes, solved.” Bound to what the customer was looking at. @throws VestkaError `stale` when that has changed */
  accept(ticket: Ticket, text?: string): Promise<Ticket>;
  /** “Still broken”, with what is seen now, in words and in files that were uploaded before (their ids). */
  reopen(ticket: Ticket, text: string, files?: readonly string[]): Promise<Ticket>;
  /** The customer no longer needs an answer. */
  abandon(ticket: Ticket, text?: string): Promise<Ticket>;
  /** “No answer since …”: on record with its date. @throws VestkaError `nudge_not_due` */
  nudge(ticket: Ticket): Promise<Ticket>;
  /** How the customer wishes to be addressed and reached. */
  changeContact(ticket: Ticket, contact: Contact): Promise<Ticket>;
  /**
   * Any other act of the customer on a ticket, such as those of `acts.ts`: posts to `/v1/tickets/{ticket}/{path}` and
   * shows the answer. Done again with the same body after its answer was lost, it is the same act.
   * @param intent a UUID that the caller keeps with the draft, so that this holds after a reload too; see `newIntent`
   * @throws VestkaError
   */
  act(ticket: string, path: string, body: object, intent?: string): Promise<Ticket>;
  /**
   * One call of the API as this customer; `path` begins after `/v1`. It is given up after 30 seconds, or when `signal`
   * says so. @throws VestkaError `offline` when it was given up
   */
  request<T>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    intent?: string,
    signal?: AbortSignal,
  ): Promise<T>;
  /** Drops an unsent or refused act; the promise of an unsent one rejects with `offline`. */
  discard(intent: string): void;
  markRead(ticket: string): void;
  /** The server's time now, epoch milliseconds, right even where the device's clock is wrong. */
  now(): number;
  /** Ends the connection and every timer; the session stays. */
  close(): void;
  /** Ends the session on the server and forgets everything on this device. */
  logout(): Promise<void>;
}
