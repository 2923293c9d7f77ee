import { createClock } from '../client/clock.ts';
import { createEmitter } from '../client/emitter.ts';
import { type AnyEvent, append, createFeed, streamOf } from '../client/feed.ts';
import { connectionOf, createLive } from '../client/live.ts';
import { isFinal } from '../client/outbox.ts';
import { createRest, type Rest } from '../client/rest.ts';
import type { VestkaError } from '../errors.ts';
import type { ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { KnownProblem, KnownProblemRow } from '../protocol/known-problems.ts';
import type {
  Agents,
  Events,
  KnownProblemReply,
  KnownProblems,
  Queue,
  TeamTicketReply,
} from '../protocol/routes.ts';
import type { Me } from '../protocol/sessions.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { applyProblem, follow } from '../ticket/apply-problem.ts';
import { applyTeam } from '../ticket/apply-team.ts';
import { isNarrow } from '../ticket/filter.ts';
import { progress } from '../ticket/progress.ts';
import { createAct } from './act.ts';
import { commandsOf } from './commands.ts';
import { noCounts, tally } from './counts.ts';
import { limited } from './limited.ts';
import { countLink, keepRow, openRows } from './problems.ts';
import { type Change, put, putAll, type View } from './queue.ts';
import type { AgentClient, AgentEvents, AgentOptions, AgentState } from './types.ts';
import { createViews } from './views.ts';
import { query, workspaceOf } from './workspace.ts';

const PAGE = 50;
const MOST_PAGE = 200;
/** How many of the timelines that were opened last are read again after a gap; the others are dropped. */
const KEPT_TIMELINES = 5;
/** Counts are reckoned from events, and asked for so long after: soon where the event alone did not say it all. */
const COUNTS_AFTER_MS = { known: 10_000, unknown: 2000 };
const NOBODY = { id: '', level: 'L1' } as const;

/** Ids say what they are. */
const isProblem = (id: string): boolean => id.startsWith('pb_');

/** The team's side: a browser with the agent's cookie, or code with a secret key. Asks nothing before `connect()` or `login()`. */
export function createAgent({ url, secretKey, agent }: AgentOptions): AgentClient {
  const base = `${url.replace(/\/$/, '')}/v1`;
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
    counts: noCounts,
    problems: [],
    timelines: {},
  };
  const { tickets, known, has, keep, newest, following, mark, clear } = createViews();
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
  let countsAfter: keyof typeof COUNTS_AFTER_MS = 'known';

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
    clear();
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
      const me = state.me ?? (await api<Me>('GET', '/agent/me'));
      const { agents } = await api<Agents>('GET', '/agent/agents');
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

  /** The queue that is shown, or the one of which `filter` and `scope` are given. */
  const view = (whole?: Pick<View, 'scope' | 'filter'>): View => {
    const { scope, filter } = whole ?? state;
    return { scope, filter, me: state.me?.agent ?? NOBODY };
  };
  const WHOLE = { scope: 'all', filter: {} } as const;

  const readPage = ({ scope, filter }: View, limit: number, after?: string | null): Promise<Queue> =>
    api('GET', `/agent/queue${query({ scope, limit, after, ...filter })}`);

  const takePage = (page: Queue, before: readonly TeamTicket[], patch: Partial<AgentState> = {}) => {
    next = page.next;
    edge = next ? page.tickets.at(-1) : undefined;
    // What was read stands in the queue, even where it has moved behind the edge since.
    const queue = putAll(before, page.tickets.map(newest), view(), undefined, clock.now());
    for (const row of page.problems) keepRow(known, row);
    set({
      ...patch,
      queue,
      problems: openRows(known),
      counts: page.counts,
      hasMore: next !== null,
      queueLoaded: true,
    });
  };

  const readProblems = async (): Promise<KnownProblemRow[]> => {
    const rows: KnownProblemRow[] = [];
    let after: string | null = null;
    do {
      const page: KnownProblems = await listProblems('open', after);
      rows.push(...page.problems);
      after = page.next;
    } while (after);
    return rows;
  };
  const listProblems = (scope: 'open' | 'ended', after?: string | null): Promise<KnownProblems> =>
    api('GET', `/agent/problems${query({ scope, after })}`);

  /** Leads see the first of what is missed or asks for an answer, whatever part of the queue they look at. */
  const readCalling = async (): Promise<TeamTicket[]> => {
    if (state.me?.agent.role === 'agent') return [];
    const flags = ['late', 'nudged'] as const;
    const pages = flags.map((flag) => readPage({ ...view(), scope: 'all', filter: { flag } }, PAGE));
    return (await Promise.all(pages)).flatMap((page) => page.tickets);
  };

  const snapshot = async (): Promise<string> => {
    await identify();
    const { scope, filter } = state;
    const before = mark();
    const page = await readPage(view(), Math.min(MOST_PAGE, Math.max(PAGE, state.queue.length)));
    // A narrowed queue comes without them, and so does that of what has ended.
    if (isNarrow(filter) || scope === 'ended') page.problems = await readProblems();
    const calling = await readCalling();
    // What was not touched meanwhile may have changed unheard: only what is read again stays.
    before.forget();
    for (const ticket of calling) if (!tickets[ticket.id]) keep(ticket);
    const opened = Object.entries(state.timelines).slice(-KEPT_TIMELINES);
    if (scope === state.scope && filter === state.filter) {
      takePage(page, [], { timelines: Object.fromEntries(opened) });
    }
    for (const [id] of opened) await (isProblem(id) ? openProblem(id) : open(id));
    return page.cursor;
  };

  const show = (views: readonly TeamTicket[], patch: Partial<AgentState> = {}, isNew = false) => {
    const changes: Change[] = [];
    let { counts } = state;
    const { me } = view();
    for (const ticket of views) {
      const old = tickets[ticket.id];
      if (old && progress(old) >= progress(ticket)) continue;
      changes.push({ old, ticket: keep(ticket) });
      if (old || isNew) counts = tally(tally(counts, old, me, -1), ticket, me, 1);
    }
    if (!changes[0]) {
      if (Object.keys(patch)[0]) set(patch);
      return;
    }
    const { queue } = state;
    askCounts(changes.every(({ old }) => old) ? 'known' : 'unknown');
    set({ ...patch, counts, queue: put(queue, changes, view(), edge, clock.now()) });
    // A queue that empties from the top is filled from below.
    if (next && queue.length < PAGE / 2 && state.queue.length < queue.length) more().catch(() => {});
  };

  const askCounts = (after: keyof typeof COUNTS_AFTER_MS) => {
    if (countsTimer && !(after === 'unknown' && countsAfter === 'known')) return;
    clearTimeout(countsTimer);
    countsAfter = after;
    countsTimer = setTimeout(readCounts, COUNTS_AFTER_MS[after]);
  };

  const readCounts = async () => {
    countsTimer = undefined;
    if (state.connection !== 'live') return;
    await inTurn(async () => {
      const { counts, problems } = await readPage(view(WHOLE), 1);
      for (const row of problems) keepRow(known, row);
      set({ counts, problems: openRows(known) });
    }).catch(() => {});
  };

  /** A known problem as it stands, and with it the tickets here that follow it. */
  const showProblem = (row: KnownProblemRow, patch: Partial<AgentState> = {}) => {
    keepRow(known, row);
    const { problem } = known[row.problem.id] as KnownProblemRow;
    show(
      following(problem.id).map((ticket) => follow(ticket, problem)),
      { ...patch, problems: openRows(known) },
    );
  };

  /** Reads one stream anew, whichever kind it is; what is not there is left out. */
  const fetchStream = limited(4, async (id: string): Promise<void> => {
    try {
      if (isProblem(id)) showProblem(await api<KnownProblemReply>('GET', `/agent/problems/${id}`));
      else show([(await api<TeamTicketReply>('GET', `/agent/tickets/${id}`)).ticket]);
    } catch (error) {
      if ((error as VestkaError).status !== 404) throw error;
    }
  });

  /** By stream: what the reading begun last has read. An earlier one that ends after it is older, and not shown. */
  const readings: Record<string, AnyEvent[]> = {};
  /** Reads a stream's view and its events. */
  const read = <R>(
    id: string,
    path: string,
    shown: (reply: R, patch: Partial<AgentState>) => void,
  ): Promise<R> =>
    feed.hold(async () => {
      const events: AnyEvent[] = [];
      readings[id] = events;
      const reply = await api<R>('GET', path);
      let after: string | null = null;
      do {
        const page: Events = await api('GET', `${path}/events${query({ limit: MOST_PAGE, after })}`);
        events.push(...(page.events as AnyEvent[]));
        after = page.next;
      } while (after);
      if (readings[id] === events) {
        delete readings[id];
        const { [id]: _, ...others } = state.timelines;
        // The one opened last stands last: the oldest are let go first.
        shown(reply, { timelines: { ...others, [id]: events } });
      }
      return reply;
    });

  const open = async (id: string) => {
    await read<TeamTicketReply>(id, `/agent/tickets/${id}`, ({ ticket }, patch) => show([ticket], patch));
  };

  const openProblem = async (id: string): Promise<KnownProblemRow> => {
    const { problem, linked } = await read<KnownProblemReply>(id, `/agent/problems/${id}`, showProblem);
    return { problem, linked };
  };

  /** The timelines that are loaded and to which an event belongs, with it. */
  const lines = (event: AnyEvent, belongs: (id: string) => boolean): Partial<AgentState> => {
    const ids = Object.keys(state.timelines).filter(belongs);
    if (!ids[0]) return {};
    const timelines = { ...state.timelines };
    for (const id of ids) timelines[id] = append(timelines[id] as readonly AnyEvent[], event);
    return { timelines };
  };

  const takeOfTicket = (event: TicketEvent) => {
    const old = tickets[event.ticket];
    const ticket = applyTeam(old ?? null, event);
    if (!ticket) return;
    const patch = lines(event, (id) => id === event.ticket);
    const counted = countLink(known, event, old, ticket);
    show(
      [ticket],
      counted ? { ...patch, problems: openRows(known) } : patch,
      event.type === 'ticket_created',
    );
    if (event.type === 'customer_limited') showLimit(ticket, event.data.limit);
    emit('event', { event, ticket: tickets[ticket.id] ?? ticket });
  };

  /** A limit is the customer's: it stands in each of their tickets, and in the event of one. */
  const showLimit = ({ customer }: TeamTicket, limit: TeamTicket['limit']) => {
    const changes = Object.values(tickets)
      .filter((old) => old.customer.id === customer.id)
      .map((old) => ({ old, ticket: keep({ ...old, limit }) }));
    set({ queue: put(state.queue, changes, view(), edge, clock.now()) });
  };

  const takeOfProblem = (event: ProblemEvent) => {
    const old = known[event.problem];
    const problem = applyProblem(old?.problem ?? null, event);
    if (!problem) return;
    if (problem !== old?.problem) known[problem.id] = { problem, linked: old?.linked ?? 0 };
    // Tickets that are not here may have ended with it.
    askCounts('unknown');
    show(
      following(problem.id).map((ticket) => applyTeam(ticket, event) as TeamTicket),
      {
        ...lines(event, (id) => id === problem.id || tickets[id]?.problem?.id === problem.id),
        problems: openRows(known),
      },
    );
    emit('problem', { event, problem });
  };

  const feed = createFeed({
    find: (event) => event.type === 'problem_created' || has(streamOf(event)),
    // All that wait, at one time: while they are on their way the next ones gather.
    fetch: (events) =>
      Promise.all([...new Set(events.map(streamOf))].filter((id) => !has(id)).map(fetchStream)).catch(
        live.reconnect,
      ),
    take: (event) => (event.ticket ? takeOfTicket(event) : takeOfProblem(event as ProblemEvent)),
  });

  const live = createLive(`${base}/agent/live`, clock, feed, {
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
      const { scope, filter } = state;
      const after = next;
      if (!after) return;
      const page = await readPage(view(), PAGE, after);
      if (scope === state.scope && filter === state.filter && after === next) takePage(page, state.queue);
    });

  /** Another queue: nothing of the one before is shown. */
  const turnTo = (patch: Partial<Pick<AgentState, 'scope' | 'filter'>>) => {
    edge = undefined;
    next = null;
    set({ ...patch, queue: [], queueLoaded: false, hasMore: false });
    const { scope, filter } = state;
    const isCurrent = () => scope === state.scope && filter === state.filter;
    return inTurn(async () => {
      if (!isCurrent() || !state.me) return;
      const page = await readPage(view(), PAGE);
      if (isCurrent()) takePage(page, state.queue);
    });
  };

  // What an agent does

  const act = createAct(api);

  /** Where there is no connection, nobody else tells of what was just done. */
  const heard = (id: string) => {
    if (!state.timelines[id] || state.connection === 'live') return;
    (isProblem(id) ? openProblem(id) : open(id)).catch(() => {});
  };

  const { problems, ...commands } = commandsOf(act, {
    ticket(ticket) {
      show([ticket]);
      heard(ticket.id);
    },
    problem(row) {
      showProblem(row);
      heard(row.problem.id);
    },
    stale: (id) => fetchStream(id).catch(() => {}),
  });

  return {
    get state() {
      return state;
    },
    on,
    connect: start,
    async login(email, password) {
      const me = await rest<Me>('POST', '/agent/sessions', { email, password });
      leave(undefined);
      set({ me });
      await start();
    },
    async logout() {
      await api('DELETE', '/agent/sessions/current').catch((error) => {
        if (error.status !== 401) throw error;
      });
      leave(null);
    },
    setScope: async (scope) => {
      if (scope !== state.scope || !state.queueLoaded) await turnTo({ scope });
    },
    setFilter: async (filter) => {
      if (isNarrow(filter) || isNarrow(state.filter)) await turnTo({ filter });
    },
    more,
    open,
    ...commands,
    suggestions: async (id) => {
      const path = `/agent/tickets/${id}/problem-suggestions`;
      return (await api<{ suggestions: { problem: KnownProblem; score: number }[] }>('GET', path))
        .suggestions;
    },
    problems: { ...problems, open: openProblem, list: listProblems },
    ...workspaceOf(api, act),
    now: clock.now,
    close() {
      live.stop();
      clearTimeout(countsTimer);
      countsTimer = undefined;
    },
  };
}
