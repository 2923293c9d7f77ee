import type { EventFacts } from '@vestka/sdk/protocol';
import type { StoredEvent } from '../log/types.ts';
import type { Connection } from './connection.ts';

/** Which sockets hear the words of which known problem: those of customers with a ticket that follows it. */
export class Followers {
  readonly #of = new Map<string, Set<Connection>>();

  /** Its end is no word to a ticket whose customer had accepted its report before, as `log/read.ts` has it. */
  of({ stream, type }: Pick<StoredEvent, 'stream' | 'type'>): readonly Connection[] {
    const followers = [...(this.#of.get(stream) ?? [])];
    if (type !== 'ticket_closed') return followers;
    return followers.filter(({ follows, accepted }) =>
      [...(follows ?? [])].some(([ticket, problem]) => problem === stream && !accepted?.has(ticket)),
    );
  }

  /** A ticket of this connection's customer follows that problem from now on. */
  add(connection: Connection, ticket: string, problem: string): void {
    if (connection.follows?.get(ticket) === problem) return;
    this.#remove(connection, ticket);
    connection.follows ??= new Map();
    connection.follows.set(ticket, problem);
    const followers = this.#of.get(problem) ?? new Set();
    this.#of.set(problem, followers.add(connection));
  }

  /** Its customer has accepted the problem's report, and follows it on for what remains. */
  accept(connection: Connection, ticket: string): void {
    connection.accepted ??= new Set();
    connection.accepted.add(ticket);
  }

  /** What an event of a ticket says about what it follows: every whole block of facts does. */
  take(connection: Connection, { stream, type, facts }: StoredEvent): void {
    if (!facts) return;
    const { problem } = facts as EventFacts;
    if (problem) this.add(connection, stream, problem.id);
    else this.#remove(connection, stream);
    if (problem && type === 'ticket_closed') this.accept(connection, stream);
  }

  drop(connection: Connection): void {
    for (const ticket of connection.follows?.keys() ?? []) this.#remove(connection, ticket);
  }

  #remove(connection: Connection, ticket: string): void {
    const { follows } = connection;
    const problem = follows?.get(ticket);
    if (!follows || problem === undefined) return;
    follows.delete(ticket);
    connection.accepted?.delete(ticket);
    // Another ticket of the same customer may follow it too.
    if (![...follows.values()].includes(problem)) {
      const followers = this.#of.get(problem);
      followers?.delete(connection);
      if (!followers?.size) this.#of.delete(problem);
    }
    if (!follows.size) {
      connection.follows = null;
      connection.accepted = null;
    }
  }
}
