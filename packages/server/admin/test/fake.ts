import type {
  AgentClient,
  AgentEvents,
  AgentState,
  KnownProblem,
  KnownProblemRow,
  ProblemEvent,
  RemainingChange,
  Report,
  TeamTicket,
  TicketEvent,
} from '@vestka/sdk/agent';
import { type FakeAnswers, fakeAnswers } from './answers.ts';
import { fakeFiles } from './fake-files.ts';
import { canned, policy, preview, promises } from './policy.ts';
import { knownProblem, problemStory } from './problems.ts';
import { anna, ivan, lena, morning, NOW, story, ticketId } from './tickets.ts';

export interface Fake extends AgentClient {
  readonly answers: FakeAnswers;
  state: AgentState;
  /** What the page asked for, in order. */
  readonly calls: [name: string, ...args: unknown[]][];
  /** Changes the state as the server's news would. */
  set(part: Partial<AgentState>): void;
  emit<K extends keyof AgentEvents>(name: K, value: AgentEvents[K]): void;
  /** The next command of that name fails with this. */
  fail(name: string, error: Error): void;
  time: number;
}

export const byId = (tickets: readonly TeamTicket[]): Record<string, TeamTicket> =>
  Object.fromEntries(tickets.map((one) => [one.id, one]));

export const loggedIn: AgentState = {
  connection: 'live',
  me: { agent: anna, workspace: { id: 'ws_1', name: 'Northwind', zone: 'Europe/Berlin' } },
  agents: [anna, ivan, lena],
  scope: 'mine',
  filter: {},
  queue: morning,
  queueLoaded: true,
  hasMore: false,
  counts: { mine: 6, team: 20, unassigned: 14, all: 41, late: 1, nudged: 0 },
  problems: [],
  tickets: byId(morning),
  timelines: {},
  error: null,
};

const settled = (
  report: Report,
  at: number,
  { done, by = '' }: Omit<RemainingChange, 'basedOn'>,
): Report => ({
  ...report,
  remaining: report.remaining.map((item, n) =>
    n === at
      ? { ...item, ...(done ? { doneAt: new Date(NOW).toISOString() } : { by, firstBy: item.by }) }
      : item,
  ),
});

