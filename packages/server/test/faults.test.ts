import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import Database from 'libsql';
import { afterEach, expect, test, vi } from 'vitest';
import type { Db } from '../src/db/client.ts';
import { createLog, StorageFull } from '../src/log/append.ts';
import { acts, call, openCustomer, openHouse, openWorkspace, type TestHouse, word } from './house.ts';

/** The machine may be busy with other things. */
const PATIENT = { timeout: 12_000, interval: 5 };

let house: TestHouse;
afterEach(() => house.close());

test('storage full: 503 and nothing acknowledged, reads work, and it recovers by itself', async () => {
  let db: Db | undefined;
  const log: typeof createLog = (opened, report) => {
    db = opened;
    return createLog(opened, report);
  };
  house = await openHouse({ log });
  const A = await openWorkspace(house);
  const customer = await openCustomer(house, A);
  const { create, message, events } = acts(house.url);
  const { ticket } = (await create(customer)).body;
  const writer = (db as unknown as Db).writer;
  const [{ page_count: pages }] = writer.prepare('PRAGMA page_count').all() as [{ page_count: number }];
  writer.exec(`PRAGMA max_page_count = ${pages}`);

  const intent = randomUUID();
  const large = { text: 'x'.repeat(8000) };
  let taken = 0;
  const full = await vi.waitFor(async () => {
    const reply = await message(customer, ticket.id, large, { intent: taken ? undefined : intent });
    if (reply.status === 201) taken += 1;
    expect(reply.status).toBe(503);
    return reply;
  }, PATIENT);
  expect(full.body).toMatchObject({ code: 'storage_full', status: 503 });
  expect(Number(full.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await call(house.url, 'GET', '/v1/tickets', customer)).status).toBe(200);
  const told = await events(customer, ticket.id);
  expect(told.filter(({ type }) => type === 'message_posted')).toHaveLength(taken);
  expect(house.faults.every((fault) => fault instanceof StorageFull)).toBe(true);

  writer.exec(`PRAGMA max_page_count = ${pages + 10_000}`);
  expect((await message(customer, ticket.id, large, { intent })).status).toBe(201);
  expect(await events(customer, ticket.id)).toHaveLength(Math.max(taken, 1) + 1);
});

test('database locked: 503 with Retry-After at once, health answers, and all is well afterwards', async () => {
  house = await openHouse();
  const A = await openWorkspace(house);
  const customer = await openCustomer(house, A);
  const { create, message, events, update } = acts(house.url);
  const { ticket } = (await create(customer)).body;

  const other = new Database(house.database);
  other.exec('BEGIN IMMEDIATE');
  // All of this is answered while the other process still holds the lock.
  const [one, two, health] = await Promise.all([
    message(customer, ticket.id, { text: 'Hello?' }),
    create(customer),
    call(house.url, 'GET', '/healthz'),
  ]);
  for (const reply of [one, two]) {
    expect(reply.body).toMatchObject({ code: 'unavailable', status: 503 });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(health.text).toBe('ok');
  expect(await events(customer, ticket.id)).toHaveLength(1);
  other.exec('ROLLBACK');
  other.close();

  expect((await message(customer, ticket.id, { text: 'Hello?' })).status).toBe(201);
  expect((await update(A.agent, ticket.id, word(ticket, house.clock.now()))).status).toBe(201);
  const told = await events(customer, ticket.id);
  expect(told.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test('closing under load loses nothing that was acknowledged, and falls over nothing', async () => {
  house = await openHouse();
  const A = await openWorkspace(house);
  const customer = await openCustomer(house, A);
  const { create } = acts(house.url);
  const acknowledged: string[] = [];
  let refused = 0;
  let going = true;
  const load = Array.from({ length: 20 }, async () => {
    while (going) {
      try {
        const reply = await create(customer);
        if (reply.status === 201) acknowledged.push(reply.body.ticket.id);
      } catch {
        refused += 1;
        await new Promise(setImmediate);
      }
    }
  });
  await vi.waitUntil(() => acknowledged.length > 100, PATIENT);
  const next = house.restart();
  await vi.waitUntil(() => refused > 0, PATIENT);
  going = false;
  await Promise.all(load);
  const { faults } = house;
  house = await next;
  expect(faults).toEqual([]);
  const found = await house.app.house.reads.query.tickets.findMany({ columns: { id: true } });
  const ids = new Set(found.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
});

test('whoever was refused and stays on the line does not keep the server from closing', async () => {
  house = await openHouse();
  const socket = connect({ port: Number(new URL(house.url).port), host: '127.0.0.1', allowHalfOpen: true });
  const upgrade = 'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n';
  socket.write(
    `GET /v1/nothing HTTP/1.1\r\nHost: x\r\n${upgrade}Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==\r\n\r\n`,
  );
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(String(answer)).toContain('404');
  // It would wait for ever.
  house = await house.restart();
  socket.destroy();
});
