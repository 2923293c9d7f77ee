import { type RouteName, routes } from '@vestka/sdk/protocol';
import { roundTheClockPolicy } from '../src/app.ts';
import {
  acts,
  HOUR,
  iso,
  letter,
  openCustomer,
  openWorkspace,
  type Person,
  START,
  type TestHouse,
  type Workspace,
  word,
} from './house.ts';
import { answer, canned, cause, handOff, teamActs } from './team.ts';

interface Subject {
  id: string;
  tag: string;
}

/** A workspace with one of everything that a route may be tried on. */
export interface Scene {
  readonly A: Workspace;
  readonly customer: Person;
  readonly open: Subject;
  readonly resolved: Subject;
  readonly wish: Subject;
  readonly problem: Subject;
}

export async function openScene(house: TestHouse): Promise<Scene> {
  const A = await openWorkspace(house);
  const customer = await openCustomer(house, A);
  const { create, report } = acts(house.url);
  const fresh = async (body: object = {}) => (await create(customer, body)).body.ticket;
  const [open, done, wish] = [await fresh(), await fresh(), await fresh({ kind: 'wish' })];
  const resolved = (await report(A.agent, done.id, letter(done))).body.ticket;
  const { problem } = (await teamActs(house.url).openProblem(A.agent, cause(START))).body;
  return { A, customer, open, resolved, wish, problem };
}

/** What a route is tried on. */
export function subjectOf(name: RouteName, { open, resolved, wish, problem }: Scene): Subject {
  if (name === 'acceptReport' || name === 'reopenTicket') return resolved;
  if (name === 'answerWish') return wish;
  return routes[name].path.startsWith('/v1/agent/problems') ? problem : open;
}

const lang = 'en';
const contact = { name: 'Kim', email: 'kim@example.org' };
export const remaining = [{ what: 'Check the next update', who: 'Anna', by: iso(START + 48 * HOUR) }];
const waiting = { for: 'vendor', text: 'The till maker', expectedAt: iso(START + 48 * HOUR) };
const saying = { status: 'waiting_on_others', waiting, reason: 'The maker answers on Friday', lang };
const report = {
  outcome: 'partial',
  remaining,
  recurrence: 'possible',
  prevention: 'Open Settings, Taxes, Check before an update',
  technical: 'tax_class was NULL',
  lang,
};

const policy = {
  ...roundTheClockPolicy('Europe/Berlin'),
  hours: { ...roundTheClockPolicy('UTC').hours, mon: [{ from: '09:00', to: '18:00' }] },
  holidays: [{ date: '2026-12-25', name: 'Christmas Day' }],
  onCall: { text: 'Call the desk' },
};

/** Every body with every field filled, so that the rules take it. A new route is missing here and does not compile. */
export const fullBodies = (of: () => Scene) =>
  ({
    openSession: () => ({ key: of().A.key }),
    openAgentSession: () => ({ email: of().A.agent.email, password: 'not the right one' }),
    createTicket: () => ({
      message: 'No sound',
      subject: 'Sound',
      kind: 'problem',
      impact: 'high',
      contact,
      lang,
    }),
    postMessage: () => ({ text: 'Any news?', stillBroken: true, lang }),
    nudgeTicket: () => ({}),
    changeContact: () => contact,
    acceptReport: () => ({ basedOn: of().resolved.tag, text: 'Thank you', lang }),
    reopenTicket: () => ({ basedOn: of().resolved.tag, text: 'Still there', lang }),
    abandonTicket: () => ({ basedOn: of().open.tag, text: 'Never mind', lang }),
    postUpdate: () => word(of().open, START, saying),
    addNote: () => ({ text: 'Ask the till maker', lang }),
    assignTicket: () => ({ agent: 'me' }),
    publishReport: () => letter(of().open, report),
    escalateTicket: () => handOff(of().open, START, { agent: of().A.lead.id, lang }),
    classifyTicket: () => ({ kind: 'question', impact: 'high', plan: 'Standard' }),
    answerWish: () => answer(of().wish, { lang }),
    limitCustomer: () => ({
      kind: 'limit',
      until: iso(START + 24 * HOUR),
      everyMinutes: 60,
      reason: 'One message an hour, please',
      lang,
    }),
    linkProblem: () => ({
      problem: of().problem.id,
      nextUpdateAt: iso(START + HOUR),
      basedOn: of().open.tag,
    }),
    createProblem: () => cause(START, { impact: 'high', status: 'waiting_on_others', waiting, lang }),
    updateProblem: () => word(of().problem, START, saying),
    noteProblem: () => ({ text: 'Ask the till maker', lang }),
    assignProblem: () => ({ agent: 'me' }),
    reportProblem: () => letter(of().problem, report),
    changePolicy: () => ({ policy, basedOn: 1 }),
    previewPolicy: () => ({ policy, at: iso(START) }),
    changeCanned: () => ({
      canned: canned.map((one) => ({ ...one, activity: 'Waiting for the log', lang })),
      basedOn: 0,
    }),
  }) satisfies { [N in RouteName as (typeof routes)[N] extends { body: object } ? N : never]: () => object };

export type Named = keyof ReturnType<typeof fullBodies>;

/** The paths of what people write in their own words. */
export const FREE_TEXT =
  /^(message|subject|text|title|plan|name|activity|reason|cause|done|prevention|technical|known|tried|why|(contact|canned\.0|policy\.(plans|holidays)\.0)\.(name|title|activity|message)|(waiting|policy\.onCall)\.text|remaining\.0\.(what|who))$/;

/** Where null says something: taken from the person, no plan, no known problem. */
export const MAY_BE_NULL: ReadonlySet<string> = new Set([
  'assignTicket.agent',
  'assignProblem.agent',
  'classifyTicket.plan',
  'linkProblem.problem',
]);
