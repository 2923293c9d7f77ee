import { randomUUID } from 'node:crypto';
import { type Problem, type Route, type RouteName, routes, type Ticket } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  acts,
  type Credentials,
  call,
  letter,
  logIn,
  openCustomer,
  openHouse,
  openWorkspace,
  type Reply,
  START,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';

const CALLERS = ['none', 'customer A1', 'customer A2', 'customer B1', 'agent A', 'agent B', 'key A'] as const;
type Caller = (typeof CALLERS)[number];

/** Who gets what: the customer whose ticket it is, any customer, the team of the ticket's workspace, any agent, anyone. */
type Rule = 'owner' | 'customers' | 'team' | 'agents' | 'anyone';

const ALLOWED: Record<Rule, readonly Caller[]> = {
  owner: ['customer A1'],
  customers: ['customer A1', 'customer A2', 'customer B1'],
  team: ['agent A', 'key A'],
  agents: ['agent A', 'agent B', 'key A'],
  anyone: CALLERS,
};

/** Who is known here at all, and so is told 404 instead of 401. */
const KNOWN: Record<Rule, readonly Caller[]> = {
  ...ALLOWED,
  owner: ALLOWED.customers,
  team: ALLOWED.agents,
};

interface Case {
  rule: Rule;
  /** The ticket that it is tried on. */
  on?: 'open' | 'resolved';
  query?: string;
  body?(ticket: Ticket): unknown;
}

const basedOn = ({ tag }: Ticket) => ({ basedOn: tag });

/** Every route stands here, or the suite fails (and does not compile). */
const TABLE: Record<RouteName, Case> = {
  openSession: { rule: 'anyone', body: () => ({ key: A.key }) },
  closeSession: { rule: 'customers' },
  widgetConfig: { rule: 'anyone', query: '?key=' },
  listTickets: { rule: 'customers' },
  createTicket: { rule: 'customers', body: () => ({ message: 'No sound' }) },
  getTicket: { rule: 'owner' },
  ticketEvents: { rule: 'owner' },
  postMessage: { rule: 'owner', body: () => ({ text: 'Any news?' }) },
  acceptReport: { rule: 'owner', on: 'resolved', body: basedOn },
  reopenTicket: {
    rule: 'owner',
    on: 'resolved',
    body: (ticket) => ({ ...basedOn(ticket), text: 'Still there' }),
  },
  abandonTicket: { rule: 'owner', body: basedOn },
  openAgentSession: {
    rule: 'anyone',
    body: () => ({ email: A.agent.email, password: 'correct horse battery' }),
  },
  closeAgentSession: { rule: 'agents' },
  me: { rule: 'agents' },
  listAgents: { rule: 'agents' },
  queue: { rule: 'agents' },
  getTeamTicket: { rule: 'team' },
  teamTicketEvents: { rule: 'team' },
  postUpdate: { rule: 'team', body: (ticket) => word(ticket, START) },
  addNote: { rule: 'team', body: () => ({ text: 'Ask the till maker' }) },
  assignTicket: { rule: 'team', body: () => ({ agent: null }) },
  publishReport: { rule: 'team', body: (ticket) => letter(ticket) },
};

let house: TestHouse;
let A: Workspace;
let B: Workspace;
let owner: { as: Credentials };

beforeAll(async () => {
  house = await openHouse();
  [A, B] = await Promise.all([openWorkspace(house, 'A'), openWorkspace(house, 'B')]);
  owner = await openCustomer(house, A);
});
afterAll(() => house.close());

/** Fresh credentials each time: some routes end the session. */
const COMES: Record<Caller, () => Promise<Credentials>> = {
  none: async () => ({}),
  'customer A1': async () => owner.as,
  'customer A2': async () => (await openCustomer(house, A)).as,
  'customer B1': async () => (await openCustomer(house, B)).as,
  'agent A': () => logIn(house, A.agent.email),
  'agent B': () => logIn(house, B.agent.email),
  'key A': async () => A.agent.as,
};

