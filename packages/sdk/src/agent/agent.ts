import { backoff } from '../client/backoff.ts';
import { createClock } from '../client/clock.ts';
import { createEmitter } from '../client/emitter.ts';
import { append, createFeed } from '../client/feed.ts';
import { newIntent } from '../client/intent.ts';
import { connectionOf, createLive } from '../client/live.ts';
import { isFinal } from '../client/outbox.ts';
import { createRest, type Rest } from '../client/rest.ts';
import type { VestkaError } from '../errors.ts';
import type { TicketEvent } from '../protocol/events.ts';
import type { Agents, Events, Queue, QueueScope, TeamTicketReply } from '../protocol/routes.ts';
import type { Me } from '../protocol/sessions.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { applyTeam } from '../ticket/apply-team.ts';
import { limited } from './limited.ts';
import { compare, inScope, put } from './queue.ts';
import type { AgentClient, AgentEvents, AgentOptions, AgentState } from './types.ts';

const PAGE = 50;
const MOST_PAGE = 200;
/** How many of the timelines that were opened last are read again after a gap; the others are dropped. */
const KEPT_TIMELINES = 5;
/** Counts are reckoned from events, and asked for so long after: soon where the event alone did not say it all. */
const COUNTS_AFTER_MS = { known: 10_000, unknown: 2000 };
const SCOPES = ['mine', 'unassigned', 'all'] as const;

const behind = (after: string | null | undefined): string => (after ? `&after=${after}` : '');

