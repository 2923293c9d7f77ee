// The people of the replay, each with an SDK client of their own: callers of the log as customers, its resolvers and
// groups as agents. Customers and the lead are live from first to last.
import { isDeepStrictEqual } from 'node:util';
import { type Client, createClient, type KeyValue, type Ticket } from '@vestka/sdk';
import { type AgentClient, createAgent } from '@vestka/sdk/agent';
import type { Insights, Policy, TeamTicket } from '@vestka/sdk/protocol';
import { addAgent, createSecretKey, createWorkspace, type House, roundTheClockPolicy } from '@vestka/server';
import { PRIORITIES } from './map.ts';

/** How long a live client may take to hear of what is already written, in real milliseconds. */
const HEARD_WITHIN = 30_000;
/** Clients that read at the same moment. */
const AT_ONCE = 16;

interface Customer {
  readonly client: Client;
  readonly items: Map<string, string>;
}

interface Speaker {
  readonly id: string;
  readonly client: AgentClient;
}

/** Replicas that are, ticket by ticket, what a new client reads from the server; and whose are not. */
export interface Replicas {
  readonly equal: number;
  readonly different: readonly string[];
}

export type People = Awaited<ReturnType<typeof createPeople>>;

export async function createPeople(house: House, url: string) {
  const { id: workspace, publishableKey: key } = await createWorkspace(house, {
    name: 'Replay',
    policy: declared(),
  });
  const secretKey = await createSecretKey(house, workspace);
  const customers = new Map<string, Customer>();
  const agents = new Map<string, Speaker>();

  const hire = async (name: string, role?: 'lead'): Promise<Speaker> => {
    const email = `${role ?? `agent-${agents.size + 1}`}@replay.example`;
    const id = await addAgent(house, workspace, { email, name, password: crypto.randomUUID(), role });
    return { id, client: createAgent({ url, secretKey, agent: id }) };
  };
  const fresh = (items: Map<string, string>) => createClient({ url, key, storage: storageOn(items) });

  // A lead of the desk, who hears of every miss and speaks for nobody.
  const { client: lead } = await hire('Lead', 'lead');
  await lead.connect();
  await lead.setScope('all');

  return {
    count: () => ({ customers: customers.size, agents: agents.size }),
    /** Hired when the log first names them. */
    async agent(name: string): Promise<Speaker> {
      const speaker = agents.get(name) ?? (await hire(name));
      agents.set(name, speaker);
      return speaker;
    },
    /** One customer for a caller. */
    async customer(caller: string): Promise<Customer> {
      const known = customers.get(caller);
      if (known) return known;
      const items = new Map<string, string>();
      const customer = { client: fresh(items), items };
      customers.set(caller, customer);
      await customer.client.connect();
      return customer;
    },
    /** The ticket as it stands on the server. */
    async look(id: string): Promise<TeamTicket> {
      await lead.open(id);
      return lead.state.tickets[id] as TeamTicket;
    },
    /** What a customer has just done, as the lead's live desk shows it. */
    heard: ({ id, tag }: Ticket): Promise<TeamTicket> =>
      until(lead, () => {
        const ticket = lead.state.tickets[id];
        return ticket?.tag === tag ? ticket : undefined;
      }),
    /** What the team has just done, as the customer's live page shows it. */
    seen: ({ client }: Customer, { id, tag }: TeamTicket): Promise<Ticket> =>
      until(client, () => client.state.tickets.find((ticket) => ticket.id === id && ticket.tag === tag)),
    /** What the statistics say of these days, as the lead reads them. */
    insights: (from: string, to: string): Promise<Insights> => lead.insights({ from, to }),
    /** Every customer reads their newest ticket again. */
    async lookIn(): Promise<void> {
      await each([...customers.values()], async ({ client }) => {
        const [newest] = client.state.tickets;
        if (newest) await client.load(newest.id);
      });
    },
    /** Holds each customer's replica beside what a new client of theirs reads. */
    async compare(): Promise<Replicas> {
      const different: string[] = [];
      await each([...customers], async ([caller, { client, items }]) => {
        const reader = fresh(new Map([...items].filter(([name]) => name.endsWith(':session'))));
        try {
          await reader.connect();
          const truth = byId(reader.state.tickets);
          await until(client, () => isDeepStrictEqual(byId(client.state.tickets), truth) || undefined);
        } catch {
          different.push(caller);
        } finally {
          reader.close();
        }
      });
      return { equal: customers.size - different.length, different };
    },
    close(): void {
      for (const { client } of [...customers.values(), ...agents.values(), { client: lead }]) client.close();
    },
  };
}

/** A first word within 2 hours, round the clock; a lead is told of a miss again after the declared interval. */
function declared(): Policy {
  const policy = roundTheClockPolicy('UTC');
  const target = (interval: number) => ({ reaction: 120, interval: interval / 60_000 });
  const targets = Object.fromEntries(
    Object.values(PRIORITIES).map(({ impact, interval }) => [impact, target(interval)]),
  ) as Policy['plans'][number]['targets'];
  return { ...policy, plans: policy.plans.map((plan) => ({ ...plan, targets })) };
}

/** Runs `work` for each, so many at a time. */
export async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

const byId = (tickets: readonly Ticket[]): Ticket[] =>
  [...tickets].sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));

function storageOn(items: Map<string, string>): KeyValue {
  return {
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

interface Watched {
  on(name: 'change', listener: () => void): () => void;
}

/** @throws Error when it does not come true in time */
function until<T>(client: Watched, found: () => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const value = found();
      if (value === undefined) return;
      done();
      resolve(value);
    };
    const late = setTimeout(() => {
      done();
      reject(new Error('A live client did not hear in time of what the server had written.'));
    }, HEARD_WITHIN);
    const off = client.on('change', look);
    const done = () => {
      clearTimeout(late);
      off();
    };
    look();
  });
}
