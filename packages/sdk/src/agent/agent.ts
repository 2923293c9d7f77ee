import { createClock } from '../client/clock.ts';
import { createEmitter } from '../client/emitter.ts';
import { createFeed, streamOf } from '../client/feed.ts';
import { connectionOf, createLive } from '../client/live.ts';
import { isFinal } from '../client/outbox.ts';
import { createRest, type Rest } from '../client/rest.ts';
import type { VestkaError } from '../errors.ts';
import type { ProblemEvent, TicketEvent } from '../protocol/events.ts';
import type { KnownProblemRow } from '../protocol/known-problems.ts';
import type { Agents, Queue } from '../protocol/routes.ts';
import type { Me } from '../protocol/sessions.ts';
import type { TeamTicket } from '../protocol/tickets.ts';
import { applyProblem, follow } from '../ticket/apply-problem.ts';
import { applyTeam } from '../ticket/apply-team.ts';
import { isNarrow } from '../ticket/filter.ts';
import { progress } from '../ticket/progress.ts';
import { createAct } from './act.ts';
import { answersOf } from './answers.ts';
import { commandsOf } from './commands.ts';
import { noCounts, tally } from './counts.ts';
import { limited } from './limited.ts';
import { countLink, keepRow, owingRows } from './problems.ts';
import { type Change, put, putAll, type View } from './queue.ts';
import { isProblem, MOST_PAGE, PAGE, readsOf } from './reads.ts';
import { createRecount } from './recount.ts';
import { lastOpened, opened, withEvent } from './timelines.ts';
import type { AgentClient, AgentEvents, AgentOptions, AgentState } from './types.ts';
import { createViews } from './views.ts';
import { workspaceOf } from './workspace.ts';

const WHOLE = { scope: 'all', filter: {} } as const;
const NOBODY = { id: '', level: 'L1' } as const;

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
    recount.stop();
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

  const reads = readsOf(api);

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

  /** The queue that is shown. */
  const view = (): View => ({
    scope: state.scope,
    filter: state.filter,
    me: state.me?.agent ?? NOBODY,
  });

  const takePage = (page: Queue, before: readonly TeamTicket[], patch: Partial<AgentState> = {}) => {
    next = page.next;
    edge = next ? page.tickets.at(-1) : undefined;
    // What was read stands in the queue, even where it has moved behind the edge since.
    const queue = putAll(before, page.tickets.map(newest), view(), undefined, clock.now());
    for (const row of page.problems) keepRow(known, row);
    set({
      ...patch,
      queue,
      problems: owingRows(known),
      counts: page.counts,
      hasMore: next !== null,
      queueLoaded: true,
    });
  };

  const snapshot = async (): Promise<string> => {
    await identify();
    const { scope, filter } = state;
    const before = mark();
    const page = await reads.page(view(), Math.min(MOST_PAGE, Math.max(PAGE, state.queue.length)));
    // A narrowed queue comes without the others, and so does that of what has ended.
    if (isNarrow(filter) || scope === 'ended') page.problems = await reads.owingProblems();
    // Leads see the first of what calls for them, whatever part of the queue they look at.
    const calling = state.me?.agent.role === 'agent' ? [] : await reads.calling();
    // What was not touched meanwhile may have changed unheard: only what is read again stays.
    before.forget();
    for (const ticket of calling) if (!tickets[ticket.id]) keep(ticket);
    const timelines = lastOpened(state.timelines);
    if (scope === state.scope && filter === state.filter) {
      takePage(page, [], { timelines });
    }
    for (const id of Object.keys(timelines)) await openStream(id);
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
    recount.ask(changes.every(({ old }) => old) ? 'known' : 'unknown');
    set({ ...patch, counts, queue: put(queue, changes, view(), edge, clock.now()) });
    // A queue that empties from the top is filled from below.
    if (next && queue.length < PAGE / 2 && state.queue.length < queue.length) more().catch(() => {});
  };

  const recount = createRecount(() =>
    state.connection !== 'live'
      ? null
      : inTurn(async () => {
          const { counts, problems } = await reads.page(WHOLE, 1);
          return () => {
            for (const row of problems) keepRow(known, row);
            set({ counts, problems: owingRows(known) });
          };
        }),
  );

  /** A known problem as it stands, and with it the tickets here that follow it. */
  const showProblem = (row: KnownProblemRow, patch: Partial<AgentState> = {}) => {
    keepRow(known, row);
    const { problem } = known[row.problem.id] as KnownProblemRow;
    show(
      following(problem.id).map((ticket) => follow(ticket, problem)),
      { ...patch, problems: owingRows(known) },
    );
  };

  /** Reads one stream anew, whichever kind it is; what is not there is left out. */
  const fetchStream = limited(4, async (id: string): Promise<void> => {
    try {
      if (isProblem(id)) showProblem(await reads.problem(id));
      else show([(await reads.ticket(id)).ticket]);
    } catch (error) {
      if ((error as VestkaError).status !== 404) throw error;
    }
  });

  /** By stream: the reading begun last. An earlier one that ends after it is older, and not shown. */
  const readings: Record<string, object> = {};
  /** Reads a stream's view and its events. */
  const read = <R>(
    id: string,
    ask: (id: string) => Promise<R>,
    shown: (reply: R, patch: Partial<AgentState>) => void,
  ): Promise<R> =>
    feed.hold(async () => {
      const mine = {};
      readings[id] = mine;
      const reply = await ask(id);
      const events = await reads.events(id);
      if (readings[id] === mine) {
        delete readings[id];
        shown(reply, { timelines: opened(state.timelines, id, events) });
      }
      return reply;
    });

  const open = async (id: string) => {
    await read(id, reads.ticket, ({ ticket }, patch) => show([ticket], patch));
  };

  const openProblem = async (id: string): Promise<KnownProblemRow> => {
    const { problem, linked } = await read(id, reads.problem, showProblem);
    return { problem, linked };
  };

  const openStream = (id: string): Promise<unknown> => (isProblem(id) ? openProblem(id) : open(id));

  const takeOfTicket = (event: TicketEvent) => {
    const old = tickets[event.ticket];
    const ticket = applyTeam(old ?? null, event);
    if (!ticket) return;
    const timelines = withEvent(state.timelines, event, (id) => id === event.ticket);
    const counted = countLink(known, event, old, ticket);
    show(
      [ticket],
      {
        ...(timelines !== state.timelines && { timelines }),
        ...(counted && { problems: owingRows(known) }),
      },
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
    recount.ask('unknown');
    show(
      following(problem.id).map((ticket) => applyTeam(ticket, event) as TeamTicket),
      {
        timelines: withEvent(
          state.timelines,
          event,
          (id) => id === problem.id || tickets[id]?.problem?.id === problem.id,
        ),
        problems: owingRows(known),
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
      const page = await reads.page(view(), PAGE, after);
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
      const page = await reads.page(view(), PAGE);
      if (isCurrent()) takePage(page, state.queue);
    });
  };

  // What an agent does

  const act = createAct(api);

  /** Where there is no connection, nobody else tells of what was just done. */
  const heard = (id: string) => {
    if (!state.timelines[id] || state.connection === 'live') return;
    openStream(id).catch(() => {});
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
    suggestions: reads.suggestions,
    reportLink: reads.reportLink,
    problems: { ...problems, open: openProblem, list: reads.problems },
    answers: answersOf(api, act),
    ...workspaceOf(api, act),
    request: api,
    now: clock.now,
    close() {
      live.stop();
      recount.stop();
    },
  };
}
