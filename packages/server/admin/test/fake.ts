import type { AgentClient, AgentEvents, AgentState, TeamTicket, TicketEvent } from '@vestka/sdk/agent';
import { anna, ivan, lena, morning, NOW, story, ticketId } from './tickets.ts';

export interface Fake extends AgentClient {
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
  queue: morning,
  queueLoaded: true,
  hasMore: false,
  counts: { mine: 6, team: 9, unassigned: 14, all: 41 },
  problems: [],
  filter: {},
  tickets: byId(morning),
  timelines: {},
  error: null,
};

/** An AgentClient without a server: it holds still, and notes what was asked of it. */
export function fake(part: Partial<AgentState> = {}, stories: Record<string, TicketEvent[]> = {}): Fake {
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
  /** Asked, and on its way for ever. */
  const unanswered =
    (name: string) =>
    (...args: unknown[]): Promise<never> => {
      called(name, ...args);
      return new Promise(() => {});
    };
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
    async note(id, text) {
      called('note', id, text);
      return changed(id, {});
    },
    async assign(id, agent) {
      called('assign', id, agent);
      const to = client.state.agents.find(
        (one) => one.id === agent || (agent === 'me' && one.id === anna.id),
      );
      return changed(id, {
        assignee: to ? { id: to.id, name: to.name } : null,
        holder: to ? { kind: 'agent', id: to.id, name: to.name } : { kind: 'team', level: 'L1' },
        tag: `${client.state.tickets[id]?.tag}a`,
      });
    },
    async report(ticket, input) {
      called('report', ticket, input);
      return changed(ticket.id, { status: 'resolved', promise: null });
    },
    async setFilter(filter) {
      called('setFilter', filter);
      client.set({ filter });
    },
    async escalate(ticket, input) {
      called('escalate', ticket, input);
      return changed(ticket.id, {});
    },
    async classify(id, input) {
      called('classify', id, input);
      return changed(id, {});
    },
    async answerWish(ticket, input) {
      called('answerWish', ticket, input);
      return changed(ticket.id, { status: 'closed', promise: null, closedBecause: 'answered' });
    },
    async limit(id, input) {
      called('limit', id, input);
      return changed(id, {});
    },
    async link(ticket, problem, nextUpdateAt) {
      called('link', ticket, problem, nextUpdateAt);
      return changed(ticket.id, {});
    },
    async suggestions(id) {
      called('suggestions', id);
      return [];
    },
    problems: new Proxy({} as AgentClient['problems'], {
      get: (_, name) => unanswered(`problems.${String(name)}`),
    }),
    promises: () => unanswered('promises')(),
    policy: () => unanswered('policy')(),
    changePolicy: (...args) => unanswered('changePolicy')(...args),
    previewPolicy: (...args) => unanswered('previewPolicy')(...args),
    canned: () => unanswered('canned')(),
    changeCanned: (...args) => unanswered('changeCanned')(...args),
    insights: (...args) => unanswered('insights')(...args),
    now: () => client.time,
    close() {},
  };
  return client;
}