/** An AgentClient without a server: it holds still, and notes what was asked of it. */
export function fake(
  part: Partial<AgentState> = {},
  stories: Record<string, readonly (TicketEvent | ProblemEvent)[]> = {},
): Fake {
  const listeners = new Map<string, Set<(value: never) => void>>();
  const failures = new Map<string, Error>();
  const called = (name: string, ...args: unknown[]) => {
    client.calls.push([name, ...args]);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure) throw failure;
  };
  const changed = (id: string, change: Partial<TeamTicket>): TeamTicket => {
    const next = { ...(client.state.tickets[id] as TeamTicket), ...change };
    client.set({
      tickets: { ...client.state.tickets, [id]: next },
      queue: client.state.queue.map((one) => (one.id === id ? next : one)),
    });
    return next;
  };
  const changedProblem = (id: string, change: Partial<KnownProblem>): KnownProblem => {
    const row = client.state.problems.find(({ problem }) => problem.id === id);
    const next = { ...(row?.problem ?? knownProblem(1007)), ...change };
    client.set({
      problems: client.state.problems.map((one) => (one.problem.id === id ? { ...one, problem: next } : one)),
    });
    return next;
  };
  const holderOf = (agent: string | null) => {
    const to = client.state.agents.find((one) => one.id === agent || (agent === 'me' && one.id === anna.id));
    return {
      assignee: to ? { id: to.id, name: to.name } : null,
      holder: to
        ? { kind: 'agent' as const, id: to.id, name: to.name }
        : { kind: 'team' as const, level: 'L1' as const },
    };
  };
  const files = fakeFiles();
  const client: Fake = {
    state: { ...loggedIn, ...part },
    calls: [],
    time: NOW,
    set(change) {
      client.state = { ...client.state, ...change };
      client.emit('change', client.state);
    },
    emit(name, value) {
      for (const listener of listeners.get(name) ?? []) listener(value as never);
    },
    fail: (name, error) => {
      failures.set(name, error);
    },
    on(name, listener) {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener as never));
      return () => all.delete(listener as never);
    },
    async connect() {
      called('connect');
    },
    async login(email, password) {
      called('login', email, password);
      client.set({ me: loggedIn.me });
    },
    async logout() {
      called('logout');
      client.set({ me: null });
    },
    async setScope(scope) {
      called('setScope', scope);
      client.set({ scope });
    },
    async setFilter(filter) {
      called('setFilter', filter);
      client.set({ filter });
    },
    async more() {
      called('more');
    },
    async open(id) {
      called('open', id);
      const events = stories[id] ?? (id === ticketId(1042) ? story(id) : story(id).slice(0, 1));
      if (!client.state.tickets[id]) throw Object.assign(new Error('not_found'), { code: 'not_found' });
      client.set({ timelines: { ...client.state.timelines, [id]: events } });
    },
    async update(ticket, input) {
      called('update', ticket, input);
      return changed(ticket.id, {
        status: input.status,
        activity: { text: input.activity, lang: null },
        promise: ticket.promise && { ...ticket.promise, dueAt: input.nextUpdateAt },
        tag: `${ticket.tag}+`,
      });
    },
    async comment(id, input) {
      called('comment', id, input);
      return changed(id, { lastWordAt: new Date(client.time).toISOString() });
    },
    async note(id, text, files) {
      called('note', id, text, ...(files?.length ? [files] : []));
      return changed(id, {});
    },
    async assign(id, agent) {
      called('assign', id, agent);
      return changed(id, { ...holderOf(agent), tag: `${client.state.tickets[id]?.tag}a` });
    },
    async report(ticket, input) {
      called('report', ticket, input);
      return changed(ticket.id, { status: 'resolved', promise: null });
    },
    async remaining(ticket, item, change) {
      called('remaining', ticket, item, change);
      const { report } = ticket;
      return changed(ticket.id, { report: report && settled(report, item, change) });
    },
    async reportLink(id, reader) {
      called('reportLink', id, reader);
      return { url: `/r/${id}.signed`, expiresAt: new Date(client.time + 60_000).toISOString() };
    },
    async escalate(ticket, input) {
      called('escalate', ticket, input);
      const { level = ticket.level, agent = null } = input;
      return changed(ticket.id, {
        ...holderOf(agent),
        ...(agent ? {} : { holder: { kind: 'team', level } }),
        level,
      });
    },
    async classify(id, input) {
      called('classify', id, input);
      return changed(id, input as Partial<TeamTicket>);
    },
    async answerWish(ticket, input) {
      called('answerWish', ticket, input);
      return changed(ticket.id, { status: 'closed', closedBecause: 'answered', promise: null });
    },
    async limit(id, input) {
      called('limit', id, input);
      const { kind, until = '', everyMinutes = null } = input;
      return changed(id, { limit: kind === 'lift' ? null : { kind, until, everyMinutes } });
    },
    async link(ticket, problem, nextUpdateAt) {
      called('link', ticket, problem, nextUpdateAt);
      const found = client.state.problems.find((row) => row.problem.id === problem)?.problem;
      return changed(ticket.id, {
        problem: found
          ? { id: found.id, number: found.number, title: found.title, version: found.version, own: null }
          : null,
      });
    },
    async suggestions(id) {
      called('suggestions', id);
      return client.state.problems.map(({ problem }) => ({ problem, score: 1 }));
    },
    answers: fakeAnswers(called),
    problems: {
      async create(input) {
        called('problems.create', input);
        const problem = knownProblem(1008, { title: input.title });
        client.set({ problems: [...client.state.problems, { problem, linked: 0 }] });
        return problem;
      },
      async open(id) {
        called('problems.open', id);
        const row = client.state.problems.find(({ problem }) => problem.id === id);
        if (!row) throw Object.assign(new Error('not_found'), { code: 'not_found' });
        client.set({ timelines: { ...client.state.timelines, [id]: problemStory(id) } });
        return row as KnownProblemRow;
      },
      async list(scope, after) {
        called('problems.list', scope, after);
        const problem = knownProblem(1003, {
          status: 'resolved',
          promise: null,
          title: 'Two invoices, one number',
        });
        return { problems: [{ problem, linked: 41 }], next: null, cursor: 'c1' };
      },
      async update(problem, input) {
        called('problems.update', problem, input);
        const { promise } = problem;
        return changedProblem(problem.id, {
          status: input.status,
          promise: promise && { ...promise, dueAt: input.nextUpdateAt },
        });
      },
      async note(id, text) {
        called('problems.note', id, text);
        return changedProblem(id, {});
      },
      async assign(id, agent) {
        called('problems.assign', id, agent);
        return changedProblem(id, holderOf(agent));
      },
      async report(problem, input) {
        called('problems.report', problem, input);
        return changedProblem(problem.id, { status: 'resolved', promise: null });
      },
      async remaining(problem, item, change) {
        called('problems.remaining', problem, item, change);
        const { report } = problem;
        return changedProblem(problem.id, { report: report && settled(report, item, change) });
      },
    },
    async promises() {
      return promises;
    },
    async policy() {
      return { policy, version: 1 };
    },
    async changePolicy(next, basedOn) {
      called('changePolicy', next, basedOn);
      return { policy: next, version: basedOn + 1 };
    },
    async previewPolicy(_, iso) {
      return preview(iso);
    },
    async canned() {
      return { canned, version: 1 };
    },
    async changeCanned(next, basedOn) {
      called('changeCanned', next, basedOn);
      return { canned: [...next], version: basedOn + 1 };
    },
    async insights() {
      throw new Error('No insights in this fake.');
    },
    async request(method: string, path: string, body?: unknown) {
      called('request', method, path);
      return { attachment: files.answer(method, path, body, client.time) } as never;
    },
    now: () => client.time,
    close() {},
  };
  return client;
}
