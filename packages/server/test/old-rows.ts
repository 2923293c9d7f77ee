import { hashToken } from '../src/ids.ts';
import { DAY, HOUR, iso, MINUTE, START } from './house.ts';

/** Rows as the version wrote them that had neither policies nor known problems: by hand, as nothing here can any more. */

type Row = Record<string, string | number | null>;

const WORKSPACE = 'ws_1111111111111111111111';
const token = (prefix: string) => `${prefix}_${'1'.repeat(43)}`;

export const CUSTOMER = { as: { authorization: `Bearer ${token('cs')}` } };
export const AGENT = { as: { authorization: `Bearer ${token('sk')}`, 'vestka-agent': 'ag_anna' } };

const ticket = (number: number) => ({ id: `tk_${String(number).repeat(5)}`, number });
/** An agent has spoken and has it. */
export const TALKED = ticket(1001);
/** Its promise has passed since, and nobody was there to say so. */
export const LATE = ticket(1002);
/** With a report that waits for its answer. */
export const SOLVED = { ...ticket(1003), closesAt: START + 7 * DAY };
export const NEWER = ticket(1004);

const customer = 'cu_1111111111111111111111';
const anna = { kind: 'agent', id: 'ag_anna', name: 'Anna' };
const L1 = { kind: 'team', level: 'L1' };
const promise = (id: string, due: number, made: number, by: object = { kind: 'policy' }) => ({
  id,
  dueAt: iso(due),
  firstDueAt: iso(due),
  madeAt: iso(made),
  by,
  missedAt: null,
  told: null,
});
const byAnna = { kind: 'agent', name: 'Anna' };

interface Old {
  type: string;
  actor: object;
  at: number;
  facts: object | null;
  data: object;
  words: object | null;
}

const created = (number: number, at: number, words: object, data: object = {}): Old => ({
  type: 'ticket_created',
  actor: { kind: 'customer', id: customer },
  at,
  facts: {
    status: 'received',
    activity: { code: 'queued' },
    promise: promise('p1', at + 2 * HOUR, at),
    holder: L1,
  },
  data: { number, kind: 'problem', impact: 'normal', customer, lang: null, ...data },
  words,
});

const answered = (at: number) => ({
  promise: 'p1',
  dueAt: iso(at + 2 * HOUR),
  firstDueAt: iso(at + 2 * HOUR),
  kept: true,
});

const fixing = {
  status: 'fixing',
  activity: { lang: 'ru' },
  promise: promise('p2', START + 3 * HOUR, START + MINUTE, byAnna),
};

const STREAMS: [typeof TALKED, Old[]][] = [
  [
    TALKED,
    [
      created(1001, START, { subject: 'Касса не печатает', message: 'Касса не печатает' }),
      {
        type: 'update_posted',
        actor: anna,
        at: START + MINUTE,
        facts: { ...fixing, holder: L1 },
        data: { lang: 'ru', answered: answered(START) },
        words: { activity: 'Меняем кабель', message: null },
      },
      {
        type: 'ticket_assigned',
        actor: anna,
        at: START + 2 * MINUTE,
        facts: { ...fixing, holder: anna },
        data: {},
        words: { activity: 'Меняем кабель' },
      },
    ],
  ],
  [
    LATE,
    [
      created(
        1002,
        START - 2 * HOUR,
        { subject: 'Printer', message: 'Which printer do I need?', contact: { name: 'Kim' } },
        { kind: 'question' },
      ),
    ],
  ],
  [
    SOLVED,
    [
      created(1003, START - HOUR, { subject: 'Taxes', message: 'Wrong taxes' }),
      {
        type: 'report_published',
        actor: anna,
        at: START,
        facts: { status: 'resolved', activity: { code: 'awaiting_acceptance' }, promise: null, holder: anna },
        data: {
          outcome: 'full',
          recurrence: 'no',
          remaining: [],
          closesAt: iso(SOLVED.closesAt),
          answered: answered(START - HOUR),
          lang: null,
        },
        words: {
          cause: 'A tax class was missing',
          done: 'Put it back',
          remaining: [],
          prevention: null,
          technical: null,
        },
      },
    ],
  ],
  [NEWER, [created(1004, START, { subject: 'Crash', message: 'Crash' }, { impact: 'critical' })]],
];

