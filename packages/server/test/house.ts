import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem, TeamTicket, Ticket, TicketEvent } from '@vestka/sdk/protocol';
import { allRemaining } from '@vestka/sdk/ticket';
import { count } from 'drizzle-orm';
import {
  type App,
  type AppOptions,
  addAgent,
  type Clock,
  createApp,
  createSecretKey,
  createWorkspace,
  type ManualClock,
  manualClock,
  roundTheClockPolicy,
} from '../src/app.ts';
import { openTicket } from '../src/commands/open-ticket.ts';
import { events } from '../src/db/schema.ts';
import { createLog } from '../src/log/append.ts';
import { emptyDatabase } from './beginning.ts';
import { mustBeDeclared } from './declared.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const START = Date.UTC(2026, 2, 4, 9);
export const PASSWORD = 'correct horse battery';

export const iso = (ms: number): string => new Date(ms).toISOString();

const plenty = { most: 1e9, per: MINUTE };
export const noLimits = {
  sessions: plenty,
  tickets: plenty,
  acts: plenty,
  finds: plenty,
  findsByNetwork: plenty,
  links: plenty,
  logins: plenty,
  loginsByAddress: plenty,
};

/** Only the process may die here, never the machine: nobody waits for the disk. */
export const unhurried: typeof createLog = (db, report) => {
  db.writer.exec('PRAGMA synchronous = OFF');
  return createLog(db, report);
};

/** A real server on a free port, on a database in a folder of its own. */
export interface TestHouse {
  readonly app: App;
  readonly url: string;
  readonly clock: ManualClock;
  readonly database: string;
  /** What the server reported as its own fault. */
  readonly faults: unknown[];
  /** Stops the server and starts another on the same file. @param at its clock */
  restart(at?: number): Promise<TestHouse>;
  close(): Promise<void>;
}

/** @param options as for `createApp`; without limits unless they are given */
export async function openHouse(
  options: Partial<AppOptions> & { database?: string } = {},
  start = START,
): Promise<TestHouse> {
  const folder = options.database ? undefined : mkdtempSync(join(tmpdir(), 'vestka-'));
  const database = options.database ?? join(folder as string, 'vestka.db');
  if (folder) writeFileSync(database, await emptyDatabase());
  const clock = manualClock(start);
  const faults: unknown[] = [];
  const app = await createApp({
    clock: clock as Clock,
    limits: noLimits,
    log: unhurried,
    report: (error) => faults.push(error),
    ...options,
    database,
  });
  const url = await app.listen(0);
  const sweep = () => folder && rmSync(folder, { recursive: true, force: true });
  return {
    app,
    url,
    clock,
    database,
    faults,
    async restart(at = clock.now()) {
      await app.close();
      const next = await openHouse({ ...options, database }, at);
      return {
        ...next,
        async close() {
          await next.close();
          sweep();
        },
      };
    },
    async close() {
      await app.close();
      sweep();
    },
  };
}

/** What a caller sends along: the headers that say who they are. */
export type Credentials = Record<string, string>;

export interface Person {
  readonly id: string;
  readonly token: string;
  readonly as: Credentials;
}

export interface TestAgent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** By secret key. */
  readonly as: Credentials;
}

export interface Workspace {
  readonly id: string;
  readonly key: string;
  readonly secretKey: string;
  readonly agent: TestAgent;
  readonly lead: TestAgent;
}

/** A workspace with an agent and a lead, which promises round the clock unless another policy is given. */
export async function openWorkspace(
  { app }: Pick<TestHouse, 'app'>,
  name = 'Shop',
  policy = roundTheClockPolicy('UTC'),
): Promise<Workspace> {
  const { id, publishableKey } = await createWorkspace(app.house, { name, policy });
  const secretKey = await createSecretKey(app.house, id);
  const hire = async (who: string, role: 'agent' | 'lead'): Promise<TestAgent> => {
    const email = `${who}@${randomUUID()}.example`;
    const agent = await addAgent(app.house, id, { email, name: who, password: PASSWORD, role });
    const as = { authorization: `Bearer ${secretKey}`, 'vestka-agent': agent };
    return { id: agent, name: who, email, as };
  };
  const agent = await hire('Anna', 'agent');
  const lead = await hire('Marta', 'lead');
  return { id, key: publishableKey, secretKey, agent, lead };
}

/** An anonymous customer with a session. */
export async function openCustomer(
  { url }: Pick<TestHouse, 'url'>,
  { key }: Pick<Workspace, 'key'>,
): Promise<Person> {
  const { body } = await call<{ token: string; customer: { id: string } }>(url, 'POST', '/v1/sessions', {
    body: { key },
  });
  const { token, customer } = body;
  return { id: customer.id, token, as: { authorization: `Bearer ${token}` } };
}

/** Opens many tickets at once without the detour over HTTP. */
export async function openMany(
  { app }: TestHouse,
  { id: workspace }: Workspace,
  { id: customer }: Person,
  many: number,
  message = 'One of many',
): Promise<string[]> {
  const who = { workspace, customer, actor: { kind: 'customer', id: customer } } as const;
  const body = { message, kind: 'problem', impact: 'normal' } as const;
  const open = () => openTicket(app.house, who, body, { intent: randomUUID(), body: '' });
  const opened = await Promise.all(Array.from({ length: many }, open));
  return opened.map(({ team }) => team.id);
}

