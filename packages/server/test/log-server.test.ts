import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from '@libsql/client';
import { asc } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseUnusable } from '../src/db/client.ts';
import { DatabaseUnreachable } from '../src/db/reach.ts';
import * as schema from '../src/db/schema.ts';
import { type DatabaseServer, openServer, type ServerDb } from '../src/db/server.ts';
import type { Log } from '../src/log/append.ts';
import { createServerLog } from '../src/log/server/log.ts';
import type { StoredEvent } from '../src/log/types.ts';
import { customer, deadline, event, one, ticketRow } from './appends.ts';
import { startProxy, type TestProxy } from './proxy.ts';
import { noSqld, type Sqld, startSqld } from './sqld.ts';

interface Node {
  readonly db: ServerDb;
  readonly log: Log;
  readonly heard: StoredEvent[];
  readonly due: number[];
  readonly faults: unknown[];
}

describe.skipIf(noSqld)('several nodes on one libSQL server', () => {
  let sqld: Sqld;
  let proxy: TestProxy;
  let nodes: Node[];
  let A: Node;
  let B: Node;

  beforeAll(async () => {
    sqld = await startSqld();
    proxy = await startProxy(sqld.server.url);
  });
  beforeEach(async () => {
    await sqld.wipe();
    nodes = [];
    // A's way to the server can be broken, B's cannot.
    A = await join({ ...sqld.server, url: proxy.url });
    B = await join(sqld.server);
  });
  afterEach(async () => {
    proxy.cut([]);
    for (const { log, db } of nodes) {
      await log.close();
      db.close();
    }
  });
  afterAll(async () => {
    await proxy.close();
    await sqld.stop();
  });

  async function join(server: DatabaseServer): Promise<Node> {
    const db = await openServer(server);
    const faults: unknown[] = [];
    const log = await createServerLog(db, (error) => faults.push(error));
    const node: Node = { db, log, heard: [], due: [], faults };
    log.onCommit((events, dueAt) => {
      node.heard.push(...events);
      node.due.push(dueAt);
    });
    nodes.push(node);
    return node;
  }

  const stored = () => B.db.reads.select().from(schema.events).orderBy(asc(schema.events.id));
  const placesOf = (events: readonly { id: number; stream: string; version: number }[]) =>
    events.map(({ id, stream, version }) => `${id} ${stream} ${version}`);

  test('all hear everything, in the same order, each once', async () => {
    const write = ({ log }: Node, name: string) =>
      Array.from({ length: 150 }, (_, i) => log.append(one(`${name}${i}`)));
    await Promise.all([...write(A, 'a'), ...write(B, 'b')]);
    await Promise.all([A.log.catchUp(), B.log.catchUp()]);
    const all = placesOf(await stored());
    expect(all).toHaveLength(300);
    expect(placesOf(A.heard)).toEqual(all);
    expect(placesOf(B.heard)).toEqual(all);
    expect([A.faults, B.faults]).toEqual([[], []]);
  });

  test('nobody needs to ask: what another node has written is heard by itself, with its owner and its deadline', async () => {
    const ticket = { put: 'tickets', row: ticketRow('tk_1', 1) } as const;
    const due = {
      deadlines: [{ stream: 'tk_1', kind: 'promise', ref: 'p', workspace: 'ws_1', at: 77 }],
    } as const;
    const words = { text: 'Hello' };
    await A.log.append(
      one('tk_1', 0, { owner: 'cu_1', events: [event(1, { words })], views: [ticket, due] }),
    );
    await vi.waitUntil(() => B.heard.length > 0, { timeout: 5_000, interval: 5 });
    expect(B.heard).toEqual(A.heard);
    expect(B.heard).toMatchObject([{ owner: 'cu_1', words, stream: 'tk_1' }]);
    expect([A.due, B.due]).toEqual([[77], [77]]);
    expect(await B.log.head()).toBe(1);
  });

  test('who comes too late has heard by whom before they are told so', async () => {
    await A.log.append(one('s'));
    const late = B.log.append(one('s')).then((outcome) => [outcome.kind, placesOf(B.heard)]);
    expect(await late).toEqual(['conflict', ['1 s 1']]);
  });

  test('who has missed more than is read at once hears all of it before what they write', async () => {
    await Promise.all(Array.from({ length: 1_200 }, (_, i) => A.log.append(one(`a${i}`))));
    await B.log.append(one('b'));
    await B.log.catchUp();
    expect(B.heard.map(({ id }) => id)).toEqual(Array.from({ length: 1_201 }, (_, i) => i + 1));
    expect(B.heard.at(-1)?.stream).toBe('b');
  });

  test('numbers are never given twice, whoever gives them', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 ? A : B).log.reserveNumber('ws_1')),
    );
    expect(new Set(numbers).size).toBe(100);
  });

  test('the same act sent to both is taken once', async () => {
    const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? A : B).log.append(one(`s${i}`, 0, { intent }))),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['appended', ...Array(19).fill('replayed')]);
    expect(await stored()).toHaveLength(1);
  });

  describe.each<'before' | 'after'>(['before', 'after'])('a connection that breaks %s the commit', (cut) => {
    test('nothing is lost, nothing comes twice, and no id is burnt', async () => {
      proxy.cut([cut, cut]);
      const intent = { person: 'cu_1', id: 'i1', hash: 'h' };
      const outcomes = await Promise.all([
        A.log.append(one('a', 0, { views: [customer('cu_a')] })),
        A.log.append(one('b', 0, { intent, events: [event(1), event(2)] })),
        A.log.append(one('c', 3)),
        A.log.append(one('d', 0, { intent })),
        A.log.append(one('e', 0, { events: [], views: [deadline(5)] })),
      ]);
      expect(outcomes).toMatchObject([
        { kind: 'appended', events: [{ id: 1 }] },
        { kind: 'appended', events: [{ id: 2 }, { id: 3 }] },
        { kind: 'conflict' },
        { kind: 'replayed', stream: 'b', version: 2, sameBody: true },
        { kind: 'appended', events: [] },
      ]);
      const all = ['1 a 1', '2 b 1', '3 b 2'];
      expect(placesOf(await stored())).toEqual(all);
      await B.log.catchUp();
      expect([placesOf(A.heard), placesOf(B.heard)]).toEqual([all, all]);
    });

    test('what others have written meanwhile stays', async () => {
      proxy.cut([cut], async () => {
        const [own] = await stored();
        await B.log.append(
          one('s', own?.version ?? 0, {
            events: [event(own ? 2 : 1, { data: { of: 'B' } })],
            views: [deadline(9)],
          }),
        );
      });
      const outcome = await A.log.append(one('s', 0, { views: [deadline(5)] }));
      expect(outcome.kind).toBe({ before: 'conflict', after: 'appended' }[cut]);
      const places = placesOf(await stored());
      expect(places).toEqual({ before: ['1 s 1'], after: ['1 s 1', '2 s 2'] }[cut]);
      expect([placesOf(A.heard), placesOf(B.heard)]).toEqual([places, places]);
      expect(await B.db.reads.select().from(schema.deadlines)).toMatchObject([{ at: 9 }]);
    });
  });

  test('a server that is away for long is said to be, and nothing is kept waiting for ever', async () => {
    proxy.cut(Array(50).fill('before'));
    const [first] = await Promise.allSettled([A.log.append(one('a'))]);
    expect(first).toMatchObject({ status: 'rejected', reason: expect.any(DatabaseUnreachable) });
    const before = proxy.writes;
    expect(before).toBeGreaterThan(1);
    await expect(A.log.append(one('a'))).rejects.toBeInstanceOf(DatabaseUnreachable);
    expect(proxy.writes - before, 'the next one is tried once, and fails').toBe(1);
    proxy.cut([]);
    expect(await A.log.append(one('a'))).toMatchObject({ kind: 'appended', events: [{ id: 1 }] });
  });

  test('the server falls over under load and comes back: all that was acknowledged is there, once', async () => {
    const load = Array.from({ length: 400 }, async (_, i) => {
      const { log } = i % 2 ? A : B;
      for (let version = 0; version < 3; version += 1) {
        const { kind } = await log.append(one(`s${i}`, version));
        expect(kind).toBe('appended');
      }
    });
    await vi.waitUntil(() => B.heard.length > 200, { timeout: 5_000, interval: 1 });
    await sqld.crash();
    await Promise.all(load);
    await Promise.all([A.log.catchUp(), B.log.catchUp()]);
    const all = placesOf(await stored());
    expect(all).toHaveLength(1_200);
    expect(placesOf(A.heard)).toEqual(all);
    expect(placesOf(B.heard)).toEqual(all);
  });

  test('many that open an empty database at once bring it up to date once', async () => {
    for (const { log, db } of nodes.splice(0)) {
      await log.close();
      db.close();
    }
    await sqld.wipe();
    await Promise.all(Array.from({ length: 6 }, () => join(sqld.server)));
    const client = createClient(sqld.server);
    const { rows } = await client.execute('SELECT created_at FROM __drizzle_migrations');
    client.close();
    const journal = new URL('../drizzle/meta/_journal.json', import.meta.url);
    const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { when: number }[] };
    expect(rows.map((row) => row.created_at)).toEqual(entries.map(({ when }) => when));
  });

  test('what cannot be opened is one sentence that names the setting', async () => {
    const { port, close } = await somethingElse();
    const gone = await somethingElse();
    await gone.close();
    const cases: [DatabaseServer, RegExp][] = [
      [{ ...sqld.server, authToken: 'wrong' }, /refuses the token \(DATABASE_AUTH_TOKEN\)\.$/],
      [{ url: sqld.server.url }, /refuses the token \(DATABASE_AUTH_TOKEN\)\.$/],
      [
        { url: `http://127.0.0.1:${gone.port}` },
        /127\.0\.0\.1:\d+ \(DATABASE_URL\) does not answer: .*ECONNREFUSED/,
      ],
      [{ url: `http://u:secret@127.0.0.1:${port}/secret` }, /\(DATABASE_URL\) cannot be opened/],
    ];
    for (const [server, sentence] of cases) {
      const error = await openServer(server).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(DatabaseUnusable);
      expect((error as Error).message).toMatch(sentence);
      expect((error as Error).message).not.toMatch(/secret|wrong|\n/);
    }
    await close();
  });
});

/** A server that knows nothing of databases. */
async function somethingElse(): Promise<{ port: number; close(): Promise<unknown> }> {
  const server = createServer((_, response) => response.writeHead(404).end('nothing here'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((done) => server.close(done)) };
}
