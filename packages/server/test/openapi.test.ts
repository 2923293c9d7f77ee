import { type Problem, REFUSALS, type Route, type RouteName, routes } from '@vestka/sdk/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileActs } from './file-house.ts';
import {
  acts,
  call,
  HOUR,
  iso,
  letter,
  openCustomer,
  openHouse,
  openWorkspace,
  type TestHouse,
  word,
} from './house.ts';
import { lesson, libraryActs } from './library.ts';
import { png } from './some-files.ts';
import { answer, canned, cause, handOff, teamActs } from './team.ts';
import { addressOf, asking } from './ways.ts';

interface Operation {
  operationId: string;
  security: object[];
  parameters?: { in: string; name: string; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: object };
}

let house: TestHouse;
let document: Document;

beforeAll(async () => {
  house = await openHouse({ version: '1.2.3' });
  const reply = await call<Document>(house.url, 'GET', '/openapi.json');
  expect(reply.headers.get('content-type')).toBe('application/json');
  document = reply.body;
});
afterAll(() => house.close());

const all = Object.entries(routes) as [RouteName, Route][];
const operation = ({ path, method }: Route) => document.paths[path]?.[method.toLowerCase()] as Operation;

/** Every `$ref` of the document. */
function* refs(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref') yield inner as string;
    else yield* refs(inner);
  }
}

test('it is OpenAPI 3.1, names this version, and every reference leads somewhere', () => {
  expect(document).toMatchObject({ openapi: '3.1.1', info: { title: 'Vestka', version: '1.2.3' } });
  const found = [...refs(document)];
  expect(found.length).toBeGreaterThan(20);
  for (const ref of new Set(found)) {
    const at = ref.replace(/^#\//, '').split('/');
    const target = at.reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], document);
    expect(target, ref).toBeTypeOf('object');
  }
  for (const name of ['Ticket', 'TeamTicket', 'Problem', 'NewTicket', 'Update', 'ReportInput'])
    expect(document.components.schemas).toHaveProperty(name);
});

test('it has every route and no other, each under a name of its own', () => {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  );
  const real = all.map(([name, { method, path }]) => `${name} ${method.toLowerCase()} ${path}`);
  expect(listed.toSorted()).toEqual(real.toSorted());
  expect(new Set(listed.map((one) => one.split(' ')[0])).size).toBe(listed.length);
});

const typesOf = ({ body }: Route): string[] => {
  if (!body) return [];
  return [body === 'bytes' ? 'application/octet-stream' : 'application/json'];
};

test.each(all)('%s: who may call, what it takes, and every answer it may give', (name, route) => {
  const { security, parameters = [], requestBody, responses } = operation(route);
  const named = (place: string) => parameters.filter((one) => one.in === place).map((one) => one.name);
  expect(security.length).toBe({ anyone: 0, customer: 1, agent: 2, lead: 2 }[route.caller]);
  expect(named('path')).toEqual([...route.path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one));
  expect(named('query').toSorted()).toEqual(Object.keys(route.query?.shape ?? {}).toSorted());
  expect(named('header')).toEqual(route.intent ? ['Idempotency-Key'] : []);
  for (const one of parameters)
    if (one.in !== 'query' || one.name === 'key' || one.name === 'offset')
      expect(one.required, one.name).toBe(true);
  expect(Object.keys(requestBody?.content ?? {})).toEqual(typesOf(route));
  expect(Object.keys(responses[route.status]?.content ?? {})).toEqual(
    route.reply ? [route.type ?? 'application/json'] : [],
  );
  for (const code of route.refusals ?? []) {
    const answer = responses[REFUSALS[code][0]];
    expect(answer?.description, `${name} ${code}`).toContain(code);
    expect(answer?.content).toHaveProperty('application/problem+json');
  }
});

const QUERIES: Partial<Record<RouteName, (key: string) => string>> = {
  widgetConfig: (key) => `?key=${key}`,
  findAnswers: () => '?q=card%20payment%20restarts%20the%20till',
};

