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
import { execute } from '../src/commands/execute.ts';
import { Refused } from '../src/commands/refused.ts';
import type { TicketCommand } from '../src/domain/ticket/commands.ts';
import { acts, call, unhurried } from './house.ts';
import { broken } from './invariant.ts';
import { join as joinLive } from './socket.ts';
import { SECRET, type Step, walk } from './walk.ts';

const clock = manualClock(Date.UTC(2026, 2, 4, 9));
const folder = mkdtempSync(join(tmpdir(), 'vestka-'));
const WEEK = 7 * 24 * 3_600_000;
const plenty = { most: 1e9, per: 1000 };
let app: App;
let url: string;
let key: string;
let workspace: string;
let agent: AgentClient;
let as: Record<string, string>;

beforeAll(async () => {
  const limits = { sessions: plenty, tickets: plenty, acts: plenty, logins: plenty };
  app = await createApp({ database: join(folder, 'vestka.db'), clock, limits, log: unhurried });
  url = await app.listen(0);
  const made = await createWorkspace(app.house, { name: 'Shop', policy: roundTheClockPolicy('UTC') });
  key = made.publishableKey;
  workspace = made.id;
  await addAgent(app.house, workspace, {
    email: 'anna@shop.example',
    name: 'Anna K.',
    password: 'correct horse',
  });
  const secretKey = await createSecretKey(app.house, workspace);
  as = { authorization: `Bearer ${secretKey}`, 'vestka-agent': 'anna@shop.example' };
  agent = createAgent({ url, secretKey, agent: 'anna@shop.example' });
  await agent.connect();
});

afterAll(async () => {
  agent.close();
  await app.close();
  rmSync(folder, { recursive: true });
});

/** A customer with one ticket, live, who also remembers every event that came. */
async function arrive(): Promise<{ client: Client; ticket: Ticket; got: string[]; problem: string }> {
  const { id: problem } = await agent.problems.create({
    title: 'Tax table loses a rule',
    status: 'investigating',
    activity: 'Comparing both tables',
    nextUpdateAt: new Date(clock.now() + 3_600_000).toISOString(),
  });
  const { items, storage } = memory();
  const client = createClient({ url, key, storage });
  stores.set(client, items);
  const got: string[] = [];
  client.on('event', ({ event }) => got.push(JSON.stringify(event)));
  await client.connect();
  const ticket = await client.createTicket({ message: 'The till restarts on card payment' });
  return { client, ticket, got, problem };
}

const stores = new Map<Client, Map<string, string>>();

/** The token that a client keeps in its storage. */
const tokenOf = (client: Client): string =>
  [...(stores.get(client)?.values() ?? [])].join().match(/cs_[\w-]+/)?.[0] ?? '';

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    storage: {
      getItem: (name: string) => items.get(name) ?? null,
      setItem: (name: string, value: string) => void items.set(name, value),
      removeItem: (name: string) => void items.delete(name),
    },
  };
}

