import { VestkaError } from '@vestka/sdk/agent';
import { render } from 'preact';
import { App } from '../src/app.tsx';
import { byId, type Fake, fake, loggedIn } from './fake.ts';
import { given, givenStory } from './given.ts';
import { request } from './given-parts.ts';
import { knownProblem, rows } from './problems.ts';
import { rating, report, settledStory } from './settled.ts';
import { teamwork } from './teamwork.ts';
import { at, ending, lena, morning, story, ticket, ticketId } from './tickets.ts';
import '../src/style/index.css';

const none = {
  queue: [],
  tickets: {},
  counts: { mine: 0, team: 0, unassigned: 0, all: 0, late: 0, nudged: 0 },
};
const many = Array.from({ length: 10_000 }, (_, n) => ticket(n + 1, { due: n * 3 - 30 }));
const resolved = morning.map((one) =>
  one.number === 1042 ? ticket(1042, { ...one, status: 'resolved', promise: null, closesAt: at(8640) }) : one,
);
const id = ticketId(1042);

const changed = (number: number, part: Parameters<typeof ticket>[1]) =>
  morning.map((one) => (one.number === number ? ticket(number, { ...one, ...part }) : one));
const desk = (tickets = morning, part = {}) =>
  fake({ queue: tickets, tickets: byId(tickets), problems: rows, ...part }, { [id]: teamwork(id) });
const nudged = morning.map((one) =>
  one.number === 1029 && one.promise
    ? { ...one, promise: { ...one.promise, nudgedAt: at(-6) }, lastWordAt: at(-140) }
    : one,
);
const handOff = {
  known: 'Only cards from DE and PL are refused, since the update of 3 March.',
  tried: 'Cleared the cache, another card, another browser.',
  why: 'It is in the payment module, and needs its owner.',
  by: 'Ivan S.',
  at: at(-10),
};

const as = (one: ReturnType<typeof given>, events: readonly unknown[]) => {
  const tickets = morning.map((other) => (other.id === id ? one : other));
  return fake({ queue: tickets, tickets: byId(tickets), problems: rows }, { [id]: events as never });
};
const ended = { promise: null, report, offers: {}, requests: {} };
const published = ending(id, 8).map((one) => ({ ...one, at: report.publishedAt }));

