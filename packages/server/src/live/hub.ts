import { CLOSE } from '@vestka/sdk/protocol';
import { toWire } from '../log/read.ts';
import type { StoredEvent } from '../log/types.ts';
import type { Connection, Frame } from './connection.ts';

/** Who listens: customers to their own tickets, agents to their whole workspace. Frames are encoded once for all. */
export class Hub {
  readonly #customers = new Map<string, Set<Connection>>();
  readonly #agents = new Map<string, Set<Connection>>();

  attach(connection: Connection): void {
    const [map, key] = this.#placeOf(connection);
    const set = map.get(key);
    if (set) set.add(connection);
    else map.set(key, new Set([connection]));
  }

  detach(connection: Connection): void {
    if (!connection.scope) return;
    const [map, key] = this.#placeOf(connection);
    const set = map.get(key);
    set?.delete(connection);
    if (set?.size === 0) map.delete(key);
  }

  #placeOf({ scope }: Connection): [Map<string, Set<Connection>>, string] {
    if (!scope) throw new Error('A connection is attached once it is known whose it is.');
    return scope.customer === undefined ? [this.#agents, scope.workspace] : [this.#customers, scope.customer];
  }

  /** Sends the events of one commit. Several at once share one write to each socket. */
  publish(events: readonly StoredEvent[]): void {
    const corked = events.length > 1 ? new Set<Connection>() : null;
    for (const event of events) {
      if (event.owner !== null) this.#deliver(event, corked);
      else if (event.type === 'session_closed') this.#closeSession(event);
    }
    if (corked) for (const { ws } of corked) rawSocket(ws)?.uncork();
  }

  #deliver(event: StoredEvent, corked: Set<Connection> | null): void {
    const team = this.#agents.get(event.workspace);
    const own = event.audience === 'customer' ? this.#customers.get(event.owner as string) : undefined;
    if (!team && !own) return;
    const bytes = Buffer.from(JSON.stringify({ type: 'event', event: toWire(event) }));
    const frame: Frame = { id: event.id, bytes };
    for (const set of [own, team]) {
      for (const connection of set ?? []) {
        if (corked && !corked.has(connection)) {
          rawSocket(connection.ws)?.cork();
          corked.add(connection);
        }
        connection.deliver(frame);
      }
    }
  }

  #closeSession({ stream, workspace, data }: StoredEvent): void {
    const { session } = data as { session: string };
    const sets = [this.#customers.get(stream), this.#agents.get(workspace)];
    for (const set of sets) {
      for (const connection of set ?? []) {
        if (connection.session === session) connection.ws.close(CLOSE.unauthorized, 'session ended');
      }
    }
  }
}

/** `ws` has no public door to its socket; corking it turns many frames into one system call. */
function rawSocket(ws: Connection['ws']): { cork(): void; uncork(): void } | undefined {
  return (ws as { _socket?: { cork(): void; uncork(): void } })._socket;
}
