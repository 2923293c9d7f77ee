import { CLOSE } from '@vestka/sdk/protocol';
import { isProblem } from '../log/read.ts';
import type { StoredEvent } from '../log/types.ts';
import type { Connection } from './connection.ts';
import { Followers } from './followers.ts';
import { batchOf, type Frame, frameOf } from './frame.ts';

/** Lists, not sets: most customers have one socket, and a set of one is several times as large. */
type Listening = Connection[];

/** Who listens: customers to their own tickets, agents to their whole workspace. Frames are encoded once for all. */
export class Hub {
  readonly #customers = new Map<string, Listening>();
  readonly #agents = new Map<string, Listening>();
  readonly followers = new Followers();

  attach(connection: Connection): void {
    const [map, key] = this.#placeOf(connection);
    const listening = map.get(key);
    if (listening) listening.push(connection);
    else map.set(key, [connection]);
  }

  detach(connection: Connection): void {
    if (!connection.scope) return;
    this.followers.drop(connection);
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
    if (events.some(isOfProblem)) this.#oneByOne(events);
    else this.#together(events);
  }

  #together(events: readonly StoredEvent[]): void {
    const heard = new Map<Listening, Frame[]>();
    for (const event of events) {
      if (event.owner === null) this.#closeSession(event);
      else {
        const ears = this.#earsOf(event, event.owner);
        const frame = ears.length ? frameOf(event) : undefined;
        for (const listening of ears) note(heard, listening, frame as Frame);
      }
    }
    for (const [listening, frames] of heard) {
      const batch = batchOf(frames);
      for (const connection of listening) connection.deliver(batch);
    }
  }

  /** A known problem's words go to sockets of many customers: each socket still hears all in the log's order. */
  #oneByOne(events: readonly StoredEvent[]): void {
    const heard = new Map<Connection, Frame[]>();
    for (const event of events) {
      let frame: Frame | undefined;
      for (const connection of this.#connectionsFor(event)) {
        frame ??= frameOf(event);
        note(heard, connection, frame);
      }
      if (event.owner === null) this.#closeSession(event);
    }
    const batches = new Map<string, ReturnType<typeof batchOf>>();
    for (const [connection, frames] of heard) {
      const key = frames.map(({ id }) => id).join();
      const batch = batches.get(key) ?? batchOf(frames);
      batches.set(key, batch);
      connection.deliver(batch);
    }
  }

  #connectionsFor(event: StoredEvent): Iterable<Connection> {
    if (event.owner !== null) return this.#earsOf(event, event.owner).flat();
    if (!isOfProblem(event)) return [];
    const team = this.#agents.get(event.workspace) ?? [];
    const followers = event.audience === 'customer' ? this.followers.of(event) : [];
    return [...team, ...followers];
  }

  /** Who hears an event of a ticket: its customer, if it is for them, and the team. */
  #earsOf(event: StoredEvent, owner: string): Listening[] {
    const own = event.audience === 'customer' ? this.#customers.get(owner) : undefined;
    const team = this.#agents.get(event.workspace);
    for (const connection of own ?? []) this.followers.take(connection, event);
    return [own, team].filter((listening) => listening !== undefined);
  }

  #closeSession({ type, stream, workspace, data }: StoredEvent): void {
    if (type !== 'session_closed') return;
    const { session } = data as { session: string };
    for (const listening of [this.#customers.get(stream), this.#agents.get(workspace)]) {
      for (const connection of listening ?? []) {
        if (connection.session === session) connection.ws.close(CLOSE.unauthorized, 'session ended');
      }
    }
  }
}

const isOfProblem = ({ stream }: StoredEvent): boolean => isProblem(stream);

function note<K>(heard: Map<K, Frame[]>, who: K, frame: Frame): void {
  const frames = heard.get(who);
  if (frames) frames.push(frame);
  else heard.set(who, [frame]);
}