/** The view as the old fold left it; of what is inside, a list reads only these. */
function teamView({ id, number }: typeof TALKED, events: Old[]): Row & Record<string, unknown> {
  const [first, last] = [events[0] as Old, events.at(-1) as Old];
  const { kind, impact } = first.data as { kind: string; impact: string };
  const { subject, contact } = first.words as { subject: string; contact?: { name: string } };
  const { status, holder } = last.facts as { status: string; holder: typeof anna };
  const word = events.findLast(({ type }) => type === 'update_posted' || type === 'report_published');
  return {
    ...(last.facts as object),
    id,
    number,
    kind,
    impact,
    subject,
    status,
    level: 'L1',
    plan: null,
    assignee: holder.kind === 'agent' ? { id: holder.id, name: holder.name } : null,
    customer: { id: customer, name: contact?.name ?? null, email: null },
    createdAt: iso(first.at),
    updatedAt: iso(last.at),
    lastCustomerAt: iso(first.at),
    lastWordAt: word ? iso(word.at) : null,
    version: events.length,
    foldVersion: 1,
  } as unknown as Row & Record<string, unknown>;
}

function* ofTicket(one: typeof TALKED, events: Old[]): Generator<[string, Row]> {
  const view = teamView(one, events);
  const { promise, assignee, status } = view as unknown as {
    promise: { id: string; dueAt: string } | null;
    assignee: { id: string } | null;
    status: string;
  };
  const { id, number } = one;
  const sortAt = promise ? Date.parse(promise.dueAt) : -START;
  yield [
    'tickets',
    {
      id,
      workspace: WORKSPACE,
      customer,
      number,
      version: events.length,
      fold_version: 1,
      open: Number(status !== 'resolved'),
      assignee: promise ? (assignee?.id ?? null) : 'ag_anna',
      sort_at: sortAt,
      created_at: (events[0] as Old).at,
      customer_view: JSON.stringify(view),
      team_view: JSON.stringify(view),
    },
  ];
  yield [
    'deadlines',
    promise
      ? { stream: id, kind: 'promise', ref: promise.id, workspace: WORKSPACE, at: sortAt }
      : { stream: id, kind: 'close', ref: '', workspace: WORKSPACE, at: SOLVED.closesAt },
  ];
  for (const [i, event] of events.entries()) yield ['events', eventRow(id, i + 1, 'customer', event)];
}

const eventRow = (stream: string, version: number, audience: string, event: Old): Row => ({
  workspace: WORKSPACE,
  stream,
  version,
  audience,
  type: event.type,
  actor: JSON.stringify(event.actor),
  at: event.at,
  facts: event.facts && JSON.stringify(event.facts),
  data: JSON.stringify(event.data),
  words: event.words && JSON.stringify(event.words),
});

const agent = (id: string, name: string, role: string): [string, Row] => [
  'agents',
  { id, workspace: WORKSPACE, email: `${id}@shop.example`, name, role, level: 'L1', password: 'none' },
];

/** Every row by its table. */
export function* rows(): Generator<[string, Row]> {
  const workspace = { id: WORKSPACE, version: 3, name: 'Shop', accent: null, zone: 'Europe/Berlin' };
  yield ['workspaces', { ...workspace, secret: 'secret' }];
  for (const [i, type] of ['workspace_created', 'agent_added', 'agent_added'].entries()) {
    const event = { type, actor: { kind: 'system' }, at: START - DAY, facts: null, data: {}, words: null };
    yield ['events', eventRow(WORKSPACE, i + 1, 'team', event)];
  }
  yield ['keys', { key: hashToken(token('sk')), workspace: WORKSPACE, kind: 'secret' }];
  yield agent('ag_anna', 'Anna', 'agent');
  yield agent('ag_admin', 'Olga', 'admin');
  yield ['customers', { id: customer, workspace: WORKSPACE, kind: 'anonymous', created_at: START - DAY }];
  const session = { workspace: WORKSPACE, kind: 'customer', person: customer, expires_at: START + 30 * DAY };
  yield ['sessions', { hash: hashToken(token('cs')), ...session }];
  yield ['counters', { workspace: WORKSPACE, last: 1004 }];
  for (const [one, events] of STREAMS) yield* ofTicket(one, events);
}
