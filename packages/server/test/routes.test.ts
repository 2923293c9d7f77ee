import { randomUUID } from 'node:crypto';
import { type Problem, type Route, type RouteName, routes, type Ticket } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileActs } from './file-house.ts';
import {
  acts,
  type Credentials,
  call,
  HOUR,
  iso,
  itemOf,
  letter,
  logIn,
  openCustomer,
  openHouse,
  openWorkspace,
  type Reply,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { lesson, libraryActs } from './library.ts';
import { answer, canned, cause, handOff, teamActs } from './team.ts';
import { addressOf, asking, partsOf } from './ways.ts';

const CALLERS = [
  'none',
  'customer A1',
  'customer A2',
  'customer B1',
  'agent A',
  'lead A',
  'agent B',
  'key A',
] as const;
type Caller = (typeof CALLERS)[number];

/**
 * Who gets what: the customer whose ticket it is, customers of the subject's workspace, any customer, customers who
 * have rated, the agent whose file it is, the team of the subject's workspace, any agent, leads alone, anyone.
 */
type Rule = 'owner' | 'shop' | 'raters' | 'customers' | 'sender' | 'team' | 'agents' | 'lead' | 'anyone';

const ALLOWED: Record<Rule, readonly Caller[]> = {
  owner: ['customer A1'],
  shop: ['customer A1', 'customer A2'],
  raters: ['customer A1'],
  customers: ['customer A1', 'customer A2', 'customer B1'],
  sender: ['agent A', 'key A'],
  team: ['agent A', 'lead A', 'key A'],
  agents: ['agent A', 'lead A', 'agent B', 'key A'],
  lead: ['lead A'],
  anyone: CALLERS,
};

/** Who is known here at all, and so is told 404 instead of 401. */
const KNOWN: Record<Rule, readonly Caller[]> = {
  ...ALLOWED,
  owner: ALLOWED.customers,
  shop: ALLOWED.customers,
  sender: ALLOWED.agents,
  team: ALLOWED.agents,
};

/** What a route is tried on: a ticket, a known problem, a published answer or a file. */
interface Subject {
  id: string;
  tag: string;
  offers?: Ticket['offers'];
  requests?: Ticket['requests'];
  report?: Ticket['report'];
}

interface Case {
  rule: Rule;
  /** Default: an open ticket. */
  on?:
    | 'open'
    | 'resolved'
    | 'wish'
    | 'silent'
    | 'problem'
    | 'asked'
    | 'asked above'
    | 'closed'
    | 'rated'
    | 'resolved problem'
    | 'answer'
    | 'file'
    | 'team file';
  query?(): string;
  body?(subject: Subject): unknown;
  /** Sent as it is. */
  bytes?: string;
}

const basedOn = ({ tag }: Subject) => ({ basedOn: tag });
const settling = (subject: Subject) => ({ done: true, basedOn: itemOf(subject) });
const now = () => house.clock.now();

/** Every route stands here, or the suite fails (and does not compile). */
const TABLE: Record<RouteName, Case> = {
  openSession: { rule: 'anyone', body: () => ({ key: A.key }) },
  closeSession: { rule: 'customers' },
  widgetConfig: { rule: 'anyone', query: () => `?key=${A.key}` },
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
  chooseOption: { rule: 'owner', on: 'asked', body: basedOn },
  answerRequest: {
    rule: 'owner',
    on: 'asked',
    body: ({ requests = {} }) => ({
      items: Object.keys(Object.values(requests)[0]?.items ?? {}).map((item) => ({
        item,
        answer: 'declined',
        reason: 'It is not ours to give',
      })),
    }),
  },
  askApproval: { rule: 'owner', on: 'asked', body: () => ({ name: 'Mona Lindt' }) },
  rateTicket: { rule: 'owner', on: 'closed', body: () => ({ grade: 'good' }) },
  changeRemaining: { rule: 'team', on: 'resolved', body: settling },
  changeProblemRemaining: { rule: 'team', on: 'resolved problem', body: settling },
  nudgeTicket: { rule: 'owner', on: 'silent', body: () => ({}) },
  changeContact: { rule: 'owner', body: () => ({ name: 'Kim' }) },
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
  postUpdate: { rule: 'team', body: (ticket) => word(ticket, now()) },
  postComment: { rule: 'team', on: 'resolved', body: () => ({ message: 'It is version 4.2' }) },
  addNote: { rule: 'team', body: () => ({ text: 'Ask the till maker' }) },
  assignTicket: { rule: 'team', body: () => ({ agent: null }) },
  publishReport: { rule: 'team', body: (ticket) => letter(ticket) },
  escalateTicket: { rule: 'team', body: (ticket) => handOff(ticket, now()) },
  classifyTicket: { rule: 'team', body: () => ({ impact: 'high' }) },
  answerWish: { rule: 'team', on: 'wish', body: (ticket) => answer(ticket) },
  limitCustomer: { rule: 'team', body: () => ({ kind: 'lift', reason: 'All is well again' }) },
  linkProblem: {
    rule: 'team',
    body: async (ticket) => ({ ...basedOn(ticket), problem: (await freshProblem()).id }),
  },
  suggestProblems: { rule: 'team' },
  listProblems: { rule: 'agents' },
  createProblem: { rule: 'agents', body: () => cause(now()) },
  getProblem: { rule: 'team', on: 'problem' },
  problemEvents: { rule: 'team', on: 'problem' },
  updateProblem: { rule: 'team', on: 'problem', body: (problem) => word(problem, now()) },
  noteProblem: { rule: 'team', on: 'problem', body: () => ({ text: 'Ask the till maker' }) },
  assignProblem: { rule: 'team', on: 'problem', body: () => ({ agent: null }) },
  reportProblem: { rule: 'team', on: 'problem', body: (problem) => letter(problem) },
  findAnswers: { rule: 'customers', query: () => '?q=till' },
  getAnswer: { rule: 'shop', on: 'answer' },
  solvedByAnswer: { rule: 'shop', on: 'answer', body: () => ({}) },
  draftAnswer: { rule: 'team' },
  draftProblemAnswer: { rule: 'team', on: 'problem' },
  listAnswers: { rule: 'agents' },
  openAnswer: { rule: 'team', on: 'answer' },
  publishAnswer: { rule: 'agents', body: () => lesson() },
  changeAnswer: { rule: 'team', on: 'answer', body: () => lesson({ basedOn: 1 }) },
  withdrawAnswer: { rule: 'team', on: 'answer', body: () => ({ reason: 'Release 4.2 has mended it' }) },
  promises: { rule: 'agents' },
  getPolicy: { rule: 'agents' },
  changePolicy: {
    rule: 'lead',
    async body() {
      const { policy, version } = (await teamActs(house.url).policy(A.lead)).body;
      return { policy: { ...policy, warnAt: 0.5 }, basedOn: version };
    },
  },
  previewPolicy: {
    rule: 'agents',
    body: async () => ({ policy: (await teamActs(house.url).policy(A.lead)).body.policy }),
  },
  getCanned: { rule: 'agents' },
  changeCanned: {
    rule: 'lead',
    body: async () => ({ canned, basedOn: (await teamActs(house.url).canned(A.lead)).body.version }),
  },
  insights: { rule: 'lead' },
  insightsCsv: { rule: 'lead' },
  announceFile: { rule: 'customers', body: () => ({ name: 'till.log', size: 5 }) },
  appendFile: { rule: 'owner', on: 'file', query: () => '?offset=0', bytes: '12345' },
  getFile: { rule: 'owner', on: 'file' },
  dropFile: { rule: 'owner', on: 'file' },
  announceTeamFile: { rule: 'agents', body: () => ({ name: 'till.log', size: 5 }) },
  appendTeamFile: { rule: 'sender', on: 'team file', query: () => '?offset=0', bytes: '12345' },
  getTeamFile: { rule: 'sender', on: 'team file' },
  dropTeamFile: { rule: 'sender', on: 'team file' },
  reportLink: { rule: 'owner', on: 'resolved' },
  teamReportLink: { rule: 'team', on: 'resolved' },
  problemReportLink: { rule: 'team', on: 'resolved problem' },
  approvalLink: { rule: 'owner', on: 'asked above' },
  ratings: { rule: 'raters', on: 'rated' },
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
  'lead A': () => logIn(house, A.lead.email),
  'agent B': () => logIn(house, B.agent.email),
  'key A': async () => A.agent.as,
};

const freshProblem = async () => (await teamActs(house.url).openProblem(A.agent, cause(now()))).body.problem;

/** Announced by this person, and not sent yet. */
async function freshFile(as: Credentials, at: string): Promise<Subject> {
  const { body } = await fileActs(house.url, at).announce({ as }, 'till.log', 5);
  return { id: body.attachment.id, tag: at };
}

async function fresh(state: Case['on'] = 'open'): Promise<Subject> {
  const { create, report, update, accept } = acts(house.url);
  if (state === 'problem') return freshProblem();
  if (state === 'file') return freshFile(owner.as, '/v1');
  if (state === 'team file') return freshFile(A.agent.as, '/v1/agent');
  if (state === 'answer') return { tag: '', ...(await libraryActs(house.url).publish(A.agent)).body.answer };
  const left = { outcome: 'partial', remaining: [{ what: 'Check it', who: 'Anna', by: iso(now() + HOUR) }] };
  if (state === 'resolved problem') {
    const problem = await freshProblem();
    return (await teamActs(house.url).reportProblem(A.agent, problem.id, letter(problem, left))).body.problem;
  }
  const { ticket } = (await create(owner, state === 'wish' ? { kind: 'wish' } : {})).body;
  if (state === 'silent') await house.clock.moveBy(2 * HOUR);
  if (state.startsWith('asked')) {
    const asked = (await update(A.agent, ticket.id, word(ticket, now(), asking))).body.ticket;
    const [request] = Object.keys(asked.requests ?? {});
    const path = `/v1/tickets/${ticket.id}/data-requests/${request}/approvals`;
    if (state === 'asked above')
      await call(house.url, 'POST', path, { as: owner.as, body: { name: 'Mona' } });
    return asked;
  }
  if (state !== 'resolved' && state !== 'closed' && state !== 'rated') return ticket;
  const resolved = (await report(A.agent, ticket.id, letter(ticket, left))).body.ticket;
  if (state === 'resolved') return resolved;
  const closed = (await accept(owner, ticket.id, { basedOn: resolved.tag })).body.ticket;
  const rating = { as: owner.as, body: { grade: 'good' } };
  if (state === 'rated') await call(house.url, 'POST', `/v1/tickets/${ticket.id}/rating`, rating);
  return closed;
}

/** All that a refused act must leave as it was. */
async function standing(subject: Subject): Promise<unknown> {
  const team = teamActs(house.url);
  const replies = await Promise.all([viewOf(subject), team.policy(A.agent), team.canned(A.agent)]);
  for (const { status } of replies) expect(status).toBe(200);
  return replies.map(({ body }) => ({ ...body, cursor: null }));
}

function viewOf({ id, tag }: Subject): Promise<Reply<object>> {
  if (id.startsWith('at_')) {
    const sender = tag === '/v1' ? owner : A.agent;
    return fileActs(house.url, tag).look(sender, id);
  }
  if (id.startsWith('an_')) return libraryActs(house.url).answer(owner, id);
  return id.startsWith('pb_') ? teamActs(house.url).problem(A.agent, id) : acts(house.url).team(A.agent, id);
}

const bytesIn = ({ bytes }: Case) =>
  bytes === undefined ? {} : { raw: bytes, headers: { 'content-type': 'application/octet-stream' } };

function expected(route: Route, rule: Rule, caller: Caller): number {
  if (ALLOWED[rule].includes(caller)) return route.status;
  if (rule === 'lead' && ALLOWED.agents.includes(caller)) return 403;
  if (rule === 'raters' && ALLOWED.customers.includes(caller)) return 403;
  return KNOWN[rule].includes(caller) ? 404 : 401;
}

const CODES: Record<number, string> = { 401: 'token_invalid', 403: 'forbidden', 404: 'not_found' };

describe.each(Object.entries(routes) as [RouteName, Route][])('%s', (name, route) => {
  test.each(CALLERS)('%s', async (caller) => {
    const { rule, on, query, body } = TABLE[name];
    const subject = await fresh(on);
    const said = await body?.(subject);
    const before = await standing(subject);
    const as = await COMES[caller]();
    if (name === 'closeSession' && caller === 'customer A1') owner = await openCustomer(house, A);
    const path = addressOf(route.path, { ...partsOf(subject), id: subject.id }) + (query?.() ?? '');
    const reply = await call(house.url, route.method, path, { as, body: said, ...bytesIn(TABLE[name]) });
    expect(reply.status, reply.text).toBe(expected(route, rule, caller));
    if (reply.status < 400) return;
    expect(await standing(subject), 'nothing was done').toEqual(before);
    expect(reply.headers.get('content-type')).toBe('application/problem+json');
    expect(reply.body.code).toBe(
      rule === 'raters' && reply.status === 403 ? 'rate_first' : CODES[reply.status],
    );
  });
});

describe('what is another’s answers byte for byte as what does not exist', () => {
  const withSubject = (Object.entries(routes) as [RouteName, Route][]).filter(([, { params }]) => params);
  const random = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 22)}`;

  test.each(withSubject)('%s', async (name, route) => {
    const { rule, on, query, body } = TABLE[name];
    const subject = await fresh(on);
    const said = await body?.(subject);
    for (const caller of ['customer A2', 'customer B1', 'agent B'] as const) {
      if (ALLOWED[rule].includes(caller)) continue;
      const as = await COMES[caller]();
      const [foreign, unknown] = await Promise.all(
        [subject.id, random(subject.id.slice(0, 2))].map((id) => {
          const path = addressOf(route.path, { ...partsOf(subject), id }) + (query?.() ?? '');
          return call(house.url, route.method, path, { as, body: said, ...bytesIn(TABLE[name]) });
        }),
      );
      expect(bytesOf(foreign as Reply<Problem>)).toEqual(bytesOf(unknown as Reply<Problem>));
    }
  });

  test('a known problem to follow', async () => {
    const stranger = await openCustomer(house, B);
    const { ticket } = (await acts(house.url).create(stranger)).body;
    const linkTo = async (problem: string) => {
      const reply = await teamActs(house.url).link(B.agent, ticket.id, { ...basedOn(ticket), problem });
      return reply as unknown as Reply<Problem>;
    };
    const foreign = await linkTo((await freshProblem()).id);
    expect([foreign.status, foreign.body.code]).toEqual([409, 'problem_not_open']);
    expect(bytesOf(foreign)).toEqual(bytesOf(await linkTo(random('pb'))));
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
  const { openProblem, link } = teamActs(house.url);
  const { problem } = (await openProblem(B.agent, cause(now(), { title: 'Only B knows this till' }))).body;
  const { publish } = libraryActs(house.url);
  const { answer: lent } = (await publish(B.agent, lesson({ title: 'Only B reads till answers' }))).body;
  await link(B.agent, ticket.id, { ...basedOn(ticket), problem: problem.id });
  const similar = (await create(owner, { message: 'Only this till' })).body.ticket;
  const lists = await Promise.all([
    ...['all', 'team', 'unassigned', 'mine', 'ended'].map((scope) =>
      call(house.url, 'GET', `/v1/agent/queue?scope=${scope}&limit=200`, A.agent),
    ),
    ...[`problem=${problem.id}`, 'q=Only%20B', 'level=L1', 'flag=late'].map((filter) =>
      call(house.url, 'GET', `/v1/agent/queue?limit=200&${filter}`, A.agent),
    ),
    ...['open', 'ended'].map((scope) =>
      call(house.url, 'GET', `/v1/agent/problems?scope=${scope}&limit=200`, A.agent),
    ),
    call(house.url, 'GET', `/v1/agent/tickets/${similar.id}/problem-suggestions`, A.agent),
    call(house.url, 'GET', '/v1/agent/agents', A.agent),
    call(house.url, 'GET', '/v1/tickets?limit=200', owner),
    call(house.url, 'GET', '/v1/agent/answers?limit=200', A.agent),
    call(house.url, 'GET', '/v1/agent/answers?q=only', A.agent),
    call(house.url, 'GET', '/v1/answers?q=only%20B%20may%20read%20till', owner),
  ]);
  for (const { status, text } of lists) {
    expect(status).toBe(200);
    for (const secret of [
      ticket.id,
      problem.id,
      lent.id,
      'Only B',
      B.id,
      B.agent.id,
      B.agent.email,
      stranger.id,
    ])
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