async function freshTicket(state: Case['on'] = 'open'): Promise<Ticket> {
  const { create, report } = acts(house.url);
  const { ticket } = (await create(owner)).body;
  return state === 'open' ? ticket : (await report(A.agent, ticket.id, letter(ticket))).body.ticket;
}

function expected(route: Route, rule: Rule, caller: Caller): number {
  if (ALLOWED[rule].includes(caller)) return route.status;
  return KNOWN[rule].includes(caller) ? 404 : 401;
}

describe.each(Object.entries(routes) as [RouteName, Route][])('%s', (name, route) => {
  test.each(CALLERS)('%s', async (caller) => {
    const { rule, on, query = '', body } = TABLE[name];
    const ticket = await freshTicket(on);
    const teamView = (await acts(house.url).team(A.agent, ticket.id)).body.ticket;
    const as = await COMES[caller]();
    if (name === 'closeSession' && caller === 'customer A1') owner = await openCustomer(house, A);
    const path = route.path.replace('{id}', ticket.id) + (query && query + A.key);
    const reply = await call(house.url, route.method, path, { as, body: body?.(ticket) });
    expect(reply.status, reply.text).toBe(expected(route, rule, caller));
    if (reply.status < 400) return;
    expect((await acts(house.url).team(A.agent, ticket.id)).body.ticket, 'nothing was done').toEqual(
      teamView,
    );
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.body.code).toBe(reply.status === 404 ? 'not_found' : 'token_invalid');
  });
});

describe('another’s ticket answers byte for byte as one that does not exist', () => {
  const withTicket = (Object.entries(routes) as [RouteName, Route][]).filter(([, { params }]) => params);

  test.each(withTicket)('%s', async (name, route) => {
    const { on, body } = TABLE[name];
    const ticket = await freshTicket(on);
    const random = `tk_${randomUUID().replaceAll('-', '').slice(0, 22)}`;
    for (const caller of ['customer A2', 'customer B1', 'agent B'] as const) {
      const as = await COMES[caller]();
      const [foreign, unknown] = await Promise.all(
        [ticket.id, random].map((id) =>
          call(house.url, route.method, route.path.replace('{id}', id), { as, body: body?.(ticket) }),
        ),
      );
      expect(bytesOf(foreign as Reply<Problem>)).toEqual(bytesOf(unknown as Reply<Problem>));
    }
  });

  const bytesOf = ({ status, text, body, headers }: Reply<Problem>) => ({
    status,
    text: text.replace(body.requestId, ''),
    headers: [...headers],
  });
});

test('nothing of another workspace is in any list', async () => {
  const { create, get } = acts(house.url);
  const stranger = await openCustomer(house, B);
  const { ticket } = (await create(stranger, { message: 'Only B may read this' })).body;
  expect((await get(stranger, ticket.id)).status).toBe(200);
  const lists = await Promise.all([
    ...['all', 'unassigned', 'mine', 'ended'].map((scope) =>
      call(house.url, 'GET', `/v1/agent/queue?scope=${scope}&limit=200`, A.agent),
    ),
    call(house.url, 'GET', '/v1/agent/agents', A.agent),
    call(house.url, 'GET', '/v1/tickets?limit=200', owner),
  ]);
  for (const { status, text } of lists) {
    expect(status).toBe(200);
    for (const secret of [ticket.id, 'Only B', B.id, B.agent.id, B.agent.email, stranger.id])
      expect(text).not.toContain(secret);
  }
});

test('methods and addresses that are not there', async () => {
  const wrong = await call(house.url, 'PUT', '/v1/tickets', owner);
  expect([wrong.status, wrong.body.code]).toEqual([405, 'method_not_allowed']);
  expect(wrong.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'OPTIONS', 'POST']);
  for (const path of ['/v1/nothing', '//v1/admin/x', '/v1//tickets', '/nothing', '/v1', '/V1/tickets']) {
    const reply = await call(house.url, 'GET', path, owner);
    expect([path, reply.status, reply.body.code]).toEqual([path, 404, 'not_found']);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
  }
  expect(house.faults).toEqual([]);
});
