import { type RouteName, routes, type Ticket } from '@vestka/sdk/protocol';
import { roundTheClockPolicy } from '../src/app.ts';
import { fileActs } from './file-house.ts';
import {
  acts,
  type Credentials,
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
import { lesson, libraryActs } from './library.ts';
import { answer, canned, cause, handOff, teamActs } from './team.ts';
import { asking, evidence, NO_FILE, options, request } from './ways.ts';

interface Subject {
  id: string;
  tag: string;
  offers?: Ticket['offers'];
  requests?: Ticket['requests'];
}

/** A workspace with one of everything that a route may be tried on. */
export interface Scene {
  readonly A: Workspace;
  readonly customer: Person;
  readonly open: Subject;
  readonly resolved: Subject;
  readonly wish: Subject;
  /** With options to choose from and a request for data. */
  readonly asked: Subject;
  readonly closed: Subject;
  readonly problem: Subject;
  /** The customer's, and the agent's. */
  readonly file: Subject;
  readonly teamFile: Subject;
  readonly answer: Subject;
}

export async function openScene(house: TestHouse): Promise<Scene> {
  const A = await openWorkspace(house);
  const customer = await openCustomer(house, A);
  const { create, report, update, accept } = acts(house.url);
  const fresh = async (body: object = {}) => (await create(customer, body)).body.ticket;
  const [open, done, wish] = [await fresh(), await fresh(), await fresh({ kind: 'wish' })];
  const [other, over] = [await fresh(), await fresh()];
  const asked = (await update(A.agent, other.id, word(other, START, asking))).body.ticket;
  const ended = (await report(A.agent, over.id, letter(over))).body.ticket;
  const closed = (await accept(customer, over.id, { basedOn: ended.tag })).body.ticket;
  const resolved = (await report(A.agent, done.id, letter(done, { outcome: 'partial', remaining }))).body
    .ticket;
  const { problem } = (await teamActs(house.url).openProblem(A.agent, cause(START))).body;
  const announce = async (as: Credentials, at?: string) => {
    const { id } = (await fileActs(house.url, at).announce({ as }, 'till.log', 5)).body.attachment;
    return { id, tag: '' };
  };
  const [file, teamFile] = [await announce(customer.as), await announce(A.agent.as, '/v1/agent')];
  const { answer } = (await libraryActs(house.url).publish(A.agent)).body;
  const published = { id: answer.id, tag: '' };
  const files = { file, teamFile };
  return { A, customer, open, resolved, wish, asked, closed, problem, ...files, answer: published };
}

/** What a route is tried on. */
const SUBJECTS: Partial<Record<RouteName, 'resolved' | 'wish' | 'asked' | 'closed'>> = {
  postComment: 'resolved',
  acceptReport: 'resolved',
  reopenTicket: 'resolved',
  changeRemaining: 'resolved',
  answerWish: 'wish',
  chooseOption: 'asked',
  answerRequest: 'asked',
  askApproval: 'asked',
  rateTicket: 'closed',
};

export function subjectOf(name: RouteName, scene: Scene): Subject {
  const wanted = SUBJECTS[name];
  if (wanted) return scene[wanted];
  if (routes[name].path.startsWith('/v1/attachments')) return scene.file;
  if (routes[name].path.startsWith('/v1/agent/attachments')) return scene.teamFile;
  if (/\/answers\/\{id\}/.test(routes[name].path)) return scene.answer;
  return routes[name].path.startsWith('/v1/agent/problems') ? scene.problem : scene.open;
}

const lang = 'en';
const contact = { name: 'Kim', email: 'kim@example.org' };
export const remaining = [{ what: 'Check the next update', who: 'Anna', by: iso(START + 48 * HOUR) }];
const waiting = { for: 'vendor', text: 'The till maker', expectedAt: iso(START + 48 * HOUR) };
const saying = {
  status: 'waiting_on_others',
  waiting,
  reason: 'The maker answers on Friday',
  message: 'The maker has the log now',
  technical: 'tax_class is NULL',
  files: [NO_FILE],
  options,
  cannotFix: true,
  request,
  lang,
};
const report = {
  outcome: 'partial',
  remaining,
  recurrence: 'possible',
  prevention: 'Open Settings, Taxes, Check before an update',
  technical: 'tax_class was NULL',
  evidence: evidence(START),
  lang,
};
const intake = {
  expected: 'A receipt',
  since: 'Since the update of Monday',
  steps: 'Open the till, pay by card',
  context: {
    page: 'https://shop.example.org/till',
    browser: 'Firefox 140',
    language: 'en-GB',
    zone: 'Europe/Berlin',
    screen: '1280 x 800',
    app: '4.1.9',
    errors: [{ text: 'TypeError: sound is undefined', at: iso(START - 60_000) }],
  },
};
const files = [NO_FILE];

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
      ...intake,
      files,
      problem: of().problem.id,
      lang,
    }),
    postMessage: () => ({ text: 'Any news?', stillBroken: true, files, lang }),
    nudgeTicket: () => ({}),
    changeContact: () => contact,
    acceptReport: () => ({ basedOn: of().resolved.tag, text: 'Thank you', lang }),
    reopenTicket: () => ({ basedOn: of().resolved.tag, text: 'Still there', files, lang }),
    abandonTicket: () => ({ basedOn: of().open.tag, text: 'Never mind', lang }),
    postUpdate: () => word(of().open, START, saying),
    postComment: () => ({ message: 'It is version 4.2', technical: 'build 4187', files, lang }),
    addNote: () => ({ text: 'Ask the till maker', files, lang }),
    assignTicket: () => ({ agent: 'me' }),
    publishReport: () => letter(of().open, report),
    escalateTicket: () => handOff(of().open, START, { agent: of().A.lead.id, lang }),
    classifyTicket: () => ({ kind: 'question', impact: 'high', plan: 'Standard' }),
    answerWish: () => answer(of().wish, { options, lang }),
    chooseOption: () => ({ basedOn: of().asked.tag, why: 'It is the quickest', lang }),
    answerRequest: () => ({
      items: Object.keys(Object.values(of().asked.requests ?? {})[0]?.items ?? {}).map((item) => ({
        item,
        answer: 'part',
        text: '4.1.9',
        files,
        reason: 'The rest is secret',
      })),
      lang,
    }),
    askApproval: () => ({ name: 'Mona Lindt', note: 'They need the log', days: 3, lang }),
    rateTicket: () => ({ grade: 'good', text: 'Quick and kind', thanks: of().A.agent.id, lang }),
    changeRemaining: () => ({
      basedOn: { report: iso(START), by: iso(START + 48 * HOUR) },
      done: true,
      by: iso(START + 72 * HOUR),
      text: 'Checked',
      lang,
    }),
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
    noteProblem: () => ({ text: 'Ask the till maker', files, lang }),
    changeProblemRemaining: () => ({
      basedOn: { report: iso(START), by: iso(START + 48 * HOUR) },
      done: true,
      by: iso(START + 72 * HOUR),
      text: 'Checked',
      lang,
    }),
    assignProblem: () => ({ agent: 'me' }),
    reportProblem: () => letter(of().problem, report),
    solvedByAnswer: () => ({}),
    publishAnswer: () => lesson({ technical: 'template 7', ticket: of().open.id }),
    changeAnswer: () => lesson({ technical: 'template 7', basedOn: 1 }),
    withdrawAnswer: () => ({ reason: 'Release 4.2 has mended it' }),
    changePolicy: () => ({ policy, basedOn: 1 }),
    previewPolicy: () => ({ policy, at: iso(START) }),
    changeCanned: () => ({
      canned: canned.map((one) => ({ ...one, activity: 'Waiting for the log', lang })),
      basedOn: 0,
    }),
    announceFile: () => ({ name: 'till.log', size: 5 }),
    announceTeamFile: () => ({ name: 'till.log', size: 5 }),
  }) satisfies { [N in RouteName as (typeof routes)[N] extends { body: object } ? N : never]: () => object };

export type Named = keyof ReturnType<typeof fullBodies>;

/** The paths of what people write in their own words. */
export const FREE_TEXT =
  /^(message|subject|text|title|symptom|solution|plan|name|activity|reason|cause|done|prevention|technical|known|tried|why|expected|since|steps|note|context\.(page|browser|language|zone|screen|app|errors\.0\.text)|options\.0\.(title|steps\.0|pros\.0|cons\.0)|request\.0\.(what|purpose)|items\.0\.(text|reason)|evidence\.0\.(what|before|after)|(contact|canned\.0|policy\.(plans|holidays)\.0)\.(name|title|activity|message)|(waiting|policy\.onCall)\.text|remaining\.0\.(what|who))$/;

/** Where nothing may stand for the form's sake: a rule says what is missing, or something else stands beside it. */
export const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  'postMessage.text',
  ...['known', 'tried', 'why', 'reason'].map((field) => `escalateTicket.${field}`),
]);

/** Where null says something: taken from the person, no plan, no known problem. */
export const MAY_BE_NULL: ReadonlySet<string> = new Set([
  'assignTicket.agent',
  'assignProblem.agent',
  'classifyTicket.plan',
  'linkProblem.problem',
]);