/** The team's side: a browser with the agent's cookie, or code with a secret key. Asks nothing before `connect()` or `login()`. */
export function createAgent({ url, secretKey, agent }: AgentOptions): AgentClient {
  const base = `${url.replace(/\/$/, '')}/v1/agent`;
  const clock = createClock();
  const { on, emit } = createEmitter<AgentEvents>();
  const rest = createRest(base, clock, {
    ...(secretKey ? { authorization: `Bearer ${secretKey}` } : {}),
    ...(agent ? { 'vestka-agent': agent } : {}),
  });

  const nothing = {
    agents: [],
    queue: [],
    queueLoaded: false,
    hasMore: false,
    counts: { mine: 0, team: 0, unassigned: 0, all: 0 },
    problems: [],
    timelines: {},
  };
  /** One record for ever, changed in place: thousands of tickets are not copied for each event. */
  const tickets: Record<string, TeamTicket> = Object.create(null);
  let state: AgentState = {
    ...nothing,
    connection: 'idle',
    me: undefined,
    scope: 'all',
    filter: {},
    tickets,
    error: null,
  };
  /** Of the page read last: where the next begins, and the ticket behind which all is still unread. */
  let next: string | null = null;
  let edge: TeamTicket | undefined;
  let countsTimer: ReturnType<typeof setTimeout> | undefined;

  const set = (patch: Partial<AgentState>) => {
    state = { ...state, ...patch };
    emit('change', state);
  };

  const fail = (error: VestkaError) => {
    set({ error });
    emit('error', error);
  };

  const leave = (me: null | undefined) => {
    live.stop();
    live.reconnect();
    clearTimeout(countsTimer);
    countsTimer = undefined;
    for (const id of Object.keys(tickets)) delete tickets[id];
    next = null;
    edge = undefined;
    set({ ...nothing, me });
  };

  const api: Rest = async (method, path, body, intent) => {
    try {
      return await rest(method, path, body, intent);
    } catch (error) {
      if ((error as VestkaError).status === 401 && state.me !== null) {
        leave(null);
        // A browser shows the way in; code has nobody to log in.
        if (secretKey) fail(error as VestkaError);
      }
      throw error;
    }
  };

  // What comes from the server

  const identify = async () => {
    if (state.me && state.agents[0]) return;
    try {
      const me = state.me ?? (await api<Me>('GET', '/me'));
      const { agents } = await api<Agents>('GET', '/agents');
      set({ me, agents });
    } catch (error) {
      if (isFinal(error) && (error as VestkaError).status !== 401) {
        live.stop();
        set({ connection: 'refused' });
        fail(error as VestkaError);
      }
      throw error;
    }
  };

  /** Reads of the queue, one after the other. */
  let reading: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(read: () => Promise<T>): Promise<T> => {
    const mine = reading.then(read);
    reading = mine.catch(() => {});
    return mine;
  };

  const readPage = (scope: QueueScope, limit: number, after?: string | null): Promise<Queue> =>
    api('GET', `/queue?scope=${scope}&limit=${limit}${behind(after)}`);

  const newest = (ticket: TeamTicket): TeamTicket => {
    const known = tickets[ticket.id];
    const view = known && known.version > ticket.version ? known : ticket;
    tickets[ticket.id] = view;
    return view;
  };

  const takePage = (page: Queue, before: readonly TeamTicket[], patch: Partial<AgentState> = {}) => {
    const { scope } = { ...state, ...patch };
    next = page.next;
    edge = next ? page.tickets.at(-1) : undefined;
    const queue = new Map(before.map((ticket) => [ticket.id, ticket]));
    for (const ticket of page.tickets) queue.set(ticket.id, newest(ticket));
    set({
      ...patch,
      queue: [...queue.values()]
        .filter((ticket) => inScope(ticket, scope, me()))
        .sort((a, b) => compare(a, b, scope)),
      counts: page.counts,
      hasMore: next !== null,
      queueLoaded: true,
    });
  };

  const me = (): string => state.me?.agent.id ?? '';

  const snapshot = async (): Promise<string> => {
    await identify();
    const { scope } = state;
    const before = { ...tickets };
    const page = await readPage(scope, Math.min(MOST_PAGE, Math.max(PAGE, state.queue.length)));
    // What was not touched meanwhile may have changed unheard: only what is read again stays.
    for (const id of Object.keys(before)) if (tickets[id] === before[id]) delete tickets[id];
    const opened = Object.entries(state.timelines).slice(-KEPT_TIMELINES);
    if (scope === state.scope) takePage(page, [], { timelines: Object.fromEntries(opened) });
    for (const [id] of opened) await open(id);
    return page.cursor;
  };

  const show = (view: TeamTicket, patch: Partial<AgentState> = {}, isNew = false) => {
    const old = tickets[view.id];
    if (old && old.version >= view.version) {
      if (Object.keys(patch)[0]) set(patch);
      return;
    }
    tickets[view.id] = view;
    const { queue, scope } = state;
    const counts = { ...state.counts };
    if (old || isNew) {
      for (const name of SCOPES) {
        counts[name] += +inScope(view, name, me()) - +(!!old && inScope(old, name, me()));
      }
    }
    countsTimer ??= setTimeout(readCounts, COUNTS_AFTER_MS[old ? 'known' : 'unknown']);
    set({ ...patch, counts, queue: put(queue, old, view, scope, me(), edge) });
    // A queue that empties from the top is filled from below.
    if (next && queue.length < PAGE / 2 && state.queue.length < queue.length) more().catch(() => {});
  };

  const readCounts = async () => {
    countsTimer = undefined;
    if (state.connection !== 'live') return;
    await inTurn(async () => set({ counts: (await readPage(state.scope, 1)).counts })).catch(() => {});
  };

  const fetchTicket = limited(4, async (id: string): Promise<void> => {
    try {
      show((await api<TeamTicketReply>('GET', `/tickets/${id}`)).ticket);
    } catch (error) {
      if ((error as VestkaError).status !== 404) throw error;
    }
  });

  /** By ticket: what the reading begun last has read. An earlier one that ends after it is older, and not shown. */
  const readings: Record<string, TicketEvent[]> = {};
  const open = (id: string) =>
    feed.hold(async () => {
      const events: TicketEvent[] = [];
      readings[id] = events;
      const { ticket } = await api<TeamTicketReply>('GET', `/tickets/${id}`);
      let after: string | null = null;
      do {
        const page: Events = await api('GET', `/tickets/${id}/events?limit=${MOST_PAGE}${behind(after)}`);
        events.push(...(page.events as TicketEvent[]));
        after = page.next;
      } while (after);
      if (readings[id] !== events) return;
      delete readings[id];
      const { [id]: _, ...others } = state.timelines;
      // The one opened last stands last: the oldest are let go first.
      show(ticket, { timelines: { ...others, [id]: events } });
    });

  const feed = createFeed({
    find: (id) => id in tickets,
    // All that wait, at one time: while they are on their way the next ones gather.
    fetch: (events) =>
      Promise.all(
        [...new Set(events.map(({ ticket }) => ticket))].filter((id) => !(id in tickets)).map(fetchTicket),
      ).catch(live.reconnect),
    take(event) {
      const { ticket: id } = event;
      const view = applyTeam(tickets[id] ?? null, event);
      if (!view) return;
      const line = state.timelines[id];
      show(
        view,
        line && { timelines: { ...state.timelines, [id]: append(line, event) } },
        event.type === 'ticket_created',
      );
      emit('event', { event, ticket: view });
    },
  });

  const live = createLive(`${base}/live`, clock, feed, {
    load: () => inTurn(snapshot),
    auth: async () => {
      await identify();
      return { token: secretKey, agent: secretKey && agent };
    },
    change(next, failures) {
      const connection = connectionOf(next, failures, state.queueLoaded);
      if (connection !== state.connection) set({ connection, error: null });
    },
  });

  const settled = () =>
    new Promise<void>((resolve) => {
      const settle = () => {
        if (state.connection === 'connecting') return;
        off();
        resolve();
      };
      const off = on('change', settle);
      settle();
    });

  const start = () => {
    live.start();
    return settled();
  };

  const more = () =>
    inTurn(async () => {
      const { scope } = state;
      const after = next;
      if (!after) return;
      const page = await readPage(scope, PAGE, after);
      if (scope === state.scope && after === next) takePage(page, state.queue);
    });

  // What an agent does

  /** One intent over all attempts, so that a lost answer is no second act. */
  const post = async (path: string, body: object): Promise<TeamTicket> => {
    const intent = newIntent();
    for (let failures = 0; ; ) {
      try {
        const { ticket } = await api<TeamTicketReply>('POST', path, body, intent);
        show(ticket);
        if (state.timelines[ticket.id] && state.connection !== 'live') open(ticket.id).catch(() => {});
        return ticket;
      } catch (e) {
        const error = e as VestkaError;
        if (isFinal(error) || ++failures > 3 || (error.retryAfter ?? 0) > 5) {
          if (error.code === 'stale') fetchTicket(path.split('/')[2] as string).catch(() => {});
          throw error;
        }
        await new Promise((resolve) =>
          setTimeout(resolve, (error.retryAfter ?? 0) * 1000 + backoff(failures)),
        );
      }
    }
  };

  return {
    get state() {
      return state;
    },
    on,
    connect: start,
    async login(email, password) {
      const me = await rest<Me>('POST', '/sessions', { email, password });
      leave(undefined);
      set({ me });
      await start();
    },
    async logout() {
      await api('DELETE', '/sessions/current').catch((error) => {
        if (error.status !== 401) throw error;
      });
      leave(null);
    },
    setScope(scope) {
      if (scope === state.scope && state.queueLoaded) return Promise.resolve();
      edge = undefined;
      next = null;
      set({ scope, queue: [], queueLoaded: false, hasMore: false });
      return inTurn(async () => {
        if (scope !== state.scope || !state.me) return;
        const page = await readPage(scope, PAGE);
        if (scope === state.scope) takePage(page, state.queue);
      });
    },
    more,
    open,
    update: (ticket, input) => post(`/tickets/${ticket.id}/updates`, { ...input, basedOn: ticket.tag }),
    note: (ticket, text) => post(`/tickets/${ticket}/notes`, { text }),
    assign: (ticket, to) => post(`/tickets/${ticket}/assignment`, { agent: to }),
    report: (ticket, input) => post(`/tickets/${ticket.id}/report`, { ...input, basedOn: ticket.tag }),
    now: clock.now,
    close() {
      live.stop();
      clearTimeout(countsTimer);
      countsTimer = undefined;
    },
  };
}