/** Logs in and gives what a browser on our own page would send from then on. */
export async function logIn(
  { url }: Pick<TestHouse, 'url'>,
  email: string,
  password = PASSWORD,
): Promise<Credentials> {
  const { headers, status } = await call(url, 'POST', '/v1/agent/sessions', {
    body: { email, password },
    as: { origin: url },
  });
  if (status !== 201) throw new Error(`login answered ${status}`);
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  return { cookie, origin: url };
}

export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: T;
}

export interface Ask {
  readonly as?: Credentials;
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: BodyInit;
  /** The intent; a new one unless given. null: none. */
  readonly intent?: string | null;
  readonly headers?: Record<string, string>;
}

/** One request. */
export async function call<T = Problem>(
  url: string,
  method: string,
  path: string,
  { as = {}, body, raw, intent = randomUUID(), headers = {} }: Ask = {},
): Promise<Reply<T>> {
  const sends = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...as,
      ...(sends === undefined ? {} : { 'content-type': 'application/json' }),
      ...(intent === null || method === 'GET' ? {} : { 'idempotency-key': intent }),
      ...headers,
    },
    ...(sends === undefined ? {} : { body: sends, duplex: 'half' }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const said = isJson ? JSON.parse(text) : text;
  if (response.status >= 400) mustBeDeclared(method, path, said);
  return { status: response.status, headers: response.headers, text, body: said };
}

/** One request by `node:http`, for the headers that `fetch` keeps to itself. */
export function bare(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((done, failed) => {
    const { hostname, port } = new URL(url);
    const asking = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asking.on('error', failed);
    asking.end(body);
  });
}

/** What an answer comes down to. */
export const code = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as Problem | undefined)?.code,
];

type View = { ticket: Ticket; cursor: string };
type TeamView = { ticket: TeamTicket; cursor: string };

/** What people do, in one line each. Every one takes the intent and other headers in `more`. */
export function acts(url: string) {
  const post =
    <T>(path: string) =>
    (who: { as: Credentials }, id: string, body: object, more: Ask = {}) =>
      call<T>(url, 'POST', path.replace('{id}', id), { as: who.as, body, ...more });
  return {
    create: (who: { as: Credentials }, body: object = {}, more: Ask = {}) =>
      call<View>(url, 'POST', '/v1/tickets', {
        as: who.as,
        body: { message: 'The till restarts on card payment', ...body },
        ...more,
      }),
    message: post<View>('/v1/tickets/{id}/messages'),
    accept: post<View>('/v1/tickets/{id}/acceptance'),
    reopen: post<View>('/v1/tickets/{id}/reopening'),
    abandon: post<View>('/v1/tickets/{id}/abandonment'),
    update: post<TeamView>('/v1/agent/tickets/{id}/updates'),
    note: post<TeamView>('/v1/agent/tickets/{id}/notes'),
    assign: post<TeamView>('/v1/agent/tickets/{id}/assignment'),
    report: post<TeamView>('/v1/agent/tickets/{id}/report'),
    get: (who: { as: Credentials }, id: string) =>
      call<View>(url, 'GET', `/v1/tickets/${id}`, { as: who.as }),
    team: (who: { as: Credentials }, id: string) =>
      call<TeamView>(url, 'GET', `/v1/agent/tickets/${id}`, { as: who.as }),
    events: async (who: { as: Credentials }, id: string) => {
      const { body } = await call<{ events: TicketEvent[] }>(
        url,
        'GET',
        `/v1/tickets/${id}/events?limit=200`,
        {
          as: who.as,
        },
      );
      return body.events;
    },
    teamEvents: async (who: { as: Credentials }, id: string) => {
      const path = `/v1/agent/tickets/${id}/events?limit=200`;
      const { body } = await call<{ events: TicketEvent[] }>(url, 'GET', path, { as: who.as });
      return body.events;
    },
  };
}

/** An agent's word that the rules take. */
export const word = (ticket: { tag: string }, now: number, more: object = {}) => ({
  status: 'investigating',
  activity: 'Looking at the tax table',
  nextUpdateAt: iso(now + 3 * HOUR),
  message: 'We see the same here.',
  basedOn: ticket.tag,
  ...more,
});

/** A report that the rules take. */
export const letter = (ticket: { tag: string }, more: object = {}) => ({
  outcome: 'full',
  cause: 'A tax class was missing after the update',
  done: 'Put both rules back and tried them on a copy',
  recurrence: 'no',
  basedOn: ticket.tag,
  ...more,
});

/** What a change of something that remains after a report is based on. */
export const itemOf = (view: Pick<Ticket, 'report' | 'stillOwed'>, item = 0) => ({
  report: view.report?.publishedAt ?? '',
  by: allRemaining(view)[item]?.by ?? '',
});

/** How many events the log holds. */
export async function countEvents({ app }: TestHouse): Promise<number> {
  const [row] = await app.house.reads.select({ n: count() }).from(events);
  return row?.n ?? 0;
}