test('the answers are as the document says', async () => {
  const A = await openWorkspace(house);
  const customer = await openCustomer(house, A);
  const { create, update, report, note } = acts(house.url);
  const team = teamActs(house.url);
  const now = house.clock.now();
  const { ticket } = (await create(customer, { contact: { name: 'Kim', email: 'kim@example.org' } })).body;
  const opened = await team.openProblem(A.agent, cause(now));
  const { problem } = opened.body;
  const second = (await team.openProblem(A.agent, cause(now))).body.problem;
  const over = (await team.reportProblem(A.agent, second.id, letter(second))).body.problem;
  const other = (await create(customer)).body.ticket;
  const linked = await team.link(A.agent, other.id, { problem: problem.id, basedOn: other.tag });
  const wish = (await create(customer, { kind: 'wish' })).body.ticket;
  const third = (await create(customer)).body.ticket;
  const handed = await team.escalate(A.agent, third.id, handOff(third, now));
  const { policy, version } = (await team.policy(A.lead)).body;
  const admin = (path: string, body: object) =>
    call(house.url, 'POST', `/v1/admin/${path}`, { as: A.lead.as, body });
  const { publish, change, solved } = libraryActs(house.url);
  const published = await publish(A.agent, lesson({ title: 'Card payment restarts the till' }));
  const upload = await fileActs(house.url).upload(customer, 'x.png', png());
  const begun = await fileActs(house.url).announce(customer, 'till.log', 5);
  const sent = await fileActs(house.url, '/v1/agent').upload(A.agent, 'till.log', Buffer.from('12345'));
  const mine = (path: string, body: object) =>
    call(house.url, 'POST', `/v1/tickets/${path}`, { as: customer.as, body });
  const teamCall = (path: string, body: object) =>
    call(house.url, 'POST', `/v1/agent/tickets/${path}`, { as: A.agent.as, body });
  const fourth = (await create(customer)).body.ticket;
  const ended = (await report(A.agent, fourth.id, letter(fourth))).body.ticket;
  const fifth = (await create(customer)).body.ticket;
  const asked = (await update(A.agent, fifth.id, word(fifth, now, asking))).body.ticket;
  const [request = ''] = Object.keys(asked.requests ?? {});
  const replies: [RouteName, { status: number; body: unknown }][] = [
    ['appendFile', upload],
    ['announceFile', begun],
    ['appendTeamFile', sent],
    ['publishAnswer', published],
    ['changeAnswer', await change(A.agent, published.body.answer.id, lesson({ basedOn: 1 }))],
    ['solvedByAnswer', await solved(customer, published.body.answer.id)],
    ['createProblem', opened],
    ['linkProblem', linked],
    ['escalateTicket', handed],
    ['answerWish', await team.answerWish(A.agent, wish.id, answer(wish))],
    ['classifyTicket', await team.classify(A.agent, third.id, { impact: 'critical', plan: 'Standard' })],
    ['changeContact', await team.contact(customer, third.id, { name: 'Kim' })],
    ['updateProblem', await team.updateProblem(A.agent, problem.id, word(problem, now))],
    ['noteProblem', await team.noteProblem(A.agent, problem.id, { text: 'Ours' })],
    ['assignProblem', await team.assignProblem(A.agent, problem.id, { agent: A.lead.id })],
    ['changePolicy', await admin('policy', { policy, basedOn: version })],
    ['previewPolicy', await admin('policy/preview', { policy })],
    ['changeCanned', await admin('canned', { canned, basedOn: 0 })],
    ['createTicket', await create(customer)],
    ['addNote', await note(A.agent, ticket.id, { text: 'Ours' })],
    ['postUpdate', await update(A.agent, ticket.id, word(ticket, now))],
    ['publishReport', await report(A.agent, ticket.id, letter({ tag: 't3' }))],
    ['openSession', await call(house.url, 'POST', '/v1/sessions', { body: { key: A.key } })],
    ['postComment', await teamCall(`${ended.id}/comments`, { message: 'It is version 4.2' })],
    ['acceptReport', await acts(house.url).accept(customer, ended.id, { basedOn: ended.tag })],
    ['rateTicket', await mine(`${ended.id}/rating`, { grade: 'good' })],
    ['askApproval', await mine(`${asked.id}/data-requests/${request}/approvals`, { name: 'Mona' })],
    // Last: from here on the customer may not write.
    [
      'limitCustomer',
      await team.limit(A.agent, third.id, {
        kind: 'cool_down',
        until: iso(now + HOUR),
        reason: 'Please write without insults.',
      }),
    ],
  ];
  const idsFor = (path: string): string[] => {
    if (path.startsWith('/v1/attachments')) return [upload.body.attachment.id, begun.body.attachment.id];
    if (path.startsWith('/v1/agent/attachments')) return [sent.body.attachment.id];
    if (/^\/v1\/(agent\/)?answers\//.test(path)) return [published.body.answer.id];
    if (path === routes.problemReportLink.path) return [over.id];
    if (path.endsWith('/report-link')) return [ticket.id, ended.id];
    if (path.endsWith('/approval-link')) return [asked.id];
    return path.startsWith('/v1/agent/problems') ? [problem.id] : [ticket.id, other.id, third.id];
  };
  for (const [name, { method, path, caller, status }] of all) {
    if (method !== 'GET') continue;
    const as = { agent: A.agent.as, lead: A.lead.as, customer: customer.as, anyone: {} }[caller];
    const query = QUERIES[name]?.(A.key) ?? '';
    for (const id of idsFor(path)) {
      const reply = await call(house.url, 'GET', addressOf(path, { id, request }) + query, { as });
      expect(reply.status).toBe(status);
      replies.push([name, reply]);
    }
  }
  const { tag } = (await team.problem(A.agent, problem.id)).body.problem;
  replies.push(['reportProblem', await team.reportProblem(A.agent, problem.id, letter({ tag }))]);
  for (const [name, { status, body }] of replies) {
    const { reply, status: expected }: Route = routes[name];
    expect([name, status, (body as Problem).code]).toEqual([name, expected, undefined]);
    const parsed = reply?.safeParse(body);
    expect(parsed?.error?.issues, name).toBeUndefined();
    // Nothing is sent that the document does not name.
    expect(body).toEqual(parsed?.data);
  }
});
