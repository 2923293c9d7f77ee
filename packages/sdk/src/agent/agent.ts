import { createClock } from '../client/clock.ts';
import { createEmitter } from '../client/emitter.ts';
import { createFeed, streamOf } from '../client/feed.ts';
import { connectionOf, createLive } from '../client/live.ts';
import { isFinal } from '../client/outbox.ts';
import { createRest, type Rest } from '../client/rest.ts';
import type { VestkaError } from '../errors.ts';
import type { Agents } from '../protocol/routes.ts';
import type { Me } from '../protocol/sessions.ts';
import { isNarrow } from '../ticket/filter.ts';
import { createAct } from './act.ts';
import { answersOf } from './answers.ts';
import { commandsOf } from './commands.ts';
import { createPages } from './pages.ts';
import { keepRow } from './problems.ts';
import { readsOf } from './reads.ts';
import { createRecount } from './recount.ts';
import { createShow } from './show.ts';
import { takeSnapshot } from './snapshot.ts';
import { createState } from './state.ts';
import { createStreams } from './streams.ts';
import { createTake } from './take.ts';
import type { AgentClient, AgentEvents, AgentOptions } from './types.ts';
import { workspaceOf } from './workspace.ts';

const WHOLE = { scope: 'all', filter: {} } as const;

/** The team's side: a browser with the agent's cookie, or code with a secret key. Asks nothing before `connect()` or `login()`. */
export function createAgent({ url, secretKey, agent }: AgentOptions): AgentClient {
  const base = `${url.replace(/\/$/, '')}/v1`;
  const clock = createClock();
  const { on, emit } = createEmitter<AgentEvents>();
  const store = createState(emit);
  const rest = createRest(base, clock, {
    ...(secretKey ? { authorization: `Bearer ${secretKey}` } : {}),
    ...(agent ? { 'vestka-agent': agent } : {}),
  });

  const leave = (me: null | undefined) => {
    live.stop();
    live.reconnect();
    recount.stop();
    pages.forget();
    store.empty(me);
  };

  const api: Rest = async (method, path, body, intent) => {
    try {
      return await rest(method, path, body, intent);
    } catch (error) {
      if ((error as VestkaError).status === 401 && store.state.me !== null) {
        leave(null);
        // A browser shows the way in; code has nobody to log in.
        if (secretKey) store.fail(error as VestkaError);
      }
      throw error;
    }
  };

  // What comes from the server

  const reads = readsOf(api);
  const pages = createPages(store, reads, clock.now);
  const recount = createRecount(() =>
    store.state.connection !== 'live'
      ? null
      : pages.inTurn(async () => {
          const { counts, problems } = await reads.page(WHOLE, 1);
          return () => {
            for (const row of problems) keepRow(store.known, row);
            store.set({ counts, problems: store.problems() });
          };
        }),
  );
  const show = createShow(store, pages, recount);
  const streams = createStreams(store, reads, show, (read) => feed.hold(read));
  const feed = createFeed({
    find: (event) => event.type === 'problem_created' || store.has(streamOf(event)),
    // All that wait, at one time: while they are on their way the next ones gather.
    fetch: (events) =>
      Promise.all([...new Set(events.map(streamOf))].filter((id) => !store.has(id)).map(streams.fetch)).catch(
        live.reconnect,
      ),
    take: createTake(store, show, recount, emit),
  });

  const identify = async () => {
    if (store.state.me && store.state.agents[0]) return;
    try {
      const me = store.state.me ?? (await api<Me>('GET', '/agent/me'));
      const { agents } = await api<Agents>('GET', '/agent/agents');
      store.set({ me, agents });
    } catch (error) {
      if (isFinal(error) && (error as VestkaError).status !== 401) {
        live.stop();
        store.set({ connection: 'refused' });
        store.fail(error as VestkaError);
      }
      throw error;
    }
  };

  const live = createLive(`${base}/agent/live`, clock, feed, {
    load: () =>
      pages.inTurn(async () => {
        await identify();
        return takeSnapshot(store, reads, pages, streams);
      }),
    auth: async () => {
      await identify();
      return { token: secretKey, agent: secretKey && agent };
    },
    change(next, failures) {
      const connection = connectionOf(next, failures, store.state.queueLoaded);
      if (connection !== store.state.connection) store.set({ connection, error: null });
    },
  });

  const settled = () =>
    new Promise<void>((resolve) => {
      const settle = () => {
        if (store.state.connection === 'connecting') return;
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

  // What an agent does

  const act = createAct(api);

  /** Where there is no connection, nobody else tells of what was just done. */
  const heard = (id: string) => {
    if (!store.state.timelines[id] || store.state.connection === 'live') return;
    streams.open(id).catch(() => {});
  };

  const { problems, ...commands } = commandsOf(act, {
    ticket(ticket) {
      show.tickets([ticket]);
      heard(ticket.id);
    },
    problem(row) {
      show.problem(row);
      heard(row.problem.id);
    },
    stale: (id) => streams.fetch(id).catch(() => {}),
  });

  return {
    get state() {
      return store.state;
    },
    on,
    connect: start,
    async login(email, password) {
      const me = await rest<Me>('POST', '/agent/sessions', { email, password });
      leave(undefined);
      store.set({ me });
      await start();
    },
    async logout() {
      await api('DELETE', '/agent/sessions/current').catch((error) => {
        if (error.status !== 401) throw error;
      });
      leave(null);
    },
    setScope: async (scope) => {
      if (scope !== store.state.scope || !store.state.queueLoaded) await pages.turnTo({ scope });
    },
    setFilter: async (filter) => {
      if (isNarrow(filter) || isNarrow(store.state.filter)) await pages.turnTo({ filter });
    },
    more: pages.more,
    open: streams.openTicket,
    ...commands,
    suggestions: reads.suggestions,
    reportLink: reads.reportLink,
    problems: { ...problems, open: streams.openProblem, list: reads.problems },
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
