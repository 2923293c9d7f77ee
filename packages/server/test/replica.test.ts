import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient, type Ticket } from '@vestka/sdk';
import { type AgentClient, createAgent } from '@vestka/sdk/agent';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  type App,
  addAgent,
  createApp,
  createSecretKey,
  createWorkspace,
  manualClock,
  roundTheClockPolicy,
} from '../src/app.ts';
import { broken } from './invariant.ts';
import { SECRET, type Step, step } from './walk.ts';

const clock = manualClock(Date.UTC(2026, 2, 4, 9));
const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
const WEEK = 7 * 24 * 3_600_000;
const plenty = { most: 1e9, per: 1000 };
let app: App;
let url: string;
let key: string;
let agent: AgentClient;

beforeAll(async () => {
  const limits = { sessions: plenty, tickets: plenty, acts: plenty, logins: plenty };
  app = await createApp({ database: join(folder, 'vestka.db'), clock, limits });
  url = await app.listen(0);
  const workspace = await createWorkspace(app.house, { name: 'Shop', policy: roundTheClockPolicy('UTC') });
  key = workspace.publishableKey;
  await addAgent(app.house, workspace.id, {
    email: 'anna@shop.example',
    name: 'Anna K.',
    password: 'correct horse',
  });
  const secretKey = await createSecretKey(app.house, workspace.id);
  agent = createAgent({ url, secretKey, agent: 'anna@shop.example' });
  await agent.connect();
});

afterAll(async () => {
  agent.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

/** A customer with one ticket, live, who also remembers every event that came. */
async function arrive(): Promise<{ client: Client; ticket: Ticket; got: string[] }> {
  const client = createClient({ url, key, storage: memory() });
  const got: string[] = [];
  client.on('event', ({ event }) => got.push(JSON.stringify(event)));
  await client.connect();
  const ticket = await client.createTicket({ message: 'The till restarts on card payment' });
  return { client, ticket, got };
}

function memory() {
  const items = new Map<string, string>();
  return {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

/** Takes one step through the public APIs. What the rules refuse is refused: the walk goes on. */
async function take(one: Step, client: Client, id: string): Promise<void> {
  if (one.does === 'clock') {
    // An unused session ends after 30 days, and with it an anonymous customer: here they look in every week.
    await clock.moveBy(Math.min(one.by, WEEK));
    return client.load(id);
  }
  const ticket = shownTo(client, id);
  const command = one.make(one.late ? 't1' : ticket.tag, clock.now());
  const team = { ...agent.state.tickets[id], id, tag: ticket.tag } as Parameters<AgentClient['update']>[0];
  const body = 'body' in command ? command.body : undefined;
  const act = {
    message: () => client.postMessage(id, body as { text: string }),
    update: () => agent.update(team, body as never),
    report: () => agent.report(team, body as never),
    note: () => agent.note(id, `${SECRET} ours`),
    assign: () => agent.assign(id, (command as { agent: object | null }).agent ? 'me' : null),
    accept: () => client.accept(ticket),
    reopen: () => client.reopen(ticket, 'It is back'),
    abandon: () => client.abandon(ticket),
  }[command.type as 'message'];
  await act().catch((error: { status?: number }) => {
    if (![409, 422].includes(error.status ?? 0)) throw error;
  });
}

const shownTo = (client: Client, id: string) =>
  client.state.tickets.find((known) => known.id === id) as Ticket;

test('what the customer’s page shows equals the server’s view after any sequence, and holds nothing of the team', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      const { client, ticket, got } = await arrive();
      try {
        for (const one of steps) await take(one, client, ticket.id);
        const row = await app.house.reads.query.tickets.findFirst({
          where: (t, { eq }) => eq(t.id, ticket.id),
        });
        const view = JSON.parse(row?.customerView ?? 'null') as Ticket;
        await vi.waitFor(() => expect(shownTo(client, ticket.id).version).toBe(view.version));
        const shown = shownTo(client, ticket.id);
        expect(shown).toEqual(view);
        expect(broken(shown, clock.now())).toBeNull();
        expect(JSON.stringify([client.state, got])).not.toContain(SECRET);
        expect(new Set(got).size, 'no event twice').toBe(got.length);
      } finally {
        client.close();
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);