/** Takes one step through the public APIs. What the rules refuse is refused: the walk goes on. */
async function take(one: Step, client: Client, id: string, problem: string): Promise<void> {
  if (one.does === 'clock') {
    // An unused session ends after 30 days, and with it an anonymous customer: here they look in every week.
    await clock.moveBy(Math.min(one.by, WEEK));
    return client.load(id);
  }
  const refusedOr = (error: { status?: number }) => {
    if (![404, 409, 422].includes(error.status ?? 0)) throw error;
  };
  if (one.does === 'problem') {
    const { problem: known } = await agent.problems.open(problem);
    const { type, body, item } = one.make(known.tag, clock.now(), known) as {
      type: 'update' | 'report';
      body: object;
      item?: number;
    };
    if ((type as string) === 'remaining')
      await post(`/v1/agent/problems/${problem}/report/remaining/${item}`, body).catch(refusedOr);
    else
      await agent.problems[type](known, {
        ...body,
        ...(type === 'report' ? { evidence: [] } : {}),
      } as never).catch(refusedOr);
    return;
  }
  const ticket = shownTo(client, id);
  const command = one.make(one.late ? 't1' : ticket.tag, clock.now(), ticket);
  const team = { ...agent.state.tickets[id], id, tag: ticket.tag } as Parameters<AgentClient['update']>[0];
  const body = ('body' in command ? command.body : {}) as { basedOn?: string } & Record<string, never>;
  const { basedOn: _, ...input } = body;
  const path = command as { option?: string; request?: string; item?: number };
  const act = {
    choose: () => client.act(id, `options/${path.option}/choice`, body),
    'answer-request': () =>
      client.act(id, `data-requests/${path.request}/answers`, withoutFiles(body as object)),
    'ask-approval': () => client.act(id, `data-requests/${path.request}/approvals`, body),
    'decide-approval': () => decideAs(id, command),
    rate: () => client.act(id, 'rating', body),
    remaining: () => post(`/v1/agent/tickets/${id}/report/remaining/${path.item}`, body),
    message: () => client.postMessage(id, body as never),
    nudge: () => client.nudge(ticket),
    update: () => agent.update(team, input as never),
    report: () => agent.report(team, { ...(input as object), evidence: [] } as never),
    comment: () => agent.comment(id, body as never),
    note: () => agent.note(id, `${SECRET} ours`),
    assign: () => agent.assign(id, (command as { agent: object | null }).agent ? 'me' : null),
    escalate: () => agent.escalate(team, input as never),
    classify: () => agent.classify(id, body as never),
    'answer-wish': () => agent.answerWish(team, input as never),
    limit: () => agent.limit(id, body as never),
    link: () => agent.link(team, body.problem === null ? null : problem, body.nextUpdateAt),
    accept: () => client.accept(ticket),
    reopen: () => client.reopen(ticket, 'It is back'),
    abandon: () => client.abandon(ticket),
  }[command.type as 'message'];
  await act().catch(refusedOr);
}

/** Files are uploaded before they are given; what is walked here is the way of the words. */
const withoutFiles = (body: { items?: { files?: unknown }[] }): object => ({
  ...body,
  items: (body.items ?? []).map(({ files, ...item }) => item),
});

/** Behind the link of the approval stands a page of the server's own, which carries out the command. */
async function decideAs(ticket: string, command: TicketCommand): Promise<void> {
  const who = { workspace, actor: { kind: 'approver' } } as const;
  await execute(app.house, who, ticket, command).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
}

async function post(path: string, body: object): Promise<void> {
  const { status } = await call(url, 'POST', path, { as, body });
  if (status >= 400) throw Object.assign(new Error(path), { status });
}

const shownTo = (client: Client, id: string) =>
  client.state.tickets.find((known) => known.id === id) as Ticket;

test('what both sides’ pages show equals the server’s view after any sequence, and the customer’s holds nothing of the team', async () => {
  const { get, team, events } = acts(url);
  let followed = 0;
  await fc.assert(
    fc.asyncProperty(walk(8, 20), async (steps) => {
      const { client, ticket, got, problem } = await arrive();
      // What it is sent, whatever it makes of that.
      const { socket } = await joinLive(url, { token: tokenOf(client) });
      try {
        await client.load(ticket.id);
        const [created] = client.state.timelines[ticket.id] as object[];
        for (const one of steps) {
          await take(one, client, ticket.id, problem);
          if (shownTo(client, ticket.id).problem) followed += 1;
        }
        const asCustomer = { as: { authorization: `Bearer ${tokenOf(client)}` } };
        const view = (await get(asCustomer, ticket.id)).body.ticket;
        const teamView = (await team({ as }, ticket.id)).body.ticket;
        await vi.waitFor(() => {
          expect(shownTo(client, ticket.id)).toEqual(view);
          expect(agent.state.tickets[ticket.id]).toEqual(teamView);
        });
        expect(broken(view, clock.now())).toBeNull();
        expect(
          client.state.timelines[ticket.id],
          'the timeline that grew live is the one that is read',
        ).toEqual(await events(asCustomer, ticket.id));
        expect(
          [created, ...(await socket.settled()).events],
          'a client of before is sent no more than is read',
        ).toEqual(client.state.timelines[ticket.id]);
        expect(JSON.stringify([client.state, got])).not.toContain(SECRET);
        expect(new Set(got).size, 'no event twice').toBe(got.length);
      } finally {
        client.close();
        socket.ws.close();
      }
    }),
    { numRuns: 30 },
  );
  expect(followed, 'some followed a known problem').toBeGreaterThan(20);
}, 300_000);
