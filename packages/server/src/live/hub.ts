import { CLOSE } from '@vestka/sdk/protocol';
import type { StoredEvent } from '../log/types.ts';
import type { Connection } from './connection.ts';
import { batchOf, type Frame, frameOf } from './frame.ts';

/** Lists, not sets: most customers have one socket, and a set of one is several times as large. */
type Listening = Connection[];

/** Who listens: customers to their own tickets, agents to their whole workspace. Frames are encoded once for all. */
export class Hub {
  readonly #customers = new Map<string, Listening>();
  readonly #agents = new Map<string, Listening>();

  attach(connection: Connection): void {
    const [map, key] = this.#placeOf(connection);
    const listening = map.get(key);
    if (listening) listening.push(connection);
    else map.set(key, [connection]);
  }

  detach(connection: Connection): void {
    if (!connection.scope) return;
    const [map, key] = this.#placeOf(connection);
    const listening = map.get(key) ?? [];
    const at = listening.indexOf(connection);
    if (at >= 0) listening.splice(at, 1);
    if (!listening.length) map.delete(key);
  }

  #placeOf({ scope }: Connection): [Map<string, Listening>, string] {
    if (!scope) throw new Error('A connection is attached once it is known whose it is.');
    return scope.customer === undefined ? [this.#agents, scope.workspace] : [this.#customers, scope.customer];
  }

  /** Sends the events of one commit: each encoded once, and all that one socket hears in one write. */
  publish(events: readonly StoredEvent[]): void {
    const heard = new Map<Listening, Frame[]>();
    for (const event of events) {
      if (event.owner !== null) this.#collect(event, event.owner, heard);
      else if (event.type === 'session_closed') this.#closeSession(event);
    }
    for (const [listening, frames] of heard) {
      const batch = batchOf(frames);
      for (const connection of listening) connection.deliver(batch);
    }
  }

  #collect(event: StoredEvent, owner: string, heard: Map<Listening, Frame[]>): void {
    const team = this.#agents.get(event.workspace);
    const own = event.audience === 'customer' ? this.#customers.get(owner) : undefined;
    if (!team && !own) return;
    const frame = frameOf(event);
    for (const listening of [own, team]) {
      if (!listening) continue;
      const frames = heard.get(listening);
      if (frames) frames.push(frame);
      else heard.set(listening, [frame]);
    }
  }

  #closeSession({ stream, workspace, data }: StoredEvent): void {
    const { session } = data as { session: string };
    for (const listening of [this.#customers.get(stream), this.#agents.get(workspace)]) {
      for (const connection of listening ?? []) {
        if (connection.session === session) connection.ws.close(CLOSE.unauthorized, 'session ended');
      }
    }
  }
}
