import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ticket } from '@vestka/sdk/protocol';
import Database from 'libsql';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { acts, call, openCustomer, type Person } from './house.ts';
import { type Program, start } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
let running: Program | undefined;
afterEach(() => {
  running?.process.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS = 5;
/** At the default limits a customer opens twenty tickets in ten minutes. */
const PEOPLE = 12;
const TICKETS = 6;

/** One act that was sent, and whether the server said that it has it. */
interface Sent {
  readonly who: Person;
  readonly intent: string;
  readonly ticket: string | null;
  readonly text: string;
  acknowledged: string | null;
}

/** Opens tickets and writes in them until the server is gone. */
async function load(url: string, who: Person, sent: Sent[]): Promise<void> {
  const { create, message } = acts(url);
  const act = async (ticket: string | null) => {
    const one: Sent = {
      who,
      intent: randomUUID(),
      ticket,
      text: `${who.id} ${sent.length}`,
      acknowledged: null,
    };
    sent.push(one);
    const { intent, text } = one;
    const reply = await (ticket
      ? message(who, ticket, { text }, { intent })
      : create(who, { message: text }, { intent }));
    expect(reply.status, reply.text).toBe(201);
    one.acknowledged = reply.body.ticket.id;
    return one.acknowledged;
  };
  try {
    for (let i = 0; i < TICKETS; i += 1) {
      const ticket = await act(null);
      await Promise.all(Array.from({ length: 10 }, () => act(ticket)));
    }
  } catch (error) {
    // The connection broke: that is what this is about.
    if (!(error instanceof TypeError)) throw error;
  }
}

/** Waits until so many were sent in all. */
const under = (sent: Sent[], enough: number) =>
  vi.waitUntil(() => sent.length >= enough, { interval: 2, timeout: 30_000 });

function integrity(data: string): unknown {
  const db = new Database(join(data, 'vestka.db'), { readonly: true });
  const result = db.prepare('PRAGMA integrity_check').all();
  db.close();
  return result;
}

test(`killed under load ${ROUNDS} times: nothing acknowledged is lost, and nothing comes twice`, async () => {
  const data = join(folder, 'kill');
  const sent: Sent[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const program = await start(data);
    running = program;
    const { url, publishableKey: key } = program.ready;
    const people = await Promise.all(Array.from({ length: PEOPLE }, () => openCustomer({ url }, { key })));
    const loads = people.map((who) => load(url, who, sent));
    await under(sent, sent.length + randomInt(20, 100));
    program.process.kill('SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
    await Promise.all(loads);
    expect(integrity(data)).toEqual([{ integrity_check: 'ok' }]);
  }
  expect(sent.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(ROUNDS * 10);

  const program = await start(data);
  running = program;
  const { url } = program.ready;
  const { create, message, events } = acts(url);
  // Everyone sends all of it again, as a client does that has not heard back.
  const again = async ({ who, intent, text, ticket, acknowledged }: Sent) => {
    const reply = await (ticket
      ? message(who, ticket, { text }, { intent })
      : create(who, { message: text }, { intent }));
    expect(reply.status, reply.text).toBe(201);
    if (acknowledged) expect(reply.body.ticket.id).toBe(acknowledged);
  };
  await Promise.all(sent.map(again));
  for (const who of new Set(sent.map((one) => one.who))) {
    const mine = sent.filter((one) => one.who === who).map(({ text }) => text);
    const { body } = await call<{ tickets: Ticket[] }>(url, 'GET', '/v1/tickets?limit=200', who);
    const stored = await Promise.all(body.tickets.map(({ id }) => events(who, id)));
    const words = stored.flat().map((event) => (event.words as { message: string }).message);
    expect(words.toSorted()).toEqual(mine.toSorted());
    for (const one of stored) expect(one.map(({ version }) => version)).toEqual(one.map((_, i) => i + 1));
  }
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.stderr()).toBe('');
}, 120_000);

test('told to end under load, it answers what it has taken, and is gone with 0', async () => {
  const data = join(folder, 'term');
  const program = await start(data);
  running = program;
  const { url, publishableKey: key } = program.ready;
  const people = await Promise.all(Array.from({ length: PEOPLE }, () => openCustomer({ url }, { key })));
  const sent: Sent[] = [];
  const loads = people.map((who) => load(url, who, sent));
  await under(sent, 100);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.stderr()).toBe('');
  await Promise.all(loads);
  const again = await start(data);
  running = again;
  const { get } = acts(again.ready.url);
  for (const { who, acknowledged } of sent)
    if (acknowledged) expect((await get(who, acknowledged)).status).toBe(200);
  again.process.kill('SIGINT');
  expect(await again.ended).toBe(0);
}, 120_000);