/** Every state worth looking at, by the name in the address. */
const states: Record<string, () => Fake> = {
  desk: () => desk(),
  lead: () =>
    desk(nudged, {
      me: loggedIn.me && { ...loggedIn.me, agent: lena },
      scope: 'all',
      counts: { ...loggedIn.counts, late: 64, nudged: 12 },
    }),
  handoff: () => desk(changed(1042, { handOff, lastWordAt: at(-18) })),
  limited: () =>
    desk(
      changed(1042, {
        limit: { kind: 'limit', until: at(1440), everyMinutes: 60 },
        onCall: '+49 30 5550123, ask for the night shift',
      }),
    ),
  linked: () =>
    desk(
      changed(1042, {
        problem: {
          id: rows[0]?.problem.id ?? '',
          number: 1007,
          title: 'Till restarts',
          version: 3,
          own: null,
        },
      }),
    ),
  wish: () => desk(changed(1042, { kind: 'wish', impact: 'low', subject: 'Bring back the pick button' })),
  given: () => as(given(), givenStory(id)),
  remains: () =>
    as(given({ ...ended, status: 'resolved', closesAt: at(8640) }), [
      ...story(id).slice(0, 1),
      ...published,
      ...settledStory(id).slice(0, 3),
    ]),
  'still-owed': () => {
    const { id: problem, number, title, version } = knownProblem(1007);
    const stillOwed = [{ what: 'A credit note for February', who: 'Ivan S.', by: at(1440) }];
    const link = { id: problem, number, title, version, own: null };
    return as(given({ ...ended, status: 'resolved', closesAt: at(8640), stillOwed, problem: link }), [
      ...story(id).slice(0, 1),
      ...published.map((one) => ({ ...one, ticket: undefined, problem })),
    ]);
  },
  rated: () =>
    as(given({ ...ended, status: 'closed', closedBecause: 'accepted', rating }), [
      ...story(id).slice(0, 1),
      ...published,
      ...settledStory(id),
    ]),
  // One file is refused, the others have no connection.
  slow: () => {
    const client = desk();
    client.request = async (_, __, body) => {
      const code = (body as { name?: string })?.name?.includes('.png') ? 'file_type_refused' : 'offline';
      throw new VestkaError({ code, status: code === 'offline' ? 0 : 415 });
    };
    return client;
  },
  unanswered: () => {
    const client = desk();
    client.answers.all = [];
    return client;
  },
  unread: () => {
    const client = desk();
    client.fail('answers.list', new VestkaError({ code: 'offline', title: 'No answer.' }));
    return client;
  },
  login: () => fake({ me: null }),
  empty: () => fake(none),
  loading: () => fake({ ...none, queueLoaded: false }),
  offline: () => fake(),
  ended: () => fake({ queue: resolved, tickets: byId(resolved) }, { [id]: [...story(id), ...ending(id, 8)] }),
  changed: () => fake(),
  faster: () => as(given({ ...ended, status: 'resolved', closesAt: at(8640) }), story(id).slice(0, 1)),
  // Some of what has ended still owes something, one thing of it late.
  'ended-owing': () => {
    const left = (by: number) => ({
      ...report,
      remaining: [{ what: 'Tell the other branches', who: 'Anna K.', by: at(by) }],
    });
    const over = { ...ended, status: 'resolved', report: { ...report, remaining: [] } } as const;
    const queue = [
      ticket(1042, { ...over, updatedAt: at(-12), report: left(2 * 1440) }),
      ticket(1036, { ...over, updatedAt: at(-95), subject: 'Labels print on the wrong tray' }),
      ticket(1031, { ...over, updatedAt: at(-300), subject: 'Export hangs at 80 %', report: left(-90) }),
      ticket(988, { ...over, updatedAt: at(-2 * 1440), subject: 'Cash desk restarts on card payment' }),
    ];
    const problem = knownProblem(1007, { ...over, updatedAt: at(-40), report: left(1440) });
    return fake({ scope: 'ended', queue, tickets: byId(queue), problems: [{ problem, linked: 312 }] });
  },
  'problem-ended': () => {
    const problem = knownProblem(1007, { status: 'resolved', promise: null, closesAt: at(8640), report });
    return fake({ problems: [{ problem, linked: 312 }] });
  },
  approved: () => {
    const approval = { ...request.approval, state: 'approved', decidedAt: at(-3), reason: 'Without names.' };
    const decided = {
      ...givenStory(id).at(-1),
      cursor: 'g99',
      at: at(-3),
      type: 'approval_decided',
      actor: { kind: 'approver' },
      data: { request: 'd10', approval: 'a11', approved: true, lang: 'ru' },
      words: { name: request.approval?.name, reason: 'Without names.' },
    };
    return as(given({ requests: { d10: { ...request, approval } } as never }), [...givenStory(id), decided]);
  },
  many: () =>
    fake({
      queue: many,
      tickets: byId(many),
      counts: { mine: 10_000, team: 0, unassigned: 0, all: 10_000, late: 0, nudged: 0 },
    }),
};

/** What can happen in a state once it is on the screen. */
const events: Record<string, (client: Fake) => void> = {
  offline: (client) => client.set({ connection: 'offline' }),
  faster: (client) => {
    const one = client.state.tickets[id];
    if (!one?.report) return;
    const remaining = one.report.remaining.map((item) => ({ ...item, by: at(4 * 1440) }));
    client.set({
      tickets: { ...client.state.tickets, [id]: { ...one, report: { ...one.report, remaining } } },
    });
  },
  changed: (client) => {
    const one = client.state.tickets[id];
    if (!one) return;
    const activity = { text: 'Rolling the fix out.', lang: 'en' };
    const next = { ...one, status: 'fixing' as const, tag: 't9', activity };
    client.set({ tickets: { ...client.state.tickets, [id]: next } });
  },
};

const name = new URLSearchParams(location.search).get('state') ?? 'desk';
const client = (states[name] ?? fake)();
Object.assign(window, { client, happen: () => events[name]?.(client) });
render(<App client={client} />, document.body);
